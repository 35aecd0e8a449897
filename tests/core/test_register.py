"""Registers read as figures: marks, computed columns, totals, total rows."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.content import NONE, Row
from cchc_desktop.core.edition import Column, Condition, Register, Total
from cchc_desktop.core.formula import parse
from cchc_desktop.core.period import Window
from cchc_desktop.core.register import (
    RowFigures,
    added,
    choice_of,
    chosen_registers,
    day_of,
    file_name,
    is_bold,
    is_total,
    read_cell,
    text_of,
    total_of,
    typed_cell,
    write_cell,
)
from cchc_desktop.core.value import Entry, State
from cchc_desktop.core.value import parse as parse_entry
from tests.core.toy import column, definition, register, total

COUNT, DATE, FLAG, TEXT = (column("cell", kind) for kind in ("count", "date", "flag", "text"))
WINDOW = Window(date(2022, 12, 15), date(2023, 3, 14))
DOSSIERS = register(
    "dossiers",
    [
        "field",
        column("received", formula="online + direct + carried"),
        column("online"),
        column("direct"),
        column("carried"),
    ],
    total_rows=["Tổng số"],
)
FORMULAS = {"received": parse("online + direct + carried")}


def figure_of(code: str, **cells: str) -> Decimal | None:
    """The figure of a cell in a row of dossiers."""
    return RowFigures(dict(cells), FORMULAS).figure(code)


def sum_of(code: str, *rows: Row) -> Decimal | None:
    """The dossiers' total of one column."""
    return total_of(total("t", code), DOSSIERS, rows, FORMULAS, WINDOW)


@given(st.text())
def test_whatever_is_typed_in_a_figure_cell_is_kept(text: str) -> None:
    assert read_cell(str(typed_cell(COUNT, text))) == parse_entry(text)


@given(
    st.builds(Entry, state=st.sampled_from(State))
    | st.builds(Entry, value=st.decimals(-(10**9), 10**9, places=3))
    | st.builds(Entry, text=st.text(min_size=1))
    | st.just(Entry())
)
def test_a_written_cell_is_read_back(entry: Entry) -> None:
    assert read_cell(write_cell(entry)) == entry


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1.500", "1500"),
        ("36,1", "36.1"),
        ("-", "-"),
        ("...", "?"),
        ("X", "x"),
        ("07", "7"),
        ("1.23", "'1.23"),
        ("năm", "'năm"),
        ("", ""),
    ],
)
def test_a_figure_cell_keeps_canonical_figures_marks_and_slips(typed: str, kept: str) -> None:
    assert typed_cell(COUNT, typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("9/3/2023", "2023-03-09"), ("31/02/2023", "'31/02/2023"), ("hôm qua", "'hôm qua"), ("", "")],
)
def test_a_date_cell_keeps_the_day_or_what_was_typed(typed: str, kept: str) -> None:
    assert typed_cell(DATE, typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("x", True), ("X", True), ("1", True), ("TRUE", True), ("", False), ("0", False), ("không", False)],
)
def test_a_flag_is_ticked_or_not(typed: str, kept: bool) -> None:
    assert typed_cell(FLAG, typed) is kept


def test_a_text_cell_keeps_what_was_typed() -> None:
    assert typed_cell(TEXT, " 03A ") == "03A"


@pytest.mark.parametrize("cell", ["NaN", "Infinity", "-Infinity", "sNaN", "1E+999999999", "9" * 40])
def test_a_cell_from_a_file_that_is_no_figure_counts_for_nothing(cell: str) -> None:
    assert read_cell(cell) == Entry(text=cell)


def test_a_cell_of_the_wrong_sort_is_read_as_blank_text() -> None:
    assert text_of({"cell": True}, "cell") == ""


def test_an_unreadable_date_is_no_day() -> None:
    assert day_of({"cell": "'31/02/2023"}, "cell") is None


