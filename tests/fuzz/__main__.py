"""Reads spoiled files by the thousand: `python -m tests.fuzz 10000`.

Apart from the test run. Every file must give what it holds or one sentence, soon, and
must be the same afterwards. A reader that dies takes only its own process with it, and
the file that killed it is kept.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cchc_desktop import texts
from cchc_desktop.core.edition import Figure
from cchc_desktop.errors import Failure
from cchc_desktop.exchange import formats, reading
from tests.exchange.printed import CATALOGUE, sample
from tests.exchange.reading import made
from tests.fuzz.mutate import mutated

DEFAULT = 10_000
BATCH = 100
SLOWEST = 20.0
"""Seconds for one file."""


def bases(folder: Path) -> list[Path]:
    """Sound files of every kind: ours, and of other hands."""
    paths = [*formats.finished(formats.export(sample(), folder))]
    for layout in made.LAYOUTS[:2]:
        paths.append(made.word(folder / f"{layout}.docx", layout))
        paths.append(made.excel(folder / f"{layout}.xlsx", layout))
        paths.append(made.pdf(folder / f"{layout}.pdf", layout))
    text = folder / "a.txt"
    text.write_text("\n".join([*made.TITLE, "", *made.text_lines()]), "utf-8")
    table = folder / "a.csv"
    table.write_text("\n".join(f"{code};{row.label};{made.FIGURES[code]}" for code, row in _rows()), "utf-8")
    return [*paths, text, table]


def _rows() -> list[tuple[str, Figure]]:
    return [(row.code, row) for area in made.areas() for row in area.rows if row.code in made.FIGURES]


def main(count: int) -> int:
    """Read `count` spoiled files in processes of their own; 1 if one went wrong."""
    with tempfile.TemporaryDirectory() as made_in:
        bases(Path(made_in))
        begun, wrong = time.monotonic(), 0
        for start in range(0, count, BATCH):
            end = min(start + BATCH, count)
            command = [sys.executable, "-m", "tests.fuzz", "--worker", made_in, str(start), str(end)]
            try:
                ran = subprocess.run(command, timeout=SLOWEST * 10, check=False)
            except subprocess.TimeoutExpired:
                ran = subprocess.CompletedProcess(command, 99)
            if ran.returncode:
                wrong += 1
                print(f"FAILED between {start} and {end}: {ran.returncode}", flush=True)
        print(f"{count} files, {wrong} batches failed, {time.monotonic() - begun:.0f} s")
    return 1 if wrong else 0


def work(folder: Path, start: int, end: int) -> int:
    """Read the files of these numbers; what went wrong is told with its number."""
    paths = sorted(path for path in folder.iterdir() if path.is_file())
    wrong = 0
    for number in range(start, end):
        base = paths[number % len(paths)]
        path = folder / "spoilt" / f"{number}{base.suffix}"
        path.parent.mkdir(exist_ok=True)
        raw = mutated(base.read_bytes(), number)
        path.write_bytes(raw)
        fault = _fault(path, raw)
        if fault:
            wrong += 1
            print(f"{number} ({base.name}): {fault}", flush=True)
        else:
            path.unlink()
    return 1 if wrong else 0


def _fault(path: Path, raw: bytes) -> str:
    """What went wrong in reading a file, "" if nothing did."""
    begun = time.monotonic()
    try:
        formats.finished(reading.read(path, CATALOGUE))
    except Failure as failure:
        if failure.code not in texts.FAILURES or "{" in texts.sentence(failure).replace("{...}", ""):
            return f"no sentence for {failure.code}"
    except Exception as error:  # noqa: BLE001 - what is looked for
        return f"{type(error).__name__}: {error}"
    if time.monotonic() - begun > SLOWEST:
        return f"{time.monotonic() - begun:.0f} s"
    return "" if path.read_bytes() == raw else "the file was changed"


if __name__ == "__main__":
    if sys.argv[1:2] == ["--worker"]:
        sys.exit(work(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])))
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT))
