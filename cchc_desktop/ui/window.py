"""The window: header, tabs, page, findings, status. Joins them; knows none from inside."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop import texts
from cchc_desktop.errors import Failure
from cchc_desktop.settings import Settings

# Imported where they are used: the frame is on the screen before them.
if TYPE_CHECKING:
    from cchc_desktop.ui.banner import Banner
    from cchc_desktop.ui.commands import Commands
    from cchc_desktop.ui.errands import Errands
    from cchc_desktop.ui.find import FindDialog
    from cchc_desktop.ui.notice import Notice
    from cchc_desktop.ui.session import Session
    from cchc_desktop.ui.start import WelcomePage
    from cchc_desktop.ui.status import Status
    from cchc_desktop.ui.style import Look
    from cchc_desktop.ui.workspace import Workspace

SIZE = (1366, 768)


class Window(QMainWindow):
    """The one window of the program: a frame, then the first start or a report in it."""

    _session: "Session"
    commands: "Commands"
    status: "Status"
    banner: "Banner"
    notice: "Notice"
    _errands: "Errands"

    def __init__(self, look: "Look", kept: Settings, today: date) -> None:
        super().__init__()
        self._look, self._kept, self._today = look, kept, today
        self._failed = False
        self.stack = QStackedWidget()
        self.workspace: Workspace | None = None
        self._page: WelcomePage | None = None
        self._find: FindDialog | None = None
        self.setWindowTitle(texts.APP)
        if not (kept.geometry and self.restoreGeometry(QByteArray(kept.geometry))):
            self.resize(*SIZE)

    def begin(self, session: "Session") -> None:
        """Show the report that was open last, or the first start.

        Apart from `__init__`, so that the frame is on the screen while the forms are read.
        """
        from cchc_desktop.ui.banner import Banner
        from cchc_desktop.ui.commands import Commands
        from cchc_desktop.ui.errands import Errands
        from cchc_desktop.ui.notice import Notice
        from cchc_desktop.ui.safekeeping import Safekeeping
        from cchc_desktop.ui.status import Status

        self._session = session
        session.comparing.choose(self._kept.beside)
        self._errands = Errands(session, self, self.commit, self._today)
        self._errands.watch_drops()
        safekeeping = Safekeeping(session, self, self.commit, partial(_tab, self))
        handlers = self._handlers() | self._errands.handlers() | safekeeping.handlers()
        self.commands = Commands(self, handlers)
        self.status, self.banner, self.notice = Status(session), Banner(session), Notice()
        self.setCentralWidget(_stacked(self.notice, self.banner, self.stack))
        self.setStatusBar(self.status)
        session.opened.connect(self._show_report)
        session.failed.connect(self._note_failure)
        known = [period.id for unit in session.units() for period in session.periods(unit.id)]
        if known:
            session.open(self._kept.period if self._kept.period in known else known[-1])
        if session.report is None:
            self._welcome()

    def commit(self) -> bool:
        """Save what is being typed; False if the disk refused, and then that is said."""
        self._failed = False
        if self.workspace is not None:
            self.workspace.pages.commit()
        return not self._failed

    def settings(self) -> Settings:
        """What to remember for the next run."""
        kept = msgspec.structs.replace(
            self._kept,
            geometry=bytes(self.saveGeometry().data()),
            zoom=self._look.zoom,
            theme=self._look.theme,
            beside=self._session.comparing.chosen,
            second_backups=str(self._session.keeping.second or ""),
        )
        if self.workspace is None:
            return kept
        return msgspec.structs.replace(
            kept,
            tab=self.workspace.pages.key,
            period=self._session.period_id,
            findings_width=self.workspace.panel_width(),
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.commit() or self._leaves_anyway():
            event.accept()
        else:
            event.ignore()

    def _handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "undo": partial(self._once_saved, self._session.undo),
            "redo": partial(self._once_saved, self._session.redo),
            "check": self._check,
            "find": self._ask_where,
            "replace": self._replace,
            "commit": self._say_saved,
            "tab_next": partial(self._step_tab, 1),
            "tab_before": partial(self._step_tab, -1),
            "larger": partial(self._look.step, 1),
            "smaller": partial(self._look.step, -1),
            "usual_size": partial(self._look.resize, 100),
            "panel": self._show_panel,
        }

    def _leaves_anyway(self) -> bool:
        from cchc_desktop.ui.dialogs import ask

        return ask(self, texts.CLOSE_UNSAVED, (texts.STAY, texts.CLOSE_ANYWAY)) == 1

    def _welcome(self) -> None:
        """The first start, while there is no report."""
        from cchc_desktop.ui.start import WelcomePage

        self._page = WelcomePage(self._session, self._today)
        self._page.sample_wanted.connect(self._errands.open_sample)
        self.stack.addWidget(self._page)
        self._page.setFocus()
        self.status.hide()
        self._allow(False)

    def _show_report(self) -> None:
        """Show the report that was opened, on the tab that was shown last."""
        report = self._session.report
        if report is None:
            return
        if self.workspace is None:
            self._build()
        self.setWindowTitle(texts.WINDOW_TITLE.format(unit=report.identity.unit.title, app=texts.APP))

    def _build(self) -> None:
        """The workspace takes the place of the first start, for good."""
        from cchc_desktop.ui.workspace import Workspace

        self.workspace = Workspace(self._session, self.commands, self._kept)
        header = self.workspace.header
        header.unit_chosen.connect(self._open_unit)
        header.period_chosen.connect(self._open_period)
        header.theme_chosen.connect(self._look.dress)
        self._errands.dispatch.wanted.connect(self.workspace.reveal)
        if self._page is not None:
            self.stack.removeWidget(self._page)
            self._page.deleteLater()
            self._page = None
        self.stack.addWidget(self.workspace)
        self.workspace.sidebar.setFocus()
        self.status.show()
        self._allow(True)
        header.refresh()

    def _allow(self, open_: bool) -> None:
        """Without a report only what begins one, the keys and the size of letters work."""
        always = {"keys", "larger", "smaller", "usual_size", "sample", "new_unit", "undo", "redo", "backups"}
        self.commands.allow(self.commands.actions.keys() - always, open_)

    def _note_failure(self, failure: Failure) -> None:
        self._failed = True

    def _once_saved(self, step: Callable[[], object]) -> None:
        if self.commit():
            step()

    def _check(self) -> None:
        report = self._session.report
        if self.commit() and self.workspace is not None and report is not None:
            self.workspace.focus_findings()
            if self._session.staging.check(report, self._session.carried.places):
                self.status.say(texts.CHECK_SOUND)

    def _ask_where(self) -> None:
        from cchc_desktop.ui.find import FindDialog

        if not self.commit() or self.workspace is None:
            return
        if self._find is None:
            self._find = FindDialog(self._session, self)
            self._find.chosen.connect(self.workspace.reveal)
        self._find.ask()

    def _replace(self) -> None:
        if self.commit() and self.workspace is not None:
            self.workspace.ask_replace()

    def _say_saved(self) -> None:
        if self.commit():
            self.status.confirm()

    def _step_tab(self, steps: int) -> None:
        if self.commit() and self.workspace is not None:
            self.workspace.sidebar.step(steps)

    def _show_panel(self) -> None:
        if self.workspace is not None:
            self.workspace.show_panel(self.commands["panel"].isChecked())

    def _open_unit(self, unit_id: int) -> None:
        """The unit's latest period."""
        known = self._session.periods(unit_id)
        if known:
            self._open_period(known[-1].id)

    def _open_period(self, period_id: int) -> None:
        if period_id != self._session.period_id and self.commit():
            self._session.open(period_id)


def _tab(window: Window) -> str:
    """The key of the tab that is shown, "" at the first start."""
    return window.workspace.pages.key if window.workspace is not None else ""


def _stacked(*widgets: QWidget) -> QWidget:
    """Widgets below each other without a gap."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    return box
