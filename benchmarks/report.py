"""How a benchmark tells what it found: one line for each figure, beside its aim."""

from collections.abc import Sequence
from statistics import median


def heading(machine: str, runs: int, of: str = "runs") -> None:
    """The machine, then the names of the columns."""
    print(f"{machine}\n\nMedians over {runs} {of}\n")
    print(f"{'':<58}{'found':>9}  {'from – to':<17}{'aim':>9}")


def row(what: str, found: Sequence[float], aim: float | None, unit: str = "") -> None:
    """A figure: its median, how far its runs lie apart, and the aim, where less is better."""
    middle = median(found)
    spread = f"{_written(min(found))} – {_written(max(found))}"
    line = f"{what:<58}{_written(middle):>9}  {spread:<17}"
    if aim is None:
        print(f"{line}{'':>9} {unit}", flush=True)
    else:
        outcome = "met" if middle <= aim else "MISSED"
        print(f"{line}{_written(aim):>9} {unit:<6} {outcome}", flush=True)


def _written(figure: float) -> str:
    """A figure with the digits that mean something."""
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.3g}"
