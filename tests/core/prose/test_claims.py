"""What a text claims in an edition's phrases."""

from decimal import Decimal

from cchc_desktop.core.edition import Check, Level
from cchc_desktop.core.passages import Phrase
from cchc_desktop.core.prose.claims import claims, speaks_of
from cchc_desktop.core.prose.reading import Reading


def asking(
    *phrases: Phrase, unless: tuple[str, ...] = (), heads: dict[str, tuple[str, ...]] | None = None
) -> Check:
    """A check that reads these phrases."""
    return Check(
        "toy",
        "X1",
        "text_claim_differs",
        Level.ERROR,
        "",
        "",
        phrases=phrases,
        unless=unless,
        heads=heads or {},
    )


def test_of_two_phrases_for_one_figure_the_first_holds() -> None:
    check = asking(Phrase(("# hồ sơ trực tuyến",), ("one",)), Phrase(("# hồ sơ",), ("two",)))

    found = claims(Reading("Có 5 hồ sơ trực tuyến, 7 hồ sơ khác."), check)

    assert [(claim.phrase.codes, claim.figures) for claim in found] == [
        (("one",), (Decimal(5),)),
        (("two",), (Decimal(7),)),
    ]


def test_words_between_two_figures_are_those_of_the_second() -> None:
    check = asking(Phrase(("# hồ sơ trước hạn",), ("early",)), Phrase(("trước hạn : #",), ("early",)))

    found = claims(Reading("Đã trả 709 hồ sơ (trước hạn 640); có 5 hồ sơ trước hạn."), check)

    assert [claim.figures for claim in found] == [(Decimal(640),), (Decimal(5),)]


def test_a_bracket_of_figures_narrows_nothing() -> None:
    check = asking(Phrase(("nhận # hồ sơ",), ("one",)), unless=("đất đai",))
    meant = {
        text: speaks_of(reading, claims(reading, check)[0], check, "q1", 2023)
        for text in ("Nhận 9 hồ sơ (đất đai 4, năm 2022 là 7).", "Nhận 9 hồ sơ (đất đai).")
        for reading in (Reading(text),)
    }

    assert list(meant.values()) == [True, False]


def test_a_phrase_under_a_head_needs_it_to_be_the_last_one_named() -> None:
    heads: dict[str, tuple[str, ...]] = {"done": ("đã giải quyết",), "open": ("đang giải quyết",)}
    check = asking(Phrase(("quá hạn : #",), ("late",), under="done"), heads=heads)
    text = "Đã giải quyết: 9; quá hạn: 1.\n- Đang giải quyết: 7; quá hạn: 2."

    (found,) = claims(Reading(text), check)

    assert found.figures == (Decimal(1),)


def test_a_paragraph_with_other_words_is_left_alone() -> None:
    check = asking(Phrase(("trực tiếp : #",), ("direct",), unless=("bưu chính",)))

    assert claims(Reading("Trực tiếp: 30; bưu chính: 2."), check) == ()
    assert len(claims(Reading("Trực tiếp: 30."), check)) == 1


def test_a_claim_narrowed_or_of_another_period_does_not_speak_of_the_whole() -> None:
    check = asking(Phrase(("tiếp nhận # hồ sơ",), ("all",)), unless=("lĩnh vực",))

    def speaks(text: str) -> bool:
        reading = Reading(text)
        (claim,) = claims(reading, check)
        return speaks_of(reading, claim, check, "q1", 2023)

    assert speaks("Trong quý I, xã tiếp nhận 20 hồ sơ.")
    assert not speaks("Lĩnh vực đất đai tiếp nhận 20 hồ sơ.")
    assert not speaks("Năm 2022 tiếp nhận 20 hồ sơ.")
    assert not speaks("Tiếp nhận 20 hồ sơ trong quý IV.")
    assert not speaks("Kết quả năm 2022:\n- Tiếp nhận 20 hồ sơ.")


def test_claims_of_one_check_are_read_once() -> None:
    check, reading = asking(Phrase(("# hồ sơ",), ("all",))), Reading("Có 5 hồ sơ.")

    assert claims(reading, check) is claims(reading, check)
