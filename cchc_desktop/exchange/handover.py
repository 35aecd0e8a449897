"""Handing a report over on a stick: copied, flushed, read back, compared, and only then finished.

While anything is missing a file in the folder says so, by a name that nobody takes for
a report; what was copied before a stick was pulled out is not copied again. Never
trusts a stick: what it says it wrote is read from it and compared.
"""

import hashlib
from collections.abc import Generator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

import msgspec

from cchc_desktop import texts
from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.report import Report
from cchc_desktop.core.text import fold
from cchc_desktop.errors import FileUnusable, TargetUnusable
from cchc_desktop.exchange import files, formats, manifest, package, sealed, slips, totals
from cchc_desktop.exchange.stick import Device, Stick, stick_refusals

UNFINISHED = "CHUA-XONG.txt"
SLIP = f"{slips.RECEIPT}.pdf"
ROOM = 1_000_000
"""Bytes to spare for the slip and the stick's own bookkeeping."""
LONGEST = 24
_MOST = 100

Step: TypeAlias = tuple[int, int]


class SentFile(msgspec.Struct, frozen=True):
    """A file that was handed over; `size` is in bytes."""

    name: str
    size: int
    sha256: str


class Delivered(msgspec.Struct, frozen=True):
    """A finished hand-over: the folder on the stick, what it holds, the report's totals."""

    folder: Path
    files: tuple[SentFile, ...]
    totals: tuple[totals.FormTotal, ...]


def folder_name(report: Report, day: date, number: int = 0) -> str:
    """Short, plain letters: the unit's code or name, the period, the day; "_BS1" for a supplement."""
    unit = "".join(letter for letter in fold(report.unit.code or report.unit.name) if letter.isalnum())
    period = files.file_name(report).rpartition("_")[2]
    parts = [unit.encode("ascii", "ignore").decode()[:LONGEST], period, f"{day:%Y%m%d}"]
    return "_".join(part for part in parts if part) + (f"_BS{number}" if number else "")


def deliver(
    report: Report,
    given: Sequence[Path],
    target: Path,
    name: str,
    catalogue: Catalogue,
    stick: Stick | None = None,
    *,
    on_stick: bool = True,
) -> Generator[Step, None, Delivered]:
    """Put the files on the stick at `target` and prove it, telling how far it is.

    Without `on_stick` the slip speaks of a folder, and of nothing that may be pulled out.

    TargetUnusable says what is wrong with the stick; called again, it goes on where it
    stopped. FileUnusable if a file does not hold the report.
    """
    stick = stick or Device()
    content = {path.name: path.read_bytes() for path in given}
    total = 3 * len(content) + 2
    with stick_refusals(target):
        _need_room(stick, target, content)
        folder = _place(stick, target, name, content)
        for done, (each, raw) in enumerate(content.items(), 1):
            _copy(stick, folder / each, raw)
            yield done, total
        for done, (each, raw) in enumerate(content.items(), len(content) + 1):
            _compare(stick, folder / each, raw)
            yield done, total
        for done, path in enumerate(given, 2 * len(content) + 1):
            _look_inside(stick, folder / path.name, report, catalogue)
            yield done, total
        sent = tuple(SentFile(each, len(raw), _hash(raw)) for each, raw in content.items())
        _finish(stick, folder, content, _slip(report, folder.name, sent, on_stick))
    yield total, total
    return Delivered(folder, sent, totals.totals(report))


def _need_room(stick: Stick, target: Path, content: Mapping[str, bytes]) -> None:
    if not stick.exists(target):
        raise TargetUnusable("stick_gone", folder=str(target), reason="")
    needed, free = sum(map(len, content.values())) + ROOM, stick.free(target)
    if free < needed:
        raise TargetUnusable("stick_full", folder=str(target), needed=needed, free=free)


def _place(stick: Stick, target: Path, name: str, content: Mapping[str, bytes]) -> Path:
    """The folder to write to, marked as unfinished: a new one, or the one that was begun with these files."""
    mark = f"{texts.HANDOVER_UNFINISHED}\n\n".encode() + manifest.encode(content)
    for number in range(1, _MOST):
        folder = target / (name if number == 1 else f"{name}-{number}")
        marker = folder / UNFINISHED
        if not stick.exists(folder):
            stick.make(folder)
        elif not stick.exists(marker):
            if stick.exists(folder / manifest.NAME) or any(stick.exists(folder / each) for each in content):
                continue
        elif stick.read(marker) != mark:
            continue
        stick.write(marker, mark)
        if stick.read(marker) != mark:
            raise TargetUnusable("stick_lies", folder=str(target), file=UNFINISHED)
        return folder
    raise TargetUnusable("stick_full", folder=str(target), needed=0, free=0)


def _copy(stick: Stick, path: Path, raw: bytes) -> None:
    """Write a file unless it is there already, byte for byte."""
    if not (stick.exists(path) and stick.read(path) == raw):
        stick.write(path, raw)


def _compare(stick: Stick, path: Path, raw: bytes) -> None:
    if not stick.exists(path) or _hash(stick.read(path)) != _hash(raw):
        raise TargetUnusable("stick_lies", folder=str(path.parent), file=path.name)


def _look_inside(stick: Stick, path: Path, report: Report, catalogue: Catalogue) -> None:
    """Open the file as its receiver would; its totals and its pages must be the report's.

    What is behind a password was opened when it was locked; its bytes were compared.
    """
    if package.goes_along(path.name) or path.suffix == sealed.ENDING:
        return
    raw = stick.read(path)
    with files.workshop(path) as place:
        copied = place / path.name
        copied.write_bytes(raw)
        reading = formats.read(copied, catalogue)
        differs = totals.totals(reading.report) != totals.totals(report)
        if differs or reading.problems or totals.absent(copied, report):
            raise FileUnusable("file_differs", file=path.name)


def _slip(report: Report, name: str, sent: Sequence[SentFile], on_stick: bool) -> bytes:
    with files.workshop(Path(SLIP)) as place:
        path = place / SLIP
        listed = [(each.name, each.size, each.sha256) for each in sent]
        slips.write(slips.receipt(report, name, listed, on_stick=on_stick), path)
        return path.read_bytes()


def _finish(stick: Stick, folder: Path, content: Mapping[str, bytes], slip: bytes) -> None:
    """The slip, the list of hashes, and last of all the mark taken away."""
    whole = {**content, SLIP: slip}
    listed = manifest.encode(whole)
    for name, raw in ((SLIP, slip), (manifest.NAME, listed)):
        stick.write(folder / name, raw)
        _compare(stick, folder / name, raw)
    stick.remove(folder / UNFINISHED)
    if stick.exists(folder / UNFINISHED):
        raise TargetUnusable("stick_lies", folder=str(folder), file=UNFINISHED)


def _hash(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
