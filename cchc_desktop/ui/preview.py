"""Ctrl+P: the pages as they will be printed and sent, beside the work.

Follows every edit without losing its place. Reads the session; never writes to it.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from cchc_desktop import texts
from cchc_desktop.errors import Failure
from cchc_desktop.ui.job import Job
from cchc_desktop.ui.printout import Printout, made, printed
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.sheets import Sheets
from cchc_desktop.ui.style import LARGE, MEDIUM, SMALL, named
from cchc_desktop.ui.transfer import copied
from cchc_desktop.ui.working import WorkDialog

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PAUSE = 300
"""Milliseconds without an edit before the pages are made anew."""
SIZE = QSize(1040, 900)
SHARE = 0.88
"""Of the screen, at the most."""


class Preview(QDialog):
    """The pages of the open report while it is shown. `save_asked` comes when a file is wanted."""

    save_asked = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.PREVIEW_TITLE)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._session = session
        self._printout: Printout | None = None
        self._job: Job | None = None
        self._printer: QPrinter | None = None
        # What is to be done when the job is over, and whether the place still means something.
        self._again, self._same = False, False
        self.sheets = Sheets()
        self.tools = Tools(self.sheets)
        self.problem = named(QLabel(), "problem")
        self.problem.setWordWrap(True)
        self.problem.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.tools, self.problem, self.sheets):
            column.addWidget(widget)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._make)
        self.tools.print_button.clicked.connect(self._print)
        self.tools.save_button.clicked.connect(self.save_asked)
        self.tools.close_button.clicked.connect(self.reject)
        session.changed.connect(self._note_edit)
        session.opened.connect(self._note_opened)
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self._leave)
        self.resize(SIZE.boundedTo(self.screen().availableSize() * SHARE))

    def begin(self) -> None:
        """Show the pages of now; a preview that is open comes to the front as it is."""
        if not self.isVisible():
            self._same = False
            self.show()
            self._make()
        self.raise_()
        self.activateWindow()
        self.sheets.setFocus()

    def done(self, result: int) -> None:
        """Esc and the cross close it at once; what is being made is given up."""
        super().done(result)
        self._forget()

    def _note_edit(self) -> None:
        if self.isVisible():
            self._pause.start()

    def _note_opened(self) -> None:
        """Another report begins at its first page; the same one, described anew, too."""
        self._same = False
        self._note_edit()

    def _make(self) -> None:
        """Make the pages of now; what is half made would be out of date."""
        report = self._session.report
        if self._job is not None:
            self._again = True
            self._job.cancel()
        elif report is None:
            self.reject()
        else:
            self.tools.say(texts.PREVIEW_MAKING)
            # Without a parent: the thread may outlive this window by a moment.
            self._job = Job(made(copied(report)))
            self._job.finished.connect(self._take)
            self._job.failed.connect(self._fail)
            self._job.stopped.connect(self._end)
            self._job.start()

    def _take(self, printout: Printout) -> None:
        if self.isVisible():
            self._show(printout, self._same)
            self._same = True
            self._complain("")
        else:
            printout.close()
        self._end()

    def _fail(self, failure: Failure) -> None:
        self._complain(texts.sentence(failure))
        self._end()

    def _end(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
        self._job = None
        self.tools.say("")
        again, self._again = self._again, False
        if again:
            self._make()

    def _show(self, printout: Printout | None, keep_place: bool) -> None:
        self._printout = printout
        self.sheets.show_printout(printout, keep_place)
        self.tools.allow(printout is not None)

    def _complain(self, sentence: str) -> None:
        """What went wrong, nothing for ""."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _forget(self) -> None:
        """Give the pages and the work on them up."""
        self._pause.stop()
        self._again = False
        if self._job is not None:
            self._job.cancel()
        self._show(None, False)
        self._complain("")

    def _leave(self) -> None:
        """The program ends: the thread is waited for, as it tells an object that goes with it."""
        self._forget()
        QThreadPool.globalInstance().waitForDone()

    def _print(self) -> None:
        """Ask the system which printer, and print the pages that are shown."""
        # Imported here: who never prints does not wait for it.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        if self._printout is None:
            return
        pdf, printer = self._printout.pdf, QPrinter(QPrinter.PrinterMode.HighResolution)
        # Kept: Qt's dialog holds it without owning it, and goes a moment later.
        self._printer = printer
        printer.setDocName(texts.PREVIEW_TITLE)
        asked = QPrintDialog(printer, self)
        asked.setWindowTitle(texts.PRINT_TITLE)
        asked.setMinMax(1, self.sheets.count)
        agreed = asked.exec()
        asked.deleteLater()
        if not agreed:
            return
        work = WorkDialog(texts.PRINTING, printed(pdf, printer), self)
        work.exec()
        work.deleteLater()
        self._complain(texts.sentence(work.failure) if isinstance(work.failure, Failure) else "")


