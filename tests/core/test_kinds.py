"""The kinds of figures are a closed list that form authors can read."""

from pathlib import Path

import pytest

from cchc_desktop.core.kinds import SHARES, WHOLE, Kind


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_explained_to_authors_of_forms(kind: Kind, forms: Path) -> None:
    assert f"`{kind.value}`" in (forms / "README.md").read_text("utf-8")


def test_a_share_is_never_whole() -> None:
    assert not SHARES & WHOLE
