"""Three whole reports as text, their figures and their layout real, their sentences our own.

Beside each stands what must be read of it: the table of expected figures.
"""

from pathlib import Path

from cchc_desktop.core.found import Confidence, Found, FoundRow
from cchc_desktop.core.value import canonical
from tests.exchange.reading import made

FOLDER = Path(__file__).resolve().parents[2] / "data" / "papers"
NAMED = {"ho_so": "linh_vuc", "nhan_su": "nhom"}
"""The registers whose cells are compared, and the column that names a row."""
NARRATIVE = "narrative."
NAMES = ("001", "003", "004")


def text(name: str) -> str:
    """The paper; the first has the seven forms behind it."""
    words = (FOLDER / f"{name}.txt").read_text("utf-8")
    return words + "\n".join(made.text_lines()) if name == "001" else words


def expected(name: str) -> dict[str, str]:
    """What is in the paper, by code, by register, row and column, or by address."""
    lines = (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines()
    told = dict(line.split("\t") for line in lines)
    if name == "001":
        told |= {code: canonical(value) for code, value in made.VALUES.items() if value is not None}
    return told


def read(found: Found) -> dict[str, str]:
    """What was surely read, in the same words; what is unclear is not there."""
    told = {"edition": found.edition, "period": f"{found.kind}-{found.year}", "unit": found.unit.title}
    for figure in found.figures:
        if figure.confidence is not Confidence.UNCLEAR and figure.entry.value is not None:
            told[figure.code] = canonical(figure.entry.value)
    rows = [row for row in found.rows if row.confidence is not Confidence.UNCLEAR]
    for row in rows:
        if row.register in NAMED:
            told |= _cells(row, NAMED[row.register])
    for paper in found.texts:
        if not paper.address.startswith(NARRATIVE):
            told[paper.address] = paper.text.replace("\n", "|")
    sections = [each.address.removeprefix(NARRATIVE) for each in found.texts if NARRATIVE in each.address]
    return told | {
        "sections": " ".join(sections),
        "van_ban": str(sum(row.register == "van_ban" for row in rows)),
    }


def _cells(row: FoundRow, name: str) -> dict[str, str]:
    cells = ((column, cell) for column, cell in row.row.items() if column != name)
    return {f"{row.register}.{row.row[name]}.{column}": str(cell) for column, cell in cells}
