"""Qt's own words in Vietnamese: the menus of its editors, the buttons of its dialogs.

PySide6 ships no Vietnamese translation. The words stand in `resources/qt.vi.tsv`, one
a line: Qt's, a tab, ours. Never translates a word of this program.
"""

from pathlib import Path

from PySide6.QtCore import QObject, QTranslator

FILE = "qt.vi.tsv"


class QtWords(QTranslator):
    """Answers Qt's `tr()`; what the file does not have stays as Qt has it."""

    def __init__(self, resources: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        lines = (resources / FILE).read_text("utf-8").splitlines()
        pairs = (line.replace("\\n", "\n").partition("\t") for line in lines)
        self._words = {source: ours for source, _, ours in pairs}

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Our word, or None: Qt then looks further and keeps its own."""
        return self._words.get(source.replace("&", ""))

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """False: an empty translator is not asked."""
        return not self._words
