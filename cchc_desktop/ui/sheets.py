"""The pages of a printout below each other: scrolled, zoomed, drawn only where they are seen.

Keeps its place when another printout comes. Never makes a PDF.
"""

from itertools import accumulate

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSlider, QSizePolicy

from cchc_desktop import texts
from cchc_desktop.ui.printout import POINTS, Printout
from cchc_desktop.ui.style import LARGE

ZOOMS = (25, 33, 50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
"""Per cent of the paper's own size."""
DOTS = 96
"""Pixels in an inch at 100 per cent, before the screen's own scaling."""
LINE = 40
"""Pixels that an arrow scrolls."""
PAPER = QColor("#ffffff")
"""White in the dark too, as it will be printed."""
AHEAD = 1
"""Pages drawn before and behind those that are seen."""


class Sheets(QAbstractScrollArea):
    """`reached` carries the page that is read, from 1; `zoomed` the per cent of now."""

    reached = Signal(int)
    zoomed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._printout: Printout | None = None
        self._places: list[QRect] = []
        self._whole = 0
        # What was drawn, also of the printout before: an old page is better than a blank one.
        self._images: dict[int, QImage] = {}
        self._fresh: set[int] = set()
        self.zoom, self.fits, self.page = 100, True, 0
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._draw_next)
        self.setAccessibleName(texts.PREVIEW_PAGES)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        # Always there: a bar that comes and goes would change the width that pages are fitted to.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._look)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._places)

    def show_printout(self, printout: Printout | None, keep_place: bool) -> None:
        """Show another printout, at the same place or from its beginning; None shows nothing."""
        if self._printout is not None:
            self._printout.close()
        self._printout = printout
        self._fresh.clear()
        if printout is None or not keep_place:
            self._images.clear()
        self._lay_out()
        if not keep_place:
            self.go(1)
        self._look()

    def go(self, page: int) -> None:
        """Bring the head of a page, from 1, to the top."""
        if 0 < page <= self.count:
            self.verticalScrollBar().setValue(self._places[page - 1].top() - LARGE)

    def step(self, steps: int) -> None:
        """One size larger or smaller."""
        further = [size for size in ZOOMS if (size > self.zoom if steps > 0 else size < self.zoom)]
        if further:
            self.fits = False
            self._resize_to(further[0 if steps > 0 else -1])

    def fit(self, fits: bool = True) -> None:
        """Make the widest page as wide as the room, also when the room changes."""
        self.fits = fits
        self._lay_out()

    def shows_fresh(self) -> bool:
        """True when everything that is seen is drawn from the printout of now."""
        return bool(self._places) and self._fresh.issuperset(self._seen(0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Mid))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        for number in self._seen(0):
            place = self._places[number]
            painter.fillRect(place, PAPER)
            if number in self._images:
                painter.drawImage(place, self._images[number])
        if not self._fresh.issuperset(self._seen(AHEAD)):
            self._next.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        self._look()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
            Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
            Qt.Key.Key_Space: QAbstractSlider.SliderAction.SliderPageStepAdd,
        }
        move = moves.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
        else:
            self.verticalScrollBar().triggerAction(move)

    def _resize_to(self, zoom: int) -> None:
        self.zoom = zoom
        self._lay_out()

    def _lay_out(self) -> None:
        """Say where each page lies and how far can be scrolled; the place stays where it was."""
        page, share = self._place()
        aside = self._aside()
        sizes = self._printout.sizes if self._printout else ()
        widest = max((size.width() for size in sizes), default=0)
        room = self.viewport().size()
        if self.fits and widest:
            fitting = int((room.width() - 2 * LARGE) * POINTS * 100 / (DOTS * widest))
            self.zoom = min(max(fitting, ZOOMS[0]), ZOOMS[-1])
        scale = self.zoom * DOTS / POINTS / 100
        self._whole = whole = max(room.width(), round(widest * scale) + 2 * LARGE)
        wide = [(round(size.width() * scale), round(size.height() * scale)) for size in sizes]
        tops = accumulate((high + LARGE for _, high in wide), initial=LARGE)
        self._places = [
            QRect((whole - width) // 2, top, width, high)
            for (width, high), top in zip(wide, tops, strict=False)
        ]
        self._fresh = {each for each in self._fresh if self._is_sharp(each)}
        self._set_bars()
        self.horizontalScrollBar().setValue(round(aside * whole - room.width() / 2))
        if self._places:
            found = self._places[min(page, self.count - 1)]
            self.verticalScrollBar().setValue(round(found.top() + share * found.height()))
        self.zoomed.emit(self.zoom)
        self.viewport().update()

    def _set_bars(self) -> None:
        room = self.viewport().size()
        high = self._places[-1].bottom() + LARGE if self._places else 0
        for bar, whole, seen in (
            (self.horizontalScrollBar(), self._whole, room.width()),
            (self.verticalScrollBar(), high, room.height()),
        ):
            bar.setPageStep(seen)
            bar.setSingleStep(LINE)
            bar.setRange(0, max(0, whole - seen))

    def _place(self) -> tuple[int, float]:
        """The page at the top, and which share of it is above the room."""
        top = self.verticalScrollBar().value()
        for number, place in enumerate(self._places):
            if place.bottom() + LARGE > top:
                return number, (top - place.top()) / place.height()
        return 0, 0.0

    def _aside(self) -> float:
        """Which share of the whole width is left of the room's middle."""
        middle = self.horizontalScrollBar().value() + self.viewport().width() / 2
        return middle / self._whole if self.horizontalScrollBar().maximum() else 0.5

    def _seen(self, ahead: int) -> range:
        """The pages that are seen, and as many more before and behind them."""
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        seen = [
            number
            for number, place in enumerate(self._places)
            if place.top() < bottom and place.bottom() > top
        ]
        return range(max(0, seen[0] - ahead), min(self.count, seen[-1] + 1 + ahead)) if seen else range(0)

    def _look(self) -> None:
        """Note the first page of which enough is seen: its lower half, or half the room."""
        top, half = self.verticalScrollBar().value(), self.viewport().height() // 2
        passed = [place.bottom() - min(half, place.height() // 2) <= top for place in self._places]
        self.page = min(sum(passed) + 1, self.count)
        self.reached.emit(self.page)
        self.viewport().update()

    def _draw_next(self) -> None:
        """Draw one page, those that are seen first, so that scrolling never waits for long."""
        kept = self._seen(AHEAD)
        missing = [number for number in (*self._seen(0), *kept) if number not in self._fresh]
        self._images = {number: image for number, image in self._images.items() if number in kept}
        self._fresh &= self._images.keys()
        if self._printout is None or not missing:
            return
        number = missing[0]
        self._images[number] = self._printout.image(number, self._pixels(number))
        self._fresh.add(number)
        self.viewport().update()

    def _is_sharp(self, number: int) -> bool:
        return number < self.count and self._images[number].width() == self._pixels(number)

    def _pixels(self, number: int) -> int:
        return round(self._places[number].width() * self.devicePixelRatioF())
