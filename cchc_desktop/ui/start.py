"""The first start, a new unit, a new period: name it, choose, begin. Never an empty window."""

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop import places, texts
from cchc_desktop.core.carry import particulars
from cchc_desktop.core.content import Changes
from cchc_desktop.core.journal import CARRIED
from cchc_desktop.core.report import Unit
from cchc_desktop.errors import FileUnusable
from cchc_desktop.ui.dialogs import closing_row
from cchc_desktop.ui.fields import Form, PeriodForm, SignerForm, UnitForm
from cchc_desktop.ui.proposal import Signer, begin, editions, period_after
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import LARGE, MEDIUM, letters, named

SAMPLES = "sample*.json"
WIDE, NARROW = 160, 75
"""Letters: of two forms side by side, and of one."""


class StartForm(QWidget):
    """A unit, its signer and its first period, side by side. `begun` carries the period."""

    begun = Signal(int)

    def __init__(self, session: Session, today: date) -> None:
        super().__init__()
        self._session = session
        self.unit, self.signer = UnitForm(), SignerForm()
        self.period = PeriodForm(editions(session.catalogue), today)
        self.period.edition_chosen.connect(self.unit.offer)
        self.period.edition_chosen.connect(self.signer.offer)
        edition = self.period.chosen_edition()
        self.unit.offer(edition)
        self.signer.offer(edition)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(LARGE)
        row.addWidget(card(texts.CARD_UNIT, self.unit), 4)
        right = QVBoxLayout()
        right.setSpacing(LARGE)
        right.addWidget(card(texts.CARD_PERIOD, self.period))
        right.addWidget(card(texts.CARD_SIGNER, self.signer))
        row.addLayout(right, 5)

    def begin(self) -> None:
        """Create and open the period, or say beside a line what is missing."""
        window, unit = self.period.chosen_window(), self.unit.unit()
        if unit is None or window is None:
            return
        edition = self.period.chosen_edition()
        content = begin(edition, unit, window, self.signer.signer(), self.unit.receiving_office())
        self._create(unit, content)

    def _create(self, unit: Unit, content: Changes) -> None:
        chosen, year = self.period.preset(), self.period.year.value()
        period = self._session.create(unit, self.period.chosen_edition().id, chosen.kind, year, content)
        if period is not None and self._session.open(period):
            self.begun.emit(period)


class WelcomePage(QScrollArea):
    """What the window shows while there is no report."""

    sample_wanted = Signal()

    def __init__(self, session: Session, today: date) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.form = StartForm(session, today)
        self.begin = named(QPushButton(texts.BEGIN), "primary")
        self.sample = QPushButton(texts.OPEN_SAMPLE)
        # Outside a dialog Enter does nothing by itself.
        for button in (self.begin, self.sample):
            button.setAutoDefault(True)
        for line in self.form.findChildren(QLineEdit):
            line.returnPressed.connect(self.form.begin)
        self.sample.setToolTip(texts.OPEN_SAMPLE_TIP)
        title = named(QLabel(texts.WELCOME), "welcome_title")
        about = named(QLabel(texts.WELCOME_ABOUT), "hint")
        about.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.sample)
        buttons.addStretch(1)
        buttons.addWidget(self.begin)
        inner = QWidget()
        inner.setMaximumWidth(letters(self, WIDE))
        column = QVBoxLayout(inner)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.setSpacing(LARGE)
        column.addWidget(title)
        column.addWidget(about)
        column.addWidget(self.form)
        column.addLayout(buttons)
        column.addStretch(1)
        self.setWidget(inner)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.begin.clicked.connect(self.form.begin)
        self.sample.clicked.connect(self.sample_wanted)
        self.setFocusProxy(self.form.unit.name)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        page = self.widget()
        if event.type() == QEvent.Type.FontChange and page is not None:
            page.setMaximumWidth(letters(self, WIDE))


class UnitDialog(QDialog):
    """Another unit, with its first period."""

    def __init__(self, session: Session, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.COMMANDS["new_unit"])
        self.form = StartForm(session, today)
        self.setMinimumWidth(min(letters(self, WIDE), parent.width()))
        column = QVBoxLayout(self)
        column.addWidget(self.form)
        self.accept_button, row = closing_row(self, texts.BEGIN)
        column.addLayout(row)
        self.accept_button.clicked.connect(self.form.begin)
        self.form.begun.connect(self.accept)


class PeriodDialog(QDialog):
    """Another period of the unit that is open; its particulars go on from this one.

    `is_new` once it was begun, and not only opened.
    """

    def __init__(self, session: Session, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.COMMANDS["new_period"])
        self._session = session
        self.is_new = False
        self._report = session.report
        assert self._report is not None
        self.form = PeriodForm(editions(session.catalogue), today)
        self._propose_unknown()
        column = QVBoxLayout(self)
        column.setSpacing(MEDIUM)
        column.addWidget(QLabel(texts.PERIOD_OF.format(unit=self._report.identity.unit.title)))
        column.addWidget(self.form)
        self.accept_button, row = closing_row(self, texts.CREATE_PERIOD)
        column.addLayout(row)
        self.setMinimumWidth(letters(self, NARROW))
        self.form.period_chosen.connect(self._say_whether_known)
        self.accept_button.clicked.connect(self._create)
        self._say_whether_known()

    def _create(self) -> None:
        window, report = self.form.chosen_window(), self._report
        if window is None or report is None:
            return
        edition, preset = self.form.chosen_edition(), self.form.preset()
        unit, year, is_new = report.identity.unit, self.form.year.value(), not self._is_known()
        taken = particulars(edition, report, preset, year)
        usual = begin(edition, unit, window, Signer(), "")
        content = {address: item for address, item in usual.items() if address not in taken}
        period = self._session.create(unit, edition.id, preset.kind, year, content)
        if period is None or not self._session.open(period):
            return
        if is_new:
            # Carried, not created: somebody has to look at the signer before it is closed.
            self._session.edit(taken, CARRIED)
        self.is_new = is_new
        self.accept()

    def _propose_unknown(self) -> None:
        """Propose the period of today, or, as long as that is begun already, the next one."""
        while self._is_known():
            form = self.form
            following = period_after(form.chosen_edition(), form.preset(), form.year.value())
            if following is None:
                return
            form.propose(*following)

    def _is_known(self) -> bool:
        asked = (self.form.chosen_edition().id, self.form.preset().kind, self.form.year.value())
        return asked in [(period.edition, period.kind, period.year) for period in self._session.periods()]

    def _say_whether_known(self) -> None:
        """A period that exists is opened, never begun a second time."""
        self.accept_button.setText(texts.OPEN_KNOWN if self._is_known() else texts.CREATE_PERIOD)


def open_sample(session: Session) -> bool:
    """Put the bundled sample in the store and show its latest period.

    FileUnusable if it did not come with the program; what is already there stays.
    """
    from cchc_desktop.exchange import report_json

    paths = sorted(places.resources_dir().glob(SAMPLES))
    if not paths:
        raise FileUnusable("sample_missing")
    reports = [report_json.decode(path.read_bytes(), session.catalogue) for path in paths]
    latest = None
    for report in sorted(reports, key=lambda each: str(each.period.end)):
        about = report.identity
        latest = session.create(about.unit, about.edition, about.kind, about.year, report.content)
    return latest is not None and session.open(latest)


def card(title: str, form: Form) -> QFrame:
    """A form on its own ground, under its title."""
    frame = named(QFrame(), "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
    column.setSpacing(MEDIUM)
    column.addWidget(named(QLabel(title), "card_title"))
    column.addWidget(form)
    column.addStretch(1)
    return frame
