"""Which backups have done their duty. Pure: knows no files and no clock."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

ALL = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9


def superseded(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Those that need not be kept: all of two days are, then 12 days, 10 weeks, 9 months.

    Of each day, week and month the newest stands for it, and days without a backup do
    not count. A backup from the future, made before a clock was set back, is kept.
    """
    ordered = sorted(set(moments), reverse=True)
    kept = {moment for moment in ordered if now - moment < ALL}
    for many, bucket in ((DAILY, _day), (WEEKLY, _week), (MONTHLY, _month)):
        kept |= _newest(ordered, kept, many, bucket)
    return frozenset(ordered) - kept


def _newest(
    ordered: list[datetime], kept: set[datetime], many: int, bucket: Callable[[datetime], object]
) -> set[datetime]:
    """The newest of each of the last `many` buckets that hold nothing kept already."""
    taken = {bucket(moment) for moment in kept}
    found: dict[object, datetime] = {}
    for moment in ordered:
        if len(found) < many and bucket(moment) not in taken:
            found.setdefault(bucket(moment), moment)
    return set(found.values())


def _day(moment: datetime) -> object:
    return moment.date()


def _week(moment: datetime) -> object:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> object:
    return moment.year, moment.month
