"""The first page: how far the report is, what to do next, what is wrong, which keys help.

Every line leads to its place. It is counted anew when it is looked at, not at each edit.
"""

from collections.abc import Collection, Iterable
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QGroupBox,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop import texts
from cchc_desktop.core.checks.finding import Finding
from cchc_desktop.core.checks.wording import place
from cchc_desktop.core.closing import Stage
from cchc_desktop.core.edition import Area, Level
from cchc_desktop.core.outline import Heading
from cchc_desktop.core.period import parse_date, show_date
from cchc_desktop.core.report import Change, Report
from cchc_desktop.core.text import fill
from cchc_desktop.ui.moments import show_moment
from cchc_desktop.ui.naming import code_of, first_of_all, place_of
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.staging import Staging
from cchc_desktop.ui.style import named
from cchc_desktop.ui.tabs import Progress, area_key, is_awaited
from cchc_desktop.ui.words import target_of
from cchc_desktop.ui.writing.sections import all_leaves, numbering

WORST = 5
BAR = 160
"""The width of a bar, in logical pixels."""
STYLE = "text-decoration:none"


class OverviewPage(QScrollArea):
    """`chosen` carries the code of the place to go to."""

    chosen = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._stale = True
        self._title, self._about = _label("title"), _label()
        self._steps, self._worst, self._keys = self._links(), self._links(), _label("hint")
        self._areas = QGridLayout()
        self._rows: list[AreaRow] = []
        self._keys.setText(texts.OVERVIEW_KEYS)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(texts.OVERVIEW)
        self._lay_out()
        session.changed.connect(self._follow)
        session.opened.connect(self._follow)
        session.carried.confirmed.connect(self._follow)
        session.staging.moved.connect(self._follow)

    def commit(self) -> None:
        """Nothing is typed here."""

    def reveal(self, code: str) -> bool:
        """No figure has its place here."""
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            # A bar paints itself at each new figure, unless nothing may be painted.
            self._inside.setUpdatesEnabled(False)
            self._show()
            self._inside.setUpdatesEnabled(True)

    def _follow(self, change: Change | None = None) -> None:
        self._stale = True
        if self.isVisible():
            self._show()

    def _links(self) -> QLabel:
        label = _label()
        label.setTextFormat(Qt.TextFormat.RichText)
        flags = Qt.TextInteractionFlag
        label.setTextInteractionFlags(flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard)
        label.linkActivated.connect(self.chosen)
        return label

    def _lay_out(self) -> None:
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(16, 8, 16, 16)
        box.setSpacing(16)
        box.addWidget(self._title)
        box.addWidget(self._about)
        areas = QGroupBox(texts.OVERVIEW_AREAS)
        areas.setLayout(self._areas)
        self._areas.setColumnStretch(0, 1)
        self._areas.setHorizontalSpacing(16)
        box.addWidget(areas)
        self._draft = QPushButton(texts.MORE_DRAFT_ALL)
        self._draft.setToolTip(texts.DRAFT_ALL_TIP)
        self._draft.clicked.connect(self._draft_all)
        for title, label in (
            (texts.OVERVIEW_STEPS, self._steps),
            (texts.OVERVIEW_WORST, self._worst),
            (texts.OVERVIEW_KEYS_TITLE, self._keys),
        ):
            group = QGroupBox(title)
            column = QVBoxLayout(group)
            column.addWidget(label)
            if label is self._steps:
                column.addWidget(self._draft, 0, Qt.AlignmentFlag.AlignLeft)
            box.addWidget(group)
        box.addStretch(1)
        self.setWidget(inside)
        self._inside = inside

    def _show(self) -> None:
        self._stale = False
        report = self._session.report
        self._inside.setVisible(report is not None)
        if report is None:
            return
        self._title.setText(heading(report))
        self._about.setText("\n".join([*about(report), stage_line(self._session.staging)]))
        self._show_areas(report)
        stage = self._session.staging.stage
        self._steps.setText(_list(next_steps(report, self._session.carried.places, stage)))
        self._draft.setVisible(bool(_unwritten(report)) and not self._session.read_only)
        open_ = [finding for finding in report.findings if finding.is_open][:WORST]
        found = [(target_of(finding), finding.message) for finding in open_]
        self._worst.setText(_list(found) if found else escape(texts.OVERVIEW_SOUND))

    def _draft_all(self) -> None:
        """Write what the figures give into every empty section."""
        from cchc_desktop.ui.writing.chores import draft_all

        report = self._session.report
        if report is not None:
            draft_all(self._session, report, [heading.slot for heading in all_leaves(report)])

    def _show_areas(self, report: Report) -> None:
        areas, progress = report.edition.areas, self._session.progress()
        while len(self._rows) < len(areas):
            row = AreaRow(self._links())
            for column, widget in enumerate(row.widgets()):
                self._areas.addWidget(widget, len(self._rows), column)
            self._rows.append(row)
        for row in self._rows[len(areas) :]:
            row.set_visible(False)
        for area, row in zip(areas, self._rows, strict=False):
            title = texts.OVERVIEW_AREA.format(number=area.number, title=area.title)
            row.show_area(title, first_of(report, area), progress[area_key(area.number)])


