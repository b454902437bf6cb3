"""Days: which one a moment falls on, how long it lasts, and how many were played in a row."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import groupby

A_DAY = timedelta(days=1)


def day_of(at: float, zone: tzinfo | None) -> date:
    """The day of a moment in a time zone; None is the machine's own."""
    return datetime.fromtimestamp(at, zone).date()


def seconds_left(at: float, zone: tzinfo | None) -> int:
    """How long the day of a moment still lasts: on a day of a changed clock, 23 hours or 25."""
    tomorrow = day_of(at, zone) + A_DAY
    return max(0, round(datetime.combine(tomorrow, time(), zone).timestamp() - at))


def run(days: Collection[date], last: date) -> int:
    """How many of these days come one after the other and end with this one."""
    length = 0
    while last - length * A_DAY in days:
        length += 1
    return length


def streak(days: Collection[date], today: date) -> int:
    """The run that goes on today: it ends today, or yesterday as long as today can still be played."""
    return run(days, today) or run(days, today - A_DAY)


def longest(days: Collection[date]) -> int:
    """The longest run of these days."""
    return max((run(days, day) for day in days if day + A_DAY not in days), default=0)


def archive(dealt: Iterable[date], today: date, back: int) -> list[date]:
    """The days before today that can be played: those dealt, and the last so many; newest first."""
    last = (today - number * A_DAY for number in range(1, back + 1))
    return sorted({*last, *(day for day in dealt if day < today)}, reverse=True)


def months(days: Iterable[date]) -> list[list[date]]:
    """Days that come newest first in their months, and in each of these the oldest first."""
    by_month = groupby(days, key=lambda day: (day.year, day.month))
    return [[*found][::-1] for _, found in by_month]
