"""An earlier period beside this one: its column, its head, what the tool tip tells."""

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt

from cchc_desktop.core.passages import Renamed
from cchc_desktop.core.value import Entry
from cchc_desktop.settings import Beside, Settings, load, save
from cchc_desktop.ui.beside_menu import BesideMenu
from cchc_desktop.ui.compared import Compared, beside_words
from cchc_desktop.ui.comparing import Comparing
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.table import Column, FormModel, FormTable
from tests.core.toy import toy_edition, toy_report
from tests.ui.conftest import UNIT, Show, begin, cell, inner, says, table_of

ACROSS = Qt.Orientation.Horizontal


def figures(**numbers: int) -> dict[str, Entry]:
    return {code: Entry(value=Decimal(number)) for code, number in numbers.items()}


def half_year(session: Session, show: Show) -> FormTable:
    """Six months of 2023 after those of 2022 and the first quarter."""
    begin(session, "6m", 2022, figures(b1_1=10, b1_2_1=30))
    begin(session, "q1", 2023, figures(b1_1=7, b1_2_1=36))
    begin(session, "6m", 2023, figures(b1_1=13, b1_2_1=36))
    table = table_of(session)
    show(table)
    return table


def head(table: FormTable) -> str:
    model = table.model()
    assert isinstance(model, FormModel)
    return str(model.headerData(model.column_of(Column.BEFORE), ACROSS))


def test_a_quarter_within_six_months_is_named_as_a_part(session: Session, show: Show) -> None:
    table = half_year(session, show)

    assert head(table) == "Kỳ trước ▾\nQuý I/2023"
    assert (says(table, "b1_1", Column.BEFORE), says(table, "b1_1", Column.CHANGE)) == ("7", "trong đó")
    assert says(table, "b1_1", Column.PERCENT) == ""
    assert says(table, "b1_2_1", Column.CHANGE) == "0", "the plan stands all year"


def test_the_menu_of_the_head_brings_the_same_period_last_year(session: Session, show: Show) -> None:
    table = half_year(session, show)
    model = table.model()
    assert isinstance(model, FormModel)

    table.horizontalHeader().sectionClicked.emit(model.column_of(Column.CHANGE))
    menu = inner(table, BesideMenu)
    assert menu.isVisible()
    assert [action.isChecked() for action in menu.actions()] == [True, False]
    menu.actions()[1].trigger()
    menu.close()

    assert head(table) == "Cùng kỳ ▾\n6 tháng/2022"
    assert says(table, "b1_1", Column.BEFORE) == "10"
    assert says(table, "b1_1", Column.CHANGE) == "+3"
    assert says(table, "b1_1", Column.PERCENT) == "+30"


def test_the_difference_follows_what_is_typed(session: Session, show: Show) -> None:
    table = half_year(session, show)
    session.comparing.choose(Beside.YEAR_AGO)
    assert says(table, "b1_1", Column.CHANGE) == "+3"

    session.edit(figures(b1_1=9))

    assert says(table, "b1_1", Column.CHANGE) == "-1"


def test_the_tool_tip_tells_both_periods_and_the_trend(session: Session, show: Show) -> None:
    table = half_year(session, show)

    told = str(cell(table, "b1_1").data(Qt.ItemDataRole.ToolTipRole))

    assert "Trong đó Quý I/2023: 7." in told
    assert "So với 6 tháng/2022 (10): tăng 3 (30%)." in told
    assert told.index("Các kỳ gần đây") < told.index("6 tháng/2022", told.index("Các kỳ gần đây"))


def test_a_period_of_another_edition_is_not_compared(session: Session, show: Show) -> None:
    old = session.create(UNIT, "cchc-2011", "q1", 2022, figures(ky_luat=1))
    assert old is not None
    begin(session, "q1", 2023, figures(b1_1=13))

    table = table_of(session)
    show(table)

    assert head(table) == "Kỳ trước ▾\nQuý I/2022"
    assert says(table, "b1_1", Column.BEFORE) == ""
    assert says(table, "b1_1", Column.CHANGE) == "không so sánh được"
    told = str(cell(table, "b1_1").data(Qt.ItemDataRole.ToolTipRole))
    assert "Không so sánh được với Quý I/2022: biểu mẫu khác" in told


def test_what_bore_other_codes_is_shown_as_the_number_they_make() -> None:
    before = toy_report(toy_edition(["a", "b"], id="old"), {"a": 4, "b": 6}, year=2022)
    here = toy_edition(["both"], id="here", renamed=[Renamed("old", ("a", "b"), ("both",))])
    now = toy_report(here, {"both": 12}, history=[before])

    told = Compared(now, Comparing())

    assert (told.before("both"), told.change("both"), told.percent("both")) == ("10", "+2", "+20")
    assert "So với Quý I/2022 (10): tăng 2 (20%)." in beside_words(now, "both")


def test_the_choice_is_remembered(tmp_path: Path) -> None:
    save(tmp_path, Settings(beside=Beside.YEAR_AGO))

    assert load(tmp_path).beside is Beside.YEAR_AGO
