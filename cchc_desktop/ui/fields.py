"""The lines of the first start: a unit, its signer, a period. Each says its own fault.

What was typed stays as it was typed, whatever is wrong with it.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from cchc_desktop import texts
from cchc_desktop.core.edition import Edition
from cchc_desktop.core.period import Preset, Window, parse_date, show_date
from cchc_desktop.core.report import Unit
from cchc_desktop.core.text import fill, nfc
from cchc_desktop.ui.proposal import Signer, edition_for, period_for, title_of
from cchc_desktop.ui.style import LARGE, MEDIUM, SMALL, named

YEARS = (2011, 2099)


class Field(QWidget):
    """An editor and, under it, one sentence when something is wrong with it."""

    def __init__(self, editor: QWidget, name: str) -> None:
        super().__init__()
        editor.setAccessibleName(name)
        self.problem = named(QLabel(), "problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(editor)
        column.addWidget(self.problem)
        self.setFocusProxy(editor)

    def say(self, sentence: str) -> bool:
        """Show what is wrong, nothing for ""; True if something is."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        return bool(sentence)


class Form(QWidget):
    """Fields below each other, their names at the left."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("form")
        self._rows = QFormLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(MEDIUM)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

    def add(self, editor: QWidget, name: str) -> Field:
        """Add an editor under its name."""
        field = Field(editor, name)
        label = QLabel(name)
        label.setBuddy(editor)
        self._rows.addRow(label, field)
        return field

    def add_line(self, name: str, hint: str = "") -> tuple[QLineEdit, Field]:
        """Add a line to type in."""
        line = QLineEdit(placeholderText=hint)
        return line, self.add(line, name)


class UnitForm(Form):
    """Whose reports they are: what the edition offers, the rest typed."""

    def __init__(self, *, receiving: bool = True) -> None:
        super().__init__()
        self.type = QComboBox()
        self.add(self.type, texts.FIELD_UNIT_TYPE)
        self.name, self._name_field = self.add_line(texts.FIELD_UNIT_NAME, texts.UNIT_NAME_HINT)
        self.code, _ = self.add_line(texts.FIELD_UNIT_CODE, texts.UNIT_CODE_HINT)
        self.superior, _ = self.add_line(texts.FIELD_UNIT_SUPERIOR)
        self.province, _ = self.add_line(texts.FIELD_UNIT_PROVINCE, texts.UNIT_PROVINCE_HINT)
        self.receiving = QLineEdit()
        if receiving:
            self.add(self.receiving, texts.FIELD_UNIT_RECEIVING)

    def offer(self, edition: Edition) -> None:
        """Take the words of another edition, keeping what the clerk has typed."""
        offer_choices(self.type, edition.unit.types)
        self.superior.setPlaceholderText(
            texts.EXAMPLE.format(words=texts.NAME_OF.format(type=edition.unit.superior_types[0]))
        )
        if not self.receiving.isModified():
            self.receiving.setText(edition.unit.receiving)

    def show_unit(self, unit: Unit) -> None:
        """Start with what is known of a unit."""
        if self.type.findText(unit.type) < 0:
            self.type.addItem(unit.type)
        self.type.setCurrentText(unit.type)
        lines = (self.name, unit.name), (self.code, unit.code)
        for line, words in (*lines, (self.superior, unit.superior), (self.province, unit.province)):
            line.setText(words)

    def refuse_name(self, sentence: str) -> None:
        """Say under the name what is wrong with it."""
        self._name_field.say(sentence)
        self.name.setFocus()

    def unit(self) -> Unit | None:
        """The unit, or None while it has no name."""
        name = _text(self.name)
        if self._name_field.say("" if name else texts.UNIT_NAME_MISSING):
            self.name.setFocus()
            return None
        return Unit(
            type=self.type.currentText(),
            name=name,
            superior=_text(self.superior),
            province=_text(self.province),
            code=_text(self.code),
        )

    def receiving_office(self) -> str:
        """To whom the report goes."""
        return _text(self.receiving)


class SignerForm(Form):
    """Who signs the reports."""

    def __init__(self) -> None:
        super().__init__()
        self.authority, _ = self.add_line(texts.FIELD_SIGNER_AUTHORITY)
        self.title, _ = self.add_line(texts.FIELD_SIGNER_TITLE)
        self.name, _ = self.add_line(texts.FIELD_SIGNER_NAME, texts.SIGNER_NAME_HINT)

    def offer(self, edition: Edition) -> None:
        """Take the words of another edition, keeping what the clerk has typed."""
        for line, words in (
            (self.authority, edition.paper.authority),
            (self.title, edition.paper.signer_title),
        ):
            if not line.isModified():
                line.setText(fill(words, {}))

    def signer(self) -> Signer:
        """Who signs; a blank line means the edition's words."""
        return Signer(_text(self.authority), _text(self.title), _text(self.name))


