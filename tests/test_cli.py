"""The commands as a clerk's colleague runs them: real files, real exit codes, no display."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import openpyxl
import pytest

from cchc_desktop import __version__, cli, places
from cchc_desktop.exchange import formats, sealed
from tests.exchange.reading import papers

SAMPLE = Path(__file__).parent / "data" / "chi-lang-bac-2023-q1.json"
FORMATS = ("xlsx", "docx", "pdf", "cchc", "json")


class Ran:
    """What a command said and how it ended."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def complaint(self) -> str:
        """The one sentence on standard error."""
        assert len(self.err.splitlines()) == 1, self.err
        return self.err.strip()


Run: TypeAlias = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], user_folder: Path) -> Run:
    def run(*arguments: object) -> Ran:
        try:
            code = cli.main([str(argument) for argument in arguments])
        except SystemExit as stop:
            code = int(stop.code or 0)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run


def mended(path: Path) -> Path:
    """The real report without its wrong overrides, and the row they stood for."""
    report = json.loads(SAMPLE.read_text("utf-8"))
    entries = report["entries"]
    report["entries"] = {code: entry for code, entry in entries.items() if not entry.get("override")}
    report["entries"]["b3_1_4_3"] = {"value": "140"}
    path.write_text(json.dumps(report), "utf-8")
    return path


def test_check_finds_what_is_wrong_in_the_real_report(run: Run) -> None:
    ran = run("check", SAMPLE, "--json")

    found = json.loads(ran.out)
    errors = [finding for finding in found["findings"] if finding["level"] == "error"]
    warned = {finding["codes"][0] for finding in found["findings"] if finding["level"] == "warning"}
    assert ran.code == 1
    assert [(each["check"], each["codes"][0]) for each in errors] == [("R1", "b7_6_7")]
    assert "94,8" in errors[0]["message"]
    assert {"b2_2_2", "b2_3_2", "b3_1_4", "b5_2", "b5_4"} <= warned
    assert list(found["findings"][0]) == ["check", "level", "codes", "section", "message", "advice"]
    assert found["complete"] == {"entered": 65, "of": 99}


def test_check_finds_nothing_in_the_figures_once_they_are_mended(run: Run, tmp_path: Path) -> None:
    ran = run("check", mended(tmp_path / "a.json"), "--json")

    levels = {finding["level"] for finding in json.loads(ran.out)["findings"]}
    assert ran.code == 0
    assert levels <= {"info"}


def test_check_speaks_in_sentences(run: Run) -> None:
    ran = run("check", SAMPLE)

    assert ran.out.startswith("Lỗi: [R1] Biểu 7, dòng 6.7: ghi 0 nhưng 679/716 = 94,8 %.")
    assert ran.out.splitlines()[-1].startswith("1 lỗi, 6 cần giải trình")
    assert ran.err == ""


def test_an_explained_error_does_not_count(run: Run, tmp_path: Path) -> None:
    report = json.loads(SAMPLE.read_text("utf-8"))
    report["explanations"] = [{"check": "R1", "codes": ["b7_6_7"], "text": "hệ thống chưa tách được"}]
    path = tmp_path / "a.json"
    path.write_text(json.dumps(report), "utf-8")

    assert run("check", path).code == 0


def test_check_looks_back(run: Run, tmp_path: Path) -> None:
    earlier, later = (json.loads(SAMPLE.read_text("utf-8")) for _ in range(2))
    earlier["entries"]["b1_2_2"] = {"value": "14"}
    later["period"] = {"kind": "6m", "year": 2023, "from": "2022-12-10", "to": "2023-06-09"}
    for name, report in (("q1.json", earlier), ("6m.json", later)):
        (tmp_path / name).write_text(json.dumps(report), "utf-8")

    ran = run("check", tmp_path / "6m.json", "--previous", tmp_path / "q1.json", "--json")

    found = {(each["check"], each["codes"][0]) for each in json.loads(ran.out)["findings"]}
    assert ("P1", "b1_2_2") in found


@pytest.mark.parametrize("wanted", [(), ("xlsx",), ("pdf", "package")])
def test_export_prints_one_path_a_line(run: Run, tmp_path: Path, wanted: tuple[str, ...]) -> None:
    ran = run("export", SAMPLE, "--to", tmp_path, *(f"--{name}" for name in wanted))

    paths = [Path(line) for line in ran.out.splitlines()]
    assert ran.code == 0
    assert all(path.is_file() and path.parent == tmp_path for path in paths)
    endings = ["." + name.replace("package", "cchc") for name in wanted or FORMATS]
    assert [path.suffix for path in paths] == endings


