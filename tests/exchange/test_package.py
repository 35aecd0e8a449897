"""A package is what its manifest says, to the byte, or it is refused."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from cchc_desktop.errors import FileUnusable
from cchc_desktop.exchange import package
from tests.exchange.printed import CATALOGUE, sample


@pytest.fixture
def written(tmp_path: Path) -> Path:
    other = tmp_path / "a.xlsx"
    other.write_bytes(b"exported")
    path = tmp_path / "a.cchc"
    package.write(sample(), path, {"a.xlsx": other})
    return path


def repacked(path: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    with ZipFile(path) as found:
        members = {name: found.read(name) for name in found.namelist()}
    change(members)
    with ZipFile(path, "w") as made:
        for name, content in members.items():
            made.writestr(name, content)
    return path


def code_of(path: Path) -> str:
    with pytest.raises(FileUnusable) as caught:
        package.read(path, CATALOGUE)
    return caught.value.code


def test_the_report_comes_back(written: Path) -> None:
    # The keys of rows only order them; in a file they are counted from 0.
    again = package.read(written, CATALOGUE)

    assert again.content["b1_1"] == sample().content["b1_1"]
    assert len(again.rows("van_ban")) == 22


def test_the_manifest_is_a_bags(written: Path) -> None:
    with ZipFile(written) as found:
        lines = found.read("manifest-sha256.txt").decode().splitlines()
        expected = {name: hashlib.sha256(found.read(name)).hexdigest() for name in ("a.xlsx", "report.json")}

    assert lines == [f"{digest}  {name}" for name, digest in sorted(expected.items())]


def test_the_same_report_gives_the_same_bytes(written: Path, tmp_path: Path) -> None:
    package.write(sample(), tmp_path / "b.cchc", {"a.xlsx": tmp_path / "a.xlsx"})

    assert (tmp_path / "b.cchc").read_bytes() == written.read_bytes()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda members: members.update({"a.xlsx": b"changed"}), "package_changed"),
        (lambda members: members.pop("a.xlsx"), "package_changed"),
        (lambda members: members.update({"new.txt": b"x"}), "package_changed"),
        (lambda members: members.update({"report.json": members["report.json"] + b" "}), "package_changed"),
        (lambda members: members.update({"manifest-sha256.txt": b""}), "package_changed"),
        (lambda members: members.pop("report.json"), "package_foreign"),
        (lambda members: members.pop("manifest-sha256.txt"), "package_foreign"),
    ],
)
def test_a_package_that_was_changed_is_refused(
    written: Path, change: Callable[[dict[str, bytes]], object], code: str
) -> None:
    assert code_of(repacked(written, change)) == code