class TestRows:
    def test_a_blank_cell_is_unknown(self) -> None:
        assert figure_of("online") is None

    def test_a_zero_is_a_zero(self) -> None:
        assert figure_of("online", online="0") == 0

    @pytest.mark.parametrize(
        ("mark", "number"), [("-", Decimal(0)), ("?", None), ("x", None), ("'sai", None)]
    )
    def test_a_mark_counts_as_its_state_says(self, mark: str, number: Decimal | None) -> None:
        assert figure_of("online", online=mark) == number

    def test_a_blank_total_is_computed(self) -> None:
        assert figure_of("received", online="5", direct="2", carried="1") == 8

    def test_a_computed_total_with_a_blank_part_is_unknown(self) -> None:
        assert figure_of("received", online="5", direct="2") is None

    def test_a_part_where_nothing_happened_adds_nothing(self) -> None:
        assert figure_of("received", online="5", direct="2", carried="-") == 7

    def test_a_part_that_is_known_to_be_missing_leaves_the_total_unknown(self) -> None:
        assert figure_of("received", online="5", direct="2", carried="?") is None

    def test_parts_that_do_not_apply_are_left_out(self) -> None:
        assert figure_of("received", online="x", direct="x", carried="3") == 3

    def test_a_given_total_stands_against_its_parts(self) -> None:
        assert figure_of("received", received="9", online="5", direct="2", carried="1") == 9

    @pytest.mark.parametrize("mark", ["?", "x", "'sai"])
    def test_a_marked_total_is_not_computed(self, mark: str) -> None:
        assert figure_of("received", received=mark, online="5", direct="2", carried="1") is None

    def test_what_the_parts_say_is_known_also_of_a_given_total(self) -> None:
        row = RowFigures({"received": "9", "online": "5", "direct": "2", "carried": "1"}, FORMULAS)

        assert (row.given("received"), row.computed("received")) == (Decimal(9), Decimal(8))


class TestTotals:
    def test_a_register_without_rows_gives_no_figure(self) -> None:
        assert sum_of("online") is None

    def test_the_rows_are_added(self) -> None:
        assert sum_of("online", {"field": "a", "online": "5"}, {"field": "b", "online": "2"}) == 7

    def test_a_blank_cell_leaves_the_total_unknown(self) -> None:
        assert sum_of("online", {"field": "a", "online": "5"}, {"field": "b"}) is None

    def test_a_cell_that_does_not_apply_is_left_out(self) -> None:
        assert sum_of("online", {"field": "a", "online": "5"}, {"field": "b", "online": "x"}) == 5

    def test_a_column_that_applies_to_no_row_gives_no_zero(self) -> None:
        assert sum_of("online", {"field": "a", "online": "x"}) is None

    def test_a_given_total_row_is_preferred_and_not_added(self) -> None:
        rows: list[Row] = [{"field": "a", "online": "5"}, {"field": "Tổng số", "online": "9"}]

        assert sum_of("online", *rows) == 9

    def test_a_total_row_alone_is_enough(self) -> None:
        assert sum_of("online", {"field": "Tổng số", "online": "9"}) == 9

    def test_a_total_row_that_leaves_a_column_blank_leaves_it_to_the_others(self) -> None:
        rows: list[Row] = [{"field": "a", "online": "5"}, {"field": "Tổng số", "direct": "9"}]

        assert sum_of("online", *rows) == 5

    def test_a_total_row_computes_its_own_columns(self) -> None:
        row: Row = {"field": "Tổng số", "online": "5", "direct": "2", "carried": "1"}

        assert sum_of("received", row) == 8

    def test_a_total_row_is_known_by_its_key_only(self) -> None:
        assert not is_total(DOSSIERS, {"field": "Hộ tịch", "online": "Tổng số"})

    def test_a_total_row_is_no_row_to_count(self) -> None:
        rows: list[Row] = [{"field": "a"}, {"field": "Tổng số"}]

        assert total_of(total("t"), DOSSIERS, rows, FORMULAS, WINDOW) == 1

    def test_the_sum_leaves_the_total_rows_out(self) -> None:
        rows: list[Row] = [{"field": "a", "online": "5"}, {"field": "Tổng số", "online": "9"}]

        assert added("online", DOSSIERS, rows, FORMULAS) == 5

    @given(st.lists(st.integers(0, 10**6), min_size=1, max_size=8))
    def test_the_order_of_the_rows_does_not_matter(self, numbers: list[int]) -> None:
        rows: list[Row] = [
            {"field": str(place), "online": str(number)} for place, number in enumerate(numbers)
        ]

        assert sum_of("online", *rows) == sum_of("online", *reversed(rows)) == sum(numbers)


