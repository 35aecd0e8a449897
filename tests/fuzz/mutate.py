"""Files spoiled as the world spoils them, and worse: always the same for the same number."""

import io
import random
import zipfile

LONGEST_CUT = 4_000
TEXTS = (
    b"-1",
    b"9" * 400,
    b"1E999",
    b"NaN",
    b"&x;",
    b"<w:tbl>",
    b"</w:tr>",
    b"#REF!",
    b"\xff\xfe",
    b"\x00" * 40,
)


def mutated(raw: bytes, number: int) -> bytes:
    """`raw` spoiled in one to six places; of an archive often a member instead."""
    chance = random.Random(number)
    if raw.startswith(b"PK") and chance.random() < 0.7:
        return _inside(raw, chance)
    return _spoilt(raw, chance)


def _inside(raw: bytes, chance: random.Random) -> bytes:
    """The archive with one of its members spoiled and packed anew."""
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        members = {each.filename: packed.read(each) for each in packed.infolist()}
    chosen = chance.choice(sorted(members))
    spoilt = io.BytesIO()
    with zipfile.ZipFile(spoilt, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, _spoilt(content, chance) if name == chosen else content)
    return spoilt.getvalue()


def _spoilt(raw: bytes, chance: random.Random) -> bytes:
    content = bytearray(raw)
    for _ in range(chance.randint(1, 6)):
        if content:
            at = chance.randrange(len(content))
            chance.choice(WAYS)(content, at, min(len(content), at + chance.randint(1, LONGEST_CUT)), chance)
    return bytes(content)


def _flip(content: bytearray, at: int, end: int, chance: random.Random) -> None:
    content[at] = chance.randrange(256)


def _drop(content: bytearray, at: int, end: int, chance: random.Random) -> None:
    del content[at:end]


def _double(content: bytearray, at: int, end: int, chance: random.Random) -> None:
    content[at:at] = content[at:end]


def _write(content: bytearray, at: int, end: int, chance: random.Random) -> None:
    content[at:at] = chance.choice(TEXTS)


def _cut(content: bytearray, at: int, end: int, chance: random.Random) -> None:
    del content[at:]


def _scatter(content: bytearray, at: int, end: int, chance: random.Random) -> None:
    content[at : at + 8] = chance.randbytes(8)


def _mix(content: bytearray, at: int, end: int, chance: random.Random) -> None:
    other = chance.randrange(len(content))
    content[at:end] = content[other : other + end - at]


WAYS = (_flip, _drop, _double, _write, _cut, _scatter, _mix)
