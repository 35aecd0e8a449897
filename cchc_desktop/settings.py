"""What the window remembers from one run to the next: its place, tab, zoom, period.

Never anything of a report, and never a reason to stop: what cannot be read gives the
defaults, what cannot be written is forgotten.
"""

import os
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Annotated

import msgspec

FILE = "settings.json"
ASIDE = "settings.aside.json"
VERSION = 1


class Theme(Enum):
    """The colours of the window."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Beside(Enum):
    """The earlier period that stands beside the one that is open: kỳ trước, cùng kỳ năm trước."""

    BEFORE = "before"
    YEAR_AGO = "year_ago"


class Settings(msgspec.Struct, frozen=True):
    """Every setting, with its value at the first start.

    `geometry` is what Qt says of the window, empty for its usual place; `tab` is an
    area's or a page's id; `period` is the store's number; `zoom` is in per cent;
    `findings_width` is in pixels, 0 for the usual width; `second_backups` is the second
    folder of backups, empty while there is none.
    """

    version: int = VERSION
    geometry: bytes = b""
    tab: str = ""
    zoom: Annotated[int, msgspec.Meta(ge=50, le=300)] = 100
    period: int | None = None
    theme: Theme = Theme.SYSTEM
    findings_width: Annotated[int, msgspec.Meta(ge=0)] = 0
    beside: Beside = Beside.BEFORE
    second_backups: str = ""


def load(folder: Path) -> Settings:
    """The settings kept in a data folder, or the defaults.

    A file that is damaged or of a newer program is kept aside under another name.
    """
    path = folder / FILE
    try:
        raw = path.read_bytes()
    except OSError:
        return Settings()
    try:
        settings = msgspec.json.decode(raw, type=Settings)
    except ValueError:
        settings = None
    if settings is not None and settings.version == VERSION:
        return settings
    with suppress(OSError):
        path.replace(folder / ASIDE)
    return Settings()


def save(folder: Path, settings: Settings) -> None:
    """Keep `settings` for the next run; the old ones stay if the disk refuses."""
    path = folder / FILE
    fresh = path.with_suffix(".new")
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with fresh.open("wb") as file:
                file.write(msgspec.json.format(msgspec.json.encode(settings)))
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
