"""What stands beside a figure, and what may not be set against it."""

from decimal import Decimal

import pytest

from cchc_desktop.core.compare import Relation, before, compared, relation_of, trend, year_ago
from cchc_desktop.core.edition import Index
from cchc_desktop.core.passages import Renamed
from cchc_desktop.core.report import Report
from tests.core.toy import Toy, row, toy_edition, toy_report

ROWS = [
    row("flow"),
    row("stock", "stock"),
    row("done", cumulative=True),
    row("share", "percent"),
    row("both", "total", "flow + done"),
    row("pick", "choice", options=(0, 1)),
]


@pytest.fixture
def index() -> Index:
    return toy_edition(ROWS)


def report(index: Index, kind: str, year: int, history: tuple[Report, ...] = (), **figures: Toy) -> Report:
    return toy_report(index, figures, kind=kind, year=year, history=history)


def test_a_flow_of_the_first_quarter_is_a_part_of_six_months(index: Index) -> None:
    quarter = report(index, "q1", 2023, flow=652, stock=10, share="50")
    half = report(index, "6m", 2023, (quarter,), flow=1203, stock=12, share="60")

    assert before(half) is quarter
    assert compared(half, quarter, "flow").relation is Relation.PART
    assert compared(half, quarter, "flow").change is None
    assert compared(half, quarter, "stock").change == 2
    assert compared(half, quarter, "share").change == 10
    assert relation_of(half, quarter, "both") is Relation.PART


def test_six_months_are_compared_with_those_of_last_year(index: Index) -> None:
    last = report(index, "6m", 2022, flow=1000)
    half = report(index, "6m", 2023, (last, report(index, "q1", 2023, flow=652)), flow=1203)

    assert year_ago(half) is last
    found = compared(half, last, "flow")
    assert found.change == 203
    assert found.percent == Decimal("20.3")


def test_a_year_is_no_measure_for_a_quarter(index: Index) -> None:
    whole = report(index, "year", 2022, flow=2600, done=9, stock=4)
    quarter = report(index, "q1", 2023, (whole,), flow=652, done=2, stock=5)

    assert relation_of(quarter, whole, "flow") is Relation.OTHER_SPAN
    assert relation_of(quarter, whole, "done") is Relation.OTHER_SPAN
    assert compared(quarter, whole, "stock").change == 1


def test_quarters_of_one_length_are_compared_but_not_what_runs_from_the_start_of_the_year(
    index: Index,
) -> None:
    second = report(index, "q2", 2023, flow=500, done=4)
    third = report(index, "q3", 2023, (second,), flow=600, done=7)

    assert compared(third, second, "flow").change == 100
    assert compared(third, second, "done").relation is Relation.PART


def test_another_unit_of_measure_is_not_compared(index: Index) -> None:
    dong = toy_edition([row("flow", unit="đồng")], id="older")
    million = toy_edition([row("flow", unit="triệu đồng")], id="newer", base="older")
    last = report(dong, "q1", 2022, flow=5)
    now = report(million, "q1", 2023, (last,), flow=6)

    assert compared(now, last, "flow").relation is Relation.OTHER_FIGURE


def test_an_edition_of_another_kind_is_named_but_not_compared(index: Index) -> None:
    old = report(toy_edition(["flow"], id="old"), "q1", 2022, flow=5)
    now = report(index, "q1", 2023, (old,), flow=6)

    assert year_ago(now) is old
    assert before(now) is old
    assert compared(now, old, "flow").relation is Relation.OTHER_EDITION


def test_a_mapping_sets_a_figure_against_its_old_codes_and_no_others() -> None:
    old = toy_edition(["a", "b", "c", "gone", row("rate", "percent"), row("pace", "percent")], id="old")
    moved = [
        Renamed("old", ("a",), ("one",)),
        Renamed("old", ("a", "b"), ("both",)),
        Renamed("old", ("c",), ("left", "right")),
        Renamed("old", ("rate", "pace"), ("share",)),
        Renamed("old", ("gone",)),
    ]
    shares = row("share", "percent")
    index = toy_edition(["one", "both", "left", "right", shares, "gone", "c"], renamed=moved)
    last = report(old, "q1", 2022, a=5, b=2, c=9, gone=1, rate=10, pace=20)
    now = report(index, "q1", 2023, (last,), one=6, both=10, left=4, right=5, share=30, gone=1, c=9)

    told = {code: compared(now, last, code) for code in index.figures}

    assert [told["one"].change, told["one"].before] == [1, 5]
    assert [told["both"].change, told["both"].before] == [3, 7]
    assert told["left"].relation is told["right"].relation is Relation.OTHER_FIGURE, "who got how much?"
    assert told["share"].relation is Relation.OTHER_FIGURE, "shares are not added"
    assert told["gone"].relation is told["c"].relation is Relation.OTHER_EDITION, "no table names them"
    assert [point.number for point in trend(now, "both")] == [7, 10]
    assert [point.number for point in trend(now, "gone")] == [1]


def test_a_sum_with_an_unknown_part_is_unknown() -> None:
    old = toy_edition(["a", "b"], id="old")
    index = toy_edition(["both"], renamed=[Renamed("old", ("a", "b"), ("both",))])
    last = report(old, "q1", 2022, a=5)
    now = report(index, "q1", 2023, (last,), both=6)

    assert compared(now, last, "both").before is None
    assert compared(now, last, "both").change is None


def test_a_code_that_moved_within_a_family_is_not_its_old_self() -> None:
    old = toy_edition(["a", "b"], id="old")
    index = toy_edition(["a", "b"], id="new", base="old", renamed=[Renamed("old", ("a",), ("b",))])
    last = report(old, "q1", 2022, a=5, b=2)
    now = report(index, "q1", 2023, (last,), a=1, b=6)

    assert compared(now, last, "b").before == 5
    assert compared(now, last, "a").relation is Relation.OTHER_FIGURE


def test_nothing_has_no_percentage_and_a_choice_no_difference(index: Index) -> None:
    last = report(index, "q1", 2022, flow=0, pick=1)
    now = report(index, "q1", 2023, (last,), flow=4, pick=0, share="7")

    assert compared(now, last, "flow").change == 4
    assert compared(now, last, "flow").percent is None
    assert compared(now, last, "pick").change is None
    assert compared(now, last, "share").change is None, "what was not known then is not 0"


def test_a_share_differs_as_it_is_printed(index: Index) -> None:
    last = report(index, "q1", 2022, share="33,34")
    now = report(index, "q1", 2023, (last,), share="33,36")

    assert compared(now, last, "share").change == Decimal("0.1")


def test_a_trend_ends_with_this_period_and_has_eight_at_most(index: Index) -> None:
    earlier = tuple(report(index, "q1", year, flow=year) for year in range(2010, 2023))
    now = report(index, "q1", 2023, earlier)

    points = trend(now, "flow")

    assert [point.number for point in points] == [*range(2016, 2023), None]
    assert points[-1].report is now
