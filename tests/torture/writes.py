"""Everything the program writes, each as a thing that can be asked for at a desk.

`cabinet` is the folder with the database, `out` the folder or stick that the clerk chose.
Each write opens what it needs and lets go of it, whatever happens.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial
from itertools import count
from pathlib import Path
from types import MappingProxyType

import msgspec

from cchc_desktop import delivery, settings
from cchc_desktop.core.value import Entry
from cchc_desktop.exchange import formats, handover, history_file, mail, sealed, slips
from cchc_desktop.exchange.formats import ENDINGS, FORMATS, TEMPLATE, finished
from cchc_desktop.store.backup import ENDING, WISH, Backup, Backups
from cchc_desktop.store.database import Store
from cchc_desktop.store.restore import restore_all
from cchc_desktop.ui.door import log_to
from tests.exchange.printed import CATALOGUE, sample

PERIOD = 1
PASSWORD = "mật khẩu dài"
REPORT = sample()
_figures = count(1)


class Place(msgspec.Struct, frozen=True):
    """Where things are written; `late` sets the clock so much back."""

    folder: Path
    late: timedelta = timedelta()

    @property
    def cabinet(self) -> Path:
        """The data folder."""
        return self.folder / "data"

    @property
    def out(self) -> Path:
        """The folder of exports, on the same disk."""
        return self.folder / "out"

    def now(self) -> datetime:
        """The computer's clock."""
        return datetime.now(UTC) - self.late

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The database, opened as at a start and closed again."""
        opened = Store.open(self.cabinet, clock=self.now, wait=0.05)
        try:
            if opened.notice is not None:
                raise opened.notice
            yield opened
        finally:
            opened.close()

    @property
    def packed(self) -> Path:
        """A kept package, out of harm's way."""
        return next((self.folder / "packed").glob(f"*{ENDINGS['package']}"))

    @property
    def oldest(self) -> Backup:
        """The backup on the clerk's own stick."""
        return Backup(next((self.folder / "packed").glob(f"*{ENDING}")), None)

    @property
    def backups(self) -> Backups:
        """The backups in the data folder."""
        return Backups(self.cabinet, clock=self.now)


def save(place: Place) -> None:
    """One figure, as typed."""
    with place.store() as store:
        store.save(PERIOD, {"b1_1": Entry(value=Decimal(next(_figures)))}, "typed")


def undo(place: Place) -> None:
    with place.store() as store:
        store.steps.undo(PERIOD)


def add_period(place: Place) -> None:
    with place.store() as store:
        store.add_period(1, "cchc-2021", "q1", 2023 + next(_figures), {})


def close(place: Place) -> None:
    """Frozen, and open again."""
    with place.store() as store:
        store.stages.close(PERIOD)
        store.stages.reopen(PERIOD, "làm tiếp")


def back_up(place: Place) -> None:
    place.backups.make(WISH)


def restore(place: Place) -> None:
    """All of it, from a backup elsewhere."""
    restore_all(place.cabinet, place.backups, place.oldest)


def remember(place: Place) -> None:
    """The settings: never a refusal, and never half of them."""
    settings.save(place.cabinet, settings.Settings(tab=str(next(_figures))))


def log(place: Place) -> None:
    """A mistake of ours in the log: never another mistake."""
    logger = log_to(place.cabinet)
    logger.error("%s", "ValueError\n" * 50)
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
    logger.addHandler(logging.NullHandler())


def export(chosen: str, place: Place) -> None:
    finished(formats.export(REPORT, place.out, (chosen,)))


def letter(place: Place) -> None:
    mail.draft(place.out / "thu.eml", mail.Letter("a", "b"), (place.folder / "given.json",))


def zipped_letter(place: Place) -> None:
    """So large that the files are packed."""
    given = tuple(place.folder / f"given{number}.json" for number in ("", 2))
    mail.draft(place.out / "thu-nen.eml", mail.Letter("a", "b"), given, 25_000 + mail._TEXT)


def history(ending: str, place: Place) -> None:
    with place.store() as store:
        lines = store.journal(PERIOD)
    history_file.write(lines, place.out / f"lich-su{ending}", str)


def seal(place: Place) -> None:
    sealed.seal(place.folder / "given.json", place.out / f"a{sealed.ENDING}", PASSWORD)


def slip(ending: str, place: Place) -> None:
    slips.write(slips.receipt(REPORT, "a", ()), place.out / f"phieu{ending}")


def pack(place: Place) -> None:
    """The kept package of a report that is closed."""
    finished(delivery.pack(place.cabinet, delivery.Parcel(PERIOD, 1, REPORT, 0)))


def hand_over(place: Place) -> None:
    finished(handover.deliver(REPORT, (place.folder / "given.json",), place.out, "stick", CATALOGUE))


def draft(place: Place) -> None:
    """A letter out of the kept package."""
    packed = place.packed
    delivery.draft(delivery.Parcel(PERIOD, 1, REPORT, 0), packed, place.out / "gui.eml")


def give(place: Place) -> None:
    """The files of a kept package to a stick."""
    packed, day = place.packed, date(2023, 3, 13)
    parcel = delivery.Parcel(PERIOD, 1, REPORT, 0)
    finished(delivery.hand_over(parcel, packed, place.out, day, CATALOGUE, ("json",)))


WRITES: MappingProxyType[str, Callable[[Place], None]] = MappingProxyType(
    {
        "save": save,
        "undo": undo,
        "new period": add_period,
        "close": close,
        "backup": back_up,
        "restore": restore,
        "settings": remember,
        "log": log,
        "letter": letter,
        "zipped letter": zipped_letter,
        "sealed": seal,
        "kept package": pack,
        "draft": draft,
        "stick": hand_over,
        "package to stick": give,
        **{f"history {ending}": partial(history, ending) for ending in (".xlsx", ".csv")},
        **{f"slip {ending}": partial(slip, ending) for ending in (".pdf", ".docx")},
        **{f"export {chosen}": partial(export, chosen) for chosen in (*FORMATS, TEMPLATE)},
    }
)
SILENT = frozenset({"settings", "log"})
"""Writes that nobody is told of when they fail."""
CHANGING = frozenset({"save", "undo", "new period", "close", "restore"})
"""Writes that change the database when they go well."""


def lay(place: Place) -> None:
    """A desk where everything was written once, so that every write has something to spoil."""
    for folder in (place.cabinet, place.out, place.folder / "packed"):
        folder.mkdir(parents=True)
    with place.store() as store:
        store.add_period(store.add_unit(REPORT.unit), "cchc-2021", "q1", 2023, REPORT.content)
    (given,) = finished(formats.export(REPORT, place.folder, ("json",), "given"))
    given.with_name("given2.json").write_bytes(given.read_bytes() + b" " * 9000)
    kept = place.backups.make(WISH).path
    (place.folder / "packed" / kept.name).write_bytes(kept.read_bytes())
    for name, write in WRITES.items():
        if name not in {"draft", "package to stick"}:
            write(place)
        if name == "kept package":
            made = next((place.cabinet / delivery.KEPT).glob(f"*{ENDINGS['package']}"))
            (place.folder / "packed" / made.name).write_bytes(made.read_bytes())
