from cchc_desktop.exchange import manifest


def test_a_manifest_comes_back() -> None:
    raw = manifest.encode({"b.pdf": b"2", "a b.xlsx": b"1"})

    assert [line.split("  ")[1] for line in raw.decode().splitlines()] == ["a b.xlsx", "b.pdf"]
    assert manifest.listed_as(manifest.decode(raw)) == raw


def test_lines_that_are_none_are_passed_over() -> None:
    assert manifest.decode(b"\n\xff\xfe\nabc\nAB  *x\n") == {"x": "ab"}
