"""The files that prove the answers of a review table (tài liệu kiểm chứng), to go along with a report.

Only reads them, and only where the clerk chose them by their whole path: a bare name
comes from somebody else's file.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from cchc_desktop.core.edition import ColumnKind
from cchc_desktop.core.register import text_of
from cchc_desktop.core.report import Report
from cchc_desktop.core.text import fold

NAME = "minh-chung"
"""How their names in a package begin: they hold no report of their own."""
ROOM = 40_000_000
"""Bytes of all of them together: more would not fit into a letter, nor through our own limits."""
_LONGEST = 60


def chosen(report: Report) -> Iterator[tuple[str, Path]]:
    """Each file that a row names by its path, with the number that the row bears."""
    for register in report.edition.registers:
        columns = [column.code for column in register.columns if column.kind is ColumnKind.FILE]
        for number, row in enumerate(report.rows(register.id).values(), 1):
            for path in (Path(text_of(row, code)) for code in columns):
                if path.is_absolute():
                    yield text_of(row, register.key) or str(number), path


def files(report: Report) -> dict[str, Path]:
    """The files that are there, by the names they bear in a package; what has no room stays behind."""
    found: dict[str, Path] = {}
    room = ROOM
    for number, path in chosen(report):
        size = _size(path)
        if size is not None and size <= room and path not in found.values():
            found[_named(len(found) + 1, number, path)] = path
            room -= size
    return found


def left_behind(report: Report) -> tuple[Path, ...]:
    """The files that are gone, cannot be read or have no room in a package."""
    taken = set(files(report).values())
    return tuple(dict.fromkeys(path for _, path in chosen(report) if path not in taken))


def _size(path: Path) -> int | None:
    """Bytes; None for what is no file or may not be read."""
    with suppress(OSError, ValueError):
        if path.is_file():
            with path.open("rb") as opened:
                return opened.seek(0, 2)
    return None


def _named(place: int, number: str, path: Path) -> str:
    """Plain letters that every system takes: minh-chung-01_1-1-2_ke-hoach.pdf."""
    parts = [f"{place:02}", _plain(number), _plain(path.stem)]
    words = "_".join(part for part in parts if part)[:_LONGEST]
    ending = re.sub(r"[^a-z0-9]", "", fold(path.suffix))[:8]
    return f"{NAME}-{words}" + (f".{ending}" if ending else "")


def _plain(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")
