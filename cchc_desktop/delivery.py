"""From a report that is to be closed to the files that have left: store and exchange together.

What touches the database is quick and runs where the store lives; what takes long is a
generator that is given values. Never shows anything, and closes nothing that is not ready.
"""

from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import msgspec

from cchc_desktop import disk
from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.closing import obstacles
from cchc_desktop.core.difference import Amended, supplement
from cchc_desktop.core.report import Report
from cchc_desktop.errors import StoreUnusable, TargetUnusable
from cchc_desktop.exchange import files, formats, handover, mail, package, sealed, slips
from cchc_desktop.exchange.handover import Delivered, Step
from cchc_desktop.store.backup import CLOSING, Backups
from cchc_desktop.store.database import Store
from cchc_desktop.store.stages import Sending

KEPT = "sent"
"""The folder of the packages that left, in the data folder."""


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


def close(store: Store, backups: Backups, period_id: int, report: Report) -> None:
    """Back up, then freeze a report; StoreUnusable "report_has_obstacles" while any stands."""
    found = obstacles(report, store.stages.unconfirmed(period_id))
    if found:
        raise StoreUnusable("report_has_obstacles", count=len(found))
    backups.make(CLOSING)
    store.stages.close(period_id)


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

    `place` names an address as the clerk would. The same report makes the same package.
    """
    kept = data / KEPT
    try:
        kept.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TargetUnusable("target_read_only", folder=str(kept), file=KEPT) from error
    target = kept / f"{sending.name}_{sending.edit}{formats.ENDINGS['package']}"
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
) -> Generator[Step, None, Delivered]:
    """Copy the chosen formats of a kept package to a stick or folder and prove them."""
    name = handover.folder_name(sending.report, day, sending.number)
    with unpacked(packed, sending, chosen) as given:
        answer = yield from handover.deliver(sending.report, given, target, name, catalogue)
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
    """The kept package behind a password, beside it; a lost password cannot be had again."""
    target = packed.with_suffix(sealed.ENDING)
    sealed.seal(packed, target, password)
    return target


def remember(store: Store, sending: Parcel, packed: Path, target: str) -> Sending:
    """Write into the journal that a package left, and where to."""
    size, digest = packed.stat().st_size, disk.sha256(packed)
    return store.stages.sent(sending.period_id, target, packed.name, digest, size)


def kept_package(data: Path, sending: Sending) -> Path | None:
    """The package of an earlier sending, to be sent again; None if it is gone or not the same."""
    path = data / KEPT / sending.file
    return path if path.is_file() and disk.sha256(path) == sending.sha256 else None


@contextmanager
def unpacked(packed: Path, sending: Parcel, chosen: Collection[str]) -> Iterator[list[Path]]:
    """The chosen formats out of a package, with the papers of a supplement."""
    with files.workshop(packed) as folder:
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


def _papers(sending: Parcel, folder: Path, place: Callable[[str], str]) -> Iterator[Path]:
    """What goes with a supplement: the list of differences, to print and to edit."""
    if sending.number and sending.before:
        paper = slips.supplement(sending.report, sending.number, sending.before, sending.amended, place)
        for ending in (".pdf", ".docx"):
            path = folder / f"{slips.SUPPLEMENT}-lan-{sending.number}{ending}"
            slips.write(paper, path)
            yield path
