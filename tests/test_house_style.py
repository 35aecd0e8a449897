"""The house style holds in every file, and each of its rules is able to fail."""

from pathlib import Path

import pytest

from tests import house_style as style

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "cchc_desktop"
MIRRORED = ("core", "store", "exchange")

EVERYWHERE: list[style.Rule] = [
    style.long_file,
    style.long_functions,
    style.long_classes,
    style.wide_classes,
    style.empty_names,
    style.silenced_signals,
    style.grandparents,
    style.connected_lambdas,
]

BAD: list[tuple[style.Rule, str]] = [
    (style.long_file, "x = 1\n" * 401),
    (style.long_functions, "def long():\n" + "    x = 1\n" * 40),
    (style.long_functions, "class A:\n    async def long(self):\n" + "        x = 1\n" * 40),
    (style.long_classes, "class Long:\n" + "    x = 1\n" * 200),
    (style.wide_classes, "class Wide:\n" + "".join(f"    def go_{n}(self): ...\n" for n in range(16))),
    (style.foreign_letters, "title = 'Kỳ báo cáo'\n"),
    (style.foreign_letters, "def title(year):\n    return f'Năm {year}'\n"),
    (style.empty_names, "def info(): ...\n"),
    (style.empty_names, "class Helper: ...\n"),
    (style.empty_names, "class ReportManager: ...\n"),
    (style.empty_names, "class Report:\n    def data(self): ...\n"),
    (style.silenced_signals, "table.blockSignals(True)\n"),
    (style.grandparents, "self.parent().parent().save()\n"),
    (style.connected_lambdas, "button.clicked.connect(lambda: save())\n"),
    (style.clocks, "from datetime import date\nday = date.today()\n"),
]

GOOD: list[tuple[style.Rule, str]] = [
    (style.long_file, "x = 1\n" * 400),
    (style.long_functions, "@cached\ndef full():\n" + "    x = 1\n" * 39),
    (style.long_classes, "class Full:\n" + "    x = 1\n" * 199),
    (style.wide_classes, "class Full:\n" + "".join(f"    def go_{n}(self): ...\n" for n in range(15))),
    (style.wide_classes, "class Own:\n" + "".join(f"    def _go_{n}(self): ...\n" for n in range(16))),
    (
        style.foreign_letters,
        '"""Kỳ báo cáo."""\nLONGEST = 18\n"""Số chữ số."""\nDASH = "\\N{EN DASH}"\n# Kỳ\n',
    ),
    (style.empty_names, "def data_dir(): ...\n"),
    (style.empty_names, "class FormModel(QAbstractTableModel):\n    def data(self, index, role): ...\n"),
    (style.silenced_signals, "block_signals = 'blockSignals'\n"),
    (style.grandparents, "window = self.parent()\n"),
    (style.connected_lambdas, "button.clicked.connect(self.save)\n"),
    (style.clocks, "from datetime import date\nday = date(2023, 3, 9)\n"),
]


def sources(*folders: str) -> list[Path]:
    """Every Python file of ours under these folders of the project."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def named(path: Path) -> str:
    """The file as a failing test names it."""
    return path.relative_to(ROOT).as_posix()


def holds_texts(path: Path) -> bool:
    """True for the files of the package `texts`."""
    return PACKAGE / "texts" in path.parents


def mirrors(module: Path) -> list[Path]:
    """The tests of one module: its own file, parts of it, or one file for its whole package."""
    place = module.relative_to(PACKAGE)
    own = ROOT / "tests" / place.parent
    found = [*own.glob(f"test_{module.stem}.py"), *own.glob(f"test_{module.stem}_*.py")]
    if len(place.parts) > 2:
        found += own.parent.glob(f"test_{place.parent.name}.py")
    return found


def public_modules(layer: str) -> list[Path]:
    """The modules of a layer that can be tested by name."""
    return [path for path in sources(f"cchc_desktop/{layer}") if not path.stem.startswith("_")]


@pytest.mark.parametrize(("rule", "source"), BAD)
def test_a_bad_sample_is_found(rule: style.Rule, source: str) -> None:
    assert rule(source)


@pytest.mark.parametrize(("rule", "source"), GOOD)
def test_a_good_sample_passes(rule: style.Rule, source: str) -> None:
    assert rule(source) == []


@pytest.mark.parametrize("path", sources("cchc_desktop", "tests"), ids=named)
def test_every_file_keeps_the_house_style(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    faults = [fault for rule in EVERYWHERE for fault in rule(source)]

    assert faults == []


@pytest.mark.parametrize("path", sources("cchc_desktop"), ids=named)
def test_sentences_of_the_program_stand_in_texts_only(path: Path) -> None:
    assert holds_texts(path) or style.foreign_letters(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", sources("cchc_desktop/core"), ids=named)
def test_core_reads_no_clock(path: Path) -> None:
    assert style.clocks(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", sources("cchc_desktop", "tests"), ids=named)
def test_a_module_has_a_name_that_says_something(path: Path) -> None:
    assert not any(
        style.says_nothing(part) for part in path.relative_to(PACKAGE.parent).with_suffix("").parts
    )


@pytest.mark.parametrize("name", ["utils", "Info", "report_manager", "ReportManager", "misc"])
def test_a_name_that_says_nothing_is_found(name: str) -> None:
    assert style.says_nothing(name)


@pytest.mark.parametrize("module", [path for layer in MIRRORED for path in public_modules(layer)], ids=named)
def test_a_module_is_mirrored_by_its_tests(module: Path) -> None:
    assert mirrors(module), f"no test for {named(module)}"


def test_a_module_without_tests_is_found() -> None:
    assert mirrors(PACKAGE / "core" / "no_such_module.py") == []


def test_the_rules_are_given_the_files_of_the_project() -> None:
    assert PACKAGE / "places.py" in sources("cchc_desktop")
    assert Path(__file__).resolve() in sources("tests")
