"""What is offered under a section while typing pauses: a figure to bind, letters to turn, documents to list.

One slim bar, one offer at a time, none twice for the same place; whoever goes on typing
has answered no. Never changes the text unasked.
"""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from cchc_desktop import texts
from cchc_desktop.core.checks.wording import place
from cchc_desktop.core.prose.keyed import fresh_keys
from cchc_desktop.core.prose.live import Piece
from cchc_desktop.core.prose.tcvn3 import is_tcvn3, to_unicode
from cchc_desktop.core.report import Report
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.style import MEDIUM, SMALL
from cchc_desktop.ui.writing import document as paper
from cchc_desktop.ui.writing.binding import HIDDEN, Binding, binding_in, row_of, unlisted
from cchc_desktop.ui.writing.document import Places
from cchc_desktop.ui.writing.live_text import KEEP
from cchc_desktop.ui.writing.pasted import mapped
from cchc_desktop.ui.writing.section import SectionEditor
from cchc_desktop.ui.writing.telling import label_of

LONGEST = 20_000
"""Letters of the longest paragraph that numbers are looked for in."""
LONGEST_LABEL = 70


class OfferBar(QFrame):
    """One offer with its two answers."""

    taken = Signal()
    skipped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("offer")
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self.take, self.skip = QPushButton(), QPushButton()
        self.take.setToolTip(texts.OFFER_KEY)
        self.take.clicked.connect(self.taken)
        self.skip.clicked.connect(self.skipped)
        row = QHBoxLayout(self)
        row.setContentsMargins(MEDIUM, SMALL, SMALL, SMALL)
        row.addWidget(self._words, 1)
        row.addWidget(self.take)
        row.addWidget(self.skip)
        self.hide()

    def offer(self, words: str, take: str, skip: str = texts.OFFER_SKIP) -> None:
        """Show an offer in words, with what its answers are called."""
        self._words.setText(words)
        self.take.setText(take)
        self.skip.setText(skip)
        self.show()

    def words(self) -> str:
        """What is offered."""
        return self._words.text()


class Offers(QObject):
    """Finds what to offer under one editor, and does what is agreed to."""

    def __init__(self, session: Session, report: Report, editor: SectionEditor, bar: OfferBar) -> None:
        super().__init__(editor)
        self._session, self._report, self._editor, self._bar = session, report, editor, bar
        self._passed: set[str] = set()
        self._pasted: QTextCursor | None = None
        self._binding: tuple[Binding, QTextCursor] | None = None
        editor.kept.connect(self._look)
        editor.pasted.connect(self._judge_paste)
        editor.agreed.connect(self._agree)
        bar.taken.connect(self._agree)
        bar.skipped.connect(self._pass)
        session.staging.locked.connect(self._withdraw)

    def _judge_paste(self, start: int, end: int) -> None:
        """Letters of an old font are told at once, before anything is built on them."""
        cursor = self._range(start, end)
        if is_tcvn3(cursor.selectedText()):
            self._pasted = cursor
            self._bar.offer(texts.OFFER_TCVN3, texts.OFFER_TCVN3_TAKE, texts.OFFER_LEAVE)

    def _look(self) -> None:
        """What typing has brought, once it pauses."""
        if self._session.read_only or self._pasted is not None:
            return
        self._binding = None
        if not (self._offer_binding() or self._offer_list()):
            self._bar.hide()

    def _withdraw(self, locked: bool) -> None:
        """Nothing is offered where nothing can be written."""
        if locked:
            self._bar.hide()

    def _offer_binding(self) -> bool:
        block = self._editor.textCursor().block()
        if block.length() > LONGEST:
            return False
        runs = paper.block_runs(block)
        shown = "".join(HIDDEN * len(run.piece.text) if run.piece.source else run.piece.text for run in runs)
        found = binding_in(self._report, shown, self._passed)
        if found is None:
            return False
        places = Places(runs)
        self._binding = found, self._range(places.of_typed(found.start), places.of_typed(found.end))
        label = label_of(self._report, found.code)
        if len(label) > LONGEST_LABEL:
            label = label[: LONGEST_LABEL - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"
        where = place(self._report, found.code)
        words = texts.OFFER_BIND.format(number=found.number, label=label, place=where)
        self._bar.offer(words, texts.OFFER_BIND_TAKE)
        return True

    def _offer_list(self) -> bool:
        found = unlisted(self._report, self._editor.slot)
        if found is None:
            return False
        check, papers = found
        papers = [each for each in papers if each.title not in self._passed]
        if not papers:
            return False
        title = self._report.index.registers[check.register].title
        name = title[:1].lower() + title[1:]
        words = texts.OFFER_CITED if len(papers) == 1 else texts.OFFER_CITED_MORE
        said = words.format(title=papers[0].title, count=len(papers) - 1, register=name)
        self._bar.offer(said, texts.OFFER_CITED_TAKE.format(register=name))
        return True

    def _agree(self) -> None:
        if self._bar.isHidden():
            return
        self._bar.hide()
        if self._pasted is not None:
            self._turn()
        elif self._binding is not None:
            self._bind(*self._binding)
        else:
            self._list()

    def _pass(self) -> None:
        """No: it is not asked again here."""
        self._bar.hide()
        if self._pasted is not None:
            self._pasted = None
        elif self._binding is not None:
            self._passed.add(self._binding[0].key)
        else:
            found = unlisted(self._report, self._editor.slot)
            self._passed |= {each.title for each in found[1]} if found else set()
        self._look()
        self._editor.setFocus()

    def _turn(self) -> None:
        """The pasted letters in Unicode, as one step of undo."""
        assert self._pasted is not None
        cursor, self._pasted = self._pasted, None
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        pieces = [run.piece for run in self._editor.runs() if start <= run.start and run.end <= end]
        if not pieces:
            pieces = [Piece(paper.spaced(cursor.selectedText()))]
        self._editor.put(cursor, mapped(paper.joined(pieces), to_unicode))

    def _bind(self, binding: Binding, cursor: QTextCursor) -> None:
        """The token in place of the typed number, if that still stands there."""
        self._binding = None
        if cursor.selectedText() != binding.number:
            return
        padded = binding.number.startswith("0") and len(binding.number) > 1
        token = f"{{{binding.code}:0{len(binding.number)}}}" if padded else f"{{{binding.code}}}"
        kept = self._editor.textCursor()
        self._editor.put(cursor, self._report.rendered(token))
        self._editor.setTextCursor(kept)

    def _list(self) -> None:
        """Rows for the cited documents that have none, as one edit."""
        found = unlisted(self._report, self._editor.slot)
        if found is None:
            return
        check, missing = found
        register = self._report.index.registers[check.register]
        wanted = [each for each in missing if each.title not in self._passed]
        keys = fresh_keys(self._report, register.id)
        rows = {
            f"{register.id}.{key}": row_of(each, check, register)
            for key, each in zip(keys, wanted, strict=False)
        }
        self._session.edit(rows)

    def _range(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(start)
        cursor.setPosition(end, KEEP)
        return cursor
