"""The program as a process of its own: no display, a full disk, no console, a strange code page."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cchc_desktop import cli, texts

SAMPLE = Path(__file__).parent / "data" / "chi-lang-bac-2023-q1.json"


def child(*arguments: object, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """The program as a process of its own, without any display but what `environment` gives."""
    known = {key: value for key, value in os.environ.items() if key not in cli.DISPLAYS}
    command = [sys.executable, "-m", "cchc_desktop", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env=known | environment, timeout=60, check=False)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_without_a_display_the_commands_are_named() -> None:
    ran = child()

    said = ran.stderr.decode()
    assert ran.returncode == 3
    assert all(name in said for name in ("demo", "check", "export", "read", "forms"))
    assert len(said.splitlines()) == 1


def test_a_command_loads_no_window_and_speaks_utf8_anywhere() -> None:
    code = (
        "import sys; from cchc_desktop import cli; code = cli.main(['check', sys.argv[1]]);"
        "sys.exit(9 if 'PySide6' in sys.modules else code)"
    )
    command = [sys.executable, "-c", code, str(SAMPLE)]
    ran = subprocess.run(
        command, capture_output=True, env=os.environ | {"PYTHONIOENCODING": "cp1252"}, timeout=60, check=False
    )

    assert ran.returncode == 1
    assert "cần giải trình" in ran.stdout.decode("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux only")
def test_a_full_disk_under_the_output_is_one_sentence() -> None:
    command = [sys.executable, "-m", "cchc_desktop", "read", str(SAMPLE)]
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)

    assert ran.returncode == 2
    assert [line for line in ran.stderr.decode().splitlines() if line] == [texts.CLI_FULL]


def test_without_a_console_nothing_is_said_and_nothing_breaks(
    user_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)

    code = cli.main(["forms", "list"])
    sys.stdout.close()
    sys.stderr.close()

    assert code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_system_without_room_for_the_work_is_one_sentence(tmp_path: Path) -> None:
    command = f"ulimit -f 16; exec {sys.executable} -m cchc_desktop export {SAMPLE} --to {tmp_path}"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, check=False)

    assert ran.returncode == 2
    assert len(ran.stderr.decode().splitlines()) == 1
    assert "đã đầy" in ran.stderr.decode()
    assert list(tmp_path.iterdir()) == []


def test_what_a_library_trips_over_while_it_is_thrown_away_is_not_shown() -> None:
    lines = (
        "from cchc_desktop.cli import main",
        "class Left:",
        "    def __del__(self): raise OSError('full')",
        "main(['forms', 'list'])",
        "Left()",
    )
    ran = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, check=True)

    assert ran.stderr == b""
