"""Where written dates lie on the line of days: day numbers, and the days each end covers."""

import re
from typing import Literal, NamedTuple

from quizapp.text import Wrong

Unit = Literal["day", "month", "year", "decade", "century"]

FARTHEST_YEAR = 1_000_000_000
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

_POINT = re.compile(
    r"(?:(?!-0000)(?P<year>-?\d{4})"
    r"(?:-(?P<month>\d\d)(?:-(?P<day>\d\d|XX))?|(?P<no_month>-XX(?:-XX)?))?"
    r"|(?P<decade>-?\d{3})X|(?P<century>-?\d\d)XX|Y(?P<long>-?[1-9]\d{4,9}))(?P<mark>[~?%]?)",
    re.ASCII,
)


def day_number(year: int, month: int, day: int) -> int:
    """The number of a day, counted like `datetime.date.toordinal` but in every year.

    The Gregorian calendar is used for all times. This is `days_from_civil` by Howard Hinnant,
    https://howardhinnant.github.io/date_algorithms.html
    """
    year -= month <= 2  # a year that begins in March has its leap day at its end
    era, year_of_era = divmod(year, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * 146_097 + day_of_era - 305


def days_in(year: int, month: int) -> int:
    """How many days a month has."""
    next_month = day_number(year + month // 12, month % 12 + 1, 1)
    return next_month - day_number(year, month, 1)


class Point(NamedTuple):
    """A date without ends, or one end of a span; `masked` where it has unknown digits (X)."""

    year: int
    month: int | None
    day: int | None
    unit: Unit
    masked: bool
    mark: str

    @property
    def is_about(self) -> bool:
        return self.mark in {"~", "%"}

    @property
    def is_uncertain(self) -> bool:
        return self.mark in {"?", "%"}

    @property
    def last_year(self) -> int:
        return self.year + {"decade": 9, "century": 99}.get(self.unit, 0)

    @property
    def first_day(self) -> int:
        return day_number(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> int:
        if self.day:
            return self.first_day
        month = self.month or 12
        return day_number(self.last_year, month, days_in(self.last_year, month))


def form_of(year: int, month: int | None, day: int | None) -> str:
    """How a year of at most four digits, a month and a day are written as a date."""
    year_form = f"-{-year:04}" if year < 0 else f"{year:04}"
    return "-".join([year_form, *(f"{part:02}" for part in (month, day) if part)])


def read_ends(text: str) -> tuple[Point, ...] | None:
    """The one or two ends of a date; None where the form is wrong; raises Wrong where none can be."""
    written = text.split("/")
    points = [_read_point(end) for end in written]
    ends = tuple(point for point in points if point)
    if len(ends) != len(points) or len(ends) > 2:
        return None
    start, end = ends[0], ends[-1]
    if len(ends) == 2 and (start.first_day, start.last_day) == (end.first_day, end.last_day):
        message = f"“{text}” begins and ends with the same date."
        raise Wrong(message, f"Write only {written[0]}.")
    if end.last_day < start.first_day:
        raise Wrong(f"“{text}” ends before it begins.", f"Write {written[1]}/{written[0]}.")
    return ends


def _read_point(text: str) -> Point | None:
    found = _POINT.fullmatch(text)
    if not found:
        return None
    if found["decade"]:
        return Point(_first_year(found["decade"], 10), None, None, "decade", True, found["mark"])
    if found["century"]:
        return Point(_first_year(found["century"], 100), None, None, "century", True, found["mark"])
    year = int(found["year"] or found["long"])
    if abs(year) > FARTHEST_YEAR:
        raise Wrong(f"“{text}” is too far away.", f"A date has at most {FARTHEST_YEAR:,} years.")
    if not found["month"]:
        return Point(year, None, None, "year", bool(found["no_month"]), found["mark"])
    month = _month(found)
    if found["day"] in {None, "XX"}:
        return Point(year, month, None, "month", bool(found["day"]), found["mark"])
    return Point(year, month, _day(found, year, month), "day", False, found["mark"])


def _first_year(known: str, length: int) -> int:
    """The first year of a decade or century: that of -019X is -0199, for it runs to -0190."""
    year = int(known) * length
    return year - length + 1 if known.startswith("-") else year


def _month(found: re.Match[str]) -> int:
    month = int(found["month"])
    if month == 0:
        fix = f"Write only {found['year']} if it is not known."
        raise Wrong("There is no month 00.", fix)
    if 21 <= month <= 24 and not found["day"]:
        message = f"“{found[0]}” is a season, and seasons differ between north and south."
        raise Wrong(message, f"Write the months, like {found['year']}-03/{found['year']}-05.")
    if month > 12:
        usual = "The order is year, month, day."
        fix = usual if found["day"] else "Write several years like 1914/1918."
        raise Wrong(f"There is no month {month} in “{found[0]}”.", fix)
    return month


def _day(found: re.Match[str], year: int, month: int) -> int:
    day = int(found["day"])
    if day == 0:
        known = f"{found['year']}-{found['month']}"
        raise Wrong("There is no day 00.", f"Write only {known} if it is not known.")
    if day > days_in(year, month):
        which = f" in {found['year']}" if (month, day) == (2, 29) else ""
        most = days_in(year, month)
        message = f"There is no {day} {MONTHS[month - 1]}{which}."
        raise Wrong(message, f"That month has {most} days.")
    return day
