"""A file appears whole or not at all, under a name that every system takes."""

import errno
import os
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

from cchc_desktop.core.report import Identity, Report, Unit
from cchc_desktop.errors import TargetUnusable
from cchc_desktop.exchange.files import another, file_name, make_folder, probe, whole, workshop
from tests.exchange.printed import CATALOGUE


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_file_stands_under_its_name_only_at_the_end(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"

    with whole(target) as beside:
        beside.write_bytes(b"new")
        assert not target.exists()
        assert beside.parent == tmp_path
        assert beside.suffix == ".xlsx"

    assert target.read_bytes() == b"new"
    assert names(tmp_path) == ["a.xlsx"]


def test_a_failure_half_way_leaves_what_stood_there(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")

    with pytest.raises(ZeroDivisionError), whole(target) as beside:
        beside.write_bytes(b"half")
        raise ZeroDivisionError

    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["a.xlsx"]


def test_a_generator_that_is_given_up_leaves_nothing(tmp_path: Path) -> None:
    def writing() -> Generator[None, None, None]:
        with whole(tmp_path / "a.pdf") as beside:
            beside.write_bytes(b"half")
            yield

    work = writing()
    next(work)
    work.close()

    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENOSPC, "No space left"), "target_full"),
        (OSError(errno.EROFS, "Read-only"), "target_read_only"),
        (OSError(errno.EIO, "I/O error"), "target_refused"),
    ],
)
def test_what_the_disk_says_becomes_advice(
    tmp_path: Path, error: OSError, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(handle: int) -> None:
        raise error

    monkeypatch.setattr(os, "fsync", refuse)

    with pytest.raises(TargetUnusable) as caught, whole(tmp_path / "a.xlsx") as beside:
        beside.write_bytes(b"new")

    assert caught.value.code == code
    assert names(tmp_path) == []


def test_a_file_that_a_program_holds_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")

    def held(self: Path, other: Path) -> Path:
        raise PermissionError(errno.EACCES, "held", str(self), None, str(other))

    monkeypatch.setattr(Path, "replace", held)

    with pytest.raises(TargetUnusable) as caught, whole(target) as beside:
        beside.write_bytes(b"new")

    assert (caught.value.code, caught.value.fields["file"]) == ("target_locked", "a.xlsx")
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["a.xlsx"]


def test_a_folder_that_is_gone_is_told_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(TargetUnusable, match="target_folder_missing"):
        probe(tmp_path / "gone" / "a.xlsx")


def test_a_folder_with_the_files_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()

    with pytest.raises(TargetUnusable, match="target_is_folder"):
        probe(tmp_path / "a.xlsx")


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="Linux only")
def test_a_folder_that_takes_no_file_is_told() -> None:
    with pytest.raises(TargetUnusable), whole(Path("/proc/self/a.xlsx")):
        pass


def test_a_mistake_about_another_file_is_not_blamed_on_the_target(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), whole(tmp_path / "a.pdf"):
        (tmp_path / "font.ttf").read_bytes()

    assert names(tmp_path) == []


def test_another_name_is_free(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").touch()
    (tmp_path / "a (2).xlsx").touch()

    assert another(tmp_path / "a.xlsx") == tmp_path / "a (3).xlsx"


@pytest.mark.parametrize(
    ("unit", "kind", "name"),
    [
        (Unit("xã", "Chi Lăng Bắc"), "q1", "CCHC_xa-chi-lang-bac_2023-Q1"),
        (Unit("phường", "Đông Đô / Số 2"), "6m", "CCHC_phuong-dong-do-so-2_2023-6T"),
        (Unit("xã", "Ia O"), "month-03", "CCHC_xa-ia-o_2023-T03"),
        (Unit("", "???"), "year", "CCHC_2023-Nam"),
    ],
)
def test_a_name_is_short_and_plain(unit: Unit, kind: str, name: str) -> None:
    report = Report(CATALOGUE.get("cchc-2021"), Identity(unit, "cchc-2021", kind, 2023))

    assert file_name(report) == name


def test_a_long_unit_gives_no_long_name() -> None:
    unit = Unit("xã", "rất dài " * 50)

    assert len(file_name(Report(CATALOGUE.get("cchc-2021"), Identity(unit, "cchc-2021", "q1", 2023)))) < 80


def test_what_a_killed_export_left_is_removed_by_the_next(tmp_path: Path) -> None:
    (tmp_path / ".a.0123abcd.xlsx").write_bytes(b"half")
    (tmp_path / ".b.0123abcd.xlsx").write_bytes(b"of another file")

    with whole(tmp_path / "a.xlsx") as beside:
        beside.write_bytes(b"new")

    assert names(tmp_path) == [".b.0123abcd.xlsx", "a.xlsx"]


def test_a_workshop_is_gone_at_the_end_and_an_old_one_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for name in ("cchc-export-old", "cchc-export-new", "other"):
        (tmp_path / name).mkdir()
    os.utime(tmp_path / "cchc-export-old", (0, 0))

    with workshop(tmp_path / "a.xlsx") as made_in:
        (made_in / "a.xlsx").touch()

    assert names(tmp_path) == ["cchc-export-new", "other"]


def test_a_workshop_without_room_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    with pytest.raises(TargetUnusable) as failed, workshop(tmp_path / "a.xlsx"):
        raise OSError(errno.ENOSPC, "No space left on device")

    assert failed.value.code == "target_full"
    assert Path(str(failed.value.fields["folder"])).parent == tmp_path


def test_what_is_wrong_elsewhere_is_not_the_workshop_s(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), workshop(tmp_path / "a.xlsx"):
        (tmp_path / "gone").read_bytes()


def test_a_file_instead_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").touch()

    with pytest.raises(TargetUnusable, match="target_not_folder"):
        probe(tmp_path / "a" / "a.xlsx")
    with pytest.raises(TargetUnusable, match="target_not_folder"):
        make_folder(tmp_path / "a")


def test_a_folder_that_no_disk_could_name_is_told(tmp_path: Path) -> None:
    with pytest.raises(TargetUnusable, match="target_name_bad"):
        probe(tmp_path / ("a" * 5000) / "a.xlsx")
    with pytest.raises(TargetUnusable, match="target_name_bad"):
        make_folder(tmp_path / ("a" * 5000))
