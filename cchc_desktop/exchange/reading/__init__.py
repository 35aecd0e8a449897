"""Files read: `read` takes any of them in, `Reading` is what a file of our own gives.

`door` recognises a file, `plain`, `word`, `sheets` and `pages` make pieces of it, and
`understand` makes the pieces figures, rows and words. Never changes a file, never runs
anything in it.
"""

from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from cchc_desktop.core.report import Report

if TYPE_CHECKING:
    from cchc_desktop.core.catalogue import Catalogue
    from cchc_desktop.core.found import Found


class Reading(msgspec.Struct, frozen=True):
    """A report out of a file. `problems` are sentences for the user, in the file's order:
    what was not understood, and what differs from what was exported.
    """

    report: Report
    problems: tuple[str, ...] = ()


def read(
    path: Path, catalogue: "Catalogue", edition: str = "", password: str = ""
) -> Generator[tuple[int, int], None, "Found"]:
    """What a file of any kind holds; tells how much of how much is done.

    `edition` is the one to read a foreign file in; "" is the one that fits best. `password`
    opens a package that has one.
    FileUnusable, with the file's name, if it cannot be read or holds nothing of a report.
    """
    from cchc_desktop.exchange.reading import door

    return (yield from door.read(path, catalogue, edition, password))
