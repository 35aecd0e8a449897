from cchc_desktop import texts
from cchc_desktop.core.journal import SOURCES, FromFile


def test_every_source_has_its_words() -> None:
    assert set(texts.HISTORY_SOURCES) == set(SOURCES)


def test_a_file_is_a_source_by_itself() -> None:
    assert FromFile("a.xlsx", "00").source in SOURCES
