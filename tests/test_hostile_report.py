"""Whatever is typed comes out of Word and PDF as it was typed, or is refused in one sentence."""

import json
import subprocess
import unicodedata
from pathlib import Path
from shutil import which

import pypdf
import pytest
from docx import Document

from cchc_desktop import texts
from cchc_desktop.core.content import Item
from cchc_desktop.core.value import Entry
from cchc_desktop.errors import FileUnusable
from cchc_desktop.exchange import formats
from tests.exchange.printed import CATALOGUE, blank, docx_words, pdf_pages, squeezed

SAMPLE = Path(__file__).parent / "data" / "reports" / "dinh-cao-2023-6m.json"
FACES = "\N{GRINNING FACE}\N{PARTY POPPER}"
TYPED = {
    "tag": "Chữ <b>đậm</b>, <br/>, <w:p/> và </para> trong câu.",
    "entity": "Tom & Jerry &amp; &lt;xã&gt; &#65;",
    "braces": "Hai ngoặc {{xã}} {{{ }} {x} { b1_1 } {*chưa đóng",
    "stranger": "Mã lạ {b9_9_9} {prev.b9} {van_ban.x?a|b",
    "tcvn3": "Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp",
    "tabs": "một\thai\tba",
    "long word": "dài" * 300,
    "signs": "]]> <!-- --> %PDF-1.7 endobj (a) \\ \\n '\"",
    "directions": "\u202eđảo\u202c \u200bkhuất\u200d \ufeffđầu",
    "decomposed": unicodedata.normalize("NFD", "Ủy ban nhân dân xã Đình Cao, ngõ nhỏ"),
}
PLACES = ("narrative.I.1", "document.title", "document.bases", "document.recipients", "document.signer.name")


def made(changes: dict[str, Item | None], folder: Path) -> tuple[Path, Path]:
    """A report with these changes in Word and PDF."""
    word, pdf = formats.finished(formats.export(blank(changes=changes), folder, ("docx", "pdf")))
    return word, pdf


def read(words: str) -> str:
    """What remains when room and what cannot be seen are left out."""
    return "".join(each for each in squeezed(words) if each.isprintable())


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_a_hostile_text_is_printed_as_typed(typed: str, tmp_path: Path) -> None:
    everywhere: dict[str, Item | None] = dict.fromkeys(PLACES, typed)
    row: Item = {"loai": "KH", "so": typed, "trich_yeu": typed}

    word, pdf = made({**everywhere, "van_ban.1": row, "b1_1": Entry(text=typed, note=typed)}, tmp_path)

    expected = read(unicodedata.normalize("NFC", typed))
    assert read(docx_words(word)).count(expected) >= len(PLACES)
    assert read("".join(pdf_pages(pdf))).count(expected) >= len(PLACES) - 1


def test_faces_stay_in_word_and_are_squares_where_no_font_draws_them(tmp_path: Path) -> None:
    word, pdf = made({"narrative.I.1": f"Vui {FACES} vẻ"}, tmp_path)

    assert f"Vui {FACES} vẻ" in docx_words(word)
    assert "vẻ" in "".join(pdf_pages(pdf))
    assert Document(str(word)).core_properties.title


def test_a_paragraph_of_200_kb_is_whole(tmp_path: Path) -> None:
    paragraph = " ".join(f"chữ{number}" for number in range(26_000))

    word, pdf = made({"narrative.I.1": paragraph}, tmp_path)

    assert len(paragraph.encode()) > 200_000
    assert squeezed(paragraph) in squeezed(docx_words(word))
    pages = [page.partition("\n")[2] if number else page for number, page in enumerate(pdf_pages(pdf))]
    assert squeezed(paragraph) in squeezed("".join(pages))


def test_a_cell_higher_than_a_page_is_whole(tmp_path: Path) -> None:
    lines = [f"dòng{number}" for number in range(400)]
    row: Item = {"loai": "KH", "so": "1", "trich_yeu": "\n".join(lines)}

    word, pdf = made({"van_ban.1": row, "b1_1": Entry(note="\n".join(lines))}, tmp_path)

    for words in (docx_words(word), "\n".join(pdf_pages(pdf))):
        assert all(squeezed(words).count(line) >= 2 for line in lines)
    assert len(pypdf.PdfReader(pdf).pages) > 12


@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not on this machine")
def test_libreoffice_opens_it_without_repair(tmp_path: Path) -> None:
    word, _ = made(
        {"narrative.I.1": "\n".join([*TYPED.values(), FACES]), "document.title": TYPED["tag"]}, tmp_path
    )
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = ["soffice", "--headless", home, "--convert-to", "txt:Text (encoded):UTF8"]

    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(word)], check=True, capture_output=True, timeout=120
    )

    (text,) = tmp_path.glob("*.txt")
    assert read(text.read_text("utf-8-sig")) == read(docx_words(word))


@pytest.mark.parametrize("slot", ["II.9", "", "II.1.x9", "<b>", "I.1\n"])
def test_a_slot_that_no_outline_has_is_refused_in_one_sentence(slot: str, tmp_path: Path) -> None:
    given = json.loads(SAMPLE.read_bytes())
    given["narrative"][slot] = "chữ"
    path = tmp_path / "lạ.json"
    path.write_text(json.dumps(given), "utf-8")

    with pytest.raises(FileUnusable) as refused:
        formats.read(path, CATALOGUE)

    sentence = texts.sentence(refused.value)
    assert "narrative" in sentence
    assert "\n" not in sentence
