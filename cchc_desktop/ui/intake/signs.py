"""The sign of each verdict: its own shape and colour, so that neither stands alone.

Drawn on a square of 16, as `ui.marks`. Never decides a verdict.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPalette, QPen, QPixmap

from cchc_desktop.core.plan import Verdict
from cchc_desktop.ui.marks import is_dark

SIGNS = {
    Verdict.NEW: ("+", True, ("#2e7d32", "#93d396")),
    Verdict.RENAMED: ("\N{RIGHTWARDS ARROW}", True, ("#1565c0", "#90c2f9")),
    Verdict.CONFLICT: ("\N{NOT EQUAL TO}", True, ("#c62828", "#ff8a80")),
    Verdict.UNCLEAR: ("?", True, ("#b26a00", "#ffc46b")),
    Verdict.SAME: ("=", False, ("#5b6b7b", "#a9b8c6")),
    Verdict.UNKNOWN: ("\N{MULTIPLICATION SIGN}", False, ("#5b6b7b", "#a9b8c6")),
    Verdict.STAYS: ("\N{MINUS SIGN}", False, ("#5b6b7b", "#a9b8c6")),
    Verdict.EMPTIED: ("", False, ("#6a3fb5", "#c3a6f5")),
}
"""A letter, whether it stands on a filled disc, and the colours on a light and a dark ground."""


def colour_of(verdict: Verdict, palette: QPalette) -> QColor:
    """The colour of a verdict on this ground."""
    return QColor(SIGNS[verdict][2][is_dark(palette)])


def sign_of(verdict: Verdict, palette: QPalette, side: int, ratio: float = 1) -> QIcon:
    """A verdict's sign as an icon of `side` logical pixels on a screen of this pixel ratio."""
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / 16, side / 16)
    _paint(painter, verdict, palette)
    painter.end()
    sign = QIcon(picture)
    # A selected row would tint it, and its colour is half of what it says.
    sign.addPixmap(picture, QIcon.Mode.Selected)
    return sign


def _paint(painter: QPainter, verdict: Verdict, palette: QPalette) -> None:
    letter, filled, _ = SIGNS[verdict]
    colour = colour_of(verdict, palette)
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
    if verdict is Verdict.UNCLEAR:
        painter.drawPolygon([QPointF(8, 0.8), QPointF(15.2, 8), QPointF(8, 15.2), QPointF(0.8, 8)])
    else:
        painter.drawEllipse(QRectF(1, 1, 14, 14))
    font = QFont("sans-serif")
    font.setPixelSize(12)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(palette.color(QPalette.ColorRole.Base) if filled else colour)
    painter.drawText(QRectF(0, 0, 16, 15.5), Qt.AlignmentFlag.AlignCenter, letter)
