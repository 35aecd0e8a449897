"""What the documents show and point to is there, and nothing is kept that none of them shows."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted(
    path for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("forms/**/*.md"))
)
PICTURES = ROOT / "docs" / "images"
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def linked(document: Path) -> list[Path]:
    """The files that a document points to; what stands on the net is not asked for."""
    found = (target.partition("#")[0] for target in _LINK.findall(document.read_text("utf-8")))
    return [document.parent / unquote(target) for target in found if target and ":" not in target]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_that_a_document_points_to_is_there(document: Path) -> None:
    assert [str(path) for path in linked(document) if not path.exists()] == []


def test_every_picture_stands_in_a_document() -> None:
    shown = {path.resolve() for document in DOCUMENTS for path in linked(document)}

    assert [path.name for path in sorted(PICTURES.glob("*.png")) if path.resolve() not in shown] == []


def test_every_screen_is_shown_at_both_scales() -> None:
    shown = {path.stem for path in linked(ROOT / "docs" / "man-hinh.md") if path.suffix == ".png"}
    usual = {name for name in shown if not name.endswith("-200")}

    assert len(usual) > 20
    assert shown == usual | {f"{name}-200" for name in usual}
