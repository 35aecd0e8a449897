"""`manifest-sha256.txt`, BagIt's form: a hash, two spaces and a name, a line for each file."""

import hashlib
from collections.abc import Mapping

NAME = "manifest-sha256.txt"


def encode(members: Mapping[str, bytes]) -> bytes:
    """The manifest of these files, by name."""
    return listed_as({name: hashlib.sha256(content).hexdigest() for name, content in members.items()})


def listed_as(hashes: Mapping[str, str]) -> bytes:
    """The manifest of files whose hashes are known."""
    return "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes)).encode()


def decode(raw: bytes) -> dict[str, str]:
    """The hash of each name; a line that is none is passed over."""
    lines = (line.split(maxsplit=1) for line in raw.decode("utf-8", "replace").splitlines() if line.strip())
    return {
        name.removeprefix("*"): digest.lower() for digest, name in (pair for pair in lines if len(pair) == 2)
    }
