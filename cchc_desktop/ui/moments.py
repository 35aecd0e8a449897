"""How a list says when something was, how large it is, and where it was sent to.

The computer's own time zone, but never its locale.
"""

from datetime import datetime

from cchc_desktop import texts

MAILTO = "mailto:"
"""How the journal keeps that a package left by mail, and to whom."""
_UNITS = ("byte", "KB", "MB", "GB", "TB")
_THOUSAND = 1000


def show_moment(at: datetime) -> str:
    """Day and time, to the minute."""
    return f"{at.astimezone():%d/%m/%Y %H:%M}"


def moment(at: datetime) -> str:
    """The same to the second: what happened many times within a minute."""
    return f"{show_moment(at)}:{at.astimezone():%S}"


def kilobytes(size: int) -> str:
    """Bytes as whole KB, their thousands apart; never 0."""
    return f"{-(-size // _THOUSAND):,}".replace(",", ".")


def room(size: int) -> str:
    """Bytes as a person says them: 14,6 GB."""
    amount, unit = float(size), 0
    while amount >= _THOUSAND and unit < len(_UNITS) - 1:
        amount, unit = amount / _THOUSAND, unit + 1
    return f"{amount:.1f} {_UNITS[unit]}".replace(".", ",").replace(",0 ", " ")


def show_target(target: str) -> str:
    """Where a package went, in words."""
    if not target.startswith(MAILTO):
        return texts.TARGET_FOLDER.format(folder=target)
    recipients = target.removeprefix(MAILTO)
    return texts.TARGET_MAIL.format(recipients=recipients) if recipients else texts.TARGET_MAIL_NOBODY


def show_number(number: int) -> str:
    """Which sending it was: the first, or which supplement."""
    return texts.SENT_SUPPLEMENT.format(number=number) if number else texts.SENT_FIRST
