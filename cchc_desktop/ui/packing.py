"""What is to be sent of the report that is open, as values for another thread."""

from functools import partial

from cchc_desktop import delivery
from cchc_desktop.core.report import Report
from cchc_desktop.delivery import Parcel
from cchc_desktop.ui.job import Steps
from cchc_desktop.ui.naming import labelled_place
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.transfer import copied


def parcel_of(session: Session, report: Report) -> Parcel:
    """The parcel of a closed report, with a report of its own; StoreUnusable if it may change."""
    return delivery.parcel(session.store, session.period_id or 0, copied(report))


def packing(session: Session, report: Report) -> Steps:
    """The work that makes the package of a closed report."""
    parcel = parcel_of(session, report)
    return delivery.pack(session.store.folder, parcel, partial(labelled_place, parcel.report))
