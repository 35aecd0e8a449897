from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from cchc_desktop.exchange.blocks import Cell, Columns, Role, Run, Table, Text, text
from cchc_desktop.exchange.docx_blocks import Writing
from cchc_desktop.exchange.docx_styles import CELL, RULE

IDS: dict[Role | str, str] = {CELL: "Cell", RULE: "Rule"} | {role: role.value for role in Role}


def written(*blocks: Text | Columns | Table) -> list[tuple[object, int]]:
    """The pieces as parsed bodies, with how many blocks each stands for."""
    pieces = Writing(IDS, 165).pieces(blocks)
    return [(parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"), count) for xml, count in pieces]


def tags(body: object) -> list[str]:
    """What stands in a body, from the top."""
    return [child.tag.rpartition("}")[2] for child in body]  # type: ignore[attr-defined]


def test_columns_one_under_the_other_are_one_table() -> None:
    columns = Columns((text(Role.AGENCY, "a"),), (text(Role.NATION, "b"),), 0.4)

    [(body, count)] = written(columns, columns)

    assert count == 2
    assert tags(body) == ["tbl", "p"]


def test_an_empty_column_still_has_its_paragraph() -> None:
    [(body, _)] = written(Columns((), (text(Role.SIGNER, ""),), 0.5))

    cells = list(body.iter(qn("w:tc")))  # type: ignore[attr-defined]
    assert [tags(cell)[-1] for cell in cells] == ["p", "p"]


def test_a_line_beneath_is_a_paragraph_of_its_own() -> None:
    [(body, _)] = written(text(Role.SUBJECT, "Tình hình"))

    assert tags(body) == ["p", "p"]
    assert "w:pBdr" in body[1].xml  # type: ignore[index]


def test_a_run_says_only_what_differs_from_its_style() -> None:
    [(body, _)] = written(Text(Role.BODY, (Run("đạt "), Run("94,8 %", bold=True))))

    assert body.xml.count("<w:b/>") == 1  # type: ignore[attr-defined]


def test_a_merged_head_goes_on_in_the_row_below() -> None:
    head = (Cell("a", down=2), Cell("b", across=2)), (Cell("c"), Cell("d"))

    [(body, _)] = written(Table((1, 1, 1), head, ()))

    rows = list(body.iter(qn("w:tr")))  # type: ignore[attr-defined]
    assert [len(list(row.iter(qn("w:tc")))) for row in rows] == [2, 3]
    assert len(list(rows[1].iter(qn("w:vMerge")))) == 1


def test_a_row_that_is_held_to_the_next_keeps_with_it() -> None:
    table = Table((1,), ((Cell("TT"),),), ((Cell("1", keep=True),), (Cell("2"),)))

    [(body, _)] = written(table)

    rows = list(body.iter(qn("w:tr")))  # type: ignore[attr-defined]
    assert [len(list(row.iter(qn("w:keepNext")))) for row in rows] == [1, 1, 0]
