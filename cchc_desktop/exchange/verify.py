"""Whether a package, a file or a folder that was handed over is whole, and what it holds.

Only reads. A file that the app did not write is unusable, one that it wrote and that is
not as it was written any more is broken.
"""

from enum import Enum
from pathlib import Path

import msgspec

from cchc_desktop import disk, texts
from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.report import Report
from cchc_desktop.errors import FileUnusable
from cchc_desktop.exchange import archive, files, formats, imprint, manifest, package, sealed
from cchc_desktop.exchange.handover import UNFINISHED
from cchc_desktop.exchange.totals import absent, totals

BROKEN = frozenset(
    {
        "file_damaged",
        "file_empty",
        "file_swollen",
        "file_differs",
        "package_changed",
        "json_broken",
        "json_number",
        "json_not_utf8",
        "folder_unfinished",
        "folder_member_missing",
        "folder_member_changed",
    }
)
"""Codes of what is ours and not whole; every other cannot be used at all."""
_KINDS = {".xlsx": "xlsx", ".docx": "docx", ".pdf": "pdf", ".json": "json", sealed.ENDING: "sealed"}


class Verdict(Enum):
    """What `verify` ends with; the values are its exit codes."""

    WHOLE = 0
    BROKEN = 1
    UNUSABLE = 2


class Examined(msgspec.Struct, frozen=True):
    """What was found in a file or folder. `report` is None where none could be read.

    `files` are the names inside a package or folder; `problems` sentences for the user.
    """

    kind: str
    verdict: Verdict
    report: Report | None = None
    files: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def examine(path: Path, catalogue: Catalogue, password: str = "") -> Examined:
    """Look at a file or a folder from the receiver's side."""
    kind = "folder" if disk.is_folder(path) else _KINDS.get(path.suffix.lower(), "package")
    try:
        if kind == "folder":
            return _folder(path, catalogue, password)
        if kind == "sealed" and password:
            return _sealed(path, catalogue, password)
        return _file(path, kind, catalogue)
    except FileUnusable as failure:
        verdict = Verdict.BROKEN if failure.code in BROKEN else Verdict.UNUSABLE
        return Examined(kind, verdict, problems=(texts.sentence(failure),))


def _file(path: Path, kind: str, catalogue: Catalogue) -> Examined:
    reading = formats.read(path, catalogue)
    _need_whole(path)
    names: tuple[str, ...] = ()
    if kind == "package":
        names = _look_into(path, reading.report, catalogue)
    elif reading.problems:
        return Examined(kind, Verdict.BROKEN, reading.report, problems=reading.problems)
    elif absent(path, reading.report):
        raise FileUnusable("file_differs", file=path.name)
    return Examined(kind, Verdict.WHOLE, reading.report, names)


def _need_whole(path: Path) -> None:
    """Every part is as it was written, also those that no reader of ours opens: pictures, fonts."""
    raw = formats.beginning(path)
    if raw.startswith(imprint.MAGIC) and imprint.is_spoiled(path):
        raise FileUnusable("file_damaged", file=path.name)
    if raw.startswith(archive.MAGIC):
        with archive.opened(path) as packed:
            if packed.testzip() is not None:
                raise FileUnusable("file_damaged", file=path.name)


def _look_into(path: Path, report: Report, catalogue: Catalogue) -> tuple[str, ...]:
    """Open each file of a package; its report must be the package's."""
    with files.workshop(path) as place:
        for each in package.unpack(path, place):
            if not package.goes_along(each.name):
                inside = _file(each, _KINDS.get(each.suffix, "json"), catalogue)
                if inside.verdict is not Verdict.WHOLE or _differs(inside.report, report):
                    raise FileUnusable("package_changed", file=path.name, member=each.name)
    return tuple(sorted(package.members(path)))


def _sealed(path: Path, catalogue: Catalogue, password: str) -> Examined:
    with files.workshop(path) as place:
        opened = place / f"{path.stem}{formats.ENDINGS['package']}"
        sealed.unseal(path, opened, password)
        return msgspec.structs.replace(_file(opened, "package", catalogue), kind="sealed")


def _folder(path: Path, catalogue: Catalogue, password: str) -> Examined:
    if (path / UNFINISHED).exists():
        raise FileUnusable("folder_unfinished", file=path.name)
    try:
        listed = manifest.decode((path / manifest.NAME).read_bytes())
    except OSError as error:
        raise FileUnusable("folder_foreign", file=path.name) from error
    if not listed:
        raise FileUnusable("folder_foreign", file=path.name)
    for name, digest in listed.items():
        _need(path, name, digest)
    report: Report | None = None
    for name in listed:
        if not package.goes_along(name):
            inside = _inside(path / name, catalogue, password)
            if inside.verdict is not Verdict.WHOLE or (report and _differs(inside.report, report)):
                raise FileUnusable("folder_member_changed", file=path.name, member=name)
            report = inside.report
    extra = sorted({each.name for each in path.iterdir() if each.is_file()} - {*listed, manifest.NAME})
    notes = tuple(texts.VERIFY_EXTRA.format(name=name) for name in extra)
    return Examined("folder", Verdict.WHOLE, report, tuple(sorted(listed)), notes)


def _inside(path: Path, catalogue: Catalogue, password: str) -> Examined:
    kind = _KINDS.get(path.suffix.lower(), "package")
    if kind == "sealed" and password:
        return _sealed(path, catalogue, password)
    return _file(path, kind, catalogue)


def _need(folder: Path, name: str, digest: str) -> None:
    """A file of the manifest: in this folder, and with its hash."""
    path = folder / name
    if Path(name).name != name or not path.is_file():
        raise FileUnusable("folder_member_missing", file=folder.name, member=name)
    try:
        found = disk.sha256(path)
    except OSError as error:
        raise FileUnusable("folder_member_changed", file=folder.name, member=name) from error
    if found != digest:
        raise FileUnusable("folder_member_changed", file=folder.name, member=name)


def _differs(one: Report | None, two: Report) -> bool:
    return one is None or totals(one) != totals(two)
