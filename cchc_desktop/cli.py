"""The commands, which need no display: each builds what it needs and answers with an exit code.

Nothing here knows a rule, a form or a format. Results go to standard output; what went
wrong is one Vietnamese sentence on standard error, never a traceback.
"""

import errno
import json
import logging
import os
import sys
import traceback
from argparse import SUPPRESS, Action, ArgumentParser, HelpFormatter, Namespace
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from getpass import getpass
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

import msgspec

from cchc_desktop import __version__, places, texts
from cchc_desktop.core.catalogue import Catalogue
from cchc_desktop.core.checks.finding import Finding
from cchc_desktop.core.edition import Level
from cchc_desktop.core.found import Found
from cchc_desktop.core.plan import changes, plan
from cchc_desktop.core.report import Identity, Report
from cchc_desktop.errors import Failure, FileUnusable
from cchc_desktop.exchange import formats, reading, report_json
from cchc_desktop.exchange.reading import telling

SOUND, FOUND, UNUSABLE, NO_DISPLAY, STOPPED = 0, 1, 2, 3, 130
"""Exit codes: no lỗi, lỗi found, the file cannot be used, no window here, Ctrl+C."""
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""What says on Linux that a window can be shown, or need not be seen."""
LOG = "cchc.log"
LARGEST, KEPT = 500_000, 3
OWN_FORMS = "forms"

Command: TypeAlias = Callable[[Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    _speak_utf8()
    sys.unraisablehook = _let_pass
    asked = _parser().parse_args(arguments)
    asked.data = asked.data or places.data_dir()
    try:
        code: int = asked.command(asked)
        sys.stdout.flush()
        return code
    except Failure as failure:
        _complain(texts.sentence(failure))
        return UNUSABLE
    except KeyboardInterrupt:
        _complain(texts.CLI_INTERRUPTED)
        return STOPPED
    except BrokenPipeError:
        # Who was reading has gone, as `head` does: nobody is left to be told.
        _give_up_output()
        return SOUND
    except Exception as error:  # noqa: BLE001 - one of the program's two outermost doors
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            _give_up_output()
            _complain(texts.CLI_FULL)
            return UNUSABLE
        _complain(texts.CLI_MISTAKE.format(log=_log(asked.data, error)))
        return UNUSABLE


def _speak_utf8() -> None:
    """Vietnamese comes out whole, on a Windows console too; without a console nothing does."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            # Stays open as long as the program runs.
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _let_pass(mistake: object) -> None:
    """What a library trips over while it is thrown away: the failure behind it was told already."""


