"""Which tab a code is on, and how far each tab is."""

from decimal import Decimal
from pathlib import Path

import pytest

from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.edition import Index
from cchc_desktop.core.report import Identity, Report, Unit
from cchc_desktop.core.value import Entry, State
from cchc_desktop.ui.tabs import Progress, progress_of, tab_of, tabs_of


@pytest.fixture
def code_index(forms: Path) -> Index:
    return Catalogue([forms]).get("cchc-2021")


def report(index: Index, **entries: Entry) -> Report:
    return Report(index, Identity(Unit("xã", "A"), index.edition.id, "q1", 2023), entries)


@pytest.mark.parametrize(
    ("code", "key"),
    [
        ("b7_6_7", "area-7"),
        ("hs_qua_han", "area-3"),
        ("van_ban[3]", "area-1"),
        ("van_ban.3", "area-1"),
        ("vb_chi_dao", "area-1"),
        ("document.number", "particulars"),
        ("period.to", "particulars"),
        ("narrative.II.2.c", "area-3"),
        ("narrative.III.1", "assessment"),
        ("par[3]", "register-par"),
        ("par.3", "register-par"),
        ("minh_chung", "register-par"),
        ("unheard_of", "overview"),
    ],
)
def test_every_code_has_its_tab(code_index: Index, code: str, key: str) -> None:
    assert tab_of(report(code_index), code) == key


def test_every_code_of_an_edition_has_a_tab_of_its_own(code_index: Index) -> None:
    codes = [*code_index.figures, *code_index.totals]

    blank = report(code_index)
    assert "overview" not in {tab_of(blank, code) for code in codes}


def test_a_section_is_on_the_tab_of_the_units_own_outline(code_index: Index) -> None:
    own = report(code_index)
    own.update({"outline": "II\t\nII.2\t\nII.2.x1\tSố hóa\nx1\tRiêng\nIII\t"})

    assert tab_of(own, "narrative.II.2.x1") == "area-3"
    assert tab_of(own, "narrative.x1") == "assessment"
    assert tab_of(own, "narrative.II.1") == "overview"


def test_a_cell_counts_as_entered_once_it_shows_something(code_index: Index) -> None:
    filled = report(code_index, b1_2_1=Entry(value=Decimal(10)), b1_2_2=Entry(state=State.NIL))

    before, after = progress_of(report(code_index))[""], progress_of(filled)[""]

    assert before.entered == 0
    # Two were typed, and their ratio is computed.
    assert after.entered - before.entered == 3
    assert after.of == len(code_index.answerable)


def test_an_explained_finding_is_not_counted_and_an_open_one_is(code_index: Index) -> None:
    wrong = report(code_index, b1_2_1=Entry(value=Decimal(10)), b1_2_2=Entry(value=Decimal(11)))

    progress = progress_of(wrong)

    assert progress["area-1"].errors == progress[""].errors > 0
    assert progress["area-2"].errors == 0


@pytest.mark.parametrize(
    ("progress", "done"),
    [
        (Progress(5, 5), True),
        (Progress(4, 5), False),
        (Progress(5, 5, errors=1), False),
        (Progress(5, 5, warnings=1), False),
        (Progress(), False),
    ],
)
def test_a_tab_is_done_when_it_is_full_and_nothing_is_open(progress: Progress, done: bool) -> None:
    assert progress.is_done == done


def test_a_list_of_no_area_has_a_tab_after_the_assessment(code_index: Index) -> None:
    assert [tab.title for tab in tabs_of(code_index.edition)][-2:] == ["Đánh giá chung", "Chấm điểm CCHC"]
