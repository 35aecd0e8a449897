"""`cchc-report/1` says everything, is read back the same, and refuses by name."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.content import Explanation, Item
from cchc_desktop.core.report import Report
from cchc_desktop.core.value import Entry, State
from cchc_desktop.errors import FileUnusable
from cchc_desktop.exchange.report_json import PARTS, decode, encode
from tests.exchange.printed import CATALOGUE, REVIEW, SAMPLE, blank

GIVEN = json.loads(SAMPLE.read_text("utf-8"))
WINDOW: dict[str, Item] = {"period.from": "2022-12-15", "period.to": "2023-03-14"}


def written(report: Report) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(encode(report))
    return answer


def back(report: Report) -> Report:
    return decode(encode(report), CATALOGUE)


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    """The real report with one thing done to it."""
    report = json.loads(json.dumps(GIVEN))
    change(report)
    return json.dumps(report).encode()


def explained(check: str, *codes: str) -> dict[str, Any]:
    """An explanation as a file holds it."""
    return {"check": check, "codes": list(codes), "text": "x"}


def test_a_real_report_is_written_as_it_was_read() -> None:
    found = written(decode(SAMPLE.read_bytes(), CATALOGUE))

    for row in GIVEN["registers"]["van_ban"]:
        if not row["chi_dao"]:
            del row["chi_dao"]
    assert found == GIVEN
    assert list(found) == [name for name in PARTS if name != "outline"]
    assert list(found["entries"]) == list(GIVEN["entries"])


def test_everything_that_can_be_entered_comes_back() -> None:
    content: dict[str, Item] = {
        **WINDOW,
        "b1_1": Entry(value=Decimal("19")),
        "b1_2": Entry(value=Decimal("36.10"), note="nhập tay"),
        "b1_3_1": Entry(state=State.PENDING),
        "b1_3_2": Entry(state=State.NA),
        "b1_3_3_1": Entry(state=State.NIL, note="không kiểm tra"),
        "b1_5_1": Entry(text="1.23"),
        "b6_1_1": Entry(value=Decimal("123456789012345.678")),
        "b7_3": Entry(note="chỉ có ghi chú"),
        "vb_di": Entry(value=Decimal(98)),
        "van_ban.0": {"loai": "KH", "so": "03A", "ngay": "2023-01-30", "chi_dao": True},
        "van_ban.1": {"so": "02", "ngay": "'31/02/2023"},
        "ho_so.0": {"linh_vuc": "Tổng số", "hs_truc_tuyen": "679", "hs_truc_tiep": "?", "hs_qua_han": "'vài"},
        "document.number": "07",
        "document.date": "31/02/2023",
        "document.bases": "dòng một\n\n dòng ba",
        "document.recipients": "Phòng Nội vụ\nLưu: VT",
        "document.signer.name": "Đoàn Minh Đức",
        "narrative.I.1": "- Một\n+ Hai\t=3",
    }
    report = Report(blank().index, blank().identity, content)

    again = back(report)

    assert again.identity == report.identity
    assert dict(again.content) == dict(report.content)


def test_an_explanation_comes_back_with_the_figures_it_explains() -> None:
    report = blank(changes={**WINDOW, "b1_2": Entry(value=Decimal(30))})
    finding = next(each for each in report.findings if each.check == "R4")
    report.update({"explanation.R4.b1_2": Explanation("R4", finding.codes, "số của phòng", finding.figures)})

    again = back(report)

    assert written(report)["explanations"] == [
        {"check": "R4", "codes": list(finding.codes), "text": "số của phòng"}
    ]
    assert next(each for each in again.findings if each.check == "R4").explanation == "số của phòng"
    assert [each.figures for each in again.explanations()] == [finding.figures]


def test_an_explanation_of_other_figures_stays_behind() -> None:
    report = blank(changes={**WINDOW, "b1_2": Entry(value=Decimal(30))})
    finding = next(each for each in report.findings if each.check == "R4")
    report.update({"explanation.R4.b1_2": Explanation("R4", finding.codes, "số của phòng", finding.figures)})
    report.update({"b1_2": Entry(value=Decimal(31))})

    assert written(report)["explanations"] == []


def test_only_what_is_typed_over_a_formula_is_an_override() -> None:
    entries = written(blank(changes={"b1_1": Entry(value=Decimal(1)), "b1_2": Entry(value=Decimal(2))}))[
        "entries"
    ]

    assert entries == {"b1_1": {"value": "1"}, "b1_2": {"value": "2", "override": True}}


def test_a_computed_value_is_not_written() -> None:
    report = blank(changes={"b1_2_1": Entry(value=Decimal(36)), "b1_2_2": Entry(value=Decimal(13))})

    assert report.value("b1_2").number is not None
    assert "b1_2" not in written(report)["entries"]


def test_the_window_is_always_written() -> None:
    assert written(blank())["period"] == {
        "kind": "q1",
        "year": 2023,
        "from": "2022-12-15",
        "to": "2023-03-14",
    }
    assert dict(back(blank()).content) == WINDOW


def test_texts_are_composed() -> None:
    raw = changed(lambda report: report["unit"].update(name="Chi La\u0306ng Ba\u0306\u0301c"))

    assert decode(raw, CATALOGUE).unit.name == "Chi Lăng Bắc"


def test_absent_parts_are_empty() -> None:
    raw = b'{"format": "cchc-report/1", "edition": "cchc-2011", "period": {"kind": "9m", "year": 2020}}'

    report = decode(raw, CATALOGUE)

    assert dict(report.content) == {}
    assert report.period.year == 2020


def test_rows_are_counted_from_0() -> None:
    report = decode(SAMPLE.read_bytes(), CATALOGUE)

    assert list(report.rows("van_ban")) == list(range(22))
    assert report.content["van_ban.3"] == {
        key: cell for key, cell in GIVEN["registers"]["van_ban"][3].items() if cell
    }


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        (lambda r: r.update(format="cchc-report/2"), "json_format", None),
        (lambda r: r.pop("format"), "json_format", None),
        (lambda r: r.update(edition="cchc-1999"), "edition_unknown", None),
        (lambda r: r.update(extra=1), "json_unknown", "extra"),
        (lambda r: r["unit"].update(mayor="x"), "json_unknown", "unit.mayor"),
        (lambda r: r["unit"].update(name=5), "json_kind", "unit.name"),
        (lambda r: r["period"].update(kind="q5"), "json_value", "period.kind"),
        (lambda r: r["period"].update(year=20230), "json_value", "period.year"),
        (lambda r: r["period"].update(year="2023"), "json_kind", "period.year"),
        (lambda r: r["period"].update(year=2023.0), "json_kind", "period.year"),
        (lambda r: r["period"].update({"from": "2023-02-31"}), "json_value", "period.from"),
        (lambda r: r["period"].update({"from": "10/12/2022"}), "json_value", "period.from"),
        (lambda r: r["document"].update(date="13/3/2023"), "json_value", "document.date"),
        (lambda r: r["document"].update(bases="x"), "json_kind", "document.bases"),
        (lambda r: r["document"]["signer"].update(age="x"), "json_unknown", "document.signer.age"),
        (lambda r: r["entries"].update(b9_9={"value": "1"}), "json_unknown", "entries.b9_9"),
        (lambda r: r["entries"].update(b1_3={"value": "1"}), "json_unknown", "entries.b1_3"),
        (lambda r: r["entries"].update(b1_1=19), "json_kind", "entries.b1_1"),
        (lambda r: r["entries"].update(b1_1={"value": 19}), "json_kind", "entries.b1_1.value"),
        (lambda r: r["entries"].update(b1_1={"value": ""}), "json_value", "entries.b1_1.value"),
        (lambda r: r["entries"].update(b1_1={"value": "1.500,5"}), "json_value", "entries.b1_1.value"),
        (lambda r: r["entries"].update(b1_1={"value": "1e9"}), "json_value", "entries.b1_1.value"),
        (lambda r: r["entries"].update(b1_1={"value": "9" * 40}), "json_value", "entries.b1_1.value"),
        (lambda r: r["entries"].update(b1_1={"value": "07"}), "json_value", "entries.b1_1.value"),
        (lambda r: r["entries"].update(b1_1={"value": "NaN"}), "json_value", "entries.b1_1.value"),
        (lambda r: r["entries"].update(b1_1={"state": "none"}), "json_value", "entries.b1_1.state"),
        (lambda r: r["entries"]["b1_1"].update(state="na"), "json_value", "entries.b1_1.state"),
        (lambda r: r["entries"].update(b1_1={"value": "1", "by": "x"}), "json_unknown", "entries.b1_1.by"),
        (lambda r: r["entries"]["b1_1"].update(override=1), "json_kind", "entries.b1_1.override"),
        (lambda r: r["registers"].update(so_sach=[]), "json_unknown", "registers.so_sach"),
        (lambda r: r["registers"]["van_ban"][3].update(mau="x"), "json_unknown", "van_ban[3].mau"),
        (lambda r: r["registers"]["van_ban"][3].update(chi_dao="x"), "json_kind", "van_ban[3].chi_dao"),
        (lambda r: r["registers"]["van_ban"][3].update(ngay="17/2/2023"), "json_value", "van_ban[3].ngay"),
        (lambda r: r["registers"]["ho_so"][0].update(hs_qua_han="0,5"), "json_value", "ho_so[0].hs_qua_han"),
        (lambda r: r["registers"]["ho_so"][0].update(hs_qua_han=0), "json_kind", "ho_so[0].hs_qua_han"),
        (lambda r: r["registers"].update(ho_so={}), "json_kind", "registers.ho_so"),
        (lambda r: r["narrative"].update({"IX.9": "x"}), "json_unknown", "narrative.IX.9"),
        (lambda r: r["narrative"].update({"I.1": 7}), "json_kind", "narrative.I.1"),
        (lambda r: r["explanations"].append({"figures": []}), "json_unknown", "explanations[0].figures"),
        (lambda r: r["explanations"].append(explained("A5", "b9")), "json_unknown", None),
        (lambda r: r["explanations"].append(explained("năm")), "json_value", "explanations[0].check"),
        (lambda r: r["explanations"].append("A5"), "json_kind", "explanations[0]"),
    ],
)  # fmt: skip
def test_what_is_unknown_is_refused_by_name(
    change: Callable[[dict[str, Any]], object], code: str, place: str | None
) -> None:
    with pytest.raises(FileUnusable) as caught:
        decode(changed(change), CATALOGUE)

    assert caught.value.code == code
    assert place is None or caught.value.fields["place"] == place


def test_an_explanation_of_the_contracts_example_is_read() -> None:
    explanation = {"check": "A5", "codes": ["hs_tiep_nhan"], "text": "hồ sơ rút"}

    report = decode(changed(lambda r: r["explanations"].append(explanation)), CATALOGUE)

    assert written(report)["explanations"] == [explanation]


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(raw: bytes) -> None:
    with pytest.raises(FileUnusable):
        decode(raw, CATALOGUE)


_TEXT = st.text(st.characters(codec="utf-8"), min_size=1).map(str.strip).filter(bool)
_ENTRY = st.one_of(
    st.decimals(min_value=0, max_value=10**12, places=2).map(lambda number: Entry(value=number)),
    st.sampled_from(State).map(lambda state: Entry(state=state)),
    _TEXT.map(lambda text: Entry(text=text)),
)


@given(st.dictionaries(st.sampled_from(sorted(CATALOGUE.get("cchc-2021").answerable)), _ENTRY))
def test_any_entries_come_back(entries: dict[str, Entry]) -> None:
    report = Report(blank().index, blank().identity, {**WINDOW, **entries})

    assert dict(back(report).content) == dict(report.content)


def test_what_a_paper_can_do_without_is_spoken_of_only_where_it_is_given() -> None:
    given = {
        "document.addressee": "Sở A\nSở B",
        "document.superior": "UBND HUYỆN",
        "document.appendix": "par",
    }

    bare, full = (written(blank(changes=changes))["document"] for changes in ({}, given))

    assert not {"addressee", "superior", "appendix"} & bare.keys()
    assert (full["addressee"], full["superior"], full["appendix"]) == (
        ["Sở A", "Sở B"],
        "UBND HUYỆN",
        ["par"],
    )
    read = back(blank(changes=given))
    assert given.items() <= dict(read.content).items()


def test_a_review_table_travels_among_the_registers() -> None:
    report = blank(changes=REVIEW)

    read = back(report)

    assert list(read.rows("par").values()) == list(REVIEW.values())
