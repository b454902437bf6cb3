"""Orders judged by their decidable pairs: where it is unknown which comes first, both are right."""

from collections.abc import Callable, Sequence
from itertools import combinations

IsBefore = Callable[[str, str], bool]
"""Whether the first of two items must stand before the second."""


def share_right(order: Sequence[str], is_before: IsBefore) -> float:
    """The share of decidable pairs in right order, corrected for chance: 0 to 1."""
    wrong = sum(is_before(later, earlier) for earlier, later in combinations(order, 2))
    right = sum(is_before(earlier, later) for earlier, later in combinations(order, 2))
    return max(0.0, 2 * right / (right + wrong) - 1) if right or wrong else 1.0


def to_move(order: Sequence[str], is_before: IsBefore) -> frozenset[str]:
    """The fewest items that must move so that no decidable pair is wrong."""
    return frozenset(order) - frozenset(_longest_without_a_wrong_pair(tuple(order), is_before))


def _longest_without_a_wrong_pair(order: tuple[str, ...], is_before: IsBefore) -> tuple[str, ...]:
    # With or without the first item: exact, and quick for the ten items there can be.
    if not order:
        return ()
    first, rest = order[0], order[1:]
    free = tuple(item for item in rest if not is_before(item, first))
    with_first = (first, *_longest_without_a_wrong_pair(free, is_before))
    if len(free) == len(rest):
        return with_first
    return max(with_first, _longest_without_a_wrong_pair(rest, is_before), key=len)
