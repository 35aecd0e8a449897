"""A letter ready to be sent: a draft that Outlook and Thunderbird open as a new message.

Never sends anything. What does not fit into one letter is packed, then spread over
several; a single file that fits into none is refused by name.
"""

import mimetypes
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import msgspec

from cchc_desktop import texts
from cchc_desktop.core.report import Report
from cchc_desktop.core.text import fill
from cchc_desktop.errors import TargetUnusable
from cchc_desktop.exchange.files import whole, workshop
from cchc_desktop.exchange.wording import words

LIMIT = 20_000_000
"""Bytes of a letter as it travels: mail services of the State take 20-25 MB."""
ENDING = ".eml"
_SWELL = 1.37
"""How much larger base64 with its line ends makes a file."""
_TEXT = 20_000
"""Bytes kept for the letter's own words."""


class Letter(msgspec.Struct, frozen=True):
    """What a letter says and to whom."""

    subject: str
    body: str
    recipients: tuple[str, ...] = ()


def letter(report: Report, files: Sequence[Path], recipients: Sequence[str] = (), number: int = 0) -> Letter:
    """The usual words for these files; `number` is that of a supplement, 0 if it is none."""
    known = dict(words(report))
    subject = fill(texts.MAIL_SUBJECT, known)
    if number:
        subject = fill(texts.MAIL_SUPPLEMENT, {"subject": subject, "number": number})
    sizes = {path.name: -(-path.stat().st_size // 1000) for path in files}
    listed = (fill(texts.MAIL_FILE, {"name": name, "size": size}) for name, size in sizes.items())
    body = fill(texts.MAIL_BODY, {**known, "files": "\n".join(listed)})
    return Letter(subject, body, tuple(recipients))


def draft(path: Path, said: Letter, files: Sequence[Path], limit: int = LIMIT) -> tuple[Path, ...]:
    """Write the draft to `path`, or several beside it if the files need them; their paths.

    TargetUnusable "mail_too_large" if one file alone is larger than a letter may be.
    """
    with workshop(path) as place:
        if _travels(files) > limit:
            files = [_packed(files, place / f"{path.stem}.zip")] if len(files) > 1 else files
            if _travels(files) > limit and files[0].parent == place:
                with ZipFile(files[0]) as packed:
                    packed.extractall(place)
                files = [place / name for name in packed.namelist()]
        letters = _spread(files, limit)
        paths = [_name(path, part, len(letters)) for part in range(1, len(letters) + 1)]
        for part, (target, attached) in enumerate(zip(paths, letters, strict=True), 1):
            _write(target, _titled(said, part, len(letters)), attached)
    return tuple(paths)


def _travels(files: Sequence[Path]) -> int:
    return int(sum(path.stat().st_size for path in files) * _SWELL) + _TEXT


def _packed(files: Sequence[Path], target: Path) -> Path:
    with ZipFile(target, "w", ZIP_DEFLATED) as packed:
        for path in files:
            packed.write(path, path.name)
    return target


def _spread(files: Sequence[Path], limit: int) -> list[list[Path]]:
    """The files over as few letters as their order allows."""
    letters: list[list[Path]] = [[]]
    for path in files:
        if _travels([path]) > limit:
            raise TargetUnusable("mail_too_large", file=path.name, limit=limit // 1_000_000)
        if _travels([*letters[-1], path]) > limit:
            letters.append([])
        letters[-1].append(path)
    return letters


def _name(path: Path, part: int, of: int) -> Path:
    return path if of == 1 else path.with_name(f"{path.stem}-{part}{path.suffix}")


def _titled(said: Letter, part: int, of: int) -> Letter:
    if of == 1:
        return said
    subject = fill(texts.MAIL_PART, {"subject": said.subject, "part": part, "of": of})
    return Letter(subject, said.body, said.recipients)


def _write(path: Path, said: Letter, files: Sequence[Path]) -> None:
    # Old programs of the State's mail services know seven bits.
    message = EmailMessage(policy=SMTP.clone(cte_type="7bit"))
    # Outlook opens it as a message being written, not as one that came.
    message["X-Unsent"] = "1"
    message["Subject"] = _one_line(said.subject)
    if said.recipients:
        message["To"] = ", ".join(map(_one_line, said.recipients))
    message.set_content(said.body)
    for each in files:
        kind = mimetypes.guess_type(each.name)[0] or "application/octet-stream"
        main, _, sub = kind.partition("/")
        message.add_attachment(each.read_bytes(), maintype=main, subtype=sub, filename=each.name)
    with whole(path) as beside:
        beside.write_bytes(bytes(message))


def _one_line(words: str) -> str:
    """What stands in a head: a second line there would be another of the letter's heads."""
    return " ".join(words.split())
