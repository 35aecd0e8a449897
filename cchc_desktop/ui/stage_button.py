"""The badge in the header: how far the report is, and in its menu what can be done about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton

from cchc_desktop import texts
from cchc_desktop.core.closing import Stage
from cchc_desktop.ui.commands import Commands
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import icon, named

ICONS = {
    Stage.ENTERING: "pencil",
    Stage.CHECKED: "check",
    Stage.CLOSED: "lock",
    Stage.SENT: "send",
    Stage.RESENT: "resend",
}
WRITING = ("read_file", "merge_files", "carry", "confirm_all")
"""Commands that change the report that is open."""


class StageButton(QToolButton):
    """Says the stage in words and by its sign; lets only what suits it be asked for."""

    def __init__(self, session: Session, commands: Commands) -> None:
        super().__init__()
        named(self, "stage_button")
        self._session, self._commands = session, commands
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        menu = QMenu(self)
        commands.add_to(menu, "check", "close", "reopen", "", "send", "sent")
        self.setMenu(menu)
        session.opened.connect(self.refresh)
        session.staging.moved.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the stage of now."""
        stage = self._session.staging.stage
        words = texts.STAGES[stage.value]
        self.setText(texts.MENU_BUTTON.format(text=words))
        self.setToolTip(texts.STAGE_TIPS[stage.value])
        self.setAccessibleName(f"{texts.STAGE_BUTTON}: {words}")
        # For the sheet: what is closed stands out from what is being worked on.
        self.setProperty("frozen", stage.is_frozen)
        self.style().unpolish(self)
        self.style().polish(self)
        self.refresh_icons()
        self.allow()

    def refresh_icons(self) -> None:
        """Draw the sign in the colours of now."""
        self.setIcon(icon(ICONS[self._session.staging.stage]))

    def allow(self) -> None:
        """Let what suits the stage be asked for, and nothing else."""
        session, frozen = self._session, self._session.staging.is_frozen
        is_open, may_write = session.report is not None, not session.store.read_only
        self._commands["undo"].setEnabled(session.can_undo)
        self._commands["redo"].setEnabled(session.can_redo)
        self._commands.allow(WRITING, is_open and not session.read_only)
        self._commands.allow(("close",), is_open and may_write and not frozen)
        self._commands.allow(("reopen",), is_open and may_write and frozen)
        self._commands.allow(("send",), is_open and may_write)
        self._commands.allow(("sent",), is_open)
