"""What reading a file gives: a report, and the lines that were not understood."""

import msgspec

from cchc_desktop.core.report import Report


class Reading(msgspec.Struct, frozen=True):
    """A report out of a file. `problems` are sentences for the user, in the file's order:
    what was not understood, and what differs from what was exported.
    """

    report: Report
    problems: tuple[str, ...] = ()
