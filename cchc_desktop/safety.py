"""The commands `backup` and `verify`: what is kept safe, and whether what was sent is whole.

Need no display. Restoring only shows what it would do until it is told to do it.
"""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing
from getpass import getpass
from pathlib import Path

from cchc_desktop import disk, texts
from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.content import written
from cchc_desktop.core.difference import within
from cchc_desktop.core.period import show_date
from cchc_desktop.core.text import fill
from cchc_desktop.core.value import show
from cchc_desktop.errors import StoreUnusable
from cchc_desktop.exchange.totals import totals
from cchc_desktop.exchange.verify import Examined, Verdict, examine
from cchc_desktop.store.backup import ENDING, WISH, Backup, Backups, reading
from cchc_desktop.store.connection import one
from cchc_desktop.store.database import Store
from cchc_desktop.store.recovery import LOST, recover
from cchc_desktop.store.recovery import examine as examine_damage
from cchc_desktop.store.restore import Changed, Kept, kept, preview, restore_all, restore_part

SOUND, BROKEN = 0, 1


def backup_list(asked: Namespace) -> int:
    """Every backup, newest first, a line each."""
    found = _backups(asked).found()
    for backup in found:
        print(_line(backup, texts.BACKUP_CHECKED if backup.checked else texts.BACKUP_UNCHECKED))
    if not found:
        print(texts.CLI_BACKUP_NONE)
    return SOUND


def backup_make(asked: Namespace) -> int:
    """Make one backup now."""
    print(texts.CLI_BACKUP_MADE.format(path=_backups(asked).make(WISH).path))
    return SOUND


def backup_check(asked: Namespace) -> int:
    """Open every backup, or the one named; exit 1 if any is not whole."""
    backups = _backups(asked)
    chosen = [_chosen(asked, backups)] if asked.name else backups.found()
    sound = True
    for backup in chosen:
        checked = backups.check(backup)
        sound &= checked.checked
        print(_line(checked, texts.BACKUP_CHECKED if checked.checked else texts.BACKUP_BROKEN))
    if not chosen:
        print(texts.CLI_BACKUP_NONE)
    return SOUND if sound else BROKEN


def backup_restore(asked: Namespace) -> int:
    """Show what a backup would change; with --yes do it, everything or the parts named."""
    backups = _backups(asked)
    backup = backups.check(_chosen(asked, backups))
    if not backup.checked:
        raise StoreUnusable("backup_damaged", file=backup.path.name)
    in_part = bool(asked.period or asked.place)
    if asked.period and not any(_is_asked(asked, each, in_part) for each in kept(backup)):
        raise StoreUnusable("backup_without_period", file=backup.path.name, period=asked.period)
    try:
        opened = Store.open(asked.data)
    except StoreUnusable as failure:
        if failure.code not in LOST or in_part:
            raise
        return _recover(asked, backups, backup)
    with closing(opened) as store:
        if store.notice is not None:
            raise store.notice
        changes = [each for each in preview(store, backup) if _is_asked(asked, each.kept, in_part)]
        if in_part:
            return _restore_parts(asked, store, backups, backup, changes)
        _print_changes(changes, None)
    return _tell(restore_all(asked.data, backups, backup) if asked.yes else None)


def _restore_parts(
    asked: Namespace, store: Store, backups: Backups, backup: Backup, changes: list[Changed]
) -> int:
    """Restore the places asked for of the periods that differ there, if any does."""
    places = frozenset(asked.place) or None
    changed = [each for each in changes if each.period_id is None or within(each.differences, places)]
    _print_changes(changed, places)
    if not changed:
        return SOUND
    for each in changed if asked.yes else ():
        if each.kept is not None:
            restore_part(store, backups, backup, each.kept, places)
    return _tell(backups.found()[0] if asked.yes else None)


def _tell(before: Backup | None) -> int:
    """Say what was done, and which backup keeps the state before; None where nothing was."""
    if before is None:
        print(texts.CLI_BACKUP_PREVIEW)
    else:
        print(texts.CLI_BACKUP_DONE.format(name=before.path.name))
    return SOUND


def _recover(asked: Namespace, backups: Backups, backup: Backup) -> int:
    """Put a backup in the place of a database that is damaged or gone, with what can be read of it."""
    damage = examine_damage(asked.data, backups, backup)
    print(texts.CLI_RECOVER.format(name=backup.path.name))
    print(texts.CLI_RECOVER_MISSING.format(count=len(damage.missing), lost=damage.lost))
    if asked.yes:
        print(texts.CLI_RECOVERED.format(folder=recover(damage)))
    else:
        print(texts.CLI_BACKUP_PREVIEW)
    return SOUND


