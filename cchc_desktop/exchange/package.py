"""The period package `NAME.cchc`: a report and the files that were made of it, in one ZIP.

`report.json` is the report; `manifest-sha256.txt` (BagIt's form: hash, two spaces, name)
lists every other file. The evidence of the report's review table goes along. The same
report and files give the same bytes. A package whose files are not what its manifest
says is refused whole.
"""

import hashlib
import re
from collections.abc import Collection, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.report import Report
from cchc_desktop.errors import FileUnusable
from cchc_desktop.exchange import archive, evidence, manifest, report_json, slips
from cchc_desktop.exchange.files import whole

REPORT = "report.json"
MANIFEST = manifest.NAME
_DAY_ONE = (1980, 1, 1, 0, 0, 0)
"""The first day a ZIP knows: the hour of export must not change the bytes."""

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._()-]{0,119}")
"""A name that stays in its folder and that every system takes."""


def write(report: Report, path: Path, files: Mapping[str, Path]) -> None:
    """Pack `report` and the `files`, by the names they bear inside."""
    packed_with = {**files, **evidence.files(report)}
    members = {name: packed_with[name].read_bytes() for name in sorted(packed_with)} | {
        REPORT: report_json.encode(report)
    }
    members[MANIFEST] = manifest.encode(members)
    archived = BytesIO()
    with ZipFile(archived, "w", ZIP_DEFLATED) as packed:
        for name, content in members.items():
            member = ZipInfo(name, _DAY_ONE)
            member.compress_type = ZIP_DEFLATED
            member.create_system = 0  # the same bytes on Windows and Linux
            packed.writestr(member, content)
    with whole(path) as beside:
        beside.write_bytes(archived.getvalue())


def goes_along(name: str) -> bool:
    """True for a file of a package that holds no report: a slip, a list of differences, evidence."""
    return name.startswith((*slips.NAMES, evidence.NAME))


def read(path: Path, catalogue: Catalogue) -> Report:
    """The report of a package, once every file in it is what the manifest says."""
    return report_json.decode(members(path)[REPORT], catalogue)


def unpack(path: Path, folder: Path, names: Collection[str] | None = None) -> tuple[Path, ...]:
    """Write the files of a package, all or those named, into `folder`; their paths.

    FileUnusable if the package is not whole, or names a file outside the folder.
    """
    found = members(path)
    chosen = sorted(found.keys() - {REPORT} if names is None else found.keys() & set(names))
    for name in chosen:
        if not _PLAIN.fullmatch(name):
            raise FileUnusable("package_changed", file=path.name, member=name)
        (folder / name).write_bytes(found[name])
    return tuple(folder / name for name in chosen)


def members(path: Path) -> dict[str, bytes]:
    """What a package holds, by name, once all of it is what the manifest says."""
    with archive.opened(path) as packed:
        names = packed.namelist()
        if REPORT not in names or MANIFEST not in names:
            raise FileUnusable("package_foreign", file=path.name)
        if len(names) != len(set(names)):
            raise FileUnusable("package_changed", file=path.name, member=MANIFEST)
        found = {name: packed.read(name) for name in names if name != MANIFEST}
        hashes = {name: hashlib.sha256(content).hexdigest() for name, content in found.items()}
        listed = manifest.decode(packed.read(MANIFEST))
        for name in sorted(hashes.keys() | listed.keys()):
            if hashes.get(name) != listed.get(name):
                raise FileUnusable("package_changed", file=path.name, member=name)
        return found
