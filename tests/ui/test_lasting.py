"""The collector of cycles leaves alone what lasts, and goes on with what comes after."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from cchc_desktop.ui.lasting import OFTEN, leave_alone


class Ring:
    """Holds itself: only the collector can throw it away."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_what_is_there_is_not_looked_through_again() -> None:
    leave_alone()

    assert gc.get_freeze_count() > 10_000
    assert gc.get_threshold() == OFTEN


def test_what_comes_after_is_still_thrown_away() -> None:
    leave_alone()
    ring = weakref.ref(Ring())

    gc.collect()

    assert ring() is None


def test_what_lasted_till_the_next_window_is_thrown_away_with_it() -> None:
    kept = Ring()
    ring = weakref.ref(kept)
    leave_alone()
    del kept

    leave_alone()

    assert ring() is None
