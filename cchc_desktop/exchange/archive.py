"""ZIP files from strangers: nothing is unpacked, and nothing grows beyond its limits.

xlsx, docx and packages are all ZIP files; this is what they have in common.
"""

import errno
import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from cchc_desktop.errors import FileUnusable

MAGIC = b"PK"
"""How every ZIP begins."""
LARGEST = 100_000_000
"""Bytes of a file, and of all that it says it holds."""
MOST = 2_000
"""Members."""
STEEPEST = 200
"""Unpacked bytes for one packed byte, in a member of more than a million: XML has some 20."""
_SMALL = 1_000_000
PROLOG = 8_192
"""Bytes of a part before its first tag: what XML says of itself, and remarks."""
_CODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']*)")
_ASIDE = re.compile(rb"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL)
_TAG = re.compile(rb"<[A-Za-z_]")
_ENCRYPTED = 0x1

BROKEN = (BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError)
"""What zipfile raises for a member that cannot be unpacked."""
_NO_ARCHIVE = (*BROKEN, ValueError, OverflowError, OSError)
"""What it raises for a list of members that cannot be read."""


@contextmanager
def opened(path: Path) -> Iterator[ZipFile]:
    """The archive at `path`, its size within bounds; FileUnusable if it is none."""
    try:
        archive = ZipFile(path)
    except _NO_ARCHIVE as error:
        raise FileUnusable("file_damaged", file=path.name) from error
    with archive:
        _examine(path, archive.infolist())
        try:
            yield archive
        except BROKEN as error:
            raise FileUnusable("file_damaged", file=path.name) from error
        except OSError as error:
            # A member that is said to begin before the file does.
            if error.errno != errno.EINVAL:
                raise
            raise FileUnusable("file_damaged", file=path.name) from error


def _examine(path: Path, members: list[ZipInfo]) -> None:
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise FileUnusable("file_encrypted", file=path.name)
    # No office program packs otherwise: it is a byte that was changed.
    if any(member.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for member in members):
        raise FileUnusable("file_damaged", file=path.name)
    steep = any(
        member.file_size > _SMALL and member.file_size > STEEPEST * member.compress_size for member in members
    )
    if steep or len(members) > MOST or sum(member.file_size for member in members) > LARGEST:
        raise FileUnusable("file_swollen", file=path.name)


def is_plain(head: bytes) -> bool:
    """True unless a part is XML in another coding than UTF-8, with a document type or a late first tag.

    No office program writes such, and it is how a small file grows without end or fetches another.
    """
    if not head.lstrip(b"\xef\xbb\xbf \t\r\n\0\xfe\xff").startswith(b"<"):
        return True
    coding = _CODING.search(head)
    if b"\0" in head or (coding and coding[1].lower() not in (b"utf-8", b"us-ascii")):
        return False
    bare = _ASIDE.sub(b"", head)
    return b"<!" not in bare.partition(b">")[0] and bool(_TAG.search(bare))
