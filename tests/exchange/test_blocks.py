from cchc_desktop.exchange.blocks import STYLES, Cell, Role, Section, Table, plain


def test_every_role_has_a_look() -> None:
    assert set(STYLES) == set(Role)


def test_the_head_of_a_table_knows_where_its_cells_begin() -> None:
    upper = Cell("a", down=2), Cell("b", across=2), Cell("e", down=2)
    table = Table((1, 1, 1, 1), (upper, (Cell("c"), Cell("d"))), ())

    assert [(down, across, cell.text) for down, across, cell in table.places()] == [
        (0, 0, "a"),
        (0, 1, "b"),
        (0, 3, "e"),
        (1, 1, "c"),
        (1, 2, "d"),
    ]


def test_a_landscape_page_is_an_upright_one_turned() -> None:
    assert Section((), landscape=True).page == (297.0, 210.0)
    assert Section(()).width == 165.0


def test_what_paper_cannot_hold_is_taken_out() -> None:
    assert plain("a\tb\r\nc\x00\x07d\u2028e\ud800") == "a b\ncd\ne\N{REPLACEMENT CHARACTER}"


def test_what_paper_can_hold_stays_as_typed() -> None:
    typed = "<b> & {{x}}  “Ắ” \N{GRINNING FACE}"

    assert plain(typed) == typed
