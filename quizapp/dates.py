"""An honest historical date: a day, a month, a year or a span, as exact as it was written."""

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from quizapp.dateslips import HOW_TO_WRITE, slip_in
from quizapp.spacing import MONTHS, Point, form_of, read_ends
from quizapp.text import Wrong

Precision = Literal["day", "month", "year", "decade", "century", "span"]

LONGEST_DATE = 60


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


@dataclass(frozen=True, slots=True)
class HistoricalDate:
    """A date in EDTF level 1 (ISO 8601-2), and the days from `first` to `last` it may stand for.

    Years are astronomical: 0000 is 1 BCE. `1992~` keeps the days of `1992`: how far "about"
    reaches was not written, so it is not invented.
    """

    written: str
    first: int = field(compare=False)
    last: int = field(compare=False)
    _ends: tuple[Point, ...] = field(compare=False, repr=False)

    @classmethod
    def parse(cls, text: str) -> "HistoricalDate":
        """The date a text means; raises Wrong."""
        text = text.strip(" ")
        if not text:
            raise Wrong("The date is empty.", HOW_TO_WRITE)
        if len(text) > LONGEST_DATE:
            raise Wrong(f"{_quoted(text)} is too long for a date.", HOW_TO_WRITE)
        date = _read(text)
        if date is None:
            raise _advice(text)
        return date

    def is_before(self, other: "HistoricalDate") -> bool:
        """Whether all of this date lies before all of the other."""
        return self.last < other.first

    def overlaps(self, other: "HistoricalDate") -> bool:
        """Whether the two may share a day, so that either order is right."""
        return not (self.is_before(other) or other.is_before(self))

    @property
    def precision(self) -> Precision:
        return self._ends[0].unit if len(self._ends) == 1 else "span"

    @property
    def approximate(self) -> bool:
        return any(end.mark in {"~", "%"} for end in self._ends)

    @property
    def uncertain(self) -> bool:
        return any(end.mark in {"?", "%"} for end in self._ends)

    @property
    def year(self) -> int:
        """The astronomical year the date begins in: 0 is 1 BCE."""
        return self._ends[0].year

    @property
    def parts(self) -> tuple[int, int | None, int | None] | None:
        """Year, month, day of a single date; None for a span or a date with unknown digits."""
        start = self._ends[0]
        single = len(self._ends) == 1 and not start.masked
        return (start.year, start.month, start.day) if single else None

    @property
    def machine(self) -> str | None:
        """The beginning as HTML's <time datetime> wants it; None where it has no form for it."""
        start = self._ends[0]
        if not 1 <= start.year <= 9999 or start.unit in {"decade", "century"}:
            return None
        return form_of(start.year, start.month, start.day)

    @property
    def shown(self) -> str:
        """The date in English: 5 January 2026, about 1992, 4–7 January 2026, 44 BCE."""
        return _shown(self._ends, _FULL)

    @property
    def short(self) -> str:
        """The date in English for narrow places: 5 Jan 2026, c. 1992."""
        return _shown(self._ends, _SHORT)

    @property
    def exactness(self) -> str:
        """One sentence on how exactly the date is known."""
        if doubt := _DOUBTS.get((self.approximate, self.uncertain)):
            return doubt
        if self.precision != "span":
            return f"Known to the {self.precision}."
        units = {end.unit for end in self._ends}
        if units == {"day"}:
            return f"Lasted {'two' if self.last == self.first + 1 else 'several'} days."
        coarsest = next(u for u in ("century", "decade", "year", "month") if u in units)
        return f"Beginning and end are known to the {coarsest}."

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        text = core_schema.str_schema()
        return core_schema.no_info_plain_validator_function(
            _validated,
            json_schema_input_schema=text,
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda date: date.written, return_schema=text
            ),
        )


def _quoted(text: str) -> str:
    """The start of the text in quotation marks, without characters that nobody can see."""
    seen = "".join(character if character.isprintable() else "�" for character in text[:40])
    return f"“{seen}{'…' if len(text) > 40 else ''}”"


def _validated(value: object) -> HistoricalDate:
    if isinstance(value, HistoricalDate):
        return value
    if isinstance(value, str):
        return HistoricalDate.parse(value)
    raise Wrong("A date must be a text.", HOW_TO_WRITE)


def _read(text: str) -> HistoricalDate | None:
    ends = read_ends(text)
    return HistoricalDate(text, ends[0].first_day, ends[-1].last_day, ends) if ends else None


# In words


def _shown(ends: tuple[Point, ...], style: _Style) -> str:
    """The ends as one English phrase, saying once what they share."""
    if len(ends) == 1:
        return _phrase(ends[0], style)
    start, end = ends
    if start.unit != end.unit or start.last_year > start.year or start.mark or end.mark:
        return f"{_phrase(start, style)} – {_phrase(end, style)}"
    return _joined(_words(start, style), _words(end, style))


def _phrase(point: Point, style: _Style) -> str:
    """One date as an English phrase, with "about" or "uncertain" where it was written so."""
    words = _years(point, style) if point.last_year > point.year else _words(point, style)
    about = style.about if point.mark in {"~", "%"} else ""
    doubt = style.doubt if point.mark in {"?", "%"} else ""
    return about + " ".join(words) + doubt


def _words(point: Point, style: _Style) -> list[str]:
    day = [str(point.day)] if point.day else []
    month = [style.months[point.month - 1]] if point.month else []
    return day + month + _counted(point.year, rough=point.mark in {"~", "%"})


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


# What to write instead


def _advice(text: str) -> Wrong:
    """What is wrong with a text that has not the form of a date, and the dates it may mean."""
    slip = slip_in(text)
    message = f"{_quoted(text)} {slip.what}."
    dates, impossible = [], []
    for guess in dict.fromkeys(slip.meant):
        try:
            if date := _read(guess):
                dates.append(guess + f" for {date.shown}" * (date.shown != guess))
        except Wrong as wrong:
            impossible.append(wrong)
    if dates:
        return Wrong(message, f"Write {' or '.join(dates)}.")
    if impossible:
        return Wrong(f"{message} {impossible[0].message}", impossible[0].fix)
    return Wrong(message, slip.fix)
