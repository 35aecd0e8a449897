"""Editions found on disk: read, built on their base, and indexed.

The only part of the core that reads files, and only form definitions. A faulty
edition is never half used: it is refused with every fault named.
"""

import re
import tomllib
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias

from cchc_desktop.core.edition import IDENTITY, Edition, Index
from cchc_desktop.core.faults import FILES, Fault, faults_of
from cchc_desktop.core.grammar import built_from
from cchc_desktop.errors import EditionInvalid, FileUnusable

Table: TypeAlias = dict[str, Any]

PUBLISHED = "published.toml"
"""Beside the editions: the fingerprint of each that was published."""


def fingerprint(folder: Path) -> str:
    """The sha256 of an edition's own files, names and bytes: a published one keeps it for ever."""
    whole = sha256()
    for path in sorted(folder.glob("*.toml")):
        whole.update(path.name.encode() + b"\0" + sha256(path.read_bytes()).digest())
    return whole.hexdigest()


class Catalogue:
    """Every edition in some folders; each is read when it is first asked for."""

    def __init__(self, roots: Iterable[Path]) -> None:
        self._folders: dict[str, Path] = {}
        self._published: dict[Path, dict[str, str]] = {}
        self._bases: dict[str, str] = {}
        for root in roots:
            for folder in sorted(root.glob("*/edition.toml")):
                self._folders.setdefault(folder.parent.name, folder.parent)
        self._known: dict[str, Index] = {}

    def ids(self) -> tuple[str, ...]:
        """The ids of all editions found, sound or not: the names of their folders."""
        return tuple(self._folders)

    def of_year(self, year: int) -> tuple[str, ...]:
        """The ids, those first that were valid in some part of a year; no edition is read for it."""
        return tuple(sorted(self._folders, key=lambda edition: not self._is_of_year(edition, year)))

    def _is_of_year(self, edition: str, year: int) -> bool:
        table = _content(self._folders[edition] / "edition.toml")
        if isinstance(table, Fault):
            return False
        first, last = (str(table.get(name, ""))[:4] for name in ("valid_from", "valid_to"))
        return first <= str(year) <= (last or "9999")

    def get(self, edition: str) -> Index:
        """The edition with its figures indexed.

        FileUnusable if there is none of that id, EditionInvalid if it has faults.
        """
        if edition not in self._known:
            if edition not in self._folders:
                raise FileUnusable("edition_unknown", edition=edition, known=", ".join(self._folders))
            built, faults = self._built(edition)
            if built is not None and not self._is_published(edition):
                faults += faults_of(built)
            if built is None or faults:
                raise EditionInvalid("edition_faulty", edition=edition, faults=faults)
            self._known[edition] = Index(built)
        return self._known[edition]

    def examine(self, edition: str) -> tuple[Edition | None, tuple[Fault, ...]]:
        """The edition as far as it can be built, and every fault found in it."""
        built, faults = self._built(edition)
        return built, (*faults, *(faults_of(built) if built else ()))

    def _built(self, edition: str) -> tuple[Edition | None, tuple[Fault, ...]]:
        """The edition and the faults of its form; its meaning is not looked at."""
        table, slips = self._table(edition, ())
        if table is None:
            return None, slips
        built, faults = built_from(edition, table)
        return built, (*slips, *faults)

    def _is_published(self, edition: str) -> bool:
        """True if not a byte has changed since the edition was examined and published.

        To examine it again would take longer than all else at the start.
        """
        folder = self._folders[edition]
        if folder.parent not in self._published:
            known = _content(folder.parent / PUBLISHED)
            self._published[folder.parent] = {} if isinstance(known, Fault) else known
        if self._published[folder.parent].get(edition) != fingerprint(folder):
            return False
        base = self._bases.get(edition)
        return base is None or self._is_published(base)

    def _table(self, edition: str, above: tuple[str, ...]) -> tuple[Table | None, tuple[Fault, ...]]:
        """The edition's files as one table, laid over those of its base; None if one is unreadable."""
        folder = self._folders.get(edition)
        if folder is None or edition in above:
            problem = "base_unknown" if folder is None else "base_cycle"
            return None, (Fault(f"{above[-1] if above else edition}/edition.toml", "base", edition, problem),)
        table, faults = _read(folder)
        if faults:
            return None, faults
        slips: list[Fault] = []
        base = table.get("base")
        if isinstance(base, str) and base:
            self._bases[edition] = base
            below, faults = self._table(base, (*above, edition))
            if below is None:
                return None, faults
            table = _laid_over(below, table, f"{edition}/edition.toml", slips)
        if table.get("id", edition) != edition:
            slips.append(Fault(f"{edition}/edition.toml", "id", str(table["id"]), "id_not_folder"))
            table["id"] = edition
        return table, (*faults, *slips)


def _read(folder: Path) -> tuple[Table, tuple[Fault, ...]]:
    """All files of an edition's folder in one table; area files become the areas."""
    table: Table = {}
    faults = []
    for path in sorted(folder.glob("*.toml")):
        content = _content(path)
        if isinstance(content, Fault):
            faults.append(content)
            continue
        if path.name.startswith("area-"):
            content = {"area": [content]}
        for key, value in content.items():
            both = isinstance(value, list) and isinstance(table.get(key), list)
            table[key] = table[key] + value if both else value
    return table, tuple(faults)


def _content(path: Path) -> Table | Fault:
    file = f"{path.parent.name}/{path.name}"
    try:
        raw = path.read_bytes()
    except OSError as error:
        return Fault(file, "", error.strerror or "", "not_readable")
    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Fault(file, str(line), f"0x{raw[error.start]:02x}", "not_utf8")
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = re.search(r"line (\d+), column (\d+)", str(error))
        return Fault(file, f"{at[1]}:{at[2]}" if at else "", str(error), "not_toml")


def _laid_over(below: Table, above: Table, file: str, slips: list[Fault]) -> Table:
    """`below` with what `above` says instead; lists of tables are matched by identity.

    `file` is where `above` was written; what cannot be matched goes to `slips`.
    """
    merged = dict(below)
    folder = file.partition("/")[0]
    for key, value in above.items():
        old = below.get(key)
        if isinstance(value, dict) and isinstance(old, dict):
            merged[key] = _laid_over(old, value, file, slips)
        elif isinstance(old, list) and _is_matchable(key, old) and _is_matchable(key, value):
            own = f"{folder}/{FILES[key]}.toml" if key in FILES else file
            merged[key] = _matched(key, old, value, own, slips)
        else:
            merged[key] = value
    return merged


def _is_matchable(key: str, pieces: object) -> bool:
    """True for a list of tables that all have a name; any other is the grammar's to refuse."""
    name = IDENTITY.get(key)
    return (
        name is not None
        and isinstance(pieces, list)
        and all(isinstance(piece, dict) and isinstance(piece.get(name), str | int) for piece in pieces)
    )


def _matched(key: str, below: list[Table], above: list[Table], file: str, slips: list[Fault]) -> list[Table]:
    identity = IDENTITY[key]
    merged = {table[identity]: table for table in below}
    seen = set()
    for table in above:
        name = table[identity]
        if name in seen:
            slips.append(Fault(file, str(name), "2", "doubled"))
        seen.add(name)
        inner = f"{file.partition('/')[0]}/area-{name}.toml" if key == "area" else file
        if not table.get("drop"):
            merged[name] = _laid_over(merged.get(name, {}), table, inner, slips)
        elif merged.pop(name, None) is None:
            slips.append(Fault(inner, str(name), str(name), "drop_unknown"))
    return list(merged.values())