class PeriodForm(Form):
    """Which report it is: the edition, the kind of period, the year, the window."""

    edition_chosen = Signal(object)
    period_chosen = Signal()

    def __init__(self, editions: Sequence[Edition], today: date, preferred: Edition | None = None) -> None:
        super().__init__()
        self._editions = list(editions)
        self._today = today
        self.edition, self.kind, self.year = QComboBox(), QComboBox(), QSpinBox()
        self.edition.addItems([edition.title for edition in self._editions])
        self.edition.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.year.setRange(*YEARS)
        # By hand: a height from the stylesheet would take the native frame away.
        self.year.setMinimumHeight(self.fontMetrics().height() + LARGE)
        self.add(self.edition, texts.FIELD_EDITION)
        self.add(self.kind, texts.FIELD_PERIOD)
        self.add(self.year, texts.FIELD_YEAR)
        self.start, self._start_field = self.add_line(texts.FIELD_WINDOW_FROM, texts.DATE_HINT)
        self.end, self._end_field = self.add_line(texts.FIELD_WINDOW_TO, texts.DATE_HINT)
        proposed = preferred or edition_for(self._editions, today)
        if proposed is not None:
            self.edition.setCurrentIndex(self._editions.index(proposed))
            self._offer_kinds()
            self.propose(*(period_for(proposed, today) or (proposed.presets[0], today.year)))
        self.edition.currentIndexChanged.connect(self._change_edition)
        self.kind.currentIndexChanged.connect(self._change_period)
        self.year.valueChanged.connect(self._change_period)

    def chosen_edition(self) -> Edition:
        """The edition of the report."""
        return self._editions[self.edition.currentIndex()]

    def preset(self) -> Preset:
        """The kind of period."""
        return self.chosen_edition().presets[max(self.kind.currentIndex(), 0)]

    def propose(self, preset: Preset, year: int) -> None:
        """Choose a period, with its usual window."""
        self.year.setValue(year)
        self.kind.setCurrentIndex(self.chosen_edition().presets.index(preset))
        self._change_period()

    def chosen_window(self) -> Window | None:
        """The window as typed, or None after saying what is wrong with it."""
        start, end = parse_date(self.start.text()), parse_date(self.end.text())
        wrong_start = self._start_field.say(_date_problem(self.start.text(), start))
        wrong_end = self._end_field.say(_date_problem(self.end.text(), end))
        if start is None or end is None or wrong_start or wrong_end:
            (self.start if wrong_start else self.end).setFocus()
            return None
        if self._end_field.say(texts.WINDOW_REVERSED if end < start else ""):
            self.end.setFocus()
            return None
        return Window(start, end)

    def _change_edition(self) -> None:
        kind, year = self.preset_kind(), self.year.value()
        self._offer_kinds()
        edition = self.chosen_edition()
        self.propose(next((p for p in edition.presets if p.kind == kind), edition.presets[0]), year)
        self.edition_chosen.emit(edition)

    def preset_kind(self) -> str:
        """The id of the kind that is chosen, kept from one edition to the next."""
        return str(self.kind.currentData() or "")

    def _offer_kinds(self) -> None:
        self.kind.clear()
        for preset in self.chosen_edition().presets:
            self.kind.addItem("", preset.kind)

    def _change_period(self) -> None:
        """Fill the window in, unless the clerk has typed her own."""
        year = self.year.value()
        for number, preset in enumerate(self.chosen_edition().presets):
            self.kind.setItemText(number, title_of(preset, year))
        usual = self.preset().window(year)
        for line, day in ((self.start, usual.start), (self.end, usual.end)):
            if not line.isModified():
                line.setText(show_date(day))
        self.period_chosen.emit()


def offer_choices(box: QComboBox, choices: Sequence[str]) -> None:
    """Fill a list anew, keeping the choice if it is still there."""
    kept = box.currentText()
    box.clear()
    box.addItems(list(choices))
    box.setCurrentIndex(max(box.findText(kept), 0))


def _text(line: QLineEdit) -> str:
    return " ".join(nfc(line.text()).split())


def _date_problem(text: str, day: date | None) -> str:
    if day is not None:
        return ""
    return texts.DATE_UNREADABLE.format(typed=text.strip()) if text.strip() else texts.DATE_MISSING
