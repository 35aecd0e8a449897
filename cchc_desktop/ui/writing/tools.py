"""The row of tools above the sections. Shows and tells; never acts itself."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from cchc_desktop import texts
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import SMALL, named
from cchc_desktop.ui.wrapping import WholeLabel, Wrapping

INSERT_KEY = "Ctrl+Shift+S"
MAKES = ("bold", "italic")


class Tools(QWidget):
    """The buttons; what is asked of each is a signal."""

    insert_wanted = Signal()
    bold_wanted = Signal()
    italic_wanted = Signal()
    draft_wanted = Signal()
    before_wanted = Signal()
    drafts_wanted = Signal()
    outline_wanted = Signal()
    replace_wanted = Signal()

    def __init__(self, page: QWidget, session: Session) -> None:
        super().__init__(page)
        self._writing: list[QToolButton | QAction] = []
        self.setAccessibleName(texts.NARRATIVE_TOOLS)
        self._buttons: dict[str, QToolButton] = {}
        # The first to give way when letters are large or the window is narrow.
        self._total = named(WholeLabel(), "hint")
        buttons = Wrapping()
        for name, signal, writes in (
            ("insert", self.insert_wanted, True),
            ("bold", self.bold_wanted, True),
            ("italic", self.italic_wanted, True),
            ("draft", self.draft_wanted, False),
            ("before", self.before_wanted, False),
        ):
            button = _button(name)
            self._writing += [button] if writes else []
            button.clicked.connect(signal)
            buttons.addWidget(button)
            self._buttons[name] = button
        for name in MAKES:
            self._buttons[name].setCheckable(True)
        more = _button("more")
        more.setMenu(self._menu())
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        buttons.addWidget(more)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(SMALL)
        row.addLayout(buttons, 1)
        row.addWidget(self._total)
        key = QShortcut(QKeySequence(INSERT_KEY), page)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.insert_wanted)
        session.staging.locked.connect(self.lock)
        self.lock(session.read_only)

    def lock(self, read_only: bool) -> None:
        """Let what writes be used, or not."""
        for each in self._writing:
            each.setEnabled(not read_only)

    def show_total(self, count: int) -> None:
        """Show how many words the whole report has."""
        self._total.setText(texts.NARRATIVE_ALL_WORDS.format(count=count))

    def show_make(self, bold: bool, italic: bool) -> None:
        """Show how the words at the caret are made."""
        for name, is_so in zip(MAKES, (bold, italic), strict=True):
            self._buttons[name].setChecked(is_so)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for words, signal, writes in (
            (texts.MORE_DRAFT_ALL, self.drafts_wanted, True),
            (texts.MORE_OUTLINE, self.outline_wanted, True),
            (texts.MORE_REPLACE, self.replace_wanted, False),
        ):
            action = menu.addAction(words)
            self._writing += [action] if writes else []
            action.triggered.connect(signal)
        return menu


def _button(name: str) -> QToolButton:
    """A tool that a click leaves without the focus: the caret stays in the text."""
    button = named(QToolButton(), f"tool_{name}")
    button.setText(texts.TOOLS[name])
    button.setToolTip(texts.TOOL_TIPS[name])
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