def test_what_was_exported_is_read_back_the_same(run: Run, tmp_path: Path) -> None:
    paths = run("export", SAMPLE, "--to", tmp_path).out.splitlines()

    found = {run("read", path).out for path in paths}

    assert len(found) == 1
    assert json.loads(found.pop())["entries"] == json.loads(SAMPLE.read_text("utf-8"))["entries"]


def test_read_tells_apart_what_was_not_understood(run: Run, tmp_path: Path) -> None:
    (path,) = run("export", SAMPLE, "--to", tmp_path, "--xlsx").out.splitlines()
    book = openpyxl.load_workbook(path)
    book.create_sheet("Nháp")["A1"] = "x"
    book.save(path)

    ran = run("read", path, "--edition", "cchc-2021")

    assert ran.code == 0
    assert "Nháp" in ran.complaint
    assert json.loads(ran.out)["format"] == "cchc-report/1"


def test_another_edition_than_the_files_is_refused(run: Run) -> None:
    ran = run("read", SAMPLE, "--edition", "cchc-2011")

    assert (ran.code, ran.out) == (2, "")
    assert "cchc-2011" in ran.complaint


@pytest.mark.parametrize("command", ["check", "read", "export"])
@pytest.mark.parametrize(
    "content", [b"", b"{", b"PK\x03\x04", b"%PDF-", b'{"format": "cchc-report/1"}', None]
)
def test_a_file_that_cannot_be_used_is_one_sentence(
    run: Run, tmp_path: Path, command: str, content: bytes | None
) -> None:
    path = tmp_path / "a.json"
    if content is not None:
        path.write_bytes(content)

    ran = run(command, path, *(("--to", tmp_path) if command == "export" else ()))

    assert (ran.code, ran.out) == (2, "")
    assert "Traceback" not in ran.complaint
    assert [each.name for each in tmp_path.iterdir()] == ([] if content is None else ["a.json"])


def test_a_folder_that_is_gone_is_one_sentence(run: Run, tmp_path: Path) -> None:
    ran = run("export", SAMPLE, "--to", tmp_path / "gone")

    assert (ran.code, ran.out) == (2, "")
    assert "chọn thư mục khác" in ran.complaint


@pytest.mark.parametrize(
    "arguments", [("mở",), ("check",), ("export", "a.json"), ("forms",), ("check", "a", "b")]
)
def test_a_wrong_command_is_one_sentence(run: Run, arguments: tuple[str, ...]) -> None:
    ran = run(*arguments)

    assert ran.code == 2
    assert "--help" in ran.complaint


def test_help_is_vietnamese(run: Run) -> None:
    for arguments in ((), ("check",), ("export",), ("forms",), ("forms", "check")):
        ran = run(*arguments, "--help")
        assert ran.code == 0
        assert ran.out.startswith("Cách dùng: cchc-desktop")
        assert not {"usage", "options", "arguments", "show"} & set(ran.out.replace(":", " ").split())


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").out.strip() == __version__


def test_forms_are_listed(run: Run) -> None:
    lines = {line.split("\t")[0]: line for line in run("forms", "list").out.splitlines()}

    assert set(lines) == {"cchc-2011", "cchc-2021", "cchc-2025"}
    assert "2021-07-15 - 2025-06-30" in lines["cchc-2021"]
    assert lines["cchc-2025"].endswith("tạm thời")


def test_the_published_forms_are_sound(run: Run) -> None:
    ran = run("forms", "check")

    assert ran.code == 0
    assert ran.out == "3 phiên bản biểu mẫu, không có lỗi.\n"


@pytest.mark.parametrize("alone", [True, False])
def test_every_fault_of_a_form_is_told_with_its_place(run: Run, tmp_path: Path, alone: bool) -> None:
    edition = tmp_path / "forms" / "tinh-ta"
    shutil.copytree(places.forms_dir() / "cchc-2021", edition)
    for name, old, new in (
        ("edition.toml", 'id = "cchc-2021"', 'id = "tinh-ta"'),
        ("area-1.toml", "percent(b1_2_2, b1_2_1)", "percent(b1_2_2, b1_9)"),
        ("area-3.toml", 'formula = "b3_1_4_3"', 'formula = "b3_1_4_3 +"'),
    ):
        text = (edition / name).read_text("utf-8")
        assert old in text
        (edition / name).write_text(text.replace(old, new), "utf-8")

    ran = run("forms", "check", edition if alone else edition.parent)

    assert ran.code == 1
    assert "tinh-ta/area-1.toml: b1_2: không có mã “b1_9”" in ran.out
    assert "tinh-ta/area-3.toml" in ran.out
    assert "Traceback" not in ran.err


