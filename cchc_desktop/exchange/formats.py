"""Every format a report leaves in and comes back from, chosen by name or by content.

What a file is called says nothing: colleagues rename. Slow libraries are imported only
for the format that needs them.
"""

import errno
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TypeAlias, TypeVar

from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.report import Report
from cchc_desktop.errors import FileUnusable
from cchc_desktop.exchange import archive, files, imprint, package, report_json, sealed
from cchc_desktop.exchange.reading import Reading

FORMATS = ("xlsx", "docx", "pdf", "package", "json")
TEMPLATE = "template"
"""The empty workbook for colleagues: made when it is asked for by name."""
ENDINGS = {
    "xlsx": ".xlsx",
    "docx": ".docx",
    "pdf": ".pdf",
    "package": ".cchc",
    "json": ".json",
    TEMPLATE: "_mau-nhap.xlsx",
}
PACKED = ("xlsx", "docx", "pdf")
_DATABASE = b"SQLite format 3\x00"

Answer = TypeVar("Answer")
Step: TypeAlias = tuple[int, int]
_Writer: TypeAlias = Callable[[Report, Path], Iterator[Step]]
_STEPS = 100
"""Of each file: what a progress bar counts."""
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_RICH_TEXT = b"{\\rtf"
_WIDE = b"\xff\xfe", b"\xfe\xff"
"""How Notepad begins what it calls Unicode: two bytes a letter."""
_REFUSALS = {
    errno.ENOENT: "file_missing",
    errno.ENOTDIR: "file_missing",
    errno.ELOOP: "file_missing",
    errno.ENAMETOOLONG: "file_missing",
    errno.EINVAL: "file_missing",
    errno.EACCES: "file_forbidden",
    errno.EPERM: "file_forbidden",
}
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def export(
    report: Report, folder: Path, formats: Iterable[str] = FORMATS, name: str = ""
) -> Generator[Step, None, tuple[Path, ...]]:
    """Write `report` into `folder`, telling how much of how much is done; the files' paths.

    All files are made, and stand beside their targets, before the first appears: given
    up, or stopped by a TargetUnusable that could be foreseen, nothing is left.
    """
    wanted = tuple(dict.fromkeys(formats))
    targets = {each: target(report, folder, each, name) for each in wanted}
    for path in targets.values():
        files.probe(path)
    with files.workshop(folder / ENDINGS["json"]) as made_in, ExitStack() as appearing:
        made = {each: target(report, made_in, each, name) for each in targets}
        yield from _make(report, made)
        for each, path in targets.items():
            appearing.enter_context(files.whole(path)).write_bytes(made[each].read_bytes())
    return tuple(targets.values())


def target(report: Report, folder: Path, chosen: str, name: str = "") -> Path:
    """Where a format is written: `name`, else the report's own."""
    return folder / f"{name or files.file_name(report)}{ENDINGS[chosen]}"


def finished(work: Generator[Step, None, Answer]) -> Answer:
    """What a long action answers with, for those who show no progress."""
    while True:
        try:
            next(work)
        except StopIteration as stop:
            answer: Answer = stop.value
            return answer


def write_template(report: Report, path: Path) -> Generator[Step, None, Path]:
    """Write the empty workbook for the unit and the period of `report`; its path."""
    from cchc_desktop.exchange.workbook import template

    yield from template.write(report, path)
    return path


def _make(report: Report, made: dict[str, Path]) -> Iterator[Step]:
    """Write each format where `made` says; a package also needs those that it packs."""
    needed = dict(made)
    if "package" in made:
        for each in PACKED:
            needed.setdefault(each, made["package"].with_suffix(ENDINGS[each]))
    single = [each for each in needed if each != "package"]
    total = _STEPS * len(needed)
    for place, each in enumerate(single):
        for done, of in _writer(each)(report, needed[each]):
            yield _STEPS * place + _STEPS * done // of, total
    if "package" in made:
        package.write(report, made["package"], {needed[each].name: needed[each] for each in PACKED})
    yield total, total


