"""numeric: a number, right within a tolerance."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, model_validator

from quizapp.dates import HistoricalDate
from quizapp.messages import Message
from quizapp.questions.base import Answer, FormData, Mark, Question, Shown, Unclear
from quizapp.questions.numeric.numbers import number_in, plain
from quizapp.questions.shuffling import only
from quizapp.text import Text, Wrong

LONGEST_INPUT = 40
# Few enough digits that Decimal's 28 keep every difference exact.
_WRITTEN = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,12})?")


def _from_text(value: Any) -> Any:
    text = plain(value) if isinstance(value, Decimal) else str(value).strip().replace("−", "-")
    if not _WRITTEN.fullmatch(text):
        fix = "Write digits and, where needed, a point: 14 or 3.5."
        if re.fullmatch(r"\d{1,3}(,\d{3})+", text):
            fix = f"Write it without commas: {text.replace(',', '')}."
        elif re.search(r"\d", text):
            fix = f"{fix} How far off is still right stands under `tolerance:`."
        raise Wrong(f"“{value}” is not a number.", fix)
    return Decimal(text)


ExactNumber = Annotated[
    Decimal, BeforeValidator(_from_text), PlainSerializer(plain, when_used="json")
]


@dataclass(frozen=True)
class ShownNumeric(Shown):
    """An open question for a number in a unit."""

    unit: str | None = None
    longest: int = LONGEST_INPUT


class Numeric(Question):
    """A number; whatever lies no further from it than the tolerance is right."""

    is_brief: ClassVar[bool] = True

    type: Literal["numeric"] = "numeric"
    answer: ExactNumber
    tolerance: ExactNumber = Decimal(0)
    unit: Annotated[Text, Field(max_length=20)] | None = None

    @model_validator(mode="after")
    def _tolerance_is_a_distance(self) -> "Numeric":
        if self.tolerance < 0:
            far = plain(-self.tolerance)
            message = f"The tolerance “{plain(self.tolerance)}” is less than 0."
            fix = f"Write how far an answer may lie from the right one: {far}."
            raise Wrong(message, fix, "tolerance")
        return self

    def giveaways(self) -> Iterator[tuple[str | HistoricalDate, str]]:
        """The number."""
        yield plain(self.answer), self.question

    def shown(self, seed: int) -> ShownNumeric:
        """The question and its unit."""
        return ShownNumeric(self.type, self.question, self.unit)

    def read(self, form: FormData, seed: int) -> Answer | None:
        """The number as text, exact, with a point."""
        text = only(form, "answer")
        if not text:
            return None
        short = len(text) <= LONGEST_INPUT
        number = number_in(text, self.unit or "", self.question) if short else None
        if number is None:
            raise Unclear(Message("no-number"))
        return plain(number)

    def fill(self, answer: Answer, seed: int) -> dict[str, list[str]]:
        """The number as text."""
        return {"answer": [str(answer)]}

    def told(self, answer: Answer) -> tuple[str, ...]:
        """The number with its unit."""
        return (self.with_unit(answer),)

    def guess(self, seed: int) -> Answer:
        """The number, or one above it: below it, some would be less than nothing."""
        step = 2 * self.tolerance or Decimal(1)
        return plain(self.answer + step * random.Random(seed).randrange(6))

    def mark(self, answer: Answer) -> Mark:
        """All or nothing; the remark says on which side an answer lies."""
        off = Decimal(str(answer)) - self.answer
        if abs(off) > self.tolerance:
            return Mark(0.0, Message("too-high") if off > 0 else Message("too-low"))
        if not off:
            return Mark(1.0)
        return Mark(1.0, Message("exactly", {"number": self.with_unit(self.answer)}))

    def solution(self) -> Answer:
        """The number as text."""
        return plain(self.answer)

    def with_unit(self, number: Answer | Decimal) -> str:
        """A number with the unit after it."""
        text = plain(number) if isinstance(number, Decimal) else str(number)
        return f"{text} {self.unit}" if self.unit else text