def _give_up_output() -> None:
    """Let nothing be tried again at the end with what was not written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(sentence: str) -> None:
    with suppress(OSError):
        print(sentence, file=sys.stderr)


def _log(folder: Path, error: Exception) -> Path:
    """Where the mistake was written: its kind and its lines of code, nothing of a report."""
    steps = traceback.extract_tb(error.__traceback__)
    lines = [f"  {Path(step.filename).name}:{step.lineno} {step.name}" for step in steps]
    path = folder / LOG
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        message = "\n".join([f"CCHC Desktop {__version__}: {type(error).__name__}", *lines])
        handler.emit(logging.LogRecord("cchc_desktop", logging.ERROR, "", 0, message, None, None))
        handler.close()
    return path


def window(asked: Namespace) -> int:
    """The window; where none can be shown, a sentence that names the commands."""
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in DISPLAYS):
        _complain(texts.CLI_NO_DISPLAY)
        return NO_DISPLAY
    try:
        from cchc_desktop.ui import app
    except ImportError as error:
        _complain(texts.CLI_NO_WINDOW.format(reason=error))
        return NO_DISPLAY
    return app.run(asked.data)


def check(asked: Namespace) -> int:
    """Findings of a report; exit 1 while an unexplained lỗi is among them."""
    catalogue = _catalogue(asked)
    earlier = [formats.read(path, catalogue).report for path in asked.previous]
    report = formats.read(asked.file, catalogue).report
    report = Report(report.index, report.identity, report.content, earlier)
    if asked.json:
        print(json.dumps(_as_json(report), ensure_ascii=False, indent=1))
    else:
        _print_findings(report)
    return FOUND if any(each.level is Level.ERROR and each.is_open for each in report.findings) else SOUND


def _as_json(report: Report) -> dict[str, Any]:
    entered, of = _progress(report)
    return {
        "findings": [_finding(each) for each in report.findings],
        "complete": {"entered": entered, "of": of},
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.check,
        "level": finding.level.value,
        "codes": list(finding.codes),
        "section": finding.section,
        "message": finding.message,
        "advice": finding.advice,
    }


def _progress(report: Report) -> tuple[int, int]:
    """How many rows of the forms have an answer, and how many there are to answer."""
    answerable = report.index.answerable
    return sum(not report.value(code).is_blank for code in answerable), len(answerable)


def _print_findings(report: Report) -> None:
    for finding in report.findings:
        level = texts.FINDING_LEVELS[finding.level.value]
        words = {"check": finding.check, "message": finding.message, "advice": finding.advice}
        print(texts.CLI_FINDING.format(level=level, **words))
        if finding.explanation:
            print(texts.CLI_EXPLAINED.format(text=finding.explanation))
    counts = {f"{level.value}s": sum(each.level is level for each in report.findings) for level in Level}
    entered, of = _progress(report)
    print(texts.CLI_SUMMARY.format(entered=entered, of=of, **counts))


def export(asked: Namespace) -> int:
    """Write a report in the formats that are named, all of them if none is."""
    chosen = tuple(name for name in (*formats.FORMATS, formats.TEMPLATE) if getattr(asked, name))
    report = formats.read(asked.file, _catalogue(asked)).report
    for path in formats.finished(formats.export(report, asked.to, chosen or formats.FORMATS)):
        print(path)
    return SOUND


def read(asked: Namespace) -> int:
    """Any file as `cchc-report/1`; what was not understood on standard error."""
    catalogue = _catalogue(asked)
    password = getpass(texts.CLI_PASSWORD) if asked.password else ""
    found = formats.finished(reading.read(asked.file, catalogue, asked.edition, password))
    if asked.edition and asked.edition != found.edition:
        raise FileUnusable("edition_differs", file=asked.file.name, found=found.edition, wanted=asked.edition)
    report = found.report
    if report is None:
        report, problems = _taken_in(_with_period(found, asked.period), catalogue)
    else:
        problems = list(found.problems)
    for problem in problems:
        _complain(problem)
    sys.stdout.write(report_json.encode(report).decode())
    return SOUND


def _with_period(found: Found, period: str) -> Found:
    """What was found, of the period that the user names."""
    year, _, kind = period.partition("-")
    if period and not (year.isdecimal() and int(year) in report_json.YEARS and kind):
        raise FileUnusable("period_wrong", period=period)
    if period:
        return msgspec.structs.replace(found, kind=kind, year=int(year))
    if not found.kind or found.year not in report_json.YEARS:
        raise FileUnusable("file_period_unknown", file=found.file)
    return found


def _taken_in(found: Found, catalogue: Catalogue) -> tuple[Report, list[str]]:
    """A new report of all that was surely found, and the lines about the rest."""
    index = catalogue.get(found.edition)
    planned = plan(None, found, index)
    identity = Identity(found.unit, index.edition.id, found.kind, found.year)
    content = {address: item for address, item in changes(planned, planned.safe).items() if item is not None}
    report = Report(index, identity, content)
    return report, list(telling.lines(found, planned, report))


def demo(asked: Namespace) -> int:
    """The whole main job on the bundled sample."""
    from cchc_desktop import demo as showing

    showing.run(asked.to, _catalogue(asked), _print_findings)
    return SOUND


def backup(asked: Namespace) -> int:
    """One of the commands under `backup`."""
    from cchc_desktop import safety

    chosen: Command = getattr(safety, f"backup_{asked.action}")
    return chosen(asked)


def verify(asked: Namespace) -> int:
    """Whether a package, a file or a folder is whole."""
    from cchc_desktop import safety

    return safety.verify(asked, _catalogue(asked))


def forms_check(asked: Namespace) -> int:
    """Every fault of the editions in a folder, else of the published and the user's own."""
    catalogue, chosen = _forms(asked)
    faults = [fault for edition in chosen for fault in catalogue.examine(edition)[1]]
    for fault in faults:
        print(texts.fault(fault.file, fault.place, fault.found, fault.problem))
    if faults:
        print(texts.CLI_FORMS_FAULTY.format(faults=len(faults), count=len(chosen)))
        return FOUND
    print(texts.CLI_FORMS_SOUND.format(count=len(chosen)))
    return SOUND


def _forms(asked: Namespace) -> tuple[Catalogue, Sequence[str]]:
    """The editions asked for; a base that is not among them is looked for with the published."""
    if asked.dir is None:
        catalogue = _catalogue(asked)
        return catalogue, catalogue.ids()
    folder = asked.dir.resolve()
    alone = (folder / "edition.toml").is_file()
    root = folder.parent if alone else folder
    ids = [folder.name] if alone else Catalogue([root]).ids()
    if not ids:
        raise FileUnusable("forms_missing", folder=asked.dir)
    return Catalogue([root, places.forms_dir(), asked.data / OWN_FORMS]), ids


def forms_list(asked: Namespace) -> int:
    """Ids, titles and validity of the editions that can be used."""
    catalogue = _catalogue(asked)
    for name in catalogue.ids():
        edition, faults = catalogue.examine(name)
        if edition is None or faults:
            _complain(texts.FAILURES["edition_faulty"].format(edition=name))
            continue
        end = edition.valid_to or texts.CLI_OPEN_END
        mark = texts.CLI_PROVISIONAL if edition.provisional else ""
        words = {"id": edition.id, "title": edition.title, "start": edition.valid_from}
        print(texts.CLI_EDITION.format(end=end, mark=mark, **words))
    return SOUND


