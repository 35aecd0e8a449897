"""Chèn số liệu: find a figure, say how it is to read, see it as it will be read.

Enter puts it in. Never writes: whoever asked does.
"""

from copy import copy

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListView,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop import texts
from cchc_desktop.core.prose.tokens import DIFF, GROWTH, RATIO
from cchc_desktop.core.report import Report
from cchc_desktop.ui.dialogs import closing_row
from cchc_desktop.ui.find import MOVES, PlacesModel
from cchc_desktop.ui.fitted import Rolling, resize_within
from cchc_desktop.ui.search import MOST, Place, search
from cchc_desktop.ui.style import LARGE, MEDIUM, named
from cchc_desktop.ui.writing.choices import FIGURE, ROWS, VARIANTS, Choice, choice_of, choices_in, kind_of
from cchc_desktop.ui.writing.telling import label_of

SIZE = (720, 560)
LEAST = 56
"""The least height of what is asked, in logical pixels: it rolls on a low screen."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
CHANGES = (DIFF, GROWTH)
LONGEST = 90
"""Letters of a value in the list."""


class ValuesModel(PlacesModel):
    """The places found, each with what it says now."""

    def __init__(self, report: Report, parent: QObject) -> None:
        super().__init__(parent)
        self._report = report

    def line(self, place: Place) -> str:
        """The place, and what a token of it reads."""
        words = super().line(place)
        if kind_of(self._report, place.code) == ROWS and ":" not in place.code:
            return words
        value = "".join(piece.text for piece in self._report.rendered(f"{{{place.code}}}"))
        if len(value) > LONGEST:
            value = value[: LONGEST - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"
        return texts.INSERT_VALUE.format(line=words, value=value)


class InsertDialog(QDialog):
    """Asks for a token; given one, asks how it is to be shown."""

    def __init__(self, report: Report, parent: QWidget, source: str = "") -> None:
        super().__init__(parent)
        self._report = report
        self._choice = choice_of(report, source) if source else Choice()
        self._places = choices_in(report)
        self.setWindowTitle(texts.INSERT_CHANGE_TITLE if source else texts.INSERT_TITLE)
        self._help = texts.INSERT_CHANGE_HELP if source else texts.INSERT_HELP
        self.line = QLineEdit(placeholderText=texts.FIND_HINT)
        self.line.setAccessibleName(texts.FIND_HINT)
        self.line.setClearButtonEnabled(True)
        self.model = ValuesModel(report, self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setAccessibleName(texts.FOUND_LIST)
        # In the middle: the value stands at the end.
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(2)
        self.hint, self.preview = named(QLabel(texts.INSERT_HELP), "hint"), named(QLabel(), "said")
        self.how, self.form = _combo(texts.INSERT_HOWS), _combo(texts.INSERT_FORMS)
        self.row_form = _combo(texts.INSERT_ROW_FORMS)
        self.variants = [QLineEdit() for _ in texts.INSERT_CHANGES]
        self._go, self._foot = closing_row(self, texts.INSERT_CHANGE_GO if source else texts.INSERT_GO)
        self._lay_out()
        self._connect()
        self._begin(bool(source))

    def token(self) -> str:
        """What was chosen, "" while it is not complete."""
        return self._choice.token(self._report)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list and Enter puts in, while the line keeps the letters."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in MOVES:
                self.list.event(event)
                return True
            if event.key() in ENTER:
                self._accept()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setSpacing(MEDIUM)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.addRow(texts.INSERT_WHAT, self.how)
        self._form.addRow(texts.INSERT_SHOWN, self.form)
        self._form.addRow(texts.INSERT_SHOWN, self.row_form)
        for field, words in zip(self.variants, texts.INSERT_CHANGES, strict=True):
            field.setPlaceholderText(texts.INSERT_VARIANT_HINT)
            self._form.addRow(words, field)
        for label in (self.hint, self.preview):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setAccessibleName(texts.INSERT_READ)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.setSpacing(MEDIUM)
        for widget in (self.line, self.hint):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        asked = QWidget()
        asked.setLayout(self._form)
        rolling = Rolling(asked)
        rolling.setMinimumHeight(LEAST)
        rolling.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column.addWidget(rolling)
        column.addWidget(QLabel(texts.INSERT_READ))
        column.addWidget(self.preview)
        column.addLayout(self._foot)
        resize_within(self, *SIZE)

    def _connect(self) -> None:
        self.line.textChanged.connect(self._search)
        self.line.installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.list.activated.connect(self._accept)
        self.how.currentIndexChanged.connect(self._take_how)
        self.form.currentIndexChanged.connect(self._take_form)
        self.row_form.currentIndexChanged.connect(self._take_form)
        for field in self.variants:
            field.textEdited.connect(self._take_variants)
        self._go.clicked.connect(self._accept)

    def _begin(self, is_known: bool) -> None:
        """Show the token that is to be changed, or everything there is."""
        if not is_known:
            self._search("")
            return
        # The fields below write into the choice while they are filled.
        known = copy(self._choice)
        shown = known.whole or known.code
        self.model.show_places([place for place in self._places if place.code == shown])
        self.how.setCurrentIndex(self.how.findData(known.how))
        combo = self.row_form if kind_of(self._report, known.code) == ROWS else self.form
        combo.setCurrentIndex(max(combo.findData(known.form), 0))
        for field, words in zip(self.variants, known.variants, strict=False):
            field.setText(words)
        self._choice = known
        self.list.setCurrentIndex(self.model.index(0))
        self._show()

    def _search(self, asked: str) -> None:
        found: list[Place] = search(self._places, asked) if asked.strip() else list(self._places[:MOST])
        # A document that says the same words is hardly what is meant.
        found.sort(key=self._is_of_list)
        self.model.show_places(found)
        self.list.setCurrentIndex(self.model.index(0))
        self._choose(self.list.currentIndex())

    def _is_of_list(self, place: Place) -> bool:
        return kind_of(self._report, place.code) == ROWS

    def _choose(self, index: QModelIndex) -> None:
        """A line of the list: what is shown, or for a ratio what it is a share of."""
        code = self.model.places[index.row()].code if index.isValid() else ""
        choice, kind = self._choice, kind_of(self._report, code)
        if choice.how == RATIO and kind_of(self._report, choice.code) == FIGURE:
            choice.whole = code if kind == FIGURE and code != choice.code else ""
        else:
            choice.code = code
            choice.form = (self.row_form if kind == ROWS else self.form).currentData()
        self._show()

    def _take_how(self) -> None:
        was, self._choice.how = self._choice.how, self.how.currentData()
        if RATIO in (was, self._choice.how):
            self._choice.whole = ""
        self._offer_variants()
        self._show()

    def _take_form(self) -> None:
        is_rows = kind_of(self._report, self._choice.code) == ROWS
        self._choice.form = (self.row_form if is_rows else self.form).currentData()
        self._offer_variants()
        self._show()

    def _take_variants(self) -> None:
        count = len(self._names())
        self._choice.variants = tuple(field.text() for field in self.variants[:count])
        self._show()

    def _offer_variants(self) -> None:
        """Words to begin with, once a sentence for each state is wanted."""
        if self._choice.form == VARIANTS:
            usual = texts.INSERT_USUAL_CHANGES if self._choice.how in CHANGES else texts.INSERT_USUAL
            for field, words in zip(self.variants, usual, strict=False):
                field.setText(words)
            self._choice.variants = tuple(usual)

    def _names(self) -> tuple[str, ...]:
        return texts.INSERT_CHANGES if self._choice.how in CHANGES else texts.INSERT_VARIANTS

    def _show(self) -> None:
        """The fields that this choice has, and what will be read."""
        kind, choice = kind_of(self._report, self._choice.code), self._choice
        is_figure = kind == FIGURE
        with_variants = is_figure and choice.form == VARIANTS
        self._form.setRowVisible(self.how, is_figure)
        self._form.setRowVisible(self.form, is_figure)
        self._form.setRowVisible(self.row_form, kind == ROWS)
        names = self._names()
        for number, field in enumerate(self.variants):
            self._form.setRowVisible(field, with_variants and number < len(names))
            label = self._form.labelForField(field)
            if isinstance(label, QLabel) and number < len(names):
                label.setText(names[number])
        is_ratio = is_figure and choice.how == RATIO
        part = label_of(self._report, choice.code) if is_ratio else ""
        self.hint.setText(texts.INSERT_RATIO_OF.format(label=part) if is_ratio else self._help)
        token = self.token()
        self._go.setEnabled(bool(token))
        self.preview.setText("".join(piece.text for piece in self._report.rendered(token)) if token else "")

    def _accept(self) -> None:
        if self.token():
            self.accept()


def _combo(words: dict[str, str]) -> QComboBox:
    combo = QComboBox()
    for name, label in words.items():
        combo.addItem(label, name)
    return combo