class Tools(QWidget):
    """The row above the pages: which page, how large, and what to do with them."""

    def __init__(self, sheets: Sheets) -> None:
        super().__init__()
        self._sheets = sheets
        self.page = QSpinBox(prefix=texts.PREVIEW_PAGE)
        self.page.setKeyboardTracking(False)
        self.page.setAccessibleName(texts.PREVIEW_PAGE_NAME)
        self.smaller, self.larger = QPushButton(texts.PREVIEW_MINUS), QPushButton(texts.PREVIEW_PLUS)
        self.fit, self.zoom, self.said = QPushButton(texts.PREVIEW_FIT), QLabel(), QLabel()
        self.fit.setCheckable(True)
        # The first to give way when letters are large or the window is narrow.
        self.said.setMinimumWidth(1)
        self.print_button, self.save_button = (
            QPushButton(texts.PREVIEW_PRINT),
            QPushButton(texts.PREVIEW_SAVE),
        )
        self.close_button = QPushButton(texts.BUTTON_CLOSE)
        self._lay_out()
        self._name_keys()
        self.page.valueChanged.connect(self._go)
        self.smaller.clicked.connect(self._step_down)
        self.larger.clicked.connect(self._step_up)
        self.fit.clicked.connect(sheets.fit)
        sheets.reached.connect(self._show_page)
        sheets.zoomed.connect(self._show_zoom)
        self.allow(False)

    def say(self, words: str) -> None:
        """What is going on, nothing for ""."""
        self.said.setText(words)

    def allow(self, allowed: bool) -> None:
        """Let the pages be used, or not while there are none."""
        for widget in (
            self.page, self.smaller, self.larger, self.fit, self.print_button, self.save_button,
        ):  # fmt: skip
            widget.setEnabled(allowed)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(MEDIUM, MEDIUM, MEDIUM, MEDIUM)
        row.setSpacing(MEDIUM)
        for widget in (self.page, self.smaller, self.zoom, self.larger, self.fit):
            row.addWidget(widget)
        row.addWidget(self.said, 1)
        for button in (self.print_button, self.save_button, self.close_button):
            row.addWidget(button)
        for pressed in self.findChildren(QPushButton):
            # Enter in the page's number goes to the page and presses nothing.
            pressed.setAutoDefault(False)
        # As high as the buttons: the style leaves no room for the tails of letters.
        self.page.setMinimumHeight(self.fit.sizeHint().height())
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.zoom.setMinimumWidth(
            self.zoom.fontMetrics().horizontalAdvance(texts.PREVIEW_ZOOM.format(zoom=300))
        )

    def _name_keys(self) -> None:
        for button, words, *keys in (
            (self.smaller, texts.PREVIEW_SMALLER, "Ctrl+-"),
            (self.larger, texts.PREVIEW_LARGER, "Ctrl++", "Ctrl+="),
            (self.fit, texts.PREVIEW_FIT, "Ctrl+0"),
            (self.print_button, texts.PRINT_TITLE, "Ctrl+P"),
            (self.save_button, texts.PREVIEW_SAVE_NAME, "Ctrl+S"),
        ):
            button.setAccessibleName(words)
            button.setToolTip(f"{words} ({keys[0]})")
            for key in keys:
                QShortcut(QKeySequence(key), self).activated.connect(button.click)

    def _go(self, page: int) -> None:
        # Told by the pages themselves, it is where they are already.
        if page != self._sheets.page:
            self._sheets.go(page)

    def _step_down(self) -> None:
        self._sheets.step(-1)

    def _step_up(self) -> None:
        self._sheets.step(1)

    def _show_page(self, page: int) -> None:
        count = self._sheets.count
        self.page.setRange(min(1, count), count)
        self.page.setSuffix(texts.PREVIEW_OF.format(count=count))
        self.page.setValue(page)

    def _show_zoom(self, zoom: int) -> None:
        self.zoom.setText(texts.PREVIEW_ZOOM.format(zoom=zoom))
        self.fit.setChecked(self._sheets.fits)
