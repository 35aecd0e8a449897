"""The pieces of a section's text as the lines of paper, each word keeping its make.

Leaves out nothing but what cannot be seen: room at the ends of a line, and empty lines.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from cchc_desktop.core.prose.live import Piece
from cchc_desktop.exchange.blocks import Run, plain


def made_lines(pieces: Iterable[Piece]) -> Iterator[tuple[Run, ...]]:
    """Each line that holds something, as runs of one make; neighbours of one make are one."""
    line: list[Run] = []
    for piece in pieces:
        first, *others = plain(piece.text).split("\n")
        line.append(Run(first, piece.bold, piece.italic))
        for words in others:
            yield from _joined(line)
            line = [Run(words, piece.bold, piece.italic)]
    yield from _joined(line)


def _joined(line: list[Run]) -> Iterator[tuple[Run, ...]]:
    """The line without room at its ends; nothing of a line that is only room."""
    while line and not line[0].text.strip():
        line.pop(0)
    while line and not line[-1].text.strip():
        line.pop()
    if line:
        words = [Run("".join(run.text for run in alike), *make) for make, alike in groupby(line, _make)]
        words[0] = msgspec.structs.replace(words[0], text=words[0].text.lstrip())
        words[-1] = msgspec.structs.replace(words[-1], text=words[-1].text.rstrip())
        yield tuple(run for run in words if run.text)


def _make(run: Run) -> tuple[bool, bool]:
    return run.bold, run.italic
