"""Dealing the timeline game: which events are played, in which order, and which lie open first."""

import random
from collections.abc import Sequence
from itertools import combinations

from quizapp.topics.topic import Event

LEVELS: tuple[str, ...] = ("easy", "medium", "hard")

# More candidates make the levels differ more, fewer make the decks of a level differ more.
_CANDIDATES = 8
_RUNS = 3


def deck(events: Sequence[Event], level: str, size: int, seed: int) -> tuple[Event, ...]:
    """The events to play, in dealing order; the same for the same events, level, size and seed.

    The level says how near in time they are: easy takes events far apart and deals one of each two
    neighbours first, medium a random sample, hard a run of neighbours. There are never more than
    `events`; an event's place in the deck tells nothing of its place in time. Raises ValueError
    for an unknown level or a negative size.
    """
    if level not in LEVELS:
        raise ValueError(f"“{level}” is not a level. The levels are {', '.join(LEVELS)}.")
    if size < 0:
        raise ValueError("A deck cannot have fewer than no cards.")
    rng = random.Random(f"{seed}:deck")
    in_time = by_time(events)
    size = min(size, len(in_time))
    if level == "easy":
        return _far_apart_first(_far_apart(in_time, size, rng), rng)
    chosen = _near(in_time, size, rng) if level == "hard" else in_time
    return tuple(rng.sample(chosen, size))


def opening(cards: Sequence[Event]) -> tuple[Event, ...]:
    """The cards that lie open at the start: the first two in the deck of which one is before the
    other, in order of time; only the first card where all dates overlap."""
    for pair in combinations(cards, 2):
        for earlier, later in (pair, pair[::-1]):
            if earlier.date.is_before(later.date):
                return earlier, later
    return tuple(cards[:1])


def acceptable_gaps(row: Sequence[Event], event: Event) -> tuple[int, ...]:
    """The gaps, from 0 to len(row), in which the event contradicts no date.

    If no card of the row lies before one to its left, there is at least one such gap, they are
    neighbours, and the row stays so with the event in any of them: it remains a linear extension
    of the interval order (Fishburn 1985, Interval Orders and Interval Graphs).
    """
    first, last = event.date.first, event.date.last
    places = range(len(row))
    after = (place + 1 for place in reversed(places) if row[place].date.last < first)
    before = (place for place in places if last < row[place].date.first)
    return tuple(range(next(after, 0), next(before, len(row)) + 1))


def draw(row: Sequence[Event], waiting: Sequence[Event]) -> tuple[Event | None, tuple[Event, ...]]:
    """The next card to take in hand, and those that wait on; None where nothing can be decided.

    A card that fits into every gap of the row waits for a later turn: placing it is no question.
    """
    for index, card in enumerate(waiting):
        if len(acceptable_gaps(row, card)) <= len(row):
            return card, (*waiting[:index], *waiting[index + 1 :])
    return None, tuple(waiting)


def by_time(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events in order of time, whatever order they came in."""
    return tuple(sorted(events, key=lambda event: (event.date.first, event.date.last, event.id)))


def days_between(one: Event, other: Event) -> int:
    """The days from the end of the earlier to the beginning of the later; 0 where they overlap."""
    return max(0, other.date.first - one.date.last, one.date.first - other.date.last)


def _far_apart(events: Sequence[Event], size: int, rng: random.Random) -> tuple[Event, ...]:
    """Events with much time between them: each is the farthest of a few drawn from the rest.

    Best-candidate sampling, Mitchell 1991, Spectrally Optimal Sampling for Distribution Ray
    Tracing.
    """
    left = list(range(len(events)))
    chosen: list[Event] = []
    while len(chosen) < size:
        drawn = rng.sample(left, min(_CANDIDATES, len(left)))
        best = max(
            drawn,
            key=lambda i: min((days_between(events[i], other) for other in chosen), default=0),
        )
        left.remove(best)
        chosen.append(events[best])
    return tuple(chosen)


def _near(events: Sequence[Event], size: int, rng: random.Random) -> Sequence[Event]:
    """A run of neighbours in time: the shortest of a few, for history has quiet ages."""
    starts = rng.choices(range(len(events) - size + 1), k=_RUNS)
    runs = [events[start : start + size] for start in starts]
    return min(runs, key=lambda run: days_between(run[0], run[-1]) if run else 0)


def _far_apart_first(events: Sequence[Event], rng: random.Random) -> tuple[Event, ...]:
    """One of each two neighbours in time, shuffled, then the others, shuffled.

    Dealing the very farthest first would tell that the second card is the oldest or the newest;
    here every event is equally likely in either half.
    """
    pairs = list(by_time(events))
    first = [pairs.pop(rng.randrange(len(pairs)))] if len(pairs) % 2 else []
    later: list[Event] = []
    for index in range(0, len(pairs), 2):
        one, other = rng.sample(pairs[index : index + 2], 2)
        first.append(one)
        later.append(other)
    return (*rng.sample(first, len(first)), *rng.sample(later, len(later)))
