"""short-answer: a few words to type."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import Field, model_validator

from quizapp.dates import HistoricalDate
from quizapp.messages import Message
from quizapp.questions.base import Answer, FormData, Mark, Question, Shown
from quizapp.questions.short_answer.closeness import folded, is_a_slip
from quizapp.questions.typed import LONGEST_INPUT, typed
from quizapp.text import Text, Wrong


@dataclass(frozen=True)
class ShownField(Shown):
    """An open question with a field for so many characters."""

    longest: int = LONGEST_INPUT


class ShortAnswer(Question):
    """A few words; case, spaces, accents, punctuation and one small slip are forgiven."""

    type: Literal["short-answer"] = "short-answer"
    answer: Text = Field(max_length=LONGEST_INPUT)
    accept: tuple[Text, ...] = Field(default=(), max_length=50)

    @model_validator(mode="after")
    def _something_is_left_to_compare(self) -> "ShortAnswer":
        for number, form in enumerate(self.forms):
            if not folded(form):
                message = f"The answer “{form}” holds only punctuation, which is not compared."
                at = ("accept", number - 1) if number else ("answer",)
                raise Wrong(message, "Write it in words.", *at)
        return self

    @property
    def forms(self) -> tuple[str, ...]:
        """Every right form, the answer first."""
        return (self.answer, *self.accept)

    def giveaways(self) -> Iterator[tuple[str | HistoricalDate, str]]:
        """Every right form."""
        yield from ((form, self.question) for form in self.forms)

    def shown(self, seed: int) -> ShownField:
        """The question alone."""
        return ShownField(self.type, self.question)

    def read(self, form: FormData, seed: int) -> Answer | None:
        """The text as typed, without outer space."""
        too_long = Message("answer-too-long", {"most": LONGEST_INPUT})
        return typed(form, "answer", too_long, Message("answer-unseen")) or None

    def fill(self, answer: Answer, seed: int) -> dict[str, list[str]]:
        """The text."""
        return {"answer": [str(answer)]}

    def mark(self, answer: Answer) -> Mark:
        """All or nothing; a forgiven slip is shown with the right spelling."""
        given = folded(str(answer))
        if given in {folded(form) for form in self.forms}:
            return Mark(1.0)
        for form in self.forms:
            if is_a_slip(given, folded(form)):
                return Mark(1.0, Message("spelled", {"right": form}))
        return Mark(0.0)

    def solution(self) -> Answer:
        """The answer as written."""
        return self.answer
