"""Editions found on disk: read, built on their base, and indexed.

The only part of the core that reads files, and only form definitions. A faulty
edition is never half used: it is refused with every fault named.
"""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeAlias

import msgspec

from cchc_desktop.core.edition import Edition, Index
from cchc_desktop.core.faults import Fault, faults_of
from cchc_desktop.errors import EditionInvalid, FileUnusable

Table: TypeAlias = dict[str, Any]
IDENTITY = {
    "area": "number",
    "row": "code",
    "fact": "code",
    "column": "code",
    "total": "code",
    "register": "id",
    "section": "slot",
    "preset": "kind",
    "check": "name",
}


class Catalogue:
    """Every edition in some folders; each is read when it is first asked for."""

    def __init__(self, roots: Iterable[Path]) -> None:
        self._folders: dict[str, Path] = {}
        for root in roots:
            for folder in sorted(root.glob("*/edition.toml")):
                self._folders.setdefault(folder.parent.name, folder.parent)
        self._known: dict[str, Index] = {}

    def ids(self) -> tuple[str, ...]:
        """The ids of all editions found, sound or not: the names of their folders."""
        return tuple(self._folders)

    def get(self, edition: str) -> Index:
        """The edition with its figures indexed.

        FileUnusable if there is none of that id, EditionInvalid if it has faults.
        """
        if edition not in self._known:
            if edition not in self._folders:
                raise FileUnusable("edition_unknown", edition=edition, known=", ".join(self._folders))
            built, faults = self.examine(edition)
            if built is None or faults:
                raise EditionInvalid("edition_faulty", edition=edition, faults=faults)
            self._known[edition] = Index(built)
        return self._known[edition]

    def examine(self, edition: str) -> tuple[Edition | None, tuple[Fault, ...]]:
        """The edition as far as it can be built, and every fault found in it."""
        table, faults = self._table(edition, ())
        if faults:
            return None, faults
        try:
            built = msgspec.convert(table, Edition)
        except msgspec.ValidationError as error:
            return None, (Fault(f"{edition}/*.toml", *_where(error), "grammar"),)
        return built, faults_of(built)

    def _table(self, edition: str, above: tuple[str, ...]) -> tuple[Table, tuple[Fault, ...]]:
        """The edition's files as one table, laid over those of its base."""
        folder = self._folders.get(edition)
        if folder is None or edition in above:
            return {}, (
                Fault(f"{above[-1] if above else edition}/edition.toml", "base", edition, "base_unknown"),
            )
        table, faults = _read(folder)
        base = table.get("base")
        if isinstance(base, str) and base and not faults:
            below, faults = self._table(base, (*above, edition))
            table = _laid_over(below, table)
        if table.get("id", edition) != edition:
            faults = (*faults, Fault(f"{edition}/edition.toml", "id", str(table["id"]), "id_not_folder"))
        return table, faults


def _read(folder: Path) -> tuple[Table, tuple[Fault, ...]]:
    """All files of an edition's folder in one table; area files become the areas."""
    table: Table = {}
    faults = []
    for path in sorted(folder.glob("*.toml")):
        try:
            content = tomllib.loads(path.read_text("utf-8-sig"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            faults.append(Fault(f"{folder.name}/{path.name}", "", str(error), "not_toml"))
            continue
        if path.name.startswith("area-"):
            content = {"area": [content]}
        for key, value in content.items():
            table[key] = table[key] + value if isinstance(value, list) and key in table else value
    return table, tuple(faults)


def _laid_over(below: Table, above: Table) -> Table:
    """`below` with what `above` says instead; lists of tables are matched by identity."""
    merged = dict(below)
    for key, value in above.items():
        old = below.get(key)
        if isinstance(value, dict) and isinstance(old, dict):
            merged[key] = _laid_over(old, value)
        elif key in IDENTITY and isinstance(old, list):
            merged[key] = _matched(old, value, IDENTITY[key])
        else:
            merged[key] = value
    return merged


def _matched(below: list[Table], above: list[Table], identity: str) -> list[Table]:
    merged = {table.get(identity): table for table in below}
    for table in above:
        name = table.get(identity)
        if table.get("drop"):
            merged.pop(name, None)
        else:
            merged[name] = _laid_over(merged.get(name, {}), table)
    return list(merged.values())


def _where(error: msgspec.ValidationError) -> tuple[str, str]:
    """The place and the reason in a message like "... - at `$.area[0].row[3].kind`"."""
    reason, _, where = str(error).partition(" - at ")
    return where.strip("`$."), reason