PAPERS: Register = register("papers", ["symbol", column("day", "date"), column("directive", "flag")])
DIRECTIVES: Total = total("t", "", Condition("directive", ticked=True), Condition("day", in_window=True))


def directives(*rows: Row, window: Window | None = WINDOW) -> Decimal | None:
    """How many ticked documents of the window there are."""
    return total_of(DIRECTIVES, PAPERS, rows, {}, window)


class TestCounts:
    @pytest.mark.parametrize(
        ("day", "number"), [("2022-12-14", 0), ("2022-12-15", 1), ("2023-03-14", 1), ("2023-03-15", 0)]
    )
    def test_both_ends_of_the_window_count(self, day: str, number: int) -> None:
        assert directives({"symbol": "a", "day": day, "directive": True}) == number

    def test_a_list_where_nothing_fits_counts_zero(self) -> None:
        assert directives({"symbol": "a", "day": "2023-01-01"}) == 0

    def test_an_empty_list_counts_nothing_at_all(self) -> None:
        assert directives() is None

    @pytest.mark.parametrize("day", ["", "'31/02/2023"])
    def test_a_ticked_row_without_a_day_leaves_the_count_unknown(self, day: str) -> None:
        assert directives({"symbol": "a", "day": day, "directive": True}) is None

    def test_a_row_without_a_day_that_is_not_ticked_does_not_matter(self) -> None:
        assert directives({"symbol": "a"}, {"symbol": "b", "day": "2023-01-01", "directive": True}) == 1

    def test_without_a_window_the_count_is_unknown(self) -> None:
        assert directives({"symbol": "a", "day": "2023-01-01", "directive": True}, window=None) is None

    def test_rows_are_chosen_by_one_of_several_words(self) -> None:
        done = total("t", "", Condition("symbol", one_of=("a", "c")))

        assert total_of(done, PAPERS, [{"symbol": "a"}, {"symbol": "b"}], {}, None) == 1

    def test_rows_are_chosen_by_a_pattern(self) -> None:
        legal = total("t", "", Condition("symbol", matches=r"^\d{4}/"))

        assert total_of(legal, PAPERS, [{"symbol": "2023/QĐ"}, {"symbol": "QĐ/2023"}], {}, None) == 1


@pytest.mark.parametrize(
    "path", ["D:\\CCHC\\1.4 tin bài.docx", "/home/xa/1.4 tin bài.docx", "1.4 tin bài.docx"]
)
def test_a_kept_file_is_called_by_its_name(path: str) -> None:
    assert file_name(path) == "1.4 tin bài.docx"


def test_a_choice_of_registers_is_kept_only_where_it_differs() -> None:
    edition = definition(registers=[register("one", ["a"]), register("two", ["b"])])

    assert choice_of(edition, ["two", "one"]) == ""
    assert choice_of(edition, ["two"]) == "two"
    assert choice_of(edition, []) == NONE
    assert chosen_registers(edition, "") == {"one", "two"}
    assert chosen_registers(edition, "two") == {"two"}
    assert chosen_registers(edition, NONE) == frozenset()


def test_a_head_is_bold_in_what_names_it_and_a_total_throughout() -> None:
    columns = (
        Column("level", "Cấp"),
        Column("number", "TT"),
        Column("words", "Tên"),
        Column("note", "Ghi chú"),
    )
    review = Register("r", (), "R", "number", columns, level="level", bold=("Nhóm",), total_rows=("Tổng",))

    assert [is_bold(review, {"level": "Nhóm"}, each) for each in columns] == [True, True, True, False]
    assert not any(is_bold(review, {"level": "Dòng"}, each) for each in columns)
    assert all(is_bold(review, {"number": "Tổng"}, each) for each in columns)
