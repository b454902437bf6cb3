"""date: when something happened; the nearer, the more it earns."""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Self

from pydantic import PrivateAttr, model_validator

from quizapp.dates import HistoricalDate
from quizapp.english.dates import in_full
from quizapp.messages import Message, Value
from quizapp.questions.base import Answer, Dated, FormData, Mark, Question, Shown, Unclear
from quizapp.questions.date.fields import PARTS, Part, date_picked
from quizapp.questions.date.written import date_written
from quizapp.questions.shuffling import only
from quizapp.questions.typed.context import NO_CONTEXT, Context
from quizapp.spacing import form_of
from quizapp.text import Wrong

REACH: dict[Part, int] = {"day": 7, "month": 6, "year": 10}
"""How far off an answer may lie, in its own unit, and still earn something: whoever knows the
week, the half-year or the decade knows more than a guess."""


@dataclass(frozen=True)
class ShownDate(Shown):
    """An open question for a date: the parts it asks for, the year first."""

    parts: tuple[Part, ...] = ()


class Date(Question):
    """A day, month or year, as the teacher wrote it or as the event has it."""

    type: Literal["date"] = "date"
    answer: HistoricalDate | None = None
    # From the topic, by bound(): a teacher cannot write it and it is not written out.
    _of_the_event: HistoricalDate | None = PrivateAttr(default=None)

    @model_validator(mode="after")
    def _there_is_a_date(self) -> "Date":
        if self.answer is None and self.event is None:
            message = (
                "A date question needs “answer:”, for example 1992-08-24, or “event:”, "
                "the id of an event that has the date."
            )
            raise Wrong(message, "Write one of the two.", "answer")
        return self

    def bound(
        self,
        events: Mapping[str, Dated],
        paragraphs: Sequence[str] = (),
        context: Context = NO_CONTEXT,
    ) -> Self:
        """The question with its event's date."""
        if not self.event or self.event not in events:
            return self
        copy = self.model_copy()
        copy._of_the_event = events[self.event].date
        return copy

    def problems(self) -> Iterator[Wrong]:
        """A date that the fields for day, month and year cannot give."""
        date = self.answer or self._of_the_event
        if date and not (date.parts and abs(date.year) < 9999):
            yield Wrong(
                f"“{date.written}” is not one day, month or year of at most four digits, "
                "so it cannot be asked for.",
                "Write such a date under “answer:”, for example 1992 or 1992-08-24.",
                "answer" if self.answer else "event",
            )

    @property
    def right(self) -> HistoricalDate:
        """The date to find."""
        date = self.answer or self._of_the_event
        if date is None:
            raise LookupError("A date question must be bound to its event before it is used.")
        return date

    @property
    def _asked(self) -> tuple[Part, ...]:
        given = self.right.parts or (self.right.year, None, None)
        return tuple(part for part, number in zip(PARTS, given, strict=True) if number is not None)

    def giveaways(self) -> Iterator[tuple[str | HistoricalDate, str]]:
        """The date."""
        yield self.right, self.question

    def shown(self, seed: int) -> ShownDate:
        """The parts to give: as many as the right date has."""
        return ShownDate(self.type, self.question, self._asked)

    def read(self, form: FormData, seed: int) -> Answer | None:
        """The date in EDTF, as exact as the question asks: as typed, or else as picked."""
        picked, typed = date_picked(form, self._asked), only(form, "date")
        if not typed:
            return picked
        try:
            written = date_written(typed, self._asked)
        except Unclear:
            if picked is None:
                raise
            return picked  # who was not understood has turned to the other fields
        if picked not in {None, written}:
            raise Unclear(Message("date-twice", {"typed": written, "picked": str(picked)}))
        return written

    def fill(self, answer: Answer, seed: int) -> dict[str, list[str]]:
        """The date in words."""
        return {"date": [in_full(self.given(answer).ends)]}

    def told(self, answer: Answer) -> tuple[str, ...]:
        """The date in words."""
        return (in_full(self.given(answer).ends),)

    def guess(self, seed: int) -> Answer:
        """A date up to ten years nearer to our era's beginning, so that its year has no digit more."""
        rng, year = random.Random(seed), self.right.year
        year += rng.randrange(10) * (-1 if year > 0 else 1)
        month = rng.randint(1, 12) if "month" in self._asked else None
        return form_of(year, month, rng.randint(1, 28) if "day" in self._asked else None)

    def mark(self, answer: Answer) -> Mark:
        """Everything for the right date, less with each day, month or year beside it."""
        given = HistoricalDate.parse(str(answer))
        if given.overlaps(self.right):
            return Mark(1.0)
        unit = self._asked[-1]
        off = abs(_counted(given, unit) - _counted(self.right, unit))
        earned = round(max(0.0, 1 - off / (REACH[unit] + 1)), 2)
        values = _in_largest_unit(off, unit)
        if given.is_before(self.right):
            return Mark(earned, Message("too-early", values))
        return Mark(earned, Message("too-late", values))

    def solution(self) -> Answer:
        """The right date in EDTF, without a doubt mark."""
        return re.sub(r"[~?%]", "", self.right.written)

    def given(self, answer: Answer) -> HistoricalDate:
        """An answer as a date, for the review."""
        return HistoricalDate.parse(str(answer))


def _in_largest_unit(off: int, unit: Part) -> dict[str, Value]:
    """A distance in months above two months of days, and in years above two years of months."""
    if unit == "day" and off > 61:
        off, unit = round(off / 30.436875), "month"  # the mean month of the Gregorian calendar
    if unit == "month" and off > 23:
        off, unit = round(off / 12), "year"
    return {"off": off, "unit": unit}


def _counted(date: HistoricalDate, unit: Part) -> int:
    """The number of the day, month or year a date begins with."""
    if unit == "day":
        return date.first
    month = (date.parts or (0, None, None))[1] or 1
    return date.year * 12 + month if unit == "month" else date.year
