"""The row at the top: unit, period, undo, check, files, find. Shows; never acts itself."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton

from cchc_desktop import texts
from cchc_desktop.core.period import show_date
from cchc_desktop.core.report import Report
from cchc_desktop.settings import Theme
from cchc_desktop.store.database import StoredPeriod
from cchc_desktop.ui.beside_menu import BesideMenu
from cchc_desktop.ui.commands import EXPORTS, Commands
from cchc_desktop.ui.proposal import short_title
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.stage_button import StageButton
from cchc_desktop.ui.style import LARGE, MEDIUM, SMALL, icon, letters, named
from cchc_desktop.ui.wrapping import WholeLabel

LEAST = 480
"""The narrowest that it can be, in logical pixels."""
UNIT = 16
"""Letters of a unit's name where there is no room for more."""
Style = Qt.ToolButtonStyle


class Header(QFrame):
    """Whose report of which period is open, and what can be done with it."""

    unit_chosen = Signal(int)
    period_chosen = Signal(int)
    theme_chosen = Signal(object)

    def __init__(self, session: Session, commands: Commands, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("header")
        self._session = session
        self._commands = commands
        self.unit = self._menu_button("unit_button", texts.UNIT_BUTTON, self._fill_units)
        self.period = self._menu_button("period_button", texts.PERIOD_BUTTON, self._fill_periods)
        self.provisional = named(QLabel(texts.PROVISIONAL_MARK), "provisional")
        self.provisional.setToolTip(texts.PROVISIONAL_TIP)
        # The first to give way when letters are large or the window is narrow.
        self.window_dates = WholeLabel()
        self.check = self._action_button("check", words=True)
        self.stage, self._find = StageButton(session, commands), self._action_button("find", words=True)
        self._view = self._menu("view_button", texts.VIEW_BUTTON)
        self._view.setIcon(icon("view"))
        self._view.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._read = self._menu("read_button", texts.READ_BUTTON)
        self._write = self._menu("export_button", texts.EXPORT_BUTTON)
        self._read.setIcon(icon("import"))
        self._write.setIcon(icon("export"))
        self._fill_view(self._view.menu(), theme)
        self._row = QHBoxLayout(self)
        self._lay_out()
        self.unit.menu().triggered.connect(self._unit_clicked)
        self.period.menu().triggered.connect(self._period_clicked)
        self._view.menu().triggered.connect(self._view_clicked)
        session.opened.connect(self.refresh)
        session.changed.connect(self.refresh)
        session.staging.moved.connect(self._fit)
        self.refresh()

    def refresh(self) -> None:
        """Show the report of now."""
        self.stage.allow()
        report = self._session.report
        if report is not None:
            self._show(report)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, super().minimumSizeHint().height())

    def refresh_icons(self) -> None:
        """Draw the icons in the colours of now."""
        self._view.setIcon(icon("view"))
        self._read.setIcon(icon("import"))
        self._write.setIcon(icon("export"))
        self.stage.refresh_icons()

    def _show(self, report: Report) -> None:
        period, progress = report.period, self._session.progress()[""]
        self.unit.setToolTip(report.identity.unit.title)
        self.period.setText(texts.MENU_BUTTON.format(text=short_title(report.preset, report.identity.year)))
        dates = [show_date(day) if day else texts.UNKNOWN_DATE for day in (period.start, period.end)]
        self.window_dates.setText(texts.WINDOW_DATES.format(start=dates[0], end=dates[1]))
        self.provisional.setVisible(report.edition.provisional)
        words = texts.CHECKED_COUNTS.format(errors=progress.errors, warnings=progress.warnings)
        self._commands["check"].setText(
            words if progress.errors or progress.warnings else texts.CHECKED_CLEAN
        )
        self._fit()

    def _fit(self) -> None:
        """Where there is little room, as at 200 %, signs stand without their words; last the name is cut."""
        report = self._session.report
        name = report.identity.unit.title if report else ""
        short = self.unit.fontMetrics().elidedText(
            name, Qt.TextElideMode.ElideRight, letters(self.unit, UNIT)
        )
        signs, menus = (self.check, self._find), (self._read, self._write, self.stage)
        for folded, title in (((), name), (signs, name), ((*signs, *menus), name), ((*signs, *menus), short)):
            for button in (*signs, *menus):
                usual = Style.ToolButtonTextOnly if button in menus[:2] else Style.ToolButtonTextBesideIcon
                button.setToolButtonStyle(Style.ToolButtonIconOnly if button in folded else usual)
            self.unit.setText(texts.MENU_BUTTON.format(text=title))
            if self._row.minimumSize().width() <= self.width():
                return

    def _lay_out(self) -> None:
        row = self._row
        row.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
        row.setSpacing(SMALL)
        for widget in (self.unit, self.period, self.window_dates, self.provisional):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._action_button("undo"))
        row.addWidget(self._action_button("redo"))
        row.addSpacing(LARGE)
        row.addWidget(self.check)
        row.addWidget(self.stage)
        row.addSpacing(LARGE)
        self._commands.add_to(self._read.menu(), "read_file", "merge_files", "", "template")
        exports = [f"export_{name}" for name in EXPORTS]
        self._commands.add_to(self._write.menu(), "preview", "", *exports, "", "export_all", "", "template")
        for widget in (self._read, self._write, self._find, self._view):
            row.addWidget(widget)

    def _action_button(self, name: str, words: bool = False) -> QToolButton:
        button = _button(name + "_button")
        button.setDefaultAction(self._commands[name])
        style = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon if words else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        button.setToolButtonStyle(style)
        button.setAccessibleName(texts.COMMANDS[name])
        return button

    def _menu(self, name: str, words: str) -> QToolButton:
        button = _button(name)
        button.setText(texts.MENU_BUTTON.format(text=words))
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        return button

    def _menu_button(self, name: str, words: str, fill: object) -> QToolButton:
        """A button whose menu is filled when it opens, so that it is never out of date."""
        button = self._menu(name, words)
        button.menu().aboutToShow.connect(fill)
        return button

    def _fill_units(self) -> None:
        menu = self.unit.menu()
        menu.clear()
        report = self._session.report
        chosen = report.identity.unit if report else None
        # A unit whose first period could not be saved has nothing to show yet.
        for stored in (each for each in self._session.units() if self._session.periods(each.id)):
            code = f" ({stored.unit.code})" if stored.unit.code else ""
            _choice(menu, stored.unit.title + code, stored.id, stored.unit == chosen)
        menu.addSeparator()
        self._commands.add_to(menu, "rename", "new_unit", "sample")

    def _fill_periods(self) -> None:
        menu = self.period.menu()
        menu.clear()
        self._commands.add_to(menu, "new_period", "carry", "confirm_all", "")
        for stored in reversed(self._session.periods()):
            stage = texts.STAGES[self._session.staging.of(stored.id).value]
            words = texts.STAGE_OF_PERIOD.format(period=self._words(stored), stage=stage)
            _choice(menu, words, stored.id, stored.id == self._session.period_id)

    def _words(self, stored: StoredPeriod) -> str:
        if stored.edition not in self._session.catalogue.ids():
            return f"{stored.kind}/{stored.year}"
        edition = self._session.catalogue.get(stored.edition).edition
        found = next((preset for preset in edition.presets if preset.kind == stored.kind), None)
        return short_title(found, stored.year) if found else f"{stored.kind}/{stored.year}"

    def _fill_view(self, menu: QMenu, theme: Theme) -> None:
        self._commands.add_to(menu, "panel", "", "larger", "smaller", "usual_size", "")
        menu.addMenu(BesideMenu(self._session.comparing, menu))
        menu.addSeparator()
        themes = QActionGroup(menu)
        for each in Theme:
            action = _choice(menu, texts.THEMES[each.value], each, each is theme)
            themes.addAction(action)
        self._commands.add_to(menu, "", "history", "backups", "", "keys")

    def _unit_clicked(self, action: QAction) -> None:
        if isinstance(action.data(), int):
            self.unit_chosen.emit(action.data())

    def _period_clicked(self, action: QAction) -> None:
        if isinstance(action.data(), int):
            self.period_chosen.emit(action.data())

    def _view_clicked(self, action: QAction) -> None:
        if isinstance(action.data(), Theme):
            self.theme_chosen.emit(action.data())


def _button(name: str) -> QToolButton:
    button = named(QToolButton(), name)
    # Reached by Tab but not focused by a click: the open cell stays where it is.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAutoRaise(True)
    return button


def _choice(menu: QMenu, words: str, value: object, chosen: bool) -> QAction:
    action = menu.addAction(words)
    action.setData(value)
    action.setCheckable(True)
    action.setChecked(chosen)
    return action
