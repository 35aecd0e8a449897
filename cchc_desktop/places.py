"""Where the program finds its forms and resources, and where the user's work lies.

Never the current folder, never a temporary one, never the program's own folder for
anything that is written: an update or a clean-up must not take a report with it.
"""

from pathlib import Path

import platformdirs

PACKAGE = Path(__file__).resolve().parent


def forms_dir() -> Path:
    """The published editions."""
    return shipped("forms")


def resources_dir() -> Path:
    """Fonts, icons, the stylesheet and the help pages."""
    return shipped("resources")


def data_dir() -> Path:
    """The user's data folder; it need not exist yet.

    On Windows under AppData\\Local, not Roaming: a database in WAL mode must not be
    copied to a server while it is open.
    """
    return platformdirs.user_data_path("CCHC Desktop", appauthor=False, roaming=False)


def shipped(name: str) -> Path:
    """A folder that comes with the program: inside the package once installed, beside it in a checkout."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name
