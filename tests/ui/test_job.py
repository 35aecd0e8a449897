"""Long work on another thread: progress, an outcome, a stop that tidies up."""

import threading
from collections.abc import Callable, Generator

import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop.errors import TargetUnusable
from cchc_desktop.ui.job import Job, Steps
from cchc_desktop.ui.working import WorkDialog, Working

Counting = Generator[tuple[int, int], None, str]


def count(to: int, tidied: list[str]) -> Counting:
    try:
        for number in range(1, to + 1):
            yield number, to
        return "done"
    finally:
        tidied.append("tidied")


def wait_for(gate: threading.Event, tidied: list[str]) -> Counting:
    """The second step waits until the test lets it go on."""
    try:
        yield 0, 2
        gate.wait(5)
        yield 1, 2
        return "not stopped"
    finally:
        tidied.append("tidied")


def refuse() -> Counting:
    yield 0, 1
    raise TargetUnusable("target_full", file="a.xlsx", folder="D:")


def stumble() -> Counting:
    yield 0, 1
    raise ZeroDivisionError


def test_the_outcome_is_what_the_steps_return(qtbot: QtBot) -> None:
    tidied: list[str] = []
    job = Job(count(3, tidied))

    with qtbot.waitSignal(job.finished) as heard:
        job.start()

    assert heard.args == ["done"]
    assert tidied == ["tidied"]


def test_the_last_step_is_always_told(qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []

    def hear(done: int, total: int) -> None:
        told.append((done, total))

    job = Job(count(500, []))
    job.progressed.connect(hear)

    with qtbot.waitSignal(job.finished):
        job.start()

    assert told[-1] == (500, 500)
    assert len(told) < 500


def test_a_cancelled_job_tidies_up_and_has_no_outcome(qtbot: QtBot) -> None:
    gate, tidied = threading.Event(), list[str]()
    job = Job(wait_for(gate, tidied))
    with qtbot.waitSignal(job.progressed):
        job.start()

    with qtbot.assertNotEmitted(job.finished), qtbot.waitSignal(job.stopped):
        job.cancel()
        gate.set()

    assert tidied == ["tidied"]


def test_a_failure_of_the_world_is_told_with_its_code(qtbot: QtBot) -> None:
    job = Job(refuse())

    with qtbot.waitSignal(job.failed) as heard:
        job.start()

    assert heard.args is not None
    assert heard.args[0].code == "target_full"


def test_a_mistake_of_ours_still_ends_the_job(qtbot: QtBot) -> None:
    job = Job(stumble())

    with qtbot.captureExceptions() as caught:
        with qtbot.waitSignal(job.stopped):
            job.start()
        qtbot.waitUntil(lambda: bool(caught))

    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_the_work_is_done_on_another_thread_and_told_on_this_one(qtbot: QtBot) -> None:
    threads: dict[str, int] = {}

    def steps() -> Counting:
        threads["work"] = threading.get_ident()
        yield 1, 1
        return ""

    def hear(done: int, total: int) -> None:
        threads["told"] = threading.get_ident()

    job = Job(steps())
    job.progressed.connect(hear)
    with qtbot.waitSignal(job.finished):
        job.start()

    assert threads["told"] == threading.get_ident() != threads["work"]


@pytest.mark.parametrize(
    ("steps", "outcome", "failed"),
    [(lambda: count(2, []), "done", False), (refuse, None, True)],
)
def test_the_dialog_ends_with_the_work(
    qtbot: QtBot, steps: Callable[[], Steps], outcome: str | None, failed: bool
) -> None:
    dialog = WorkDialog("Đang làm", steps(), None)
    qtbot.addWidget(dialog)

    dialog.exec()

    assert dialog.outcome == outcome
    assert (dialog.failure is not None) == failed


def test_esc_stops_the_work_and_the_dialog_waits_for_it(qtbot: QtBot) -> None:
    gate = threading.Event()
    dialog = WorkDialog("Đang làm", wait_for(gate, []), None)
    qtbot.addWidget(dialog)
    dialog.show()

    dialog.reject()

    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.accepted):
        gate.set()
    assert dialog.outcome is None


def test_progress_moves_the_bar(qtbot: QtBot) -> None:
    gate = threading.Event()
    working = Working()
    qtbot.addWidget(working)

    working.begin("Đang ghi", wait_for(gate, []))

    qtbot.waitUntil(lambda: working.bar.maximum() == 2)
    with qtbot.waitSignal(working.finished):
        gate.set()
    assert not working.is_busy
