"""JSON read strictly: no doubled key, no NaN, no float, no endless nesting, named places.

Knows nothing of reports. What is wrong is a FileUnusable that names the place.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn, TypeAlias

from cchc_desktop.errors import FileUnusable

LARGEST = 20_000_000
"""Bytes; a commune's report has some 20,000."""
SHOWN = 60
"""Letters of a wrong value that a message repeats."""

Object: TypeAlias = dict[str, Any]


class Doubled(ValueError):
    """An object says one key twice; args[0] is the key."""


def load(raw: bytes) -> Object:
    """The object written in `raw`."""
    if len(raw) > LARGEST:
        raise FileUnusable("file_too_large", limit=LARGEST // 1_000_000)
    if not raw.strip():
        raise FileUnusable("file_empty")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileUnusable("json_not_utf8") from None
    try:
        found = json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
    except Doubled as doubled:
        raise FileUnusable("json_doubled", place=shown(doubled.args[0])) from None
    except RecursionError:
        raise FileUnusable("json_too_deep") from None
    except json.JSONDecodeError as error:
        raise FileUnusable("json_broken", line=error.lineno, column=error.colno) from None
    except ValueError:
        # Python reads no whole number of more than 4,300 digits.
        raise FileUnusable("json_number") from None
    whole: Object = kind(found, dict, "")
    return whole


def _object(pairs: list[tuple[str, object]]) -> Object:
    found: Object = {}
    for key, value in pairs:
        if key in found:
            raise Doubled(key)
        found[key] = value
    return found


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)


def keys(found: Mapping[str, object], known: Iterable[str], place: str) -> None:
    """Refuse any key of `found` that is not `known`."""
    allowed = frozenset(known)
    for key in found:
        if key not in allowed:
            raise FileUnusable("json_unknown", place=join(place, shown(key)))


def part(found: Object, key: str, wanted: type, place: str) -> Any:
    """The value of `key`, an empty one of its kind if it is absent."""
    return kind(found[key], wanted, join(place, key)) if key in found else wanted()


def kind(value: object, wanted: type, place: str) -> Any:
    """`value`, which must be of the kind that is wanted there."""
    # True is an int to Python, and never to a person.
    if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
        raise FileUnusable("json_kind", place=place or "{", found=shown(value), wanted=_KINDS[wanted])
    if isinstance(value, str) and re.search("[\ud800-\udfff]", value):
        raise FileUnusable("json_not_utf8")
    return value


def bad(place: str, found: object) -> FileUnusable:
    """The failure for a value that cannot stand in its place."""
    return FileUnusable("json_value", place=place, found=shown(found))


def join(place: str, key: str) -> str:
    """The place of `key` inside `place`."""
    return f"{place}.{key}" if place else key


def shown(value: object) -> str:
    """The beginning of a wrong value, for a message."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = "".join(letter if letter.isprintable() else " " for letter in text)
    return text if len(text) <= SHOWN else text[:SHOWN] + "..."


_KINDS = {dict: "{...}", list: "[...]", str: '"..."', int: "2023", bool: "true, false"}
