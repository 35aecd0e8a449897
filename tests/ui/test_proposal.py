"""What a new report starts with, from the day it is begun."""

from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.report import Unit
from cchc_desktop.ui.proposal import (
    Signer,
    begin,
    edition_for,
    editions,
    period_for,
    short_title,
)

UNIT = Unit("xã", "Chi Lăng Bắc", "huyện Thanh Miện")


@pytest.fixture
def catalogue(forms: Path) -> Catalogue:
    return Catalogue([forms])


@pytest.mark.parametrize(
    ("today", "edition"),
    [
        (date(2020, 9, 20), "cchc-2011"),
        (date(2023, 3, 10), "cchc-2021"),
        (date(2025, 6, 30), "cchc-2021"),
        (date(2025, 7, 1), "cchc-2025"),
        (date(2026, 11, 21), "cchc-2025"),
    ],
)
def test_the_edition_in_force_is_proposed(catalogue: Catalogue, today: date, edition: str) -> None:
    proposed = edition_for(editions(catalogue), today)

    assert proposed is not None
    assert proposed.id == edition


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2023, 3, 10), "Quý I/2023"),
        (date(2023, 3, 20), "Quý I/2023"),
        (date(2023, 6, 1), "6 tháng/2023"),
        (date(2023, 9, 16), "9 tháng/2023"),
        (date(2023, 11, 21), "Năm 2023"),
        (date(2024, 1, 5), "Năm 2023"),
    ],
)
def test_the_period_whose_window_ends_nearest_is_proposed(
    catalogue: Catalogue, today: date, words: str
) -> None:
    proposed = period_for(catalogue.get("cchc-2021").edition, today)

    assert proposed is not None
    assert short_title(*proposed) == words


def test_a_first_report_holds_its_window_and_the_editions_words(catalogue: Catalogue) -> None:
    edition = catalogue.get("cchc-2021").edition
    window = edition.presets[0].window(2023)

    content = begin(edition, UNIT, window, Signer(name="Đoàn Minh Đức"), "Phòng Nội vụ huyện Thanh Miện")

    assert content["period.from"] == "2022-12-15"
    assert content["period.to"] == "2023-03-14"
    assert content["document.place"] == "Chi Lăng Bắc"
    assert content["document.symbol"] == "BC-UBND"
    assert content["document.signer.authority"] == "TM. ỦY BAN NHÂN DÂN"
    assert content["document.signer.title"] == "CHỦ TỊCH"
    assert content["document.signer.name"] == "Đoàn Minh Đức"
    assert str(content["document.recipients"]).split("\n")[0] == "Phòng Nội vụ huyện Thanh Miện"


def test_no_word_in_braces_is_left(catalogue: Catalogue) -> None:
    for edition in editions(catalogue):
        window = edition.presets[0].window(2023)

        content = begin(edition, UNIT, window, Signer(), "")

        assert not [text for text in content.values() if "{" in str(text)]
