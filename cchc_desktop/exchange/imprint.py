"""The last line of a PDF of ours: the hash of all that stands before it.

A font or a picture that was spoiled shows other words than the page's text gives, and
only the bytes tell. A file that another program saved again has lost the line, and is
judged by its pages alone; one that was signed keeps it before what was added.
"""

import hashlib
from pathlib import Path

MAGIC = b"%PDF"
"""How every PDF begins."""
_MARK = b"%cchc-sha256 "
"""A remark to every reader; after the end, where PDF lets remarks stand."""
_DIGITS = 64


def imprint(path: Path) -> None:
    """Add the line to a PDF that is complete."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    with path.open("ab") as file:
        file.write(_MARK + digest.encode() + b"\n")


def is_spoiled(path: Path) -> bool:
    """True if a PDF bears the line and what stands before it is not what was written."""
    before, mark, after = path.read_bytes().rpartition(_MARK)
    return bool(mark) and hashlib.sha256(before).hexdigest().encode() != after[:_DIGITS]
