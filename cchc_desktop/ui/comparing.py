"""Which earlier period stands beside the one that is open: kỳ trước, or cùng kỳ năm trước.

One choice for every table. Never counts: the comparison is `core.compare`'s.
"""

from PySide6.QtCore import QObject, Signal

from cchc_desktop.core.compare import before, year_ago
from cchc_desktop.core.report import Report
from cchc_desktop.settings import Beside


class Comparing(QObject):
    """`changed` says that another one was chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chosen = Beside.BEFORE

    def choose(self, beside: Beside) -> None:
        """Show another earlier period everywhere."""
        if beside is not self.chosen:
            self.chosen = beside
            self.changed.emit()

    def other(self, report: Report) -> Report | None:
        """The report to stand beside; None if the unit has none of that period."""
        return beside_of(report, self.chosen)


def beside_of(report: Report, beside: Beside) -> Report | None:
    """The earlier report that a choice means."""
    return year_ago(report) if beside is Beside.YEAR_AGO else before(report)
