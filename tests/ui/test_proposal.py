"""What a new report starts with, from the day it is begun."""

from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.report import Identity, Report, Unit
from cchc_desktop.ui.proposal import (
    Signer,
    begin,
    edition_for,
    editions,
    go_on,
    period_for,
    renewed,
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


def test_the_next_report_goes_on_with_the_particulars_but_not_the_number(catalogue: Catalogue) -> None:
    index = catalogue.get("cchc-2021")
    last = {
        "document.signer.name": "Đoàn Minh Đức",
        "document.number": "74",
        "document.recipients": "Sở Nội vụ",
    }
    previous = Report(index, Identity(UNIT, "cchc-2021", "q1", 2023), last)

    content = go_on(index.edition, previous, index.edition.presets[0].window(2024))

    assert content["document.signer.name"] == "Đoàn Minh Đức"
    assert content["document.recipients"] == "Sở Nội vụ"
    assert content["document.place"] == "Chi Lăng Bắc"
    assert "document.number" not in content
    assert content["period.to"] == "2024-03-14"


def test_under_another_edition_the_recipients_are_its_own(catalogue: Catalogue) -> None:
    old, new = catalogue.get("cchc-2021"), catalogue.get("cchc-2025")
    last = {"document.recipients": "Phòng Nội vụ huyện", "document.signer.name": "Đoàn Minh Đức"}
    previous = Report(old, Identity(UNIT, "cchc-2021", "year", 2024), last)

    content = go_on(new.edition, previous, new.edition.presets[0].window(2026))

    assert str(content["document.recipients"]).startswith("Sở Nội vụ")
    assert content["document.signer.name"] == "Đoàn Minh Đức"


def test_what_a_unit_always_prints_goes_on_too(catalogue: Catalogue) -> None:
    index = catalogue.get("cchc-2021")
    last = {
        "document.superior": "UBND HUYỆN THANH MIỆN",
        "document.addressee": "Phòng Nội vụ huyện",
        "document.appendix": "par",
    }
    previous = Report(index, Identity(UNIT, "cchc-2021", "q1", 2023), last)

    same = go_on(index.edition, previous, index.edition.presets[0].window(2023))
    other = go_on(catalogue.get("cchc-2025").edition, previous, index.edition.presets[0].window(2026))

    assert last.items() <= same.items()
    assert not last.keys() & other.keys()


def test_the_subject_and_the_bases_are_renewed_for_the_new_period(catalogue: Catalogue) -> None:
    index = catalogue.get("cchc-2021")
    last = {
        "document.title": "Công tác CCHC quý I năm 2023",
        "document.bases": "Căn cứ Nghị quyết 76/NQ-CP ngày 15/7/2021,\nThực hiện Kế hoạch CCHC năm 2023,",
    }
    previous = Report(index, Identity(UNIT, "cchc-2021", "q1", 2023), last)
    half_year = next(preset for preset in index.edition.presets if preset.kind == "6m")

    assert renewed(previous, half_year, 2023) == {
        "document.title": "Công tác CCHC 6 tháng đầu năm 2023",
        "document.bases": last["document.bases"],
    }
    assert renewed(previous, half_year, 2024) == {
        "document.title": "Công tác CCHC 6 tháng đầu năm 2024",
        "document.bases": "Căn cứ Nghị quyết 76/NQ-CP ngày 15/7/2021,",
    }
