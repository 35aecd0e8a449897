"""One door for every file: recognised by what is in it, never by its name.

A file that the app wrote is read by the reader of its format and comes back whole; any
other is read for what it holds. Files are opened to be read only, and nothing in them
is run.
"""

import hashlib
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.content import Row, part, row_key
from cchc_desktop.core.found import Found, FoundFigure, FoundRow, FoundText
from cchc_desktop.core.report import Report
from cchc_desktop.core.value import Entry
from cchc_desktop.errors import FileUnusable
from cchc_desktop.exchange import archive, files, formats, imprint, sealed
from cchc_desktop.exchange.reading.pieces import Source, Step, bounded

if TYPE_CHECKING:
    from cchc_desktop.exchange.reading import Reading

FOREIGN = frozenset({"xlsx_foreign", "file_without_report", "file_foreign"})
"""What the readers of our own formats say of a file that is sound, but of another hand."""
Loader: TypeAlias = Callable[[Path], Iterator[Step | Source]]
WORKBOOK = "xl/workbook.xml"
_OF_STEPS = 100
_LOADED = 80
_SLOWING = 40
_CHUNK = 1 << 20


def read(
    path: Path, catalogue: Catalogue, edition: str = "", password: str = ""
) -> Generator[Step, None, Found]:
    """What the file holds; tells how much of how much is done.

    `edition` is the one to read a foreign file in; "" is the one that fits best. `password`
    opens a package that has one; any other file is read without it.
    FileUnusable, with the file's name, if it cannot be read or holds nothing of a report.
    """
    try:
        return (yield from _read(path, catalogue, edition, password))
    except FileUnusable as failure:
        raise FileUnusable(failure.code, **{"file": path.name, **failure.fields}) from failure
    except OSError as error:
        # A stick pulled while it is read, or a file that another program took away.
        raise FileUnusable("file_gone", file=path.name) from error


def _read(path: Path, catalogue: Catalogue, edition: str, password: str) -> Generator[Step, None, Found]:
    yield 0, _OF_STEPS
    formats.beginning(path)
    digest = _digest(path)
    reading = _unlocked(path, catalogue, password) if password else None
    reading = reading or _ours(path, catalogue)
    if reading is not None:
        _need_same(path, digest)
        return own(reading.report, path.name, digest, reading.problems)
    source = Source(())
    for each in _loader(path)(path):
        if isinstance(each, Source):
            source = bounded(each)
        else:
            done, of = each
            yield _LOADED * done // max(1, of), _OF_STEPS
    _need_same(path, digest)
    yield _LOADED, _OF_STEPS
    from cchc_desktop.exchange.reading.understand import understood

    found = yield from _paced(understood(source, catalogue, edition, path.name, digest))
    if found.is_empty:
        raise FileUnusable("file_holds_nothing", file=path.name)
    yield _OF_STEPS, _OF_STEPS
    return found


def _paced(work: Generator[None, None, Found]) -> Generator[Step, None, Found]:
    """Work whose length is not known, as ever smaller steps towards the whole."""
    done = float(_LOADED)
    while True:
        try:
            next(work)
        except StopIteration as stop:
            found: Found = stop.value
            return found
        done += (_OF_STEPS - done) / _SLOWING
        yield int(done), _OF_STEPS


def _ours(path: Path, catalogue: Catalogue) -> "Reading | None":
    """What the reader of our own formats gives; None for a sound file of another hand."""
    if _is_plain_workbook(path):
        return None
    try:
        return formats.read(path, catalogue)
    except FileUnusable as failure:
        if failure.code not in FOREIGN:
            raise
    return None


def _unlocked(path: Path, catalogue: Catalogue, password: str) -> "Reading | None":
    """What a package behind a password holds; None for a file without one."""
    with path.open("rb") as opened:
        if opened.read(len(sealed.MAGIC)) != sealed.MAGIC:
            return None
    with files.workshop(path) as place:
        package = place / f"{path.stem}{formats.ENDINGS['package']}"
        sealed.unseal(path, package, password)
        return formats.read(package, catalogue)


def _is_plain_workbook(path: Path) -> bool:
    """True for a workbook without the sheet that carries a report: it need not be read twice."""
    if not formats.beginning(path).startswith(archive.MAGIC):
        return False
    with archive.opened(path) as packed:
        if WORKBOOK not in packed.namelist():
            return False
        from cchc_desktop.exchange.workbook import carried

        return carried.SHEET.encode() not in packed.read(WORKBOOK)


def _loader(path: Path) -> Loader:
    """What reads a file of this content, imported only now."""
    raw = formats.beginning(path)
    if raw.startswith(archive.MAGIC):
        with archive.opened(path) as packed:
            names = frozenset(packed.namelist())
        if "word/document.xml" in names:
            from cchc_desktop.exchange.reading import word

            return word.load
        if WORKBOOK in names:
            from cchc_desktop.exchange.reading import sheets

            return sheets.load
        raise FileUnusable("file_foreign")
    if raw.startswith(imprint.MAGIC):
        from cchc_desktop.exchange.reading import pages

        return pages.load
    return _load_plain


def _load_plain(path: Path) -> Iterator[Step | Source]:
    from cchc_desktop.exchange.reading import plain

    yield plain.load(path)


def own(report: Report, file: str, digest: str, problems: tuple[str, ...] = ()) -> Found:
    """A report of ours as what was found: everything sure."""
    figures, rows, texts = [], [], []
    for address, item in report.content.items():
        if isinstance(item, Entry):
            figures.append(FoundFigure(address, item))
        elif isinstance(item, dict):
            rows.append(FoundRow(part(address), _copied(item), key=row_key(address)))
        elif isinstance(item, str):
            texts.append(FoundText(address, item))
    identity = report.identity
    return Found(
        file,
        digest,
        identity.edition,
        identity.unit,
        identity.kind,
        identity.year,
        tuple(figures),
        tuple(rows),
        tuple(texts),
        problems=problems,
        report=report,
    )


def _copied(row: Row) -> Row:
    return dict(row)


def _need_same(path: Path, digest: str) -> None:
    """A file saved over while it was read may be half of each; the hash would be of another."""
    if _digest(path) != digest:
        raise FileUnusable("file_changing")


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as opened:
        while chunk := opened.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
