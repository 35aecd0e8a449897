"""What the clerk can ask of the window: each command once, with its words, keys and icon.

Buttons and menus show these actions and nothing else, so that a key, a menu and a
button can never differ. Never does anything itself.
"""

from collections.abc import Callable, Iterable, Mapping

import msgspec
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from cchc_desktop import texts
from cchc_desktop.ui.style import icon

EXPORTS = ("xlsx", "pdf", "docx", "package", "json")
"""The formats of the menu, the most wanted first."""
HISTORY_KEY = "Ctrl+Shift+H"


class Command(msgspec.Struct, frozen=True):
    """The keys of a command, the first shown in its tip, and its icon's name."""

    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False


COMMANDS: dict[str, Command] = {
    "undo": Command(("Ctrl+Z",), "undo"),
    "redo": Command(("Ctrl+Y", "Ctrl+Shift+Z"), "redo"),
    "check": Command(("F9",), "check"),
    "find": Command(("Ctrl+F",), "find"),
    "replace": Command(("Ctrl+H",)),
    "commit": Command(("Ctrl+S",)),
    "tab_next": Command(("Ctrl+PgDown",)),
    "tab_before": Command(("Ctrl+PgUp",)),
    "keys": Command(("F1",)),
    "larger": Command(("Ctrl++", "Ctrl+=")),
    "smaller": Command(("Ctrl+-",)),
    "usual_size": Command(("Ctrl+0",)),
    "panel": Command(checkable=True),
    "rename": Command(),
    "new_unit": Command(),
    "new_period": Command(),
    "carry": Command(),
    "confirm_all": Command(),
    "sample": Command(),
    "history": Command((HISTORY_KEY,)),
    "backups": Command(),
    "close": Command(),
    "reopen": Command(),
    "send": Command(),
    "sent": Command(),
    "read_file": Command(("Ctrl+O",)),
    "merge_files": Command(),
    "template": Command(),
    "preview": Command(("Ctrl+P",)),
    "export_all": Command(),
    **{f"export_{name}": Command() for name in EXPORTS},
}


class Commands:
    """The actions by name, added to a window so that their keys work everywhere in it."""

    def __init__(self, window: QWidget, handlers: Mapping[str, Callable[[], object]]) -> None:
        self.actions = {name: _action(window, name, command) for name, command in COMMANDS.items()}
        self._handlers = handlers
        # A group, so that one slot serves all and no handler is given Qt's `checked`.
        self._group = QActionGroup(window)
        self._group.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        for action in self.actions.values():
            self._group.addAction(action)
        self._group.triggered.connect(self._run)

    def __getitem__(self, name: str) -> QAction:
        return self.actions[name]

    def allow(self, names: Iterable[str], allowed: bool) -> None:
        """Let some commands be given, or not."""
        for name in names:
            self.actions[name].setEnabled(allowed)

    def refresh_icons(self) -> None:
        """Draw the icons in the colours of now."""
        for name, command in COMMANDS.items():
            if command.icon:
                self.actions[name].setIcon(icon(command.icon))

    def add_to(self, menu: QMenu, *names: str) -> None:
        """Put commands in a menu; "" stands for a line."""
        for name in names:
            if name:
                menu.addAction(self.actions[name])
            else:
                menu.addSeparator()

    def _run(self, action: QAction) -> None:
        self._handlers[action.objectName()]()


def _action(window: QWidget, name: str, command: Command) -> QAction:
    action = QAction(texts.COMMANDS[name], window)
    action.setObjectName(name)
    action.setCheckable(command.checkable)
    action.setShortcuts([QKeySequence(key) for key in command.keys])
    if command.keys:
        action.setToolTip(f"{texts.COMMANDS[name]} ({command.keys[0]})")
    window.addAction(action)
    return action
