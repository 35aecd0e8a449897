"""The report's own particulars: heads, addressees, bases, signer, recipients, window, appendix.

A field is saved when it is left. A date that cannot be read stays as it was typed, with
a sentence under it. Never fills a field by itself: what the edition offers is a hint.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QGroupBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop import texts
from cchc_desktop.core.content import LISTS, part
from cchc_desktop.core.period import parse_date, show_date
from cchc_desktop.core.register import choice_of, chosen_registers
from cchc_desktop.core.report import Change, Report
from cchc_desktop.core.text import fill, nfc
from cchc_desktop.exchange.appendix import reference_line
from cchc_desktop.ui.confirming import ConfirmBar
from cchc_desktop.ui.fresh import Fresh
from cchc_desktop.ui.history_menu import HistoryMenu
from cchc_desktop.ui.paper_fields import Field, LineField, ListField, OfferField, TicksField
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import named

DATES = ("document.date", "period.from", "period.to")
SUPERIOR, AUTHORITY, TITLE, APPENDIX = (
    "document.superior",
    "document.signer.authority",
    "document.signer.title",
    "document.appendix",
)
HEAD = ("superior", "number", "symbol", "place", "date", "title", "addressee", "bases")
FOOT = ("signer.authority", "signer.title", "signer.name", "recipients")
"""The particulars before and after the text, in the order of the paper."""
WIDEST = 760


class Particular(QWidget):
    """One field of the report on the session, and a sentence under it where it is needed."""

    def __init__(self, session: Session, report: Report, address: str, offered: str) -> None:
        super().__init__()
        self._session = session
        self._report = report
        self._address = address
        self._is_date = address in DATES
        self.field = field_of(report, address)
        self.field.hint(offered)
        self.field.lock(session.read_only)
        self.field.setAccessibleName(label_of(report, address))
        self.field.left.connect(self.commit)
        HistoryMenu(self.field).wanted.connect(self._ask_history)
        self._carried = named(QLabel(texts.CARRIED), "hint")
        self._sentence = QLabel()
        self._sentence.setObjectName("problem")
        self._sentence.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self.field)
        box.addWidget(self._carried)
        box.addWidget(self._sentence)
        session.changed.connect(self._redraw)
        session.carried.confirmed.connect(self._show_carried)
        session.staging.locked.connect(self.field.lock)
        self._show()

    def address_now(self) -> str:
        """Where the field is kept."""
        return self._address

    def commit(self) -> None:
        """Save the field if it says something else than what is stored."""
        words = nfc(self.field.words().strip())
        if self._session.report is self._report and words != nfc(self._shown()):
            changes = {self._address: self._stored_form(words) or None}
            self._session.edit(changes | following(self._report, self._address, words))
        self._explain()

    def _ask_history(self) -> None:
        self._session.history.ask(self._address)

    def _redraw(self, change: Change) -> None:
        if self._address in change.edited and self._session.report is self._report:
            self._show()

    def _show(self) -> None:
        if self.field.words() != self._shown():
            self.field.show_words(self._shown())
        self._show_carried()
        self._explain()

    def _show_carried(self) -> None:
        self._carried.setVisible(self._address in self._session.carried.places)

    def _shown(self) -> str:
        stored = self._report.text(self._address)
        if self._address == APPENDIX:
            chosen = chosen_registers(self._report.edition, stored)
            return "\n".join(each.id for each in self._report.edition.registers if each.id in chosen)
        day = parse_date(stored) if self._is_date else None
        return show_date(day) if day else stored

    def _stored_form(self, words: str) -> str:
        if self._address == APPENDIX:
            return choice_of(self._report.edition, words.splitlines())
        day = parse_date(words) if self._is_date else None
        return day.isoformat() if day else words

    def _explain(self) -> None:
        words = self.field.words().strip()
        wrong = self._is_date and bool(words) and parse_date(words) is None
        self._sentence.setText(texts.DATE_UNREADABLE.format(typed=words) if wrong else "")
        self._sentence.setVisible(wrong)


class ParticularsPage(QScrollArea):
    """Everything about the paper itself, for the report that is open."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._fields: dict[str, Particular] = {}
        self._labels: list[QLabel] = []
        self._reference: QLabel | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(texts.PARTICULARS_PAGE)
        self.fresh = Fresh(session, self, self._build)
        session.changed.connect(self._show_reference)
        self.fresh.refresh()

    def commit(self) -> None:
        """Save every field that is not saved yet."""
        for particular in self._fields.values():
            particular.commit()

    def reveal(self, code: str) -> bool:
        """Go to a field by its address (`document.number`, `period.from`)."""
        particular = self._fields.get(code)
        if particular is not None:
            self.ensureWidgetVisible(particular)
            particular.field.setFocus(Qt.FocusReason.OtherFocusReason)
        return particular is not None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._line_up()

    def use_preset(self) -> None:
        """Give the window back to the edition's usual dates."""
        self._session.edit({"period.from": None, "period.to": None})

    def _build(self) -> None:
        self._fields, self._labels, self._reference = {}, [], None
        report = self._session.report
        inside = QWidget()
        inside.setMaximumWidth(WIDEST)
        box = QVBoxLayout(inside)
        box.setContentsMargins(16, 8, 16, 16)
        box.setSpacing(16)
        if report is not None:
            offered = offers(report)
            box.addWidget(named(QLabel(texts.PARTICULARS_PAGE), "title"))
            box.addWidget(self._about(report))
            box.addWidget(ConfirmBar(self._session, "particulars", _is_particular))
            for title, addresses in groups():
                box.addWidget(self._group(report, title, addresses, offered))
        box.addStretch(1)
        self.setWidget(inside)
        self._line_up()

    def _line_up(self) -> None:
        """Let the fields of all groups begin at the same place."""
        widest = max((label.sizeHint().width() for label in self._labels), default=0)
        for label in self._labels:
            label.setMinimumWidth(widest)

    def _about(self, report: Report) -> QWidget:
        about = QLabel("\n".join(unit_words(report)))
        about.setWordWrap(True)
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return about

    def _group(
        self, report: Report, title: str, addresses: tuple[str, ...], offered: dict[str, str]
    ) -> QWidget:
        group = QGroupBox(title)
        form = QFormLayout(group)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for address in addresses:
            particular = Particular(self._session, report, address, offered.get(address, ""))
            self._fields[address] = particular
            label = QLabel(label_of(report, address))
            label.setBuddy(particular.field)
            self._labels.append(label)
            form.addRow(label, particular)
        if "period.from" in addresses:
            self._add_usual(form, offered)
        if APPENDIX in addresses:
            self._reference = QLabel()
            self._reference.setWordWrap(True)
            form.addRow(self._reference)
            self._show_reference()
        return group

    def _add_usual(self, form: QFormLayout, offered: dict[str, str]) -> None:
        """The edition's window, and a way back to it."""
        usual = QLabel(texts.WINDOW_USUAL.format(start=offered["period.from"], end=offered["period.to"]))
        usual.setWordWrap(True)
        button = QPushButton(texts.WINDOW_USE_USUAL)
        button.setEnabled(not self._session.read_only)
        button.clicked.connect(self.use_preset)
        self._session.staging.locked.connect(button.setDisabled)
        form.addRow(usual)
        form.addRow(button)
        form.setAlignment(button, Qt.AlignmentFlag.AlignLeft)

    def _show_reference(self) -> None:
        """The line under the appendix's name, as the number and the date make it."""
        report = self._session.report
        if self._reference is not None and report is not None:
            self._reference.setText(texts.APPENDIX_REFERENCE.format(line=reference_line(report)))


