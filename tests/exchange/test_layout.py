from decimal import Decimal

from cchc_desktop.core.value import Entry
from cchc_desktop.exchange.blocks import Columns, Document, Role, Run, Text
from cchc_desktop.exchange.layout import document
from tests.exchange.printed import NARRATIVE, blank, sample, words_of


def said(paper: Document, role: Role) -> list[str]:
    """The words of every paragraph of `role`, in order."""
    found = []
    for block in paper.sections[0].blocks:
        texts = (*block.left, *block.right) if isinstance(block, Columns) else (block,)
        found += [text.words for text in texts if isinstance(text, Text) and text.role is role]
    return found


def test_the_heads_are_the_units_and_the_nations() -> None:
    paper = document(sample())

    assert said(paper, Role.AGENCY) == ["ỦY BAN NHÂN DÂN\nXÃ CHI LĂNG BẮC"]
    assert said(paper, Role.NATION) == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert said(paper, Role.NUMBER) == ["Số: 74/BC-UBND"]
    assert said(paper, Role.PLACE_DATE) == ["Chi Lăng Bắc, ngày 13 tháng 3 năm 2023"]
    assert said(paper, Role.WINDOW) == ["(Số liệu tính từ ngày 10/12/2022 đến ngày 09/3/2023)"]


def test_what_is_not_known_yet_leaves_room_for_a_pen() -> None:
    paper = document(blank())

    assert said(paper, Role.NUMBER) == ["Số:      /BC-UBND"]
    assert said(paper, Role.PLACE_DATE) == ["Chi Lăng Bắc, ngày    tháng    năm 2023"]
    assert said(paper, Role.SIGNER) == [""]


def test_without_narrative_one_sentence_leads_to_the_appendix() -> None:
    body = said(document(sample()), Role.BODY)

    assert len(body) == 1
    assert "tại Phụ lục kèm theo" in body[0]


def test_without_anything_nothing_is_promised() -> None:
    paper = document(blank("cchc-2011"))

    assert len(paper.sections) == 1
    assert "Phụ lục" not in said(paper, Role.BODY)[0]


def test_sections_with_text_stand_under_all_their_headings() -> None:
    paper = document(sample(NARRATIVE))

    assert said(paper, Role.PART) == [
        "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC",
        "II. KẾT QUẢ THỰC HIỆN NHIỆM VỤ CCHC",
        "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TỚI",
    ]
    assert said(paper, Role.POINT) == ["1. Các hoạt động chỉ đạo điều hành", "2. Cải cách thủ tục hành chính"]
    assert said(paper, Role.LETTER) == ["c) Cơ chế một cửa, một cửa liên thông"]
    assert said(paper, Role.ITEM) == ["- Kế hoạch số 323/KH-UBND;"]
    assert said(paper, Role.SUBITEM) == ["+ Phần việc của từng bộ phận."]


def test_headings_are_counted_by_the_units_own_outline() -> None:
    own = "II\tViệc đã làm\nII.2\t\nII.2.c\t\nII.2.x1\tViệc riêng\nII.2.x1.x1\tNhỏ hơn\nI\t\nI.1\t"
    texts = {"narrative.II.2.x1": "Thêm.", "narrative.II.2.x1.x1": "Nữa.", "narrative.V": "Bỏ ra."}
    paper = document(sample({**NARRATIVE, **texts, "outline": own}))

    assert said(paper, Role.PART) == ["I. VIỆC ĐÃ LÀM", "II. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC"]
    assert said(paper, Role.LETTER) == ["a) Cơ chế một cửa, một cửa liên thông", "b) Việc riêng", "- Nhỏ hơn"]
    assert "Bỏ ra." not in said(paper, Role.BODY)


