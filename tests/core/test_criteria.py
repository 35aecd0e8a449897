"""The criteria of a review table: taken without harm to what is there, and put in order."""

from collections.abc import Iterable

import msgspec
import pytest

from cchc_desktop.core.content import Row
from cchc_desktop.core.criteria import arranged, completed, moved, of_earlier, of_edition
from cchc_desktop.core.edition import Column, ColumnKind, Index, Register
from cchc_desktop.core.report import Identity, Report
from tests.core.toy import UNIT, definition

REVIEW = Register(
    "review",
    (),
    "Chấm điểm",
    "number",
    (
        Column("level", "Cấp", ColumnKind.CHOICE, options=("Nhóm", "Tiêu chí", "Thang điểm")),
        Column("number", "TT"),
        Column("words", "Tiêu chí"),
        Column("answer", "Ghi chú", answer=True),
    ),
    tab="Chấm điểm",
    level="level",
    bold=("Nhóm",),
)
INDEX = Index(
    msgspec.structs.replace(
        definition(registers=[REVIEW]),
        criteria=(
            {"level": "Nhóm", "words": "Nhóm của {unit}"},
            {"level": "Tiêu chí", "number": "1.2", "words": "Kế hoạch {year}"},
        ),
    )
)


def report(kind: str = "q1", rows: Iterable[Row] = (), history: Iterable[Report] = ()) -> Report:
    content = {f"review.{key}": row for key, row in enumerate(rows, 1)}
    return Report(INDEX, Identity(UNIT, "toy", kind, 2023), content, history)


def numbered(*numbers: str) -> list[Row]:
    return [{"number": number} for number in numbers]


def numbers(rows: Iterable[Row]) -> str:
    return " ".join(str(row["number"]) for row in rows)


def test_the_editions_criteria_name_the_unit_and_the_year() -> None:
    assert of_edition(report()) == [
        {"level": "Nhóm", "words": "Nhóm của xã An Bình"},
        {"level": "Tiêu chí", "number": "1.2", "words": "Kế hoạch 2023"},
    ]


def test_an_earlier_period_gives_its_criteria_and_none_of_its_answers() -> None:
    last = report("q1", [{"number": "1.2", "words": "Kế hoạch riêng", "answer": "Đã có"}])

    assert of_earlier(report("6m", history=[last]), REVIEW) == [{"number": "1.2", "words": "Kế hoạch riêng"}]


def test_a_period_before_the_last_is_asked_when_the_last_has_none() -> None:
    filled, empty = report("q1", numbered("1")), report("q2")

    assert of_earlier(report("9m", history=[filled, empty]), REVIEW) == numbered("1")
    assert of_earlier(report("9m"), REVIEW) == []


def test_missing_criteria_come_where_they_belong() -> None:
    whole = completed(REVIEW, numbered("1", "1.2", "9"), numbered("1", "1.1", "1.2", "1.3", "2"))

    assert numbers(whole) == "1 1.1 1.2 1.3 2 9"


def test_a_row_that_is_there_keeps_its_words_and_its_answer() -> None:
    mine: list[Row] = [{"number": "1.2.", "words": "Lời của xã", "answer": "Đã xong"}]

    assert completed(REVIEW, mine, [{"number": "1.2", "words": "Lời của biểu mẫu"}]) == mine


def test_the_same_score_under_two_criteria_is_two_rows() -> None:
    scored: list[Row] = [{"number": "1"}, {"words": "Dưới 50%: 0"}, {"number": "2"}, {"words": "Dưới 50%: 0"}]

    assert completed(REVIEW, [], scored) == scored
    assert completed(REVIEW, scored, scored) == scored


@pytest.mark.parametrize(
    ("places", "step", "order"),
    [
        ([1], -1, "b a c d"),
        ([1, 2], 1, "a d b c"),
        ([2, 3], -1, "a c d b"),
        ([0], -1, "a b c d"),
        ([0, 3], 1, "a b c d"),
        ([], 1, "a b c d"),
    ],
)
def test_rows_move_together_and_stop_at_the_ends(places: list[int], step: int, order: str) -> None:
    assert numbers(moved(numbered("a", "b", "c", "d"), places, step)) == order


def test_only_the_rows_that_differ_are_changed() -> None:
    before = dict(zip((1, 4, 6), numbered("a", "b", "c"), strict=True))

    assert arranged(REVIEW, before, numbered("a", "c", "b")) == {
        "review.4": {"number": "c"},
        "review.6": {"number": "b"},
    }
    assert arranged(REVIEW, before, numbered("a", "b")) == {"review.6": None}
    assert arranged(REVIEW, before, numbered("a", "b", "c", "d")) == {"review.7": {"number": "d"}}
    assert arranged(REVIEW, {}, numbered("a")) == {"review.1": {"number": "a"}}
