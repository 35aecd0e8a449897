from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from cchc_desktop.exchange.blocks import Align, Cell, Table
from cchc_desktop.exchange.pdf_table import Grid, grid
from tests.exchange.printed import pdf_pages

WIDTH, HEIGHT = 300.0, 600.0
HEAD = (Cell("STT", down=2), Cell("Kết quả", across=2)), (Cell("Đơn vị"), Cell("Số lượng", note="(kỳ này)"))


def drawn(path: Path, *tables: Grid) -> str:
    """The text of one page with the tables one under the other."""
    canvas = Canvas(str(path))
    y = HEIGHT
    for table in tables:
        y -= table.wrapOn(canvas, WIDTH, HEIGHT)[1]
        table.drawOn(canvas, 0, y)
    canvas.save()
    return " ".join(pdf_pages(path)[0].split())


def table(*rows: tuple[str, str, str]) -> Table:
    """Three columns under a head of two rows."""
    return Table((1, 2, 2), HEAD, tuple(tuple(Cell(words, Align.CENTER) for words in row) for row in rows))


def test_words_come_in_the_order_of_reading(tmp_path: Path) -> None:
    laid = grid(table(("1", "Văn bản", "19"), ("2", "Có = 1\nKhông = 0", "0")), WIDTH, HEIGHT)

    assert drawn(tmp_path / "x.pdf", laid) == (
        "STT Kết quả Đơn vị Số lượng (kỳ này) 1 Văn bản 19 2 Có = 1 Không = 0 0"
    )


def test_a_table_without_rows_is_its_head(tmp_path: Path) -> None:
    assert drawn(tmp_path / "x.pdf", grid(table(), WIDTH, HEIGHT)) == "STT Kết quả Đơn vị Số lượng (kỳ này)"


def test_the_head_is_repeated_over_the_rows_that_did_not_fit(tmp_path: Path) -> None:
    laid = grid(table(("1", "a", "b"), ("2", "c", "d"), ("3", "e", "f")), WIDTH, HEIGHT)

    parts = laid.split(WIDTH, laid.height - 1)

    assert drawn(tmp_path / "x.pdf", *parts).count("Kết quả") == 2
    assert drawn(tmp_path / "x.pdf", *parts).endswith("(kỳ này) 3 e f")


def test_a_row_that_is_held_to_the_next_is_not_the_last_of_a_page() -> None:
    rows = tuple((Cell(words, keep=words == "Nhóm"), Cell(""), Cell("")) for words in ("1", "2", "Nhóm", "3"))
    laid = grid(Table((1, 2, 2), HEAD, rows), WIDTH, HEIGHT)

    parts = laid.split(WIDTH, laid.height - 1)

    low = grid(Table((1, 2, 2), HEAD, rows[:2]), WIDTH, HEIGHT)
    assert [part.height for part in parts] == [low.height] * 2


def test_no_row_stands_alone_at_the_foot_of_a_page() -> None:
    one, two = (grid(table(*[("1", "a", "b")] * count), WIDTH, HEIGHT) for count in (1, 2))
    laid = grid(table(*[("1", "a", "b")] * 5), WIDTH, HEIGHT)

    assert laid.split(WIDTH, one.height + 1) == []
    assert laid.split(WIDTH, two.height + 1)[0].height == two.height


def test_no_row_stands_alone_at_the_top_of_the_next_page() -> None:
    two = grid(table(*[("1", "a", "b")] * 2), WIDTH, HEIGHT)
    laid = grid(table(*[("1", "a", "b")] * 5), WIDTH, HEIGHT)

    assert laid.split(WIDTH, laid.height - 1)[1].height == two.height


def test_two_rows_that_one_page_cannot_hold_are_parted() -> None:
    laid = grid(table(("1", "a\n" * 20, ""), ("2", "a\n" * 20, "")), WIDTH, HEIGHT)

    assert len(laid.split(WIDTH, HEIGHT)) == 2


def test_no_page_holds_only_a_head() -> None:
    laid = grid(table(("1", "a", "b"), ("2", "c", "d")), WIDTH, HEIGHT)

    assert laid.split(WIDTH, 60) == []


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    one, three = (grid(table(("1", words, "")), WIDTH, HEIGHT) for words in ("a", "a\nb\nc"))

    assert three.height - one.height == pytest.approx(2 * 12 * 1.15)


def test_a_row_higher_than_a_page_is_parted_where_the_page_ends(tmp_path: Path) -> None:
    words = "\n".join(f"dòng{number}" for number in range(100))

    laid = grid(table(("1", words, "5")), WIDTH, HEIGHT)

    first, second = laid.split(WIDTH, HEIGHT)
    assert HEIGHT - first.height < 100
    assert drawn(tmp_path / "x.pdf", first).split().count("5") == 1
    assert drawn(tmp_path / "x.pdf", second).endswith("dòng99")


def test_a_row_that_a_page_can_hold_is_never_parted() -> None:
    laid = grid(table(("1", "a\n" * 30, "b")), WIDTH, HEIGHT)

    assert laid.split(WIDTH, laid.height - 1) == []