def test_live_figures_are_printed_and_words_keep_their_make() -> None:
    report = sample(
        {"narrative.I.1": "- Đạt {*{b1_1:02}*} văn bản\n+ {/hai/}", "b1_1": Entry(value=Decimal(7))}
    )
    blocks = [each for each in document(report).sections[0].blocks if isinstance(each, Text)]

    (item,) = [each for each in blocks if each.role is Role.ITEM]
    (inner,) = [each for each in blocks if each.role is Role.SUBITEM]
    assert item.runs == (Run("- Đạt "), Run("07", bold=True), Run(" văn bản"))
    assert inner.runs == (Run("+ "), Run("hai", italic=True))


def test_an_opening_that_was_typed_is_not_said_twice() -> None:
    ours = document(sample(NARRATIVE))
    theirs = document(sample({**NARRATIVE, "document.bases": "UBND xã báo cáo như sau:"}))

    assert said(ours, Role.BODY)[0].endswith("như sau:")
    assert said(theirs, Role.BODY)[0] == "Đã ban hành:"


def test_recipients_end_with_semicolons_and_a_full_stop() -> None:
    given = document(blank(changes={"document.recipients": "- Phòng Nội vụ\nLưu: VT, NV;"}))

    assert said(given, Role.RECIPIENT) == ["- Phòng Nội vụ;", "- Lưu: VT, NV."]
    assert said(document(blank()), Role.RECIPIENT)[0] == "- Phòng Nội vụ;"


def test_the_signature_is_in_capitals() -> None:
    paper = document(
        blank(changes={"document.signer.authority": "KT. Chủ tịch", "document.signer.title": "Phó Chủ tịch"})
    )

    assert said(paper, Role.AUTHORITY) == ["KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"]


def test_the_document_is_named_after_what_it_is() -> None:
    paper = document(sample())

    assert paper.title == "BÁO CÁO: Tình hình thực hiện công tác cải cách hành chính quý I năm 2023"
    assert paper.author == "ỦY BAN NHÂN DÂN XÃ CHI LĂNG BẮC"


def test_the_superior_agency_stands_above_when_it_is_given() -> None:
    paper = document(blank(changes={"document.superior": "Huyện Thanh Miện"}))

    assert words_of(paper.sections[0])[0] == "HUYỆN THANH MIỆN"


def test_one_addressee_stands_on_the_line_of_its_head() -> None:
    paper = document(blank(changes={"document.addressee": "Ủy ban nhân dân huyện Thanh Miện"}))

    assert said(paper, Role.ADDRESS) == ["Kính gửi: Ủy ban nhân dân huyện Thanh Miện"]
    assert said(paper, Role.ADDRESSEE) == []


def test_several_addressees_are_a_list_under_their_head() -> None:
    paper = document(blank(changes={"document.addressee": "UBND huyện\n- Phòng Nội vụ huyện;"}))

    assert said(paper, Role.ADDRESSES) == ["Kính gửi:"]
    assert said(paper, Role.ADDRESSEE) == ["- UBND huyện;", "- Phòng Nội vụ huyện."]


def test_a_paper_to_nobody_in_particular_has_no_such_line() -> None:
    paper = document(blank())

    assert said(paper, Role.ADDRESS) == said(paper, Role.ADDRESSES) == []


def test_the_last_sentence_names_the_subject_and_the_unit() -> None:
    paper = document(sample(NARRATIVE))

    assert said(paper, Role.BODY)[-1] == (
        "Trên đây là Báo cáo tình hình thực hiện công tác cải cách hành chính quý I năm 2023 "
        "của Ủy ban nhân dân xã Chi Lăng Bắc./."
    )


def test_a_subject_in_capitals_stays_in_capitals() -> None:
    paper = document(sample({**NARRATIVE, "document.title": "CÔNG TÁC CCHC QUÝ I"}))

    assert said(paper, Role.BODY)[-1].startswith("Trên đây là Báo cáo CÔNG TÁC CCHC QUÝ I của")


def test_a_narrative_that_ends_by_itself_is_not_ended_twice() -> None:
    paper = document(sample({**NARRATIVE, "narrative.V": "Trên đây là báo cáo của xã./."}))

    assert said(paper, Role.BODY)[-1] == "Trên đây là báo cáo của xã./."
    assert sum("Trên đây" in words for words in said(paper, Role.BODY)) == 1