class AreaRow:
    """One area's line: its name, which leads there, how far it is, what was found in it."""

    def __init__(self, link: QLabel) -> None:
        self._link, self._bar = link, named(QProgressBar(), "progress")
        self._filled, self._found = _label("hint"), _label("hint")
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(BAR)
        for label in (self._filled, self._found):
            label.setWordWrap(False)

    def widgets(self) -> tuple[QWidget, ...]:
        """From left to right."""
        return self._link, self._bar, self._filled, self._found

    def set_visible(self, visible: bool) -> None:
        """Show or hide the whole line."""
        for widget in self.widgets():
            widget.setVisible(visible)

    def show_area(self, title: str, first: str, progress: Progress) -> None:
        """Show an area's progress; `first` is where its name leads."""
        self.set_visible(True)
        words = texts.OVERVIEW_FILLED.format(filled=progress.entered, whole=progress.of)
        self._link.setText(_link(first, title))
        self._bar.setVisible(bool(progress.of))
        self._bar.setRange(0, max(progress.of, 1))
        self._bar.setValue(progress.entered)
        self._bar.setFormat(words)
        self._bar.setAccessibleName(title)
        self._filled.setText(words if progress.of else "")
        counted = ((texts.OVERVIEW_ERRORS, progress.errors), (texts.OVERVIEW_WARNINGS, progress.warnings))
        said = [words.format(count=count) for words, count in counted if count]
        self._found.setText(", ".join(said) or texts.OVERVIEW_NO_FINDINGS)


def first_of(report: Report, area: Area) -> str:
    """Where to go in an area: its first row that shows nothing, else its first row."""
    codes = [row.code for row in area.rows if row.is_entered] or [fact.code for fact in area.facts]
    blank = [code for code in codes if is_awaited(report, code)]
    return next(iter([*blank, *codes]), "")


def heading(report: Report) -> str:
    """Whose report of which period."""
    period = fill(report.preset.title, {"year": report.identity.year})
    return texts.OVERVIEW_TITLE.format(unit=report.unit.title, period=period)


def about(report: Report) -> list[str]:
    """The unit's superior, the window, the number and date, a line each."""
    above = ", ".join(filter(None, (report.unit.superior, report.unit.province)))
    start, end = (
        show_date(day) if day else texts.CELL_UNKNOWN for day in (report.period.start, report.period.end)
    )
    number, day = report.text("document.number"), report.text("document.date")
    symbol = report.text("document.symbol") or report.edition.paper.symbol
    dated = parse_date(day)
    return [
        *([above] if above else []),
        texts.OVERVIEW_WINDOW.format(start=start, end=end),
        texts.OVERVIEW_PAPER.format(
            number=f"{number}/{symbol}" if number else texts.OVERVIEW_NO_NUMBER,
            date=show_date(dated) if dated else day or texts.OVERVIEW_NO_DATE,
        ),
    ]


def stage_line(staging: Staging) -> str:
    """How far the report is; of one that is closed, since when and by whom."""
    words, closing = texts.STAGES[staging.stage.value], staging.closing()
    if not staging.is_frozen or closing is None:
        return texts.STAGE_LINE.format(stage=words)
    return texts.STAGE_LINE_CLOSED.format(stage=words, time=show_moment(closing.at), who=closing.who)


def next_steps(
    report: Report, carried: Collection[str] = (), stage: Stage = Stage.ENTERING
) -> list[tuple[str, str]]:
    """What to do next: where to go, and the words for it. `carried` waits to be confirmed."""
    if stage.is_frozen:
        return [("", texts.STEP_SEND if stage is Stage.CLOSED else texts.STEP_SENT)]
    return list(_steps(report, carried)) or [("", texts.STEP_CLOSE)]


def _steps(report: Report, carried: Collection[str]) -> Iterable[tuple[str, str]]:
    if carried:
        nearest = first_of_all(report, carried)
        words = texts.STEP_CONFIRM.format(count=len(carried), place=place_of(report, nearest))
        yield code_of(report, nearest), words
    blank = [code for code in report.index.answerable if is_awaited(report, code)]
    if blank:
        where = place(report, blank[0])
        yield (
            blank[0],
            texts.STEP_ENTER.format(count=len(blank), place=where, label=report.index.rows[blank[0]].label),
        )
    for level, words in ((Level.ERROR, texts.STEP_MEND), (Level.WARNING, texts.STEP_EXPLAIN)):
        found: list[Finding] = [each for each in report.findings if each.is_open and each.level is level]
        if found:
            yield target_of(found[0]), words.format(count=len(found))
    unwritten = _unwritten(report)
    if unwritten:
        first = unwritten[0]
        title = f"{numbering(first)} {first.title}"
        yield f"narrative.{first.slot}", texts.STEP_WRITE.format(count=len(unwritten), title=title)
    for name in ("document.number", "document.date", "document.signer.name"):
        if not report.text(name):
            yield name, texts.STEP_PAPER.format(name=place(report, name))
            return


def _unwritten(report: Report) -> list[Heading]:
    """The sections of the text that hold nothing."""
    return [each for each in all_leaves(report) if not report.text(f"narrative.{each.slot}").strip()]


def _label(name: str = "") -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    return label


def _list(lines: Iterable[tuple[str, str]]) -> str:
    return "".join(
        f"<p style='margin:3px 0'>{_link(code, words) if code else escape(words)}</p>"
        for code, words in lines
    )


def _link(code: str, words: str) -> str:
    return f"<a style='{STYLE}' href='{escape(code)}'>{escape(words)}</a>"