def verify(asked: Namespace, catalogue: Catalogue) -> int:
    """Whether a file or folder is whole and what it holds; exit 0 whole, 1 not, 2 unusable."""
    if asked.path.suffix == ENDING:
        return _verify_backup(asked.path)
    password = getpass(texts.CLI_PASSWORD) if asked.password else ""
    found = examine(asked.path, catalogue, password)
    words = {"name": asked.path.name, "kind": texts.VERIFY_KINDS[found.kind]}
    if found.verdict is Verdict.WHOLE:
        # A bare JSON bears no hash: it can be read, and that is all that is known.
        sentence = texts.VERIFY_READABLE if found.kind == "json" else texts.VERIFY_WHOLE
        print(sentence.format(**words))
    elif found.verdict is Verdict.BROKEN:
        print(texts.VERIFY_BROKEN.format(**words))
    for problem in found.problems:
        print(problem, file=sys.stderr if found.verdict is Verdict.UNUSABLE else sys.stdout)
    for line in _holds(found):
        print(line)
    return found.verdict.value


def _verify_backup(path: Path) -> int:
    if not disk.is_file(path):
        raise StoreUnusable("backup_missing", file=path.name)
    backup = Backups(path.parent).check(Backup(path, None))
    words = {"name": path.name, "kind": texts.VERIFY_KINDS["backup"]}
    if not backup.checked:
        print(texts.VERIFY_BROKEN.format(**words))
        return BROKEN
    print(texts.VERIFY_WHOLE.format(**words))
    with reading(path) as connection:
        counts = {
            f"{name}s": one(connection, f"SELECT count(*) FROM {name}") for name in ("unit", "period", "item")
        }
    print(texts.VERIFY_BACKUP.format(**counts))
    return SOUND


def _holds(found: Examined) -> Iterator[str]:
    """What the report in a file is, and its control totals."""
    if found.report is not None:
        report, period = found.report, found.report.period
        yield texts.VERIFY_HOLDS.format(
            period=fill(report.preset.title, {"year": period.year}),
            unit=report.unit.title,
            edition=report.edition.id,
            start=show_date(period.start) if period.start else "",
            end=show_date(period.end) if period.end else "",
        )
        for each in totals(report):
            words = {"filled": each.filled, "of": each.of, "control": show(each.control, 2)}
            yield texts.VERIFY_TOTAL.format(number=each.number, title=each.title, **words)
    yield from (texts.VERIFY_FILE.format(name=name) for name in found.files)


def _backups(asked: Namespace) -> Backups:
    return Backups(asked.data, asked.second)


def _chosen(asked: Namespace, backups: Backups) -> Backup:
    """A backup by its name in the list, or by its path."""
    for backup in backups.found():
        if backup.path.name == asked.name:
            return backup
    path = Path(asked.name)
    if not disk.is_file(path):
        raise StoreUnusable("backup_missing", file=path.name)
    return Backup(path, None)


def _line(backup: Backup, state: str) -> str:
    size = -(-backup.path.stat().st_size // 1000)
    reason = texts.BACKUP_REASONS.get(backup.reason, backup.reason)
    at = f"{backup.at.astimezone():%d/%m/%Y %H:%M:%S}"
    return texts.CLI_BACKUP.format(name=backup.path.name, at=at, size=size, reason=reason, state=state)


def _is_asked(asked: Namespace, period: Kept | None, in_part: bool) -> bool:
    if period is None:
        return not in_part
    return not asked.period or asked.period == f"{period.kind}/{period.year}"


def _print_changes(changes: list[Changed], places: frozenset[str] | None) -> None:
    gone = sum(each.kept is None for each in changes)
    for each in changes:
        found = within(each.differences, places)
        if each.kept is None or not (found or each.period_id is None):
            continue
        period = f"{each.kept.kind}/{each.kept.year}"
        print(texts.CLI_BACKUP_DIFFERS.format(unit=each.kept.unit.title, period=period, count=len(found)))
        for line in found:
            words = {"now": written(line.old), "then": written(line.new)}
            print(texts.CLI_BACKUP_LINE.format(place=line.address, **words))
    if gone:
        print(texts.CLI_BACKUP_GONE.format(count=gone))
    if not changes:
        print(texts.CLI_BACKUP_SAME)