def _writer(chosen: str) -> _Writer:
    if chosen == "xlsx":
        from cchc_desktop.exchange.workbook import write

        return write.write
    others: dict[str, _Writer] = {
        "docx": _write_word,
        "pdf": _write_pdf,
        "json": _write_json,
        TEMPLATE: write_template,
    }
    return others[chosen]


def _write_word(report: Report, path: Path) -> Iterator[Step]:
    from cchc_desktop.exchange import docx

    return docx.write(report, path, report_json.encode(report))


def _write_pdf(report: Report, path: Path) -> Iterator[Step]:
    from cchc_desktop.exchange import pdf

    return pdf.write(report, path, report_json.encode(report))


def _write_json(report: Report, path: Path) -> Iterator[Step]:
    with files.whole(path) as beside:
        beside.write_bytes(report_json.encode(report))
    yield 1, 1


def read(path: Path, catalogue: Catalogue) -> Reading:
    """The report in a file of any format that the app writes, whatever it is called.

    FileUnusable, with the file's name, if there is none.
    """
    try:
        return _read(path, catalogue)
    except FileUnusable as failure:
        raise FileUnusable(failure.code, **{"file": path.name or str(path), **failure.fields}) from failure


def _read(path: Path, catalogue: Catalogue) -> Reading:
    raw = beginning(path)
    if raw.startswith(archive.MAGIC):
        return _read_archive(path, catalogue)
    if raw.startswith(imprint.MAGIC):
        from cchc_desktop.exchange import sent
        from cchc_desktop.exchange.reading import beside

        return beside.pdf(path, sent.read_pdf(path, catalogue))
    _refuse_foreign(path, raw)
    return Reading(report_json.decode(path.read_bytes(), catalogue))


def _refuse_foreign(path: Path, raw: bytes) -> None:
    """FileUnusable for what begins as no JSON does, and says what it is."""
    if raw.startswith(_DATABASE):
        raise FileUnusable("file_is_backup")
    if raw.startswith(sealed.MAGIC):
        raise FileUnusable("package_sealed")
    if raw.startswith(_RICH_TEXT):
        raise FileUnusable("file_old_office")
    if raw.startswith(_OLD_OFFICE):
        raise FileUnusable("file_encrypted" if _ENCRYPTED in path.read_bytes() else "file_old_office")
    if raw.startswith(_WIDE):
        is_json = raw.decode("utf-16", "ignore").lstrip().startswith("{")
        raise FileUnusable("json_not_utf8" if is_json else "file_foreign")
    if raw.strip() and not raw.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        raise FileUnusable("file_foreign")


def beginning(path: Path) -> bytes:
    """The first bytes of a file that can be opened and is not too large; FileUnusable if it cannot."""
    try:
        if path.is_dir():
            raise FileUnusable("file_is_folder")
        # A pipe would be waited for without end; what stands in one is no file that was sent.
        if path.exists() and not path.is_file():
            raise FileUnusable("file_foreign")
        if path.stat().st_size > archive.LARGEST:
            raise FileUnusable("file_too_large", limit=archive.LARGEST // 1_000_000)
        with path.open("rb") as opened:
            return opened.read(1024)
    except ValueError:  # a name with a sign that no name can have
        raise FileUnusable("file_missing") from None
    except OSError as error:
        code = _REFUSALS.get(error.errno or 0, "file_refused")
        raise FileUnusable(code, reason=error.errno or type(error).__name__) from error


def _read_archive(path: Path, catalogue: Catalogue) -> Reading:
    with archive.opened(path) as packed:
        names = frozenset(packed.namelist())
    if package.MANIFEST in names:
        return Reading(package.read(path, catalogue))
    if "word/document.xml" in names:
        from cchc_desktop.exchange import sent
        from cchc_desktop.exchange.reading import beside

        return beside.word(path, sent.read_word(path, catalogue))
    if "xl/workbook.xml" in names:
        from cchc_desktop.exchange.workbook import read as workbook

        return workbook.read(path, catalogue)
    raise FileUnusable("file_foreign")
