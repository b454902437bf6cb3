"""Eras of a timeline: runs of events that fill about a screen each, parted where time was empty."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

from quizapp.topics.spine import Point

FEW = 10
"""Events of an era; of many events, each era has a tenth."""


@dataclass(frozen=True)
class Era:
    """Some events in order of time."""

    number: int
    """From 1."""
    points: Sequence[Point]
    opens_year: bool
    """Whether no era before it begins in the same year, so that the year alone names it."""

    @property
    def first_year(self) -> int:
        """Of its first event; astronomical, as HistoricalDate.year is."""
        return self.points[0].event.date.year

    @property
    def last_year(self) -> int:
        """Of its last event."""
        return self.points[-1].event.date.year

    def has(self, event: str) -> bool:
        """Whether the event with this id is one of its."""
        return any(point.event.id == event for point in self.points)


def eras(points: Sequence[Point]) -> tuple[Era, ...]:
    """The eras of these events, which are in order of time; none of none."""
    most = max(FEW, -(-len(points) // FEW))
    found: list[Era] = []
    for run in _parted(points, most) if points else ():
        year = run[0].event.date.year
        opens = not found or found[-1].first_year != year
        found.append(Era(len(found) + 1, run, opens))
    return tuple(found)


def _parted(points: Sequence[Point], most: int) -> list[Sequence[Point]]:
    """Halves as even as the widest gaps allow, halved again until none has more than the most."""
    if len(points) <= most:
        return [points]
    days = [point.event.date.first for point in points]

    def worth(cut: int) -> float:
        return log2(2 + days[cut] - days[cut - 1]) * cut * (len(points) - cut)

    cut = max(range(1, len(points)), key=worth)
    return [*_parted(points[:cut], most), *_parted(points[cut:], most)]
