"""The period, the unit and the document in words."""

import msgspec
import pytest

from cchc_desktop.core.edition import Index
from cchc_desktop.core.prose.spoken import said
from cchc_desktop.core.wording import Live
from tests.core.toy import definition, toy_report

LIVE = Live(next={"q1": "quý II {year}", "year": "năm {following}"})
INDEX = Index(msgspec.structs.replace(definition(), live=LIVE))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("period", "quý I 2023"),
        ("period.from", "15/12/2022"),
        ("period.year", "2023"),
        ("period.next", "quý II 2023"),
        ("period.prev", ""),
        ("unit.name", "An Bình"),
        ("unit.receiving", "Phòng Nội vụ"),
        ("document.number", ""),
        ("document.place", "An Bình"),
        ("document.title", "Tình hình quý I 2023"),
        ("document.signer.title", "CHỦ TỊCH"),
        ("document.signer.name", ""),
    ],
)
def test_a_name_says_what_is_known(name: str, words: str) -> None:
    assert said(name, toy_report(INDEX)) == words


def test_after_a_year_comes_the_next_one() -> None:
    assert said("period.next", toy_report(INDEX, kind="year")) == "năm 2024"


def test_what_was_typed_stands() -> None:
    report = toy_report(INDEX, {"document.date": "ngày mai", "document.number": "03A", "period.to": "sau"})

    assert [said(name, report) for name in ("document.date", "document.number", "period.to")] == [
        "ngày mai",
        "03A",
        "",
    ]


def test_the_period_beside_is_named() -> None:
    report = toy_report(INDEX, history=[toy_report(INDEX, kind="year", year=2022)])

    assert said("period.prev", report) == "năm 2022"
