"""A package behind a password: AES-256-GCM, its key from the password by scrypt.

What was changed by a single bit, or is opened with another password, is refused whole.
There is no way around a lost password, for us as little as for anybody.
"""

import secrets
import struct
from pathlib import Path

from cchc_desktop.core.text import nfc
from cchc_desktop.errors import FileUnusable, TargetUnusable
from cchc_desktop.exchange.files import whole

MAGIC = b"CCHC-SEALED-1\n"
ENDING = ".cchc-khoa"
SHORTEST = 8
"""Letters of a password."""
COST = 15
"""Doublings of scrypt's work: 32 MB and a tenth of a second for each guess."""
_DEAREST = 18
_SALT, _NONCE, _KEY = 16, 12, 32
_HEAD = struct.Struct(f">{len(MAGIC)}sB{_SALT}s{_NONCE}s")


def seal(path: Path, target: Path, password: str) -> None:
    """Write the file at `path` to `target`, readable with `password` only.

    TargetUnusable "password_short" if that is too short to keep anybody out.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(nfc(password)) < SHORTEST:
        raise TargetUnusable("password_short", shortest=SHORTEST)
    salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    head = _HEAD.pack(MAGIC, COST, salt, nonce)
    closed = AESGCM(_key(password, salt, COST)).encrypt(nonce, path.read_bytes(), head)
    with whole(target) as beside:
        beside.write_bytes(head + closed)


def unseal(path: Path, target: Path, password: str) -> None:
    """Write what `path` holds to `target`; FileUnusable if the password or the file is wrong."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    raw = path.read_bytes()
    if len(raw) < _HEAD.size or not raw.startswith(MAGIC):
        raise FileUnusable("package_foreign", file=path.name)
    _, cost, salt, nonce = _HEAD.unpack_from(raw)
    if not COST <= cost <= _DEAREST:
        raise FileUnusable("password_wrong", file=path.name)
    try:
        opened = AESGCM(_key(password, salt, cost)).decrypt(nonce, raw[_HEAD.size :], raw[: _HEAD.size])
    except InvalidTag as error:
        raise FileUnusable("password_wrong", file=path.name) from error
    with whole(target) as beside:
        beside.write_bytes(opened)


def _key(password: str, salt: bytes, cost: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    return Scrypt(salt=salt, length=_KEY, n=1 << cost, r=8, p=1).derive(nfc(password).encode())
