"""Orders judged by their decidable pairs: where it is unknown which comes first, both are right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

IsBefore = Callable[[str, str], bool]
"""Whether the first of two items must stand before the second."""

Way = Literal["right", "wrong", "either"]
"""How two items stand: in their right order, in the other, or as either is right."""


@dataclass(frozen=True)
class Compared:
    """An item of an order, beside those above it; so each wrong pair is told once, where it ends."""

    id: str
    to_last: Way | None
    """How it stands to the one right above it; None for the first."""
    also_before: tuple[str, ...]
    """Those further above that it belongs before."""


def pairs(order: Sequence[str], is_before: IsBefore) -> tuple[int, int]:
    """How many decidable pairs stand right, and how many there are."""
    ways = [_way(above, below, is_before) for above, below in combinations(order, 2)]
    return ways.count("right"), len(ways) - ways.count("either")


def compared(order: Sequence[str], is_before: IsBefore) -> tuple[Compared, ...]:
    """The items of an order, each beside those above it."""
    found = []
    for place, id_ in enumerate(order):
        last = order[place - 1] if place else None
        further = order[: max(0, place - 1)]
        to_last = None if last is None else _way(last, id_, is_before)
        before = tuple(other for other in further if is_before(id_, other))
        found.append(Compared(id_, to_last, before))
    return tuple(found)


def _way(above: str, below: str, is_before: IsBefore) -> Way:
    if is_before(above, below):
        return "right"
    return "wrong" if is_before(below, above) else "either"