def _catalogue(asked: Namespace) -> Catalogue:
    return Catalogue([places.forms_dir(), asked.data / OWN_FORMS])


class Parser(ArgumentParser):
    """argparse in Vietnamese; a wrong command is one sentence."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, **options)
        self._positionals.title = texts.CLI_ARGUMENTS
        self._optionals.title = texts.CLI_OPTIONS
        self.add_argument("-h", "--help", action="help", help=texts.CLI_HELP["help"])

    def error(self, message: str) -> NoReturn:
        """Say what to do; argparse's own words are English."""
        self.exit(UNUSABLE, texts.CLI_WRONG + "\n")


class _Formatter(HelpFormatter):
    def add_usage(
        self, usage: str | None, actions: Iterable[Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        # "" is asked for where a part of another usage is made.
        super().add_usage(usage, actions, groups, texts.CLI_USAGE if prefix is None else prefix)


def _parser() -> Parser:
    parser = Parser(prog="cchc-desktop", description=texts.CLI_ABOUT)
    parser.add_argument("--version", action="version", version=__version__, help=texts.CLI_HELP["version"])
    parser.add_argument("--data", type=Path, default=None, metavar="DIR", help=texts.CLI_HELP["data"])
    parser.set_defaults(command=window)
    listed: dict[str, Any] = {
        "title": texts.CLI_COMMANDS,
        "metavar": texts.CLI_COMMAND,
        "parser_class": Parser,
    }
    commands = parser.add_subparsers(**listed)
    one = _command(commands, "demo", demo)
    one.add_argument("--to", type=Path, required=True, metavar="DIR", help=texts.CLI_HELP["to"])
    one = _command(commands, "check", check, "file")
    one.add_argument("--json", action="store_true", help=texts.CLI_HELP["json"])
    one.add_argument(
        "--previous", type=Path, action="append", default=[], metavar="FILE", help=texts.CLI_HELP["previous"]
    )
    one = _command(commands, "export", export, "file")
    one.add_argument("--to", type=Path, required=True, metavar="DIR", help=texts.CLI_HELP["to"])
    for name in (*formats.FORMATS, formats.TEMPLATE):
        words = texts.CLI_HELP["as_json" if name == "json" else name]
        one.add_argument(f"--{name}", action="store_true", help=words)
    one = _command(commands, "read", read, "file")
    one.add_argument("--edition", default="", metavar="ID", help=texts.CLI_HELP["edition"])
    one.add_argument("--period", default="", metavar="PERIOD", help=texts.CLI_HELP["period"])
    one.add_argument("--password", action="store_true", help=texts.CLI_HELP["password"])
    forms = commands.add_parser("forms", help=texts.CLI_HELP["forms"], description=texts.CLI_HELP["forms"])
    under = forms.add_subparsers(required=True, **listed)
    one = _command(under, "check", forms_check, text="forms_check")
    one.add_argument("dir", type=Path, nargs="?", metavar="DIR", help=texts.CLI_HELP["dir"])
    _command(under, "list", forms_list, text="forms_list")
    one = _command(commands, "verify", verify)
    one.add_argument("path", type=Path, metavar="FILE", help=texts.CLI_HELP["whole"])
    one.add_argument("--password", action="store_true", help=texts.CLI_HELP["password"])
    kept = commands.add_parser("backup", help=texts.CLI_HELP["backup"], description=texts.CLI_HELP["backup"])
    _add_backup(kept.add_subparsers(required=True, **listed))
    return parser


def _add_backup(commands: Any) -> None:
    for name in ("list", "make", "check", "restore"):
        one = _command(commands, name, backup, text=f"backup_{name}")
        one.set_defaults(action=name)
        one.add_argument("--second", type=Path, default=None, metavar="DIR", help=texts.CLI_HELP["second"])
        if name in ("check", "restore"):
            many = "?" if name == "check" else None
            one.add_argument("name", nargs=many, default="", metavar="NAME", help=texts.CLI_HELP["name"])
    one.add_argument("--period", default="", metavar="KIND/YEAR", help=texts.CLI_HELP["period"])
    one.add_argument("--place", action="append", default=[], metavar="CODE", help=texts.CLI_HELP["place"])
    one.add_argument("--yes", action="store_true", help=texts.CLI_HELP["yes"])


def _command(commands: Any, name: str, command: Command, argument: str = "", text: str = "") -> Parser:
    words = texts.CLI_HELP[text or name]
    made: Parser = commands.add_parser(name, help=words, description=words)
    made.set_defaults(command=command)
    # After the command too; said before it, it is not forgotten.
    made.add_argument("--data", type=Path, default=SUPPRESS, metavar="DIR", help=texts.CLI_HELP["data"])
    if argument:
        made.add_argument(argument, type=Path, metavar="FILE", help=texts.CLI_HELP["file"])
    return made
