"""What keeps a report from being closed, and nothing else."""

import pytest

from cchc_desktop.core.closing import Reason, Stage, obstacles
from cchc_desktop.core.content import Explanation, explanation_address
from tests.core.checks.real import real_report
from tests.core.toy import toy_report


def test_a_report_without_findings_can_be_closed() -> None:
    assert obstacles(toy_report(content={"one": 1, "two": 2})) == ()


def test_an_open_error_stands_before_everything_else() -> None:
    report = real_report({"b1_2_1": 36, "b1_2_2": 40, "b1_1": 3})

    first, *_ = obstacles(report, {"b1_1"})

    assert first.reason is Reason.ERROR
    assert first.finding is not None
    assert first.address in first.finding.codes
    assert obstacles(report, {"b1_1"})[-1].reason is Reason.UNCONFIRMED


def test_a_warning_stands_until_it_is_explained() -> None:
    report = real_report({"b3_3_3": "95"})
    (found,) = (each for each in obstacles(report) if each.reason is Reason.UNEXPLAINED)
    assert found.finding is not None
    check, codes, figures = found.finding.check, found.finding.codes, found.finding.figures

    report.update({explanation_address(check, codes): Explanation(check, codes, "Theo sổ.", figures)})

    assert found not in obstacles(report)


def test_a_carried_value_must_be_confirmed() -> None:
    report = toy_report(content={"one": 1, "two": 2})

    (found,) = obstacles(report, {"one"})

    assert (found.reason, found.address) == (Reason.UNCONFIRMED, "one")


def test_a_carried_value_that_was_emptied_is_no_obstacle() -> None:
    assert obstacles(toy_report(content={"two": 2}), {"one"}) == ()


@pytest.mark.parametrize(
    ("stage", "frozen"),
    [
        (Stage.ENTERING, False),
        (Stage.CHECKED, False),
        (Stage.CLOSED, True),
        (Stage.SENT, True),
        (Stage.RESENT, True),
    ],
)
def test_only_a_closed_or_sent_report_is_frozen(stage: Stage, frozen: bool) -> None:
    assert stage.is_frozen is frozen
