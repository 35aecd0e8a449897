"""What a section's source was before: the editor's own undo. Knows no widget."""

MOST = 200
"""Sources kept; the report's own history goes on behind them."""


class Past:
    """The sources of one section in the order they were written, and which one stands now."""

    def __init__(self, source: str) -> None:
        self._sources = [source]
        self._at = 0

    def note(self, source: str) -> None:
        """Another source stands now; those that were taken back are gone."""
        if source == self._sources[self._at]:
            return
        del self._sources[self._at + 1 :]
        self._sources.append(source)
        del self._sources[:-MOST]
        self._at = len(self._sources) - 1

    def beside(self, steps: int) -> str | None:
        """The source so many steps on (before: negative), None beyond either end."""
        place = self._at + steps
        return self._sources[place] if 0 <= place < len(self._sources) else None

    def go(self, steps: int) -> None:
        """That source stands now."""
        self._at += steps

    def follow(self, source: str) -> None:
        """Somebody else put `source` here: a step back or on if it is one, else a new beginning.

        What was before is then the report's own history.
        """
        for steps in (-1, 1):
            if self.beside(steps) == source:
                self.go(steps)
                return
        self._sources, self._at = [source], 0
