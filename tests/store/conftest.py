"""An empty store and an empty period in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_desktop.store.database import Store
from tests.store import sample


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    store = Store.open(tmp_path, clock=sample.morning, wait=0.1)
    yield store
    store.close()


@pytest.fixture
def period(store: Store) -> int:
    """An empty period in it."""
    return store.add_period(store.add_unit(sample.COMMUNE), "cchc-2021", "q1", 2023, {})
