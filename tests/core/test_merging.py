"""Several communes' figures as one: added where they add, shown where they do not."""

from decimal import Decimal

import msgspec

from cchc_desktop.core.edition import Index
from cchc_desktop.core.found import Confidence, Doubt, Found, FoundFigure, FoundRow, FoundText
from cchc_desktop.core.merging import merged
from cchc_desktop.core.passages import Renamed
from cchc_desktop.core.plan import plan
from cchc_desktop.core.report import Identity, Report, Unit
from cchc_desktop.core.value import Entry, State
from tests.core.toy import column, register, row, toy_edition

INDEX = toy_edition(
    [
        "part",
        row("stock", "stock"),
        row("whole"),
        row("share", "ratio", "percent(part, whole)"),
        row("level", "percent"),
        row("mode", "choice", options=[0, 1]),
    ],
    registers=[register("bang", ["ten", column("so")]), register("list", ["ten", "ai"], issuer="ai")],
)
NEW = Unit("xã", "Mới")


def entry(value: int | str) -> Entry:
    return Entry(value=Decimal(value))


def file(name: str, rows: tuple[FoundRow, ...] = (), **figures: int | str | Entry) -> Found:
    given = tuple(
        FoundFigure(code, value if isinstance(value, Entry) else entry(value))
        for code, value in figures.items()
    )
    texts = (FoundText("narrative.I", f"Của {name}."), FoundText("document.number", "7"))
    return Found(name, name, "toy", Unit("xã", name), "q1", 2023, given, rows, texts)


def figures(*files: Found) -> dict[str, FoundFigure]:
    return {each.code: each for each in merged(files, INDEX, NEW).figures}


def test_counts_and_stocks_are_added_and_their_parts_kept() -> None:
    told = figures(file("A", part=10, stock=5), file("B", part=3, stock=7))

    assert [told[code].entry for code in ("part", "stock")] == [entry(13), entry(12)]
    assert told["part"].parts == (("A", entry(10)), ("B", entry(3)))


def test_shares_are_computed_anew() -> None:
    files = (file("A", part=10, whole=10, share=100), file("B", part=0, whole=30, share=0))
    both = merged(files, INDEX, NEW)

    made = plan(None, both, INDEX)
    content = {each.address: each.incoming for each in made.safe if each.incoming is not None}

    report = Report(INDEX, Identity(NEW, "toy", both.kind, both.year), content)
    assert report.figure("share") == 25


def test_what_cannot_be_added_is_to_be_decided_unless_all_say_the_same() -> None:
    told = figures(file("A", level=100, mode=1), file("B", level=100, mode=0))

    assert (told["level"].entry, told["level"].confidence) == (entry(100), Confidence.LIKELY)
    assert (told["mode"].confidence, told["mode"].doubt) == (Confidence.UNCLEAR, Doubt.PARTS)


def test_a_missing_part_makes_a_sum_unclear() -> None:
    told = figures(file("A", part=10), file("B", stock=1))

    assert told["part"].doubt is Doubt.MISSING


def test_nothing_arisen_counts_as_zero() -> None:
    told = figures(file("A", part=10), file("B", part=Entry(state=State.NIL)))

    assert (told["part"].entry, told["part"].confidence) == (entry(10), Confidence.LIKELY)


def test_rows_of_one_name_are_added_and_documents_stay_apart() -> None:
    one = (FoundRow("bang", {"ten": "X", "so": "2"}), FoundRow("list", {"ten": "1", "ai": "A"}))
    two = (FoundRow("bang", {"ten": "X", "so": "3"}), FoundRow("list", {"ten": "1", "ai": "A"}))

    rows = merged([file("A", one), file("B", two)], INDEX, NEW).rows

    assert [each.row for each in rows if each.register == "bang"] == [{"ten": "X", "so": "5"}]
    assert len([each for each in rows if each.register == "list"]) == 2


def test_texts_are_shown_and_particulars_stay_behind() -> None:
    both = merged([file("A"), file("B")], INDEX, NEW)

    assert [each.text for each in both.texts] == ["Của A.", "Của B."]
    assert {each.confidence for each in both.texts} == {Confidence.UNCLEAR}


def test_a_figure_that_does_not_carry_is_not_added_to_one_that_took_its_code() -> None:
    edition = msgspec.structs.replace(INDEX.edition, renamed=(Renamed("old", ("part",), ()),))
    ours, old = file("A", part=10), msgspec.structs.replace(file("B", part=3), edition="old")

    both = merged((ours, old), Index(edition), NEW)

    told = next(each for each in both.figures if each.code == "part")
    assert told.parts == (("A", entry(10)),)
    assert told.confidence is Confidence.UNCLEAR
    assert [each.text for each in both.unread if "part" in each.text]


def test_the_rows_of_a_list_with_levels_stay_apart_and_wait_for_the_clerk() -> None:
    leveled = msgspec.structs.replace(INDEX.edition.registers[0], level="ten")
    edition = msgspec.structs.replace(INDEX.edition, registers=(leveled,))
    rows = [FoundRow("bang", {"ten": "Mức 1", "so": number}) for number in ("4", "5")]

    both = merged((file("A", (rows[0],)), file("B", (rows[1],))), Index(edition), NEW)

    assert [each.row["so"] for each in both.rows] == ["4", "5"]
    assert {each.confidence for each in both.rows} == {Confidence.UNCLEAR}
