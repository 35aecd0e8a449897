"""A table with Excel's habits: what every table of figures on screen is.

Enter goes down, Tab to the next cell that can be filled in, Delete clears, blocks are
copied and pasted as Excel does. Each gesture is one edit. Never says what a cell means:
that is its model's.
"""

from collections.abc import Collection, Iterable

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QToolTip, QWidget

from cchc_desktop import texts
from cchc_desktop.ui.carried import Carried
from cchc_desktop.ui.cell import CellDelegate, Index, asks_for_list, step_of
from cchc_desktop.ui.cell_confirming import CellConfirming
from cchc_desktop.ui.clipboard import Cells, Laid, Refusal, format_block, lay, parse_block

SHOWN_FOR = 60_000
"""How long the help of a cell stays, in milliseconds."""


class GridModel(QAbstractTableModel):
    """What a grid needs of its model, besides Qt's own methods.

    `history_wanted` carries the address whose history is asked for.
    """

    history_wanted = Signal(str)
    carried: Carried | None = None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self.answer(index, role) if index.isValid() else None

    def answer(self, index: Index, role: int) -> object:
        """What a cell of the table says for a role of Qt's; None if it has nothing to say."""
        raise NotImplementedError

    def put(self, cells: Cells) -> int:
        """Write typed texts in one edit; how many of them are no figures but are kept."""
        raise NotImplementedError

    def refusal(self, row: int, column: int) -> Refusal | None:
        """Why a pasted cell may not be written here; None if it may."""
        raise NotImplementedError

    def extent(self) -> tuple[int, int]:
        """How many rows and columns there are room for in a paste."""
        return self.rowCount(), self.columnCount()

    def choices(self, index: Index) -> tuple[tuple[str, str], ...]:
        """The list of a cell: what is typed for each choice, and its words."""
        return ()

    def follow(self, carried: Carried) -> None:
        """Mark the rows that were carried over until they are confirmed."""
        self.carried = carried
        carried.confirmed.connect(self._show_confirmed)

    def address(self, row: int) -> str:
        """What a row is called in the report, "" for one that holds nothing yet."""
        return ""

    def is_carried(self, row: int) -> bool:
        """True for a row that was carried over and waits to be confirmed."""
        return self.carried is not None and self.address(row) in self.carried.places

    def redraw(self, rows: Iterable[int]) -> None:
        """Say that all cells of these rows may be different."""
        for first, last in runs(sorted(rows)):
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def _show_confirmed(self, addresses: Collection[str]) -> None:
        self.redraw(row for row in range(self.rowCount()) if self.address(row) in addresses)

    def copied(self, index: Index) -> str:
        """What the clipboard gets of a cell."""
        return str(index.data(Qt.ItemDataRole.DisplayRole) or "")

    def fillable(self, index: Index) -> bool:
        """True for a cell that can be typed into or ticked."""
        kinds = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable
        return bool(self.flags(index) & kinds)


