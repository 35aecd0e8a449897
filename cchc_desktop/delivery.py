"""From a report that is to be closed to the files that have left: store and exchange together.

What touches the database is quick and runs where the store lives; what takes long is a
generator that is given values. Never shows anything, and closes nothing that is not ready.
"""

from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec

from cchc_desktop import disk
from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.closing import obstacles
from cchc_desktop.core.difference import Amended, supplement
from cchc_desktop.core.report import Report
from cchc_desktop.errors import FileUnusable, StoreUnusable, TargetUnusable
from cchc_desktop.exchange import files, formats, handover, mail, package, report_json, sealed, slips
from cchc_desktop.exchange.formats import finished
from cchc_desktop.exchange.handover import Delivered, Step
from cchc_desktop.store.backup import CLOSING, Backup, Backups
from cchc_desktop.store.database import Store
from cchc_desktop.store.stages import Sending

KEPT = "sent"
"""The folder of the packages that left, in the data folder."""
_WHOLE = 1000
"""Steps of a sending: half for the package, half for its way."""

Answer = TypeVar("Answer")


class Parcel(msgspec.Struct, frozen=True):
    """A closed report as it is sent: values only, for work on another thread.

    `number` is 0 the first time, then the supplement's; `amended` what differs from the
    last sending, which was on the day `before`.
    """

    period_id: int
    edit: int
    report: Report
    number: int
    amended: tuple[Amended, ...] = ()
    before: date | None = None

    @property
    def name(self) -> str:
        """The name of its files, without ending."""
        return files.file_name(self.report) + (f"_BS{self.number}" if self.number else "")


class Choice(msgspec.Struct, frozen=True):
    """What was asked for: which formats, behind which password, "" for none.

    `place` names an address as the clerk would; `again` is the package of an earlier
    sending, which is sent as it is.
    """

    formats: tuple[str, ...] = formats.FORMATS
    password: str = ""
    place: Callable[[str], str] = str
    again: Path | None = None


class Left(msgspec.Struct, frozen=True):
    """What left: the package or the sealed one, where it went, what is there.

    `letters` are the drafts for a mail program, `said` what they say; none for a stick.
    """

    kept: Path
    folder: Path
    files: tuple[Path, ...]
    letters: tuple[Path, ...] = ()
    said: mail.Letter | None = None


def close(store: Store, backups: Backups, period_id: int, report: Report) -> None:
    """Back up, then freeze a report; StoreUnusable "report_has_obstacles" while any stands."""
    need_ready(store, period_id, report)
    finished(back_up(backups))
    store.stages.close(period_id)


def need_ready(store: Store, period_id: int, report: Report) -> None:
    """StoreUnusable "report_has_obstacles" while anything keeps a report from being closed."""
    found = obstacles(report, store.stages.unconfirmed(period_id))
    if found:
        raise StoreUnusable("report_has_obstacles", count=len(found))


def back_up(backups: Backups) -> Generator[Step, None, Backup]:
    """Make the backup without which no report is closed."""
    yield 0, 0
    return backups.make(CLOSING)


def parcel(store: Store, period_id: int, report: Report) -> Parcel:
    """What there is to send of a closed report; StoreUnusable "report_not_closed" if it may change."""
    if not store.stages.stage(period_id).is_frozen:
        raise StoreUnusable("report_not_closed")
    edit = store.entries.last_edit(period_id)
    since = store.stages.since_sent(period_id)
    if since is None:
        return Parcel(period_id, edit, report, 0)
    earlier = Report(report.index, report.identity, since.content, report.history)
    amended = supplement(earlier, report, since.reasons)
    return Parcel(period_id, edit, report, since.number, amended, since.at.astimezone().date())


