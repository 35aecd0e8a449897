"""The small marks that say what a cell or a finding is, each by its own shape.

Drawn, not typed: no font is needed and no shape depends on its colour alone. Never
decides which mark a cell bears.
"""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPainterPath, QPalette, QPen, QPixmap, QPolygonF

from cchc_desktop.core.checks.finding import Finding
from cchc_desktop.core.edition import Level


class Mark(Enum):
    """What a mark says."""

    COMPUTED = "computed"
    OVERRIDDEN = "overridden"
    UNREADABLE = "unreadable"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    EXPLAINED = "explained"
    CARRIED = "carried"


COLOURS = {
    Mark.COMPUTED: ("#5b6b7b", "#a9b8c6"),
    Mark.OVERRIDDEN: ("#6a3fb5", "#c3a6f5"),
    Mark.UNREADABLE: ("#c62828", "#ff8a80"),
    Mark.ERROR: ("#c62828", "#ff8a80"),
    Mark.WARNING: ("#b26a00", "#ffc46b"),
    Mark.INFO: ("#1565c0", "#90c2f9"),
    Mark.EXPLAINED: ("#2e7d32", "#93d396"),
    Mark.CARRIED: ("#00727a", "#6fd0d6"),
}
"""On a light and on a dark ground."""

LEVELS = {Level.ERROR: Mark.ERROR, Level.WARNING: Mark.WARNING, Level.INFO: Mark.INFO}
HOOKED_F = "\N{LATIN SMALL LETTER F WITH HOOK}"
MIDDLE = 128


def mark_of(finding: Finding) -> Mark:
    """The mark of one finding: its level's, or that it is explained."""
    return Mark.EXPLAINED if finding.explanation else LEVELS[finding.level]


def is_dark(palette: QPalette) -> bool:
    """True when text is light on a dark ground."""
    return palette.color(QPalette.ColorRole.Base).lightness() < MIDDLE


def colour_of(mark: Mark, palette: QPalette) -> QColor:
    """The colour that `mark` has on this ground."""
    return QColor(COLOURS[mark][is_dark(palette)])


def paint_mark(
    painter: QPainter, box: QRectF, mark: Mark, palette: QPalette, *, on_accent: bool = False
) -> None:
    """Draw `mark` to fill `box`, a square; on the accent it stands on a spot of the usual ground."""
    drawing = _DRAWINGS.get(mark)
    if drawing is None:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if on_accent:
        # The mark's own colour could not be told there.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawEllipse(box.adjusted(-3, -3, 3, 3))
    painter.translate(box.topLeft())
    # Every shape is drawn on a square of 16.
    painter.scale(box.width() / 16, box.height() / 16)
    drawing(painter, colour_of(mark, palette), palette.color(QPalette.ColorRole.Base))
    painter.restore()


def icon_of(mark: Mark, palette: QPalette, side: int, ratio: float = 1) -> QIcon:
    """`mark` as an icon of `side` logical pixels on a screen of this pixel ratio."""
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_mark(painter, QRectF(0, 0, side, side), mark, palette)
    painter.end()
    return QIcon(picture)


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _hooked_f(painter: QPainter, colour: QColor, ground: QColor) -> None:
    font = QFont("serif")
    font.setPixelSize(15)
    font.setItalic(True)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QRectF(0, 0, 16, 16), Qt.AlignmentFlag.AlignCenter, HOOKED_F)


def _pencil(painter: QPainter, colour: QColor, ground: QColor) -> None:
    painter.setPen(_pen(colour, 1.4))
    painter.drawPolygon(QPolygonF([QPointF(*at) for at in ((2, 14), (3, 10), (11, 2), (14, 5), (6, 13))]))
    painter.drawLine(QPointF(9, 4), QPointF(12, 7))


def _crossed_disc(painter: QPainter, colour: QColor, ground: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QRectF(1, 1, 14, 14))
    painter.setPen(_pen(ground, 2))
    painter.drawLine(QPointF(5.5, 5.5), QPointF(10.5, 10.5))
    painter.drawLine(QPointF(10.5, 5.5), QPointF(5.5, 10.5))


def _triangle(painter: QPainter, colour: QColor, ground: QColor) -> None:
    painter.setPen(_pen(colour, 1.5))
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(8, 2), QPointF(15, 14), QPointF(1, 14)]))
    painter.setPen(_pen(ground, 1.8))
    painter.drawLine(QPointF(8, 6), QPointF(8, 9.5))
    painter.drawPoint(QPointF(8, 12))


def _letter_disc(painter: QPainter, colour: QColor, ground: QColor) -> None:
    painter.setPen(_pen(colour, 1.5))
    painter.drawEllipse(QRectF(1.5, 1.5, 13, 13))
    painter.setPen(_pen(colour, 1.8))
    painter.drawPoint(QPointF(8, 4.8))
    painter.drawLine(QPointF(8, 7.6), QPointF(8, 11.4))


def _ticked_sheet(painter: QPainter, colour: QColor, ground: QColor) -> None:
    painter.setPen(_pen(colour, 1.4))
    painter.drawRoundedRect(QRectF(1.5, 1.5, 13, 13), 3, 3)
    tick = QPainterPath(QPointF(4.5, 8.2))
    tick.lineTo(7, 11)
    tick.lineTo(11.7, 5)
    painter.setPen(_pen(colour, 1.8))
    painter.drawPath(tick)


def _carrying_arrow(painter: QPainter, colour: QColor, ground: QColor) -> None:
    """An arrow that leaps from one box into the next, which is still open."""
    leap = QPainterPath(QPointF(2.5, 10.5))
    leap.cubicTo(3, 3, 9, 2, 11.5, 7)
    painter.setPen(_pen(colour, 1.7))
    painter.drawPath(leap)
    painter.drawPolyline(QPolygonF([QPointF(*at) for at in ((12.4, 3.2), (11.7, 7.6), (7.6, 7.3))]))
    painter.setPen(_pen(colour, 1.4))
    painter.drawPolyline(QPolygonF([QPointF(*at) for at in ((8, 11), (8, 14), (14.5, 14), (14.5, 11))]))


_DRAWINGS: dict[Mark, Callable[[QPainter, QColor, QColor], None]] = {
    Mark.COMPUTED: _hooked_f,
    Mark.OVERRIDDEN: _pencil,
    Mark.ERROR: _crossed_disc,
    Mark.WARNING: _triangle,
    Mark.INFO: _letter_disc,
    Mark.EXPLAINED: _ticked_sheet,
    Mark.CARRIED: _carrying_arrow,
}
