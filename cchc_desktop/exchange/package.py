"""The period package `NAME.cchc`: a report and the files that were made of it, in one ZIP.

`report.json` is the report; `manifest-sha256.txt` (BagIt's form: hash, two spaces, name)
lists every other file. The same report and files give the same bytes. A package whose
files are not what its manifest says is refused whole.
"""

import hashlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.report import Report
from cchc_desktop.errors import FileUnusable
from cchc_desktop.exchange import archive, report_json
from cchc_desktop.exchange.files import whole

REPORT = "report.json"
MANIFEST = "manifest-sha256.txt"
_DAY_ONE = (1980, 1, 1, 0, 0, 0)
"""The first day a ZIP knows: the hour of export must not change the bytes."""


def write(report: Report, path: Path, files: Mapping[str, Path]) -> None:
    """Pack `report` and the `files`, by the names they bear inside."""
    members = {name: files[name].read_bytes() for name in sorted(files)} | {
        REPORT: report_json.encode(report)
    }
    lines = [f"{hashlib.sha256(members[name]).hexdigest()}  {name}\n" for name in sorted(members)]
    members[MANIFEST] = "".join(lines).encode()
    archived = BytesIO()
    with ZipFile(archived, "w", ZIP_DEFLATED) as packed:
        for name, content in members.items():
            member = ZipInfo(name, _DAY_ONE)
            member.compress_type = ZIP_DEFLATED
            member.create_system = 0  # the same bytes on Windows and Linux
            packed.writestr(member, content)
    with whole(path) as beside:
        beside.write_bytes(archived.getvalue())


def read(path: Path, catalogue: Catalogue) -> Report:
    """The report of a package, once every file in it is what the manifest says."""
    with archive.opened(path) as packed:
        names = packed.namelist()
        if REPORT not in names or MANIFEST not in names:
            raise FileUnusable("package_foreign", file=path.name)
        if len(names) != len(set(names)):
            raise FileUnusable("package_changed", file=path.name, member=MANIFEST)
        found = {name: hashlib.sha256(packed.read(name)).hexdigest() for name in names if name != MANIFEST}
        listed = _listed(packed.read(MANIFEST).decode("utf-8", "replace"))
        for name in sorted(found.keys() | listed.keys()):
            if found.get(name) != listed.get(name):
                raise FileUnusable("package_changed", file=path.name, member=name)
        return report_json.decode(packed.read(REPORT), catalogue)


def _listed(manifest: str) -> dict[str, str]:
    pairs = (line.split(maxsplit=1) for line in manifest.splitlines() if line.strip())
    return {
        name.removeprefix("*"): digest.lower() for digest, name in (pair for pair in pairs if len(pair) == 2)
    }