def test_a_form_that_is_no_toml_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "hong").mkdir()
    (tmp_path / "hong" / "edition.toml").write_text("id = ", "utf-8")

    ran = run("forms", "check", tmp_path)

    assert ran.code == 1
    assert "hong/edition.toml" in ran.out


def test_a_folder_without_forms_is_one_sentence(run: Run, tmp_path: Path) -> None:
    assert "edition.toml" in run("forms", "check", tmp_path).complaint


@pytest.mark.parametrize("before", [True, False])
def test_an_edition_in_the_data_folder_is_used(run: Run, tmp_path: Path, before: bool) -> None:
    folder = tmp_path / "forms" / "tinh-ta"
    folder.mkdir(parents=True)
    (folder / "edition.toml").write_text('id = "tinh-ta"\nbase = "cchc-2021"\ntitle = "Tỉnh ta"\n', "utf-8")
    path = tmp_path / "a.json"
    path.write_text(SAMPLE.read_text("utf-8").replace('"cchc-2021"', '"tinh-ta"'), "utf-8")

    ran = run("--data", tmp_path, "check", path) if before else run("check", path, "--data", tmp_path)

    assert ran.code == 1
    assert ran.err == ""


def test_the_demo_does_the_whole_job(run: Run, tmp_path: Path) -> None:
    ran = run("demo", "--to", tmp_path / "mới" / "demo")

    paths = [Path(line) for line in ran.out.splitlines() if line.startswith(str(tmp_path))]
    assert ran.code == 0
    assert [path.suffix for path in paths] == ["." + name for name in FORMATS]
    assert sorted(paths) == sorted((tmp_path / "mới" / "demo").iterdir())
    assert "0 lỗi" in ran.out
    assert "xã An Bình Thượng" in ran.out


def test_a_mistake_of_ours_is_logged_without_the_report(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: Path, catalogue: object) -> None:
        raise ZeroDivisionError("Đoàn Minh Đức")

    monkeypatch.setattr(formats, "read", broken)

    ran = run("--data", tmp_path / "data", "check", SAMPLE)

    log = (tmp_path / "data" / cli.LOG).read_text("utf-8")
    assert ran.code == 2
    assert cli.LOG in ran.complaint
    assert "ZeroDivisionError" in log
    assert "test_cli.py" in log
    assert "Đoàn" not in log


def test_read_takes_a_strangers_text_and_tells_what_it_did_not_understand(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "gửi huyện.txt"
    path.write_text(papers.text("004"), "utf-8")

    ran = run("read", path)

    report = json.loads(ran.out)
    assert ran.code == 0
    assert report["period"] == {"kind": "6m", "year": 2023, "from": "2022-12-15", "to": "2023-06-11"}
    assert report["registers"]["ho_so"][0]["hs_tiep_nhan"] == "1395"
    assert "184" in ran.err
    assert "184" not in json.dumps(report["registers"])
    assert run("check", tmp_path / "a.json").code == 2


def test_read_asks_for_the_password_of_a_package_that_has_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = run("export", SAMPLE, "--to", tmp_path, "--package")
    package = Path(ran.out.strip())
    sealed.seal(package, tmp_path / "a.cchc-khoa", "mật khẩu")
    monkeypatch.setattr("cchc_desktop.cli.getpass", lambda words: "mật khẩu")

    assert run("read", tmp_path / "a.cchc-khoa").code == 2
    assert run("read", tmp_path / "a.cchc-khoa", "--password").out == run("read", package).out


def test_read_asks_for_a_period_that_the_file_does_not_tell(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Mã;Chỉ tiêu;Số lượng\nb1_1;;19\nb1_2_1;;36\n", "utf-8")

    ran = run("read", path)
    told = run("read", path, "--period", "2023-q1")

    assert ran.code == 2
    assert "--period" in ran.complaint
    assert json.loads(told.out)["entries"] == {"b1_1": {"value": "19"}, "b1_2_1": {"value": "36"}}
    assert run("read", path, "--period", "quý 1").code == 2
