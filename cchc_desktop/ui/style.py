"""The look: Fusion, one small stylesheet, one accent colour, light and dark, zoom.

Spacing is 4, 8 or 16 px. Never decides what is shown.
"""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImageReader, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from cchc_desktop import places
from cchc_desktop.settings import Theme

STYLE = "fusion"
SMALL, MEDIUM, LARGE = 4, 8, 16
ICON = 18
ZOOMS = (80, 90, 100, 110, 125, 150, 175, 200)
SIZES = {"@welcome": 1.9, "@title": 1.4}
"""Letters larger than the others, and how much."""

Role = QPalette.ColorRole
Named = TypeVar("Named", bound=QWidget)

COLOURS: dict[QPalette.ColorRole, tuple[str, str]] = {
    Role.Window: ("#f3f5f8", "#1c2026"),
    Role.WindowText: ("#1c2530", "#e5e9ee"),
    Role.Base: ("#ffffff", "#282d35"),
    Role.AlternateBase: ("#eceff4", "#22262d"),
    Role.Text: ("#1c2530", "#e5e9ee"),
    Role.PlaceholderText: ("#66707c", "#98a2ae"),
    Role.Button: ("#f8f9fb", "#363d47"),
    Role.ButtonText: ("#1c2530", "#e5e9ee"),
    Role.BrightText: ("#ffffff", "#ffffff"),
    Role.Light: ("#ffffff", "#22262d"),
    Role.Midlight: ("#e3e7ed", "#2e343d"),
    Role.Mid: ("#c5ccd5", "#4a535f"),
    Role.Dark: ("#8c96a3", "#121519"),
    Role.Shadow: ("#5a6470", "#08090b"),
    Role.Highlight: ("#1f5fa8", "#3f7fc9"),
    Role.HighlightedText: ("#ffffff", "#ffffff"),
    Role.Accent: ("#1f5fa8", "#3f7fc9"),
    Role.Link: ("#1f5fa8", "#7db3f0"),
    Role.LinkVisited: ("#1f5fa8", "#7db3f0"),
    Role.ToolTipBase: ("#ffffff", "#2c323a"),
    Role.ToolTipText: ("#1c2530", "#e5e9ee"),
}
"""Each colour of the window, on a light and on a dark ground."""

FADED = ("#8c96a3", "#6f7883")
"""What cannot be used now."""


class Look(QObject):
    """The colours and the size of letters of the whole application."""

    def __init__(self, application: QApplication, theme: Theme, zoom: int) -> None:
        super().__init__(application)
        self.theme, self.zoom = theme, zoom
        self._application = application
        self._letters = application.font().pointSizeF()
        self._sheet = (places.resources_dir() / "style.qss").read_text("utf-8")
        if application.style().objectName() != STYLE:
            application.setStyle(STYLE)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
        self.resize(zoom)

    def dress(self, theme: Theme) -> None:
        """Show the colours of `theme`; SYSTEM follows the desktop, also later."""
        self.theme = theme
        self._application.setPalette(palette(self._is_dark()))
        # Set again: the sheet keeps the palette's colours of the moment it was set.
        points = self._letters * self.zoom / 100
        sheet = self._sheet
        for name, share in SIZES.items():
            sheet = sheet.replace(name, f"{points * share:.1f}pt")
        self._application.setStyleSheet(sheet)

    def resize(self, zoom: int) -> None:
        """Show letters at `zoom` per cent of the system's size."""
        self.zoom = min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        font = self._application.font()
        font.setPointSizeF(self._letters * self.zoom / 100)
        self._application.setFont(font)
        self.dress(self.theme)

    def step(self, steps: int) -> None:
        """One size larger or smaller."""
        sizes = sorted({*ZOOMS, self.zoom})
        place = sizes.index(self.zoom) + steps
        self.resize(sizes[min(max(place, 0), len(sizes) - 1)])

    def _follow(self) -> None:
        if self.theme is Theme.SYSTEM:
            self.dress(self.theme)

    def _is_dark(self) -> bool:
        if self.theme is not Theme.SYSTEM:
            return self.theme is Theme.DARK
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def letters(widget: QWidget, count: int) -> int:
    """The width of so many letters, in logical pixels: it grows with them."""
    return widget.fontMetrics().horizontalAdvance("0") * count


def named(widget: Named, name: str) -> Named:
    """The widget under the name that the stylesheet knows it by."""
    widget.setObjectName(name)
    return widget


def palette(dark: bool) -> QPalette:
    """The colours of the window."""
    colours = QPalette()
    for role, pair in COLOURS.items():
        colours.setColor(role, QColor(pair[dark]))
    for role in (Role.WindowText, Role.Text, Role.ButtonText, Role.HighlightedText):
        colours.setColor(QPalette.ColorGroup.Disabled, role, QColor(FADED[dark]))
    return colours


def icon(name: str, side: int = ICON) -> QIcon:
    """An icon of our family in the colour of the buttons' words."""
    drawing = (places.resources_dir() / "icons" / f"{name}.svg").read_bytes()
    colours = QGuiApplication.palette()
    found = QIcon()
    for group, mode in (
        (QPalette.ColorGroup.Active, QIcon.Mode.Normal),
        (QPalette.ColorGroup.Disabled, QIcon.Mode.Disabled),
    ):
        colour = colours.color(group, Role.ButtonText).name().encode()
        found.addPixmap(_drawn(drawing.replace(b"#000000", colour), side), mode)
    return found


def app_icon() -> QIcon:
    """The icon of the window and the task bar."""
    path: Path = places.resources_dir() / "icons" / "app.svg"
    return QIcon(str(path))


def _drawn(svg: bytes, side: int) -> QPixmap:
    # Drawn at the screen's own pixels: a picture that is scaled afterwards is blurred.
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    buffer = QBuffer()
    buffer.setData(QByteArray(svg))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(round(side * ratio), round(side * ratio)))
    picture = QPixmap.fromImage(reader.read())
    picture.setDevicePixelRatio(ratio)
    return picture