def _is_particular(kind: str, address: str) -> bool:
    return part(address) in ("document", "period")


def groups() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The fields by what they belong to."""
    return (
        (texts.PARTICULARS_PAPER, tuple(f"document.{name}" for name in HEAD)),
        (texts.PARTICULARS_WINDOW, ("period.from", "period.to")),
        (texts.PARTICULARS_SIGNER, tuple(f"document.{name}" for name in FOOT)),
        (texts.PARTICULARS_APPENDIX, (APPENDIX,)),
    )


def field_of(report: Report, address: str) -> Field:
    """The field that suits a particular."""
    if address == APPENDIX:
        return TicksField((each.id, each.title) for each in report.edition.registers)
    if address in (SUPERIOR, AUTHORITY, TITLE):
        return OfferField(usual_of(report, address))
    return ListField() if address.removeprefix("document.") in LISTS else LineField()


def usual_of(report: Report, address: str) -> list[str]:
    """What is usually written in a field, to choose from."""
    paper = report.edition.paper
    if address == SUPERIOR:
        above = fill(paper.superior, {"superior": report.unit.superior}).upper()
        return [above] if above and report.unit.superior else []
    if address == AUTHORITY:
        return [signing.authority for signing in paper.signings]
    return list(dict.fromkeys(title for signing in paper.signings for title in signing.titles))


def following(report: Report, address: str, words: str) -> dict[str, str | None]:
    """The office that goes with another line above it, unless one was typed that is not usual."""
    titles = next((each.titles for each in report.edition.paper.signings if each.authority == words), ())
    now = report.text(TITLE) or report.edition.paper.signer_title
    if address != AUTHORITY or not titles or now in titles or now not in usual_of(report, TITLE):
        return {}
    return {TITLE: titles[0]}


def label_of(report: Report, address: str) -> str:
    """The name of a field: the edition's."""
    return report.edition.words.document.get(address, address)


def offers(report: Report) -> dict[str, str]:
    """What the edition puts where nothing is entered, by address."""
    paper, usual = report.edition.paper, report.preset.window(report.identity.year)
    period = fill(report.preset.title, {"year": report.identity.year})
    words = {"unit": report.unit.title, "period": period, "receiving": report.edition.unit.receiving}
    return {
        "document.symbol": paper.symbol,
        "document.place": report.unit.name,
        "document.date": texts.DATE_EXAMPLE,
        "document.title": fill(paper.title, words),
        "document.bases": texts.BASES_EXAMPLE,
        "document.superior": texts.SUPERIOR_HINT,
        "document.addressee": texts.ADDRESSEE_HINT,
        "document.signer.authority": paper.authority,
        "document.signer.title": paper.signer_title,
        "document.recipients": "\n".join(fill(line, words) for line in paper.recipients),
        "period.from": show_date(usual.start),
        "period.to": show_date(usual.end),
    }


def unit_words(report: Report) -> list[str]:
    """Whose report of which period it is, and by which form, a line each."""
    unit, year = report.unit, report.identity.year
    above = ", ".join(filter(None, (unit.title, unit.superior, unit.province)))
    code = texts.UNIT_CODE.format(code=unit.code) if unit.code else ""
    period = fill(report.preset.title, {"year": year})
    edition = report.edition.title + (texts.PROVISIONAL if report.edition.provisional else "")
    return [
        texts.UNIT_LINE.format(unit=above) + code,
        texts.PERIOD_LINE.format(period=period),
        texts.EDITION_LINE.format(edition=edition),
    ]
