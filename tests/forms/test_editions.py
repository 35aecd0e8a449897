"""Every published edition: without a fault, never changed, and as the official list says."""

import csv
import hashlib
import tomllib
import unicodedata
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cchc_desktop import places
from cchc_desktop.core.catalogue import Catalogue, fingerprint
from cchc_desktop.core.content import DOCUMENT
from cchc_desktop.core.edition import Edition, Figure, Index, Kind, Level
from cchc_desktop.core.report import Identity, Report, Unit

FORMS = places.forms_dir()
CATALOGUE = Catalogue([FORMS])
LISTS = Path(__file__).parents[1] / "data"
EVERY = pytest.mark.parametrize("edition", CATALOGUE.ids())


def listed(name: str) -> list[dict[str, str]]:
    """The rows of an official list."""
    with (LISTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


INDICATORS, FACTS = listed("indicators.tsv"), listed("facts.tsv")
BY_CODE = pytest.mark.parametrize("line", INDICATORS, ids=lambda line: line["code"])


@pytest.fixture(scope="module")
def cchc_2011() -> Index:
    return CATALOGUE.get("cchc-2011")


@pytest.fixture(scope="module")
def cchc_2021() -> Index:
    return CATALOGUE.get("cchc-2021")


@pytest.fixture(scope="module")
def cchc_2025() -> Index:
    return CATALOGUE.get("cchc-2025")


def test_the_three_editions_are_there() -> None:
    assert set(CATALOGUE.ids()) == {"cchc-2011", "cchc-2021", "cchc-2025"}


@EVERY
class TestEveryEdition:
    def test_it_has_no_fault(self, edition: str) -> None:
        assert CATALOGUE.examine(edition)[1] == ()

    def test_it_never_changes(self, edition: str) -> None:
        published = tomllib.loads((FORMS / "published.toml").read_text("utf-8"))

        assert fingerprint(FORMS / edition) == published[edition], "see forms/README.md"

    def test_every_word_is_composed(self, edition: str) -> None:
        words = msgspec.json.encode(CATALOGUE.get(edition).edition).decode()

        assert unicodedata.is_normalized("NFC", words)

    def test_its_windows_are_windows_in_every_year(self, edition: str) -> None:
        presets = CATALOGUE.get(edition).edition.presets

        for year in (2023, 2024):
            assert all(preset.window(year).start <= preset.window(year).end for preset in presets)

    def test_every_kind_of_period_has_a_window(self, edition: str) -> None:
        kinds = {preset.kind for preset in CATALOGUE.get(edition).edition.presets}

        months = {f"month-{month:02}" for month in range(1, 13)}
        assert kinds == {"q1", "q2", "q3", "q4", "6m", "9m", "year"} | months

    def test_an_empty_report_of_it_has_no_error(self, edition: str) -> None:
        report = Report(CATALOGUE.get(edition), Identity(Unit("xã", "An Bình"), edition, "q1", 2023))

        assert [finding for finding in report.findings if finding.level is Level.ERROR] == []

    def test_every_particular_of_the_paper_has_a_name(self, edition: str) -> None:
        named = CATALOGUE.get(edition).edition.words.document

        assert set(named) == {*(f"document.{name}" for name in DOCUMENT), "period.from", "period.to"}

    def test_every_figure_tells_how_it_is_counted(self, edition: str) -> None:
        figures = CATALOGUE.get(edition).figures.values()

        assert [figure.code for figure in figures if not figure.help] == []

    def test_every_section_stands_below_its_head(self, edition: str) -> None:
        slots = list(CATALOGUE.get(edition).sections)
        heads = {slot: slot.rpartition(".")[0] for slot in slots}

        assert all(slots.index(head) < slots.index(slot) for slot, head in heads.items() if head)


def test_a_byte_more_in_a_published_edition_is_noticed(tmp_path: Path) -> None:
    for path in (FORMS / "cchc-2021").glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    unchanged = fingerprint(tmp_path)

    with (tmp_path / "area-7.toml").open("ab") as file:
        file.write(b" ")

    assert (unchanged, fingerprint(tmp_path) == unchanged) == (fingerprint(FORMS / "cchc-2021"), False)


def test_a_fingerprint_is_a_sha256() -> None:
    assert len(bytes.fromhex(fingerprint(FORMS / "cchc-2021"))) == hashlib.sha256().digest_size


def test_the_schema_for_form_authors_is_that_of_an_edition() -> None:
    made = msgspec.json.format(msgspec.json.encode(msgspec.json.schema(Edition)), indent=2) + b"\n"

    assert (FORMS / "schema.json").read_bytes() == made, "forms/README.md tells how to write it anew"


class Test2021:
    def test_its_rows_are_the_official_ones_in_their_order(self, cchc_2021: Index) -> None:
        assert list(cchc_2021.rows) == [line["code"] for line in INDICATORS]

    def test_it_has_113_rows(self, cchc_2021: Index) -> None:
        assert len(cchc_2021.rows) == 113

    @BY_CODE
    def test_a_row_is_as_the_official_list_has_it(self, cchc_2021: Index, line: dict[str, str]) -> None:
        assert as_listed(cchc_2021.rows[line["code"]]) == {key: line[key] for key in line if key != "note"}

    @BY_CODE
    def test_a_row_stands_in_the_form_of_its_code(self, cchc_2021: Index, line: dict[str, str]) -> None:
        assert line["code"].startswith(f"b{cchc_2021.area_of[line['code']].number}_")

    def test_the_codes_stay_sparse(self, cchc_2021: Index) -> None:
        assert {"b3_1_4_3", "b5_4_3"} <= set(cchc_2021.rows)
        assert not {"b3_1_4_1", "b3_1_4_2", "b2_1_1", "b5_4_1"} & set(cchc_2021.rows)

    @pytest.mark.parametrize(
        "line", [line for line in INDICATORS if "printed" in line["note"]], ids=lambda line: line["code"]
    )
    def test_a_misprint_is_known_and_not_printed(self, cchc_2021: Index, line: dict[str, str]) -> None:
        row = cchc_2021.rows[line["code"]]

        assert row.misprint
        assert row.misprint != row.label

    def test_other_rows_have_no_misprint(self, cchc_2021: Index) -> None:
        printed = {line["code"] for line in INDICATORS if "printed" in line["note"]}

        assert {code for code, row in cchc_2021.rows.items() if row.misprint} == printed

    def test_its_seven_forms_have_the_official_titles(self, cchc_2021: Index) -> None:
        assert [area.title for area in cchc_2021.edition.areas] == [
            "Công tác chỉ đạo điều hành CCHC",
            "Cải cách thể chế",
            "Cải cách thủ tục hành chính",
            "Cải cách bộ máy hành chính nhà nước",
            "Cải cách chế độ công vụ",
            "Cải cách tài chính công",
            "Xây dựng chính quyền điện tử, Chính quyền số",
        ]

    @pytest.mark.parametrize("line", FACTS, ids=lambda line: line["code"])
    def test_a_fact_is_as_the_official_list_has_it(self, cchc_2021: Index, line: dict[str, str]) -> None:
        fact = cchc_2021.facts[line["code"]]

        assert (
            str(cchc_2021.area_of[fact.code].number),
            fact.kind.value,
            fact.unit,
            fact.feeds,
            fact.label,
        ) == (
            line["area"],
            line["kind"],
            line["unit"],
            line["feeds"],
            line["label"],
        )

    def test_it_has_no_other_facts(self, cchc_2021: Index) -> None:
        assert set(cchc_2021.facts) == {line["code"] for line in FACTS}

    def test_its_registers_are_those_of_the_commune(self, cchc_2021: Index) -> None:
        assert set(cchc_2021.registers) == {
            "van_ban",
            "ho_so",
            "nhan_su",
            "tuyen_truyen",
            "phan_mem",
            "nhiem_vu",
            "par",
        }

    def test_its_registers_feed_the_rows_they_should(self, cchc_2021: Index) -> None:
        fed = {total.feeds for _, total in cchc_2021.totals.values() if total.feeds}

        assert fed == {
            *("b1_1", "b2_1_3", "b1_2_1", "b1_2_2"),
            *("b3_3_3_1", "b3_3_3_2", "b7_6_7_1", "b7_6_7_2", "b4_2_1", "b4_2_2"),
        }

    def test_its_outline_is_that_of_the_programme(self, cchc_2021: Index) -> None:
        slots = {
            *("I", "I.1", "I.2", "I.3", "I.4", "I.5", "I.6", "II", "II.1"),
            *("II.2", "II.2.a", "II.2.b", "II.2.c", "II.3", "II.4"),
            *("II.5", "II.5.a", "II.5.b", "II.5.c", "II.6", "II.6.a", "II.6.b", "II.6.c", "II.6.d"),
            *("III", "III.1", "III.2", "III.3", "IV", "V"),
        }

        assert set(cchc_2021.sections) == slots

    def test_it_is_not_provisional(self, cchc_2021: Index) -> None:
        assert not cchc_2021.edition.provisional

    def test_it_has_every_check_of_forms_registers_dates_and_periods(self, cchc_2021: Index) -> None:
        ids = {check.id for check in cchc_2021.edition.checks}

        groups = {"A": range(1, 11), "R": range(1, 6), "X": [*range(1, 7), 11], "D": [2, 3, 6, 7, 8, 9]}
        groups |= {"G": range(1, 4), "P": range(1, 7), "T": [9]}
        wanted = [f"{letter}{number}" for letter, numbers in groups.items() for number in numbers]
        assert [id_ for id_ in wanted if id_ not in ids] == []


def as_listed(row: Figure) -> dict[str, str]:
    """A row in the words of the official list."""
    options = "; ".join(f"{option.label} = {option.value}" for option in row.options)
    return {
        "code": row.code,
        "number": row.number,
        "level": str(row.level),
        "kind": row.kind.value,
        "unit": row.unit,
        "options": options,
        "cumulative": "yes" if row.cumulative else "",
        "formula": row.formula,
        "label": row.label,
    }


class Test2025:
    def test_it_is_provisional(self, cchc_2025: Index) -> None:
        assert cchc_2025.edition.provisional
        assert "tạm thời" in cchc_2025.edition.title

    def test_it_stands_on_the_edition_before(self, cchc_2025: Index) -> None:
        assert cchc_2025.edition.base == "cchc-2021"

    def test_it_has_the_same_rows_in_the_same_order(self, cchc_2021: Index, cchc_2025: Index) -> None:
        assert list(cchc_2025.rows) == list(cchc_2021.rows)

    @BY_CODE
    def test_a_row_counts_as_before(self, cchc_2021: Index, cchc_2025: Index, line: dict[str, str]) -> None:
        def meaning(row: Figure) -> tuple[Any, ...]:
            return row.kind, row.number, row.level, row.unit, row.cumulative, row.formula

        assert meaning(cchc_2025.rows[line["code"]]) == meaning(cchc_2021.rows[line["code"]])

    def test_it_speaks_of_no_district_and_no_level_3_or_4(self, cchc_2025: Index) -> None:
        labels = [figure.label for figure in cchc_2025.figures.values()]

        assert [label for label in labels if "huyện" in label or "mức độ" in label] == []

    def test_its_superior_is_a_province(self, cchc_2025: Index) -> None:
        assert cchc_2025.edition.unit.superior_types == ("tỉnh", "thành phố")

    def test_a_town_is_no_longer_a_type_of_unit(self, cchc_2025: Index) -> None:
        assert cchc_2025.edition.unit.types == ("xã", "phường", "đặc khu")

    def test_it_begins_where_the_edition_before_ends(self, cchc_2021: Index, cchc_2025: Index) -> None:
        assert (cchc_2021.edition.valid_to, cchc_2025.edition.valid_from) == ("2025-06-30", "2025-07-01")


class Test2011:
    def test_it_has_facts_and_registers_and_no_forms(self, cchc_2011: Index) -> None:
        assert (len(cchc_2011.rows), len(cchc_2011.registers)) == (0, 7)
        assert cchc_2011.facts

    def test_its_outline_is_that_of_the_old_programme(self, cchc_2011: Index) -> None:
        titles = {slot: section.title for slot, section in cchc_2011.sections.items()}

        assert titles["II.4"] == "Xây dựng và nâng cao chất lượng đội ngũ cán bộ, công chức"
        assert titles["II.6"] == "Hiện đại hóa hành chính"
        assert [slot for slot in titles if "." not in slot] == ["I", "II", "III", "IV", "V"]


def test_every_coded_answer_of_every_edition_is_a_whole_number() -> None:
    choices = [
        figure
        for edition in CATALOGUE.ids()
        for figure in CATALOGUE.get(edition).figures.values()
        if figure.kind is Kind.CHOICE
    ]

    assert choices
    assert all(option.value == Decimal(int(option.value)) for figure in choices for option in figure.options)
