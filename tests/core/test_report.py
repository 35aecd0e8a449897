"""A report: everything entered, and what a change of it makes different."""

import unicodedata
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.checks import RULES
from cchc_desktop.core.checks.finding import Found, Rule
from cchc_desktop.core.content import Changes, Explanation, Item
from cchc_desktop.core.edition import Check, Condition, Index
from cchc_desktop.core.period import parse_date
from cchc_desktop.core.report import Report, Unit
from cchc_desktop.core.value import Entry, State
from cchc_desktop.errors import FileUnusable
from tests.core.toy import check, column, items, register, row, rows, total, toy_edition, toy_report

INDEX = toy_edition(
    ["part", "whole", row("share", "ratio", "percent(part, whole)"), row("rest", "total", "whole - part")],
    registers=[
        register(
            "papers",
            ["name", column("day", "date"), column("pages")],
            [total("listed", "", Condition("day", in_window=True)), total("pages", "pages")],
        )
    ],
    checks=[
        check("part_above_whole", "A6", groups=(("whole", "part"),)),
        check("negative", "A9"),
        check("dated_before", "D2", level="warning"),
    ],
)


def broken(report: Report, check: Check) -> Iterator[Found]:
    """A rule with a mistake of ours in it."""
    raise ZeroDivisionError


@pytest.fixture
def report() -> Report:
    return toy_report(INDEX, {"part": 3, "whole": 4})


