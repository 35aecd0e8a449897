"""Power goes, the clerk's cells stay: the window is killed right after it said "saved"."""

import os
import random
import sqlite3
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

from cchc_desktop.core.report import Unit
from cchc_desktop.core.value import Entry
from cchc_desktop.store.connection import FILE
from cchc_desktop.store.database import Store
from tests.typist import CODE

ROUNDS = int(os.environ.get("CCHC_KILLS", "3"))
"""Kills in one run; `CCHC_KILLS=50 make test` is the long form."""
MOST = 12


def test_what_was_said_to_be_saved_outlives_a_kill(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    period = store.add_period(store.add_unit(Unit("xã", "An Bình")), "cchc-2021", "q1", 2023, {})
    store.close()
    dice = random.Random(7)

    figures = [(1000 * number, dice.randint(1, MOST)) for number in range(1, ROUNDS + 1)]
    lost = [said for first, many in figures if (said := _killed_after(first, many, tmp_path, period))]

    assert lost == []


def _killed_after(first: int, figures: int, folder: Path, period: int) -> str:
    """Type so many figures from `first` on, kill; the last one said to be saved if it is lost."""
    command = [sys.executable, "-m", "tests.typist", str(folder), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as typist:
        assert typist.stdout is not None
        said = [typist.stdout.readline() for _ in range(figures)][-1].strip()
        typist.kill()
        said = [said, *typist.stdout.read().split()][-1]
    store = Store.open(folder)
    kept = store.content(period).get(CODE)
    store.close()
    with sqlite3.connect(folder / FILE) as database:
        whole = database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()
    sound = whole and isinstance(kept, Entry) and kept.value is not None and kept.value >= Decimal(said)
    return "" if sound else said