def pack(data: Path, sending: Parcel, place: Callable[[str], str] = str) -> Generator[Step, None, Path]:
    """Make the package of a parcel and keep it; its path.

    `place` names an address as the clerk would. One that is kept of this very report is
    not made again: files tell when they were made, and what was begun on a stick goes on.
    """
    kept = data / KEPT
    try:
        kept.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TargetUnusable("target_read_only", folder=str(kept), file=KEPT) from error
    target = kept / f"{sending.name}_{sending.edit}{formats.ENDINGS['package']}"
    while target.exists():
        if _holds(target, sending.report):
            return target
        # Never over one that may have been sent.
        target = files.another(target)
    with files.workshop(target) as folder:
        made = list((yield from formats.export(sending.report, folder, formats.PACKED, sending.name)))
        made += _papers(sending, folder, place)
        package.write(sending.report, target, {path.name: path for path in made})
    return target


def hand_over(
    sending: Parcel,
    packed: Path,
    target: Path,
    day: date,
    catalogue: Catalogue,
    chosen: Collection[str] = formats.FORMATS,
    *,
    on_stick: bool = True,
) -> Generator[Step, None, Delivered]:
    """Copy the chosen formats of a kept package to a stick or folder and prove them."""
    name = handover.folder_name(sending.report, day, sending.number)
    with unpacked(packed, sending, chosen) as given:
        answer = yield from handover.deliver(
            sending.report, given, target, name, catalogue, on_stick=on_stick
        )
    return answer


def draft(
    sending: Parcel,
    packed: Path,
    path: Path,
    recipients: Sequence[str] = (),
    chosen: Collection[str] = formats.FORMATS,
    limit: int = mail.LIMIT,
) -> tuple[Path, ...]:
    """Write a letter with the chosen formats of a kept package; the drafts' paths."""
    with unpacked(packed, sending, chosen) as given:
        said = mail.letter(sending.report, given, recipients, sending.number)
        return mail.draft(path, said, given, limit)


def lock_with(packed: Path, password: str) -> Path:
    """The kept package behind a password, beside it; a lost password cannot be had again.

    One that opens with this password already is left as it is: a copy that was cut off goes on.
    One with another password may have been sent, and is never written over.
    """
    for known in sorted(packed.parent.glob(f"*{sealed.ENDING}")):
        if known.stem.startswith(packed.stem) and _opens(known, packed, password):
            return known
    target = packed.with_suffix(sealed.ENDING)
    target = files.another(target) if target.exists() else target
    sealed.seal(packed, target, password)
    if not _opens(target, packed, password):
        raise FileUnusable("file_differs", file=target.name)
    return target


def to_folder(
    data: Path,
    sending: Parcel,
    choice: Choice,
    target: Path,
    day: date,
    catalogue: Catalogue,
    *,
    on_stick: bool = True,
) -> Generator[Step, None, Left]:
    """Make the package, put what was chosen on a stick or in a folder, and prove it."""
    kept = yield from _half(_kept(data, sending, choice), 0)
    steps = hand_over(sending, kept, target, day, catalogue, choice.formats, on_stick=on_stick)
    delivered = yield from _half(steps, 1)
    names = [*(each.name for each in delivered.files), handover.SLIP]
    return Left(kept, delivered.folder, tuple(delivered.folder / name for name in names))


def to_mail(
    data: Path, sending: Parcel, choice: Choice, folder: Path, recipients: Sequence[str]
) -> Generator[Step, None, Left]:
    """Make the package, put what was chosen and the drafts with it into a folder of its own."""
    kept = yield from _half(_kept(data, sending, choice), 0)
    place = _own_folder(folder, sending.name)
    with unpacked(kept, sending, choice.formats) as given:
        for path in given:
            with files.whole(place / path.name) as beside:
                beside.write_bytes(path.read_bytes())
        said = mail.letter(sending.report, given, recipients, sending.number)
        letters = mail.draft(place / f"{sending.name}{mail.ENDING}", said, given)
        yield _WHOLE, _WHOLE
        return Left(kept, place, tuple(place / path.name for path in given), letters, said)


def again(packed: Path, sending: Sending, period_id: int, report: Report, catalogue: Catalogue) -> Parcel:
    """A parcel of the package of an earlier sending; `report` stands in for one that is sealed."""
    held = report if packed.suffix == sealed.ENDING else package.read(packed, catalogue)
    return Parcel(period_id, sending.edit, held, sending.number)


