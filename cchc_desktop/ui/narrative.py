"""The report's text on screen: a heading and an editor for each section of the outline.

The words seen are the words printed. Joins the editors, the tools above them and the
pane beside them; writes only through them and the session.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QScrollArea, QSplitter, QVBoxLayout, QWidget

from cchc_desktop import texts
from cchc_desktop.core.content import OUTLINE
from cchc_desktop.core.outline import Heading
from cchc_desktop.core.report import Change, Report
from cchc_desktop.ui.confirming import ConfirmBar
from cchc_desktop.ui.fresh import Fresh
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import SMALL, named
from cchc_desktop.ui.writing import chores
from cchc_desktop.ui.writing.beside import BEFORE, DRAFT, WIDTH, BesidePane
from cchc_desktop.ui.writing.box import SectionBox
from cchc_desktop.ui.writing.document import Run
from cchc_desktop.ui.writing.section import NARRATIVE, SectionEditor
from cchc_desktop.ui.writing.sections import all_leaves, chapter_of, leaves, numbering
from cchc_desktop.ui.writing.tools import Tools

ROOM = 60
"""How much is kept in view around the caret, in logical pixels."""


class NarrativePage(QWidget):
    """The editors of some sections, one below the other, under the outline's headings.

    `wanted` carries the code of a place to go to, `told` a sentence on what was done.
    """

    wanted = Signal(str)
    told = Signal(str)
    replace_wanted = Signal()

    def __init__(self, session: Session, report: Report, sections: tuple[Heading, ...]) -> None:
        super().__init__()
        self._session, self._report = session, report
        self._headings = {heading.slot: heading for heading in sections}
        self._boxes: dict[str, SectionBox] = {}
        self._current = next(iter(self._headings), "")
        self.setAccessibleName(texts.NARRATIVE_PAGE)
        self._tools = Tools(self, session)
        self._beside: BesidePane | None = None
        self._inside = self._column(sections)
        self._scroll = _scroll_area(self._inside)
        self._parts = QSplitter(Qt.Orientation.Horizontal)
        self._parts.addWidget(self._scroll)
        self._parts.setChildrenCollapsible(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, SMALL, 0, 0)
        box.setSpacing(SMALL)
        box.addWidget(self._tools)
        box.addWidget(self._parts, 1)
        self._connect()
        self._count()
        session.changed.connect(self._follow)

    @property
    def editor(self) -> SectionEditor | None:
        """The editor that was written in last, else the first."""
        box = self._boxes.get(self._current)
        return box.editor if box else None

    def commit(self) -> None:
        """Save every section that is not saved yet."""
        for box in self._boxes.values():
            box.editor.commit()

    def reveal(self, code: str) -> bool:
        """Go to a section by its address (`narrative.II.2.a`)."""
        box = self._boxes.get(code.removeprefix(f"{NARRATIVE}."))
        if box is not None:
            self._scroll.ensureWidgetVisible(box)
            box.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return box is not None

    def select(self, slot: str, start: int, end: int) -> None:
        """Select words of a section, by where they are read."""
        box = self._boxes.get(slot)
        if box is not None:
            self._current = slot
            box.editor.select(start, end)
            self._show_caret(box.editor)

    def section_written(self) -> str:
        """The slot of the section that was written in last."""
        return self._current

    def show_beside(self, mode: str) -> None:
        """Open the pane beside the text, or shut it if it shows this already."""
        if self._beside is None:
            self._beside = BesidePane(self._report)
            self._beside.taken.connect(self._take)
            self._beside.closed.connect(self._shut)
            self._parts.addWidget(self._beside)
            self._parts.setStretchFactor(0, 1)
            self._parts.setSizes([self.width() - WIDTH, WIDTH])
        elif self._beside.isVisible() and self._beside.mode == mode:
            self._shut()
            return
        self._beside.mode = mode
        self._beside.show()
        self._fill_beside()

    def insert_figure(self) -> None:
        """Ask for a figure and put it in at the caret."""
        if self.editor is not None and not self._session.read_only:
            chores.insert_figure(self._report, self.editor, self)

    def draft_all(self) -> None:
        """Write what is proposed into every empty section of the whole report."""
        self.commit()
        slots = [heading.slot for heading in all_leaves(self._report)]
        self.told.emit(chores.draft_all(self._session, self._report, slots))

    def edit_outline(self) -> None:
        """Ask for another outline."""
        self.commit()
        chores.edit_outline(self._session, self._report, self)

    def _column(self, sections: tuple[Heading, ...]) -> QWidget:
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 8, 8)
        chapter = ""
        for heading in sections:
            if chapter != (above := chapter_of(self._report.outline, heading)):
                chapter = above
                if above:
                    box.addWidget(_chapter_label(above))
            shown = SectionBox(self._session, self._report, heading, f"{numbering(heading)} {heading.title}")
            self._boxes[heading.slot] = shown
            box.addWidget(shown)
        box.addStretch(1)
        return inside

    def _connect(self) -> None:
        self._waking = QTimer(self, singleShot=True, interval=0)
        self._waking.timeout.connect(self._keep_in_view)
        tools = self._tools
        for signal, slot in (
            (tools.insert_wanted, self.insert_figure),
            (tools.bold_wanted, self._turn_bold),
            (tools.italic_wanted, self._turn_italic),
            (tools.draft_wanted, self._show_draft),
            (tools.before_wanted, self._show_before),
            (tools.drafts_wanted, self.draft_all),
            (tools.outline_wanted, self.edit_outline),
            (tools.replace_wanted, self.replace_wanted),
        ):
            signal.connect(slot)
        for box in self._boxes.values():
            box.entered.connect(self._enter)
            box.editor.pointing.code_wanted.connect(self.wanted)
            box.editor.pointing.change_wanted.connect(self._change_token)
            box.editor.cursorPositionChanged.connect(self._waking.start)
            box.editor.currentCharFormatChanged.connect(self._show_make)
            box.editor.kept.connect(self._count)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._waking.start)

    def _enter(self, slot: str) -> None:
        """Another section is written in."""
        if slot != self._current:
            self._current = slot
            self._fill_beside()
        self._show_make()

    def _fill_beside(self) -> None:
        heading = self._headings.get(self._current)
        if self._beside is not None and self._beside.isVisible() and heading is not None:
            self._beside.show_section(self._beside.mode, heading)

    def _take(self, source: str) -> None:
        editor = self.editor
        if editor is not None and not self._session.read_only:
            editor.add_paragraphs(self._report.rendered(source))
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _shut(self) -> None:
        if self._beside is not None:
            self._beside.hide()
            self._beside.mode = ""

    def _change_token(self, run: Run) -> None:
        if self.editor is not None:
            chores.change_token(self._report, self.editor, run, self)

    def _turn_bold(self) -> None:
        if self.editor is not None:
            self.editor.turn_bold()
            self._show_make()

    def _turn_italic(self) -> None:
        if self.editor is not None:
            self.editor.turn_italic()
            self._show_make()

    def _show_make(self) -> None:
        if self.editor is not None:
            self._tools.show_make(self.editor.fontWeight() > QFont.Weight.Normal, self.editor.fontItalic())

    def _show_draft(self) -> None:
        self.show_beside(DRAFT)

    def _show_before(self) -> None:
        self.show_beside(BEFORE)

    def _count(self) -> None:
        self._tools.show_total(chores.words_of(self._report))

    def _follow(self, change: Change) -> None:
        if change.texts:
            self._count()
        if change.values and self._session.report is self._report:
            self._fill_beside()

    def _keep_in_view(self) -> None:
        """Scroll to the caret while it is written with; a growing text pushes it down."""
        if self.editor is not None and self.editor.hasFocus():
            self._show_caret(self.editor)

    def _show_caret(self, editor: SectionEditor) -> None:
        caret = editor.viewport().mapTo(self._inside, editor.cursorRect().center())
        self._scroll.ensureVisible(caret.x(), caret.y(), 0, ROOM)


class AssessmentPage(QWidget):
    """The sections that belong to no area: assessment, directions, proposals."""

    wanted = Signal(str)
    replace_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._page: NarrativePage | None = None
        title = named(QLabel(texts.ASSESSMENT), "title")
        self._said = named(QLabel(), "said")
        self._said.setWordWrap(True)
        self._said.setAccessibleName(texts.PAGE_SAID)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(16, 8, 8, 8)
        self._box.addWidget(title)
        self._box.addWidget(ConfirmBar(session, "narrative", self._holds))
        self._box.addWidget(self._said)
        self.fresh = Fresh(session, self, self._build)
        session.changed.connect(self._follow)
        self.fresh.refresh()

    def commit(self) -> None:
        """Save every section that is not saved yet."""
        if self._page is not None:
            self._page.commit()

    def reveal(self, code: str) -> bool:
        """Go to a section of no area."""
        return self._page is not None and self._page.reveal(code)

    def select(self, slot: str, start: int, end: int) -> None:
        """Select words of a section of no area."""
        if self._page is not None:
            self._page.select(slot, start, end)

    def section_written(self) -> str:
        """The slot that was written in last."""
        return self._page.section_written() if self._page is not None else ""

    def _follow(self, change: Change) -> None:
        self._say("")
        if OUTLINE in change.edited:
            self._build()

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def _build(self) -> None:
        self._say("")
        if self._page is not None:
            self._page.hide()
            self._page.deleteLater()
            self._page = None
        report = self._session.report
        if report is not None:
            self._page = NarrativePage(self._session, report, leaves(report, 0))
            self._page.wanted.connect(self.wanted)
            self._page.told.connect(self._say)
            self._page.replace_wanted.connect(self.replace_wanted)
            self._box.insertWidget(2, self._page, 1)

    def _holds(self, kind: str, address: str) -> bool:
        report = self._session.report
        return report is not None and address in {f"{NARRATIVE}.{each.slot}" for each in leaves(report, 0)}


def _scroll_area(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


def _chapter_label(words: str) -> QLabel:
    label = named(QLabel(words), "chapter")
    label.setIndent(0)
    label.setWordWrap(True)
    return label
