from datetime import UTC, datetime, timedelta

from cchc_desktop.store.retention import superseded

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


def kept(*moments: datetime) -> list[datetime]:
    return sorted(set(moments) - superseded(moments, NOW))


def test_all_of_two_days_are_kept() -> None:
    recent = [NOW - timedelta(minutes=20 * number) for number in range(144)]

    assert superseded(recent, NOW) == frozenset()


def test_a_year_of_half_hours_becomes_days_weeks_and_months() -> None:
    everything = [NOW - timedelta(minutes=30 * number) for number in range(2 * 24 * 365)]

    left = kept(*everything)

    recent = [moment for moment in left if NOW - moment < timedelta(days=2)]
    assert len(recent) == 96
    assert len(left) == 96 + 12 + 10 + 9
    assert left[0] < NOW - timedelta(days=300)


def test_of_a_day_the_newest_stands() -> None:
    old = datetime(2026, 11, 10, tzinfo=UTC)

    assert kept(old + timedelta(hours=8), old + timedelta(hours=17)) == [old + timedelta(hours=17)]


def test_days_without_a_backup_do_not_count() -> None:
    quarters = [datetime(2024 + number // 4, 3 * (number % 4) + 1, 5, tzinfo=UTC) for number in range(10)]

    assert kept(*quarters) == quarters


def test_backups_from_the_future_are_kept() -> None:
    future = [NOW + timedelta(days=400, minutes=number) for number in range(50)]

    assert superseded(future, NOW) == frozenset()


def test_nothing_is_thinned_out_twice() -> None:
    everything = [NOW - timedelta(hours=number) for number in range(9000)]
    left = kept(*everything)

    assert superseded(left, NOW) == frozenset()
