"""What the world can do to us. A user's slip is a finding, never one of these.

Failure
 |- EditionInvalid   a form definition has faults (fields: edition, faults)
 |- FileUnusable     a file cannot be read as what it should be
 |- TargetUnusable   a file cannot be written where it was wanted
 |- StoreUnusable    the database cannot be opened, read or written
 `- Cancelled        the user stopped a long action

Each carries a code and fields; `texts.sentence` turns it into one Vietnamese
sentence that says what to do.
"""


class Failure(Exception):
    """A failure of the world, named by `code` and described by `fields`."""

    def __init__(self, code: str, **fields: object) -> None:
        super().__init__(code, fields)
        self.code = code
        self.fields = fields


class EditionInvalid(Failure):
    """A form definition has faults; `fields["faults"]` lists all of them."""


class FileUnusable(Failure):
    """A file is missing, cut short, foreign, or speaks of unknown things."""


class TargetUnusable(Failure):
    """A file cannot be written: gone, read-only, full, or held by a program."""


class StoreUnusable(Failure):
    """The database is newer, damaged, held, or its disk refuses."""


class Cancelled(Failure):
    """The user stopped a long action; nothing of it was kept."""

    def __init__(self) -> None:
        super().__init__("cancelled")