class TestUpdate:
    def test_a_change_names_every_cell_that_shows_something_else(self, report: Report) -> None:
        change = report.update(items({"part": 2}))

        assert change.values == {"part", "share", "rest"}

    def test_a_change_names_what_was_edited_even_if_nothing_shows(self, report: Report) -> None:
        change = report.update(items({"part": 3, "narrative.I": "Chữ"}))

        assert (change.edited, change.values) == (frozenset({"part", "narrative.I"}), frozenset[str]())

    def test_a_change_names_the_findings_it_brought(self, report: Report) -> None:
        assert report.update(items({"part": 5})).findings.new == {"A6"}

    def test_a_change_names_the_findings_it_settled(self, report: Report) -> None:
        report.update(items({"part": 5}))

        assert [finding.check for finding in report.update(items({"part": 4})).findings.gone] == ["A6"]

    def test_a_change_that_touches_no_finding_names_none(self, report: Report) -> None:
        report.update(items({"part": 5}))

        change = report.update(items({"narrative.I": "Chữ"}))

        assert (change.findings.added, change.findings.gone) == ((), ())

    def test_a_change_names_a_registers_total(self, report: Report) -> None:
        change = report.update(rows("papers", {"name": "a", "pages": "7"}))

        assert change.values == {"pages"}

    def test_a_new_window_moves_what_is_counted_by_it(self, report: Report) -> None:
        report.update(rows("papers", {"name": "a", "day": "2023-03-20"}))

        assert report.update(items({"period.to": "2023-03-31"})).values == {"listed"}

    def test_nothing_changed_is_an_empty_change(self, report: Report) -> None:
        change = report.update({})

        assert (change.edited, change.values, change.findings.added) == (frozenset(), frozenset(), ())

    def test_none_empties_an_address(self, report: Report) -> None:
        report.update({"part": None})

        assert "part" not in report.content

    def test_emptying_what_is_empty_changes_nothing(self, report: Report) -> None:
        assert (
            report.update({"papers.9": None, "document.number": None, "narrative.I": None}).values
            == frozenset()
        )

    def test_an_override_goes_back_to_the_formula_when_emptied(self, report: Report) -> None:
        report.update(items({"rest": 9}))

        report.update(items({"rest": None}))

        assert report.figure("rest") == 1

    def test_an_invalid_figure_is_taken_all_the_same(self, report: Report) -> None:
        report.update(items({"part": -5, "whole": "1.23"}))

        assert (report.figure("part"), report.value("whole").text) == (Decimal(-5), "1.23")

    def test_what_a_broken_rule_left_unjudged_is_judged_with_the_next_change(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        index = toy_edition(
            registers=[register("staff", ["name", column("all"), column("women")])],
            checks=[check("row_part_above", "A10", register="staff", groups=(("all", "women"),))],
        )
        report = toy_report(index)
        assert report.findings == ()
        with monkeypatch.context() as patched:
            patched.setitem(RULES, "row_part_above", Rule(broken, frozenset()))
            with pytest.raises(ZeroDivisionError):
                report.update(rows("staff", {"name": "a", "all": "1", "women": "2"}))

        assert report.update(items({"one": 1})).findings.new == {"A10"}

    def test_texts_are_kept_composed(self, report: Report) -> None:
        report.update({"document.title": unicodedata.normalize("NFD", "Báo cáo")})

        assert report.text("document.title") == "Báo cáo"


class TestContent:
    def test_zero_blank_and_the_states_stay_apart(self, report: Report) -> None:
        shown = []
        for typed in ("0", "", "-", "?", "x"):
            report.update(items({"part": typed}))
            shown.append((report.value("part").number, report.value("part").state))

        assert shown == [(0, None), (None, None), (None, State.NIL), (None, State.PENDING), (None, State.NA)]

    def test_content_cannot_be_changed_past_update(self, report: Report) -> None:
        with pytest.raises(TypeError):
            report.content["part"] = Entry()  # type: ignore[index]

    def test_a_report_made_of_anothers_content_is_the_same(self, report: Report) -> None:
        report.update({**rows("papers", {"name": "a", "pages": "7"}), **items({"document.number": "07"})})

        again = Report(INDEX, report.identity, report.content)

        assert (again.content, again.values, again.totals) == (report.content, report.values, report.totals)

    def test_rows_stand_in_the_order_of_their_keys(self, report: Report) -> None:
        report.update({"papers.10": {"name": "mười"}, "papers.2": {"name": "hai"}})

        report.update({"papers.5": {"name": "năm"}})

        assert list(report.rows("papers")) == [2, 5, 10]

    def test_a_row_edited_keeps_its_place(self, report: Report) -> None:
        report.update(rows("papers", {"name": "a"}, {"name": "b"}))

        report.update({"papers.1": {"name": "c"}})

        assert [each["name"] for each in report.rows("papers").values()] == ["c", "b"]

    def test_a_row_emptied_is_gone(self, report: Report) -> None:
        report.update(rows("papers", {"name": "a"}, {"name": "b"}))

        report.update({"papers.1": None})

        assert list(report.rows("papers")) == [2]

    def test_a_register_emptied_gives_no_total(self, report: Report) -> None:
        report.update(rows("papers", {"name": "a", "pages": "7"}))

        report.update({"papers.1": None})

        assert report.figure("pages") is None

    def test_an_explanation_is_kept_until_it_is_emptied(self, report: Report) -> None:
        words = Explanation("A6", ("part", "whole"), "Theo sổ.")
        report.update({"explanation.A6.part+whole": words})
        assert report.explanations() == (words,)

        report.update({"explanation.A6.part+whole": None})

        assert report.explanations() == ()

    def test_an_explained_finding_stands_open_no_longer(self, report: Report) -> None:
        report.update(items({"document.date": "2022-01-01"}))
        (finding,) = report.findings

        report.update({"explanation.D2.x": Explanation("D2", finding.codes, "Nộp sớm.", finding.figures)})

        assert [(each.explanation, each.is_open) for each in report.findings] == [("Nộp sớm.", False)]

    def test_findings_stand_worst_first(self, report: Report) -> None:
        report.update(items({"document.date": "2022-01-01", "part": 5}))

        assert [finding.check for finding in report.findings] == ["A6", "D2"]


class TestPeriod:
    def test_the_window_is_the_presets_until_dates_are_entered(self, report: Report) -> None:
        assert (report.period.start, report.period.end) == (parse_date("15/12/2022"), parse_date("14/3/2023"))

    def test_each_end_is_overridden_by_itself(self, report: Report) -> None:
        report.update({"period.to": "2023-03-09"})

        assert (report.period.start, report.period.end) == (parse_date("15/12/2022"), parse_date("9/3/2023"))

    def test_an_unreadable_date_is_kept_and_leaves_the_window_unknown(self, report: Report) -> None:
        report.update({"period.to": "31/02/2023"})

        assert (report.text("period.to"), report.period.end, report.period.window) == (
            "31/02/2023",
            None,
            None,
        )

    def test_a_reversed_window_is_kept_and_counts_nothing(self, report: Report) -> None:
        report.update({**rows("papers", {"name": "a", "day": "2023-01-01"}), "period.from": "2023-04-01"})

        assert (report.period.window, report.figure("listed")) == (None, None)

    def test_a_kind_that_the_edition_has_lost_is_said(self) -> None:
        with pytest.raises(FileUnusable) as refused:
            toy_report(INDEX, kind="month-13")

        assert (refused.value.code, refused.value.fields) == (
            "kind_unknown",
            {"edition": "toy", "kind": "month-13"},
        )


def past(kind: str, year: int, part: int = 0, **content: str) -> Report:
    """An earlier report of the toy edition."""
    dates = {address.replace("_", "."): text for address, text in content.items()}
    return toy_report(INDEX, {"part": part, **dates}, kind=kind, year=year)


class TestPrevious:
    def beside(self, kind: str, *history: tuple[str, int]) -> tuple[str, int] | None:
        """Which of these periods stands beside one of 2023."""
        report = toy_report(INDEX, kind=kind, year=2023, history=[past(*each) for each in history])
        found = report.previous
        return (found.identity.kind, found.identity.year) if found else None

    def test_the_first_period_of_all_has_none(self) -> None:
        assert self.beside("q1") is None

    def test_the_latest_of_the_same_year_comes_first(self) -> None:
        assert self.beside("9m", ("q1", 2023), ("6m", 2023), ("9m", 2022), ("year", 2022)) == ("6m", 2023)

    def test_the_first_of_a_year_stands_beside_the_same_kind_of_last_year(self) -> None:
        assert self.beside("q1", ("q1", 2021), ("q1", 2022), ("year", 2022)) == ("q1", 2022)

    def test_without_either_the_latest_of_all_is_taken(self) -> None:
        assert self.beside("q1", ("q1", 2020), ("6m", 2022), ("9m", 2022)) == ("9m", 2022)

    @pytest.mark.parametrize(("kind", "other"), [("9m", "6m"), ("q3", "q2")])
    def test_of_two_that_end_together_the_one_that_counts_alike_is_taken(self, kind: str, other: str) -> None:
        assert self.beside(kind, ("q2", 2023), ("6m", 2023)) == (other, 2023)

    def test_the_order_of_the_history_does_not_matter(self) -> None:
        assert self.beside("9m", ("6m", 2023), ("q1", 2023)) == self.beside("9m", ("q1", 2023), ("6m", 2023))

    def test_a_report_whose_end_is_unknown_is_not_the_latest(self) -> None:
        history = [past("q1", 2023), past("6m", 2023, period_to="31/02/2023")]

        previous = toy_report(INDEX, kind="9m", history=history).previous

        assert previous is not None
        assert previous.identity.kind == "q1"

    def test_a_report_of_another_programme_stands_beside_none(self) -> None:
        other = toy_report(toy_edition(["part"], id="other"), {"part": 7})

        report = toy_report(INDEX, kind="6m", history=[other, past("q1", 2022)])

        assert [each.identity.year for each in report.history] == [2022]

    def test_earlier_figures_are_those_of_the_period_beside(self) -> None:
        assert toy_report(INDEX, kind="6m", history=[past("q1", 2023, part=7)]).earlier("part") == 7

    def test_without_one_beside_earlier_figures_are_unknown(self) -> None:
        assert toy_report(INDEX).earlier("part") is None


def test_a_units_title_is_its_type_and_name() -> None:
    assert Unit("xã", "An Bình").title == "xã An Bình"


def test_a_unit_without_a_type_has_no_space_before_its_name() -> None:
    assert Unit("", "An Bình").title == "An Bình"


ENTRIES = st.one_of(
    st.none(),
    st.integers(-5, 9).map(lambda number: Entry(value=Decimal(number))),
    st.sampled_from(State).map(lambda state: Entry(state=state)),
    st.sampled_from(["1.23", "sai"]).map(lambda text: Entry(text=text)),
)
ROWS = st.none() | st.fixed_dictionaries(
    {"name": st.sampled_from("abc")},
    optional={
        "day": st.sampled_from(["2023-01-01", "2024-01-01", "'31/02"]),
        "pages": st.sampled_from(["", "3", "-", "?", "x"]),
    },
)
TEXTS = st.none() | st.sampled_from(["2022-12-01", "2023-03-31", "31/02/2023", ""])
STEPS = st.lists(
    st.tuples(st.sampled_from(["part", "whole", "share", "rest"]), ENTRIES)
    | st.tuples(st.sampled_from(["papers.1", "papers.2", "papers.3"]), ROWS)
    | st.tuples(st.sampled_from(["period.from", "period.to", "document.date"]), TEXTS),
    max_size=12,
)


def seen(report: Report) -> tuple[object, ...]:
    """Everything a report shows."""
    rows_ = {name: list(report.rows(name).items()) for name in report.index.registers}
    return dict(report.content), report.values, report.totals, report.findings, rows_, report.period


def stepped(steps: list[tuple[str, Item | None]], index: Index = INDEX) -> Report:
    """A report that was edited cell by cell."""
    report = toy_report(index)
    for address, item in steps:
        report.update({address: item})
    return report


@given(STEPS)
def test_cell_by_cell_comes_to_the_same_as_all_at_once(steps: list[tuple[str, Item | None]]) -> None:
    changes: Changes = dict(steps)
    whole = toy_report(INDEX)

    whole.update(changes)

    assert seen(whole) == seen(stepped(list(changes.items())))


@given(STEPS)
def test_an_edited_report_is_as_one_opened_anew(steps: list[tuple[str, Item | None]]) -> None:
    report = stepped(steps)

    assert seen(Report(INDEX, report.identity, report.content)) == seen(report)


@given(STEPS, STEPS)
def test_undoing_a_change_brings_everything_back(
    first: list[tuple[str, Item | None]], then: list[tuple[str, Item | None]]
) -> None:
    report = stepped(first)
    before = seen(report)
    changes: Changes = dict(then)
    old = {address: report.content.get(address) for address in changes}

    report.update(changes)
    report.update(old)

    assert seen(report) == before


@given(STEPS)
def test_a_change_names_exactly_what_shows_otherwise(steps: list[tuple[str, Item | None]]) -> None:
    report = toy_report(INDEX)
    for address, item in steps:
        shown = report.values | {code: report.figure(code) for code in report.totals}

        change = report.update({address: item})

        now = report.values | {code: report.figure(code) for code in report.totals}
        assert change.values == {code for code in now if now[code] != shown[code]}
