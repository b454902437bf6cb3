"""An honest historical date: a day, a month, a year or a span, as exact as it was written."""

from dataclasses import dataclass, field
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from quizapp.dateslips import HOW_TO_WRITE, advice, quoted
from quizapp.spacing import Point, form_of, read_ends
from quizapp.text import Wrong

LONGEST_DATE = 60


@dataclass(frozen=True, slots=True)
class HistoricalDate:
    """A date in EDTF level 1 (ISO 8601-2), and the days from `first` to `last` it may stand for.

    Years are astronomical: 0000 is 1 BCE. `1992~` keeps the days of `1992`: how far "about"
    reaches was not written, so it is not invented.
    """

    written: str
    first: int = field(compare=False)
    last: int = field(compare=False)
    ends: tuple[Point, ...] = field(compare=False, repr=False)
    """A beginning and an end, or the one date that is both."""

    @classmethod
    def parse(cls, text: str) -> "HistoricalDate":
        """The date a text means; raises Wrong."""
        text = text.strip(" ")
        if not text:
            raise Wrong("The date is empty.", HOW_TO_WRITE)
        if len(text) > LONGEST_DATE:
            raise Wrong(f"{quoted(text)} is too long for a date.", HOW_TO_WRITE)
        ends = read_ends(text)
        if ends is None:
            raise advice(text)
        return cls(text, ends[0].first_day, ends[-1].last_day, ends)

    def is_before(self, other: "HistoricalDate") -> bool:
        """Whether all of this date lies before all of the other."""
        return self.last < other.first

    def overlaps(self, other: "HistoricalDate") -> bool:
        """Whether the two may share a day, so that either order is right."""
        return not (self.is_before(other) or other.is_before(self))

    @property
    def year(self) -> int:
        """The astronomical year the date begins in: 0 is 1 BCE."""
        return self.ends[0].year

    @property
    def parts(self) -> tuple[int, int | None, int | None] | None:
        """Year, month, day of a single date; None for a span or a date with unknown digits."""
        start = self.ends[0]
        single = len(self.ends) == 1 and not start.masked
        return (start.year, start.month, start.day) if single else None

    @property
    def machine(self) -> str | None:
        """The beginning as HTML's <time datetime> wants it; None where it has no form for it."""
        start = self.ends[0]
        if not 1 <= start.year <= 9999 or start.unit in {"decade", "century"}:
            return None
        return form_of(start.year, start.month, start.day)

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


def _validated(value: object) -> HistoricalDate:
    if isinstance(value, HistoricalDate):
        return value
    if isinstance(value, str):
        return HistoricalDate.parse(value)
    raise Wrong("A date must be a text.", HOW_TO_WRITE)