class Grid(QTableView):
    """`told` carries a sentence about the last gesture, "" when there is nothing to say."""

    told = Signal(str)

    def __init__(
        self, model: GridModel, name: str, parent: QWidget | None = None, paragraphs: bool = False
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._cells = CellDelegate(self, paragraphs)
        self._cells.stepped.connect(self.step)
        self._cells.list_wanted.connect(self.offer_list)
        self._list: QMenu | None = None
        self.setModel(model)
        if model.carried is not None:
            self._confirming = CellConfirming(self, model.carried, model.address)
            self._confirming.history_wanted.connect(model.history_wanted)
            self._confirming.told.connect(self.told)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)

    def commit(self) -> None:
        """Leave the cell that is being edited, keeping what was typed."""
        self._cells.finish()

    def go(self, index: QModelIndex) -> None:
        """Bring a cell into view, select it and take the focus."""
        self.commit()
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def address_now(self) -> str:
        """What the current row is called in the report, "" for none."""
        at = self.currentIndex()
        return self._model.address(at.row()) if at.isValid() else ""

    def step(self, rows: int, columns: int) -> None:
        """Go to the next cell that can be filled in; at the end, stay."""
        self.setFocus()
        found = beside(self._model, self.currentIndex(), rows, columns)
        if not found.isValid() and rows:
            at = self.currentIndex()
            found = at.siblingAtRow(at.row() + rows)
        if found.isValid():
            self.setCurrentIndex(found)

    def copy(self) -> None:
        """Put the selected block on the clipboard, figures as they are shown."""
        self.commit()
        top, left, bottom, right = self._block()
        rows = [
            [self._model.copied(self._model.index(row, column)) for column in range(left, right + 1)]
            for row in range(top, bottom + 1)
        ]
        QGuiApplication.clipboard().setText(format_block(rows))

    def cut(self) -> None:
        """Copy the block, then clear what can be cleared in it."""
        self.copy()
        self.clear()

    def clear(self) -> None:
        """Empty the selected cells in one edit; an overridden one computes again."""
        cells = {(at.row(), at.column()): "" for at in self._selected() if self._model.fillable(at)}
        if cells:
            self._model.put(cells)

    def paste(self) -> None:
        """Lay the clipboard's block over the table from the selection's corner, in one edit."""
        self.commit()
        block = parse_block(QGuiApplication.clipboard().text())
        top, left, bottom, right = self._block()
        if len(block) == 1 and len(block[0]) == 1:
            block = [[block[0][0]] * (right - left + 1)] * (bottom - top + 1)
        laid = lay(block, top, left, self._model)
        unread = self._model.put(laid.cells) if laid.cells else 0
        self._select_laid(top, left, block)
        self.told.emit(sentence_of(laid, unread))

    def offer_list(self) -> None:
        """Open the list of the current cell, if it has one."""
        index = self.currentIndex()
        choices = self._model.choices(index)
        if not choices or not self._model.fillable(index):
            return
        self._list = QMenu(self)
        self._list.setAccessibleName(texts.CELL_LIST)
        for typed, words in choices:
            action = self._list.addAction(words.replace("&", "&&"))
            action.setData(typed)
            if typed == index.data(Qt.ItemDataRole.EditRole):
                self._list.setActiveAction(action)
        self._list.triggered.connect(self._take_choice)
        self._list.aboutToHide.connect(self._list.deleteLater)
        self._list.popup(self._below(index))

    def show_help(self) -> None:
        """Show how the current cell is counted and checked, where the mouse would."""
        index = self.currentIndex()
        help_ = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
        QToolTip.showText(self._below(index), help_, self, self.visualRect(index), SHOWN_FOR)

    def edit(  # type: ignore[override]
        self, index: Index, trigger: QAbstractItemView.EditTrigger | None = None, event: QEvent | None = None
    ) -> bool:
        if trigger is None:
            super().edit(index)
            return True
        clicked = trigger is QAbstractItemView.EditTrigger.DoubleClicked
        if clicked and self._model.choices(index) and isinstance(event, QMouseEvent):
            self.offer_list()
            return True
        begun: bool = super().edit(index, trigger, event)  # type: ignore[arg-type]
        with_caret = clicked or trigger is QAbstractItemView.EditTrigger.EditKeyPressed
        if begun and with_caret and self._cells.editor is not None:
            self._cells.editor.place_caret()
        return begun

    def event(self, event: QEvent) -> bool:
        # Without this the window's own F1, Ctrl+C ... would take the key first.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._action(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action, step = self._action(event), step_of(event)
        if action is not None:
            action()
        elif step is not None and event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.step(*step)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing on a cell that takes nothing must not jump about."""

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Tab goes from cell to cell; after the last it leaves the table."""
        found = beside(self._model, self.currentIndex(), 0, 1 if forward else -1)
        if not found.isValid():
            return QWidget.focusNextPrevChild(self, forward)
        self.setCurrentIndex(found)
        return True

    def _action(self, event: QKeyEvent):  # type: ignore[no-untyped-def]
        """What a key does here, None if it is Qt's or the window's business."""
        if asks_for_list(event):
            return self.offer_list
        for key, action in (
            (QKeySequence.StandardKey.Copy, self.copy),
            (QKeySequence.StandardKey.Cut, self.cut),
            (QKeySequence.StandardKey.Paste, self.paste),
        ):
            if event.matches(key):
                return action
        if event.modifiers() == Qt.KeyboardModifier.NoModifier:
            return {Qt.Key.Key_Delete: self.clear, Qt.Key.Key_F1: self.show_help}.get(Qt.Key(event.key()))
        return None

    def _selected(self) -> list[QModelIndex]:
        return self.selectedIndexes() or [at for at in [self.currentIndex()] if at.isValid()]

    def _block(self) -> tuple[int, int, int, int]:
        """Top, left, bottom and right of the selection."""
        chosen = self._selected()
        rows, columns = [at.row() for at in chosen] or [0], [at.column() for at in chosen] or [0]
        return min(rows), min(columns), max(rows), max(columns)

    def _select_laid(self, top: int, left: int, block: list[list[str]]) -> None:
        """Select what was pasted, as Excel does."""
        bottom = min(top + len(block), self._model.rowCount()) - 1
        right = min(left + max(map(len, block)), self._model.columnCount()) - 1
        corner = self._model.index(top, left)
        self.setCurrentIndex(corner)
        chosen = QItemSelection(corner, self._model.index(bottom, right))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _take_choice(self, action: QAction) -> None:
        at = self.currentIndex()
        self._model.put({(at.row(), at.column()): str(action.data())})

    def _below(self, index: Index) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())


def beside(model: GridModel, at: QModelIndex, rows: int, columns: int) -> QModelIndex:
    """The next cell that can be filled in, in this direction; invalid if there is none.

    Sideways it goes on in the next row; downwards it stays in its column.
    """
    if not at.isValid():
        return model.index(0, 0)
    count = model.columnCount()
    stride = rows * count + columns
    place = at.row() * count + at.column() + stride
    while 0 <= place < model.rowCount() * count:
        found = model.index(place // count, place % count)
        if model.fillable(found):
            return found
        place += stride
    return QModelIndex()


def sentence_of(laid: Laid, unread: int) -> str:
    """What became of a pasted block, in words."""
    counted = (
        (texts.PASTED, len(laid.cells)),
        (texts.PASTE_UNREAD, unread),
        (texts.PASTE_COMPUTED, laid.refused.get(Refusal.COMPUTED, 0)),
        (texts.PASTE_GROUPS, laid.refused.get(Refusal.GROUP, 0)),
        (texts.PASTE_FIXED, laid.refused.get(Refusal.FIXED, 0)),
        (texts.PASTE_BEYOND, laid.beyond),
    )
    said = [words.format(count=count) for words, count in counted if count]
    return " ".join(said) if said else texts.PASTED_NOTHING


def runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Sorted rows as runs of neighbours, each by its first and last."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and row == found[-1][1] + 1:
            found[-1] = found[-1][0], row
        else:
            found.append((row, row))
    return found
