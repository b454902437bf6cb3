"""Dates and stretches of time in English."""

from typing import NamedTuple

from quizapp.spacing import MONTHS, Point

Ends = tuple[Point, ...]
"""The one or two ends of a date."""

_DAYS_A_YEAR = 365.2425


class _Style(NamedTuple):
    months: tuple[str, ...]
    about: str
    doubt: str
    the: str


_FULL = _Style(MONTHS, "about ", " (uncertain)", "the ")
_SHORT = _Style(tuple(month[:3] for month in MONTHS), "c. ", "?", "")

_DOUBTS = {
    (True, False): "About this time.",
    (False, True): "Uncertain.",
    (True, True): "About this time, but uncertain.",
}


def in_full(ends: Ends) -> str:
    """A date in English: 5 January 2026, about 1992, 4–7 January 2026, 44 BCE."""
    return _worded(ends, _FULL)


def in_short(ends: Ends) -> str:
    """A date in English for narrow places: 5 Jan 2026, c. 1992."""
    return _worded(ends, _SHORT)


def exactness(ends: Ends) -> str:
    """One sentence on how exactly a date is known."""
    about = any(end.is_about for end in ends)
    uncertain = any(end.is_uncertain for end in ends)
    if doubt := _DOUBTS.get((about, uncertain)):
        return doubt
    if len(ends) == 1:
        return f"Known to the {ends[0].unit}."
    start, end = ends
    if start.unit == end.unit == "day":
        return f"Lasted {'two' if end.last_day == start.first_day + 1 else 'several'} days."
    units = {start.unit, end.unit}
    coarsest = next(unit for unit in ("century", "decade", "year", "month") if unit in units)
    return f"Beginning and end are known to the {coarsest}."


def year_alone(year: int) -> str:
    """An astronomical year for the narrowest places: 2026, 44 BCE."""
    return str(year) if year > 0 else f"{1 - year} BCE"


def stretch(days: int) -> str:
    """A stretch of time worth naming, roughly: “33 years”, “5 months”; "" below a month."""
    years = days / _DAYS_A_YEAR
    if years >= 1.5:
        return f"{round(years)} years"
    months = round(years * 12)
    if months >= 2:
        return f"{months} months"
    return "1 month" if days >= 25 else ""


def _worded(ends: Ends, style: _Style) -> str:
    """The ends as one phrase, saying once what they share."""
    if len(ends) == 1:
        return _phrase(ends[0], style)
    start, end = ends
    if start.unit != end.unit or start.last_year > start.year or start.mark or end.mark:
        return f"{_phrase(start, style)} – {_phrase(end, style)}"
    return _joined(_words(start, style), _words(end, style))


def _phrase(point: Point, style: _Style) -> str:
    """One end as a phrase, with "about" or "uncertain" where it was written so."""
    words = _years(point, style) if point.last_year > point.year else _words(point, style)
    about = style.about if point.is_about else ""
    doubt = style.doubt if point.is_uncertain else ""
    return about + " ".join(words) + doubt


def _words(point: Point, style: _Style) -> list[str]:
    day = [str(point.day)] if point.day else []
    month = [style.months[point.month - 1]] if point.month else []
    return day + month + _counted(point.year, rough=point.is_about)


def _years(point: Point, style: _Style) -> list[str]:
    """A decade or century: "the 1990s", but years where that would mean something else."""
    first, last = _counted(point.year), _counted(point.last_year)
    if point.year <= 0 or (point.unit == "decade" and point.year % 100 == 0):
        return [_joined(first, last)]
    return [f"{style.the}{first[0]}s", *first[1:]]


def _counted(year: int, rough: bool = False) -> list[str]:
    """A year as people count it, and its era where that needs saying."""
    # "About 66,000,001 BCE" would make the year 0 that history lacks look like exactness.
    count = year if year > 0 else -year if rough and year and year % 1000 == 0 else 1 - year
    era = ["BCE"] if year <= 0 else [] if 1000 <= year <= 9999 else ["CE"]
    return [f"{count:,}" if count > 9999 else str(count), *era]


def _joined(start: list[str], end: list[str]) -> str:
    """Two dates, saying once the words both end with: 4–7 January 2026, 44–42 BCE."""
    shared = 0
    while shared + 1 < len(start) and start[-shared - 1 :] == end[-shared - 1 :]:
        shared += 1
    left = start[: len(start) - shared]
    dash = "–" if len(left) == len(end) - shared == 1 else " – "
    return " ".join(left) + dash + " ".join(end)
