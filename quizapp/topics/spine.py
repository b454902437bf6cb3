"""The spine: events on one compressed line, for every page that shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log2

from quizapp.topics.topic import Event, Topic

WIDTH = 1000
"""The units of the line's drawing."""
_LEAST_STEP = 3.0  # between two events of one day; an empty century adds about 12 to it


@dataclass(frozen=True)
class Point:
    """An event on the line: `x` from 0 to WIDTH; `gap` days passed since the one before it."""

    event: Event
    x: int
    hue: int
    gap: int
    step: int
    """How wide the gap is drawn, from 0 (the same days) to 6 (decades)."""


@dataclass(frozen=True)
class Tick:
    """A year that is written under the line."""

    x: int
    year: int
    """Astronomical: 0 is 1 BCE."""


def spine(topic: Topic) -> tuple[Point, ...]:
    """The topic's events on a line where each step grows with the logarithm of the time between."""
    events = topic.timeline
    if not events:
        return ()
    gaps = [0, *(b.date.first - a.date.first for a, b in pairwise(events))]
    steps = [0.0, *(_LEAST_STEP + log2(1 + gap / 7) for gap in gaps[1:])]
    whole = sum(steps) or 1.0
    themes = list(topic.themes)
    points, reached = [], 0.0
    for event, gap, step in zip(events, gaps, steps, strict=True):
        reached += step
        hue = themes.index(event.theme) % 6 + 1 if event.theme in themes else 0
        x = round(20 + (WIDTH - 40) * reached / whole) if len(events) > 1 else WIDTH // 2
        points.append(Point(event, x, hue, gap, _width(gap)))
    return tuple(points)


def ticks(points: Sequence[Point], least: int = 70) -> tuple[Tick, ...]:
    """Years to write under the line: where one begins, and not too near to each other."""
    found: list[Tick] = []
    seen: set[int] = set()
    for point in points:
        year = point.event.date.year
        if year not in seen and (not found or point.x - found[-1].x >= least):
            found.append(Tick(point.x, year))
        seen.add(year)
    return tuple(found)


def _width(days: int) -> int:
    limits = (2, 25, 180, 700, 2600, 7300)
    return sum(days >= limit for limit in limits)
