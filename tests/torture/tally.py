"""What a torture answers with: how many rounds, and what went wrong in them."""

import msgspec


class Tally(msgspec.Struct):
    """`faults` are one line each; `counts` are worth knowing and no fault."""

    name: str
    rounds: int = 0
    faults: list[str] = msgspec.field(default_factory=list)
    counts: dict[str, int] = msgspec.field(default_factory=dict)

    def count(self, what: str, many: int = 1) -> None:
        """One more of something."""
        self.counts[what] = self.counts.get(what, 0) + many

    def __str__(self) -> str:
        counted = ", ".join(f"{what} {many}" for what, many in sorted(self.counts.items()))
        shown = "".join(f"\n    {fault}" for fault in self.faults[:5])
        return f"{self.name:<12} {self.rounds:6} rounds  {len(self.faults):3} faults   {counted}{shown}"
