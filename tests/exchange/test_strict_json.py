"""JSON from strangers is refused by name, never half understood."""

import pytest

from cchc_desktop.errors import FileUnusable
from cchc_desktop.exchange.strict_json import LARGEST, keys, load, part


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "file_empty"),
        (b" \n", "file_empty"),
        (b"\xff\xfe{\x00}\x00", "json_not_utf8"),
        (b'{"a": 1', "json_broken"),
        (b'{"a": 1} x', "json_broken"),
        (b'{"a": 1, "a": 2}', "json_doubled"),
        (b'{"a": {"b": 1, "b": 2}}', "json_doubled"),
        (b'{"a": NaN}', "json_number"),
        (b'{"a": -Infinity}', "json_number"),
        (b'{"a": ' + b"9" * 5000 + b"}", "json_number"),
        (b"[" * 100_000, "json_too_deep"),
        (b'{"a":' * 100_000, "json_too_deep"),
        (b"[]", "json_kind"),
        (b'"text"', "json_kind"),
        (b" " * (LARGEST + 1), "file_too_large"),
    ],
)
def test_what_is_no_object_is_refused(raw: bytes, code: str) -> None:
    with pytest.raises(FileUnusable) as caught:
        load(raw)

    assert caught.value.code == code


def test_a_byte_order_mark_is_no_fault() -> None:
    assert load(b'\xef\xbb\xbf{"a": "x"}') == {"a": "x"}


def test_an_unknown_key_is_named_with_its_place() -> None:
    with pytest.raises(FileUnusable) as caught:
        keys({"known": 1, "foreign": 2}, ("known",), "unit")

    assert caught.value.fields["place"] == "unit.foreign"


def test_true_is_no_year() -> None:
    with pytest.raises(FileUnusable, match="json_kind"):
        part({"year": True}, "year", int, "period")


def test_half_a_letter_is_no_text() -> None:
    with pytest.raises(FileUnusable, match="json_not_utf8"):
        part(load(b'{"name": "\\ud800"}'), "name", str, "unit")


def test_an_absent_part_is_empty() -> None:
    assert part({}, "entries", dict, "") == {}
    assert part({}, "bases", list, "document") == []
