"""The stages of a report, and what stands between it and being closed.

Pure: judges what it is given. Never closes anything; that is the store's.
"""

from collections.abc import Collection
from enum import Enum

import msgspec

from cchc_desktop.core.checks.finding import Finding
from cchc_desktop.core.edition import Level
from cchc_desktop.core.report import Report


class Stage(Enum):
    """How far a report has come: đang nhập, đã kiểm tra, đã chốt, đã gửi, gửi lại."""

    ENTERING = "entering"
    CHECKED = "checked"
    CLOSED = "closed"
    SENT = "sent"
    RESENT = "resent"

    @property
    def is_frozen(self) -> bool:
        """True while nothing may be changed without reopening."""
        return self in {Stage.CLOSED, Stage.SENT, Stage.RESENT}


class Reason(Enum):
    """Why a report cannot be closed yet."""

    ERROR = "error"
    UNEXPLAINED = "unexplained"
    UNCONFIRMED = "unconfirmed"


class Obstacle(msgspec.Struct, frozen=True):
    """One thing to do before closing: at an address, because of a finding unless it was carried."""

    reason: Reason
    address: str
    finding: Finding | None = None


def obstacles(report: Report, unconfirmed: Collection[str] = ()) -> tuple[Obstacle, ...]:
    """What keeps `report` from being closed, worst first; empty if nothing does.

    `unconfirmed` are the addresses carried over from an earlier period that nobody
    has confirmed yet.
    """
    found = [_obstacle(finding) for finding in report.findings if finding.is_open]
    found += [Obstacle(Reason.UNCONFIRMED, address) for address in unconfirmed if address in report.content]
    order = list(Reason)
    return tuple(sorted(found, key=lambda each: order.index(each.reason)))


def _obstacle(finding: Finding) -> Obstacle:
    reason = Reason.ERROR if finding.level is Level.ERROR else Reason.UNEXPLAINED
    section = f"narrative.{finding.section}" if finding.section else ""
    return Obstacle(reason, finding.codes[0] if finding.codes else section, finding)