def remember(store: Store, sending: Parcel, packed: Path, target: str) -> Sending:
    """Write into the journal that a package left, and where to; FileUnusable if it is gone by now."""
    try:
        size, digest = packed.stat().st_size, disk.sha256(packed)
    except OSError as error:
        raise FileUnusable("file_missing", file=packed.name) from error
    return store.stages.sent(sending.period_id, target, packed.name, digest, size)


def kept_package(data: Path, sending: Sending) -> Path | None:
    """The package of an earlier sending, to be sent again; None if it is gone or not the same."""
    path = data / KEPT / sending.file
    with suppress(OSError):
        if disk.sha256(path) == sending.sha256:
            return path
    return None


@contextmanager
def unpacked(packed: Path, sending: Parcel, chosen: Collection[str]) -> Iterator[list[Path]]:
    """The chosen formats out of a package, with the papers of a supplement; a sealed one as it is."""
    with files.workshop(packed) as folder:
        if packed.suffix == sealed.ENDING:
            own = folder / f"{sending.name}{sealed.ENDING}"
            own.write_bytes(packed.read_bytes())
            yield [own]
            return
        inside = package.unpack(packed, folder)
        endings = {formats.ENDINGS[each] for each in chosen}
        given = [path for path in inside if path.suffix in endings or package.goes_along(path.name)]
        if "package" in chosen:
            own = folder / f"{sending.name}{formats.ENDINGS['package']}"
            own.write_bytes(packed.read_bytes())
            given.append(own)
        if "json" in chosen:
            given += package.unpack(packed, folder, {package.REPORT})
        yield given


def _own_folder(folder: Path, name: str) -> Path:
    """A new folder for one letter; TargetUnusable if there cannot be one."""
    # Who attaches by hand takes all of a folder: nothing of an earlier letter may stand in it.
    place = folder / name
    place = files.another(place) if place.exists() else place
    try:
        place.mkdir(parents=True)
    except OSError as error:
        raise TargetUnusable("target_read_only", folder=str(folder), file=name) from error
    return place


def _kept(data: Path, sending: Parcel, choice: Choice) -> Generator[Step, None, Path]:
    """The package to send: that of an earlier sending, else one made now, locked if that is wished."""
    if choice.again is not None:
        return choice.again
    packed = yield from pack(data, sending, choice.place)
    return lock_with(packed, choice.password) if choice.password else packed


def _half(steps: Generator[Step, None, Answer], which: int) -> Generator[Step, None, Answer]:
    """Work that is the first (0) or the second (1) half of a longer one."""
    while True:
        try:
            done, total = next(steps)
        except StopIteration as end:
            answer: Answer = end.value
            return answer
        share = _WHOLE // 2 * done // total if total else 0
        yield _WHOLE // 2 * which + share, _WHOLE


def _opens(locked: Path, packed: Path, password: str) -> bool:
    """True if a sealed package is there, opens with this password and holds this one."""
    with files.workshop(locked) as place, suppress(FileUnusable, OSError):
        opened = place / packed.name
        sealed.unseal(locked, opened, password)
        return opened.read_bytes() == packed.read_bytes()
    return False


def _holds(packed: Path, report: Report) -> bool:
    """True if a package is whole and holds this very report."""
    with suppress(FileUnusable, OSError):
        return package.members(packed)[package.REPORT] == report_json.encode(report)
    return False


def _papers(sending: Parcel, folder: Path, place: Callable[[str], str]) -> Iterator[Path]:
    """What goes with a supplement: the list of differences, to print and to edit."""
    if sending.number and sending.before:
        paper = slips.supplement(sending.report, sending.number, sending.before, sending.amended, place)
        for ending in (".pdf", ".docx"):
            path = folder / f"{slips.SUPPLEMENT}-lan-{sending.number}{ending}"
            slips.write(paper, path)
            yield path
