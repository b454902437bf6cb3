"""short-answer: a few words to type."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from quizapp.dates import HistoricalDate
from quizapp.messages import Message
from quizapp.questions.base import Answer, FormData, Mark, Shown
from quizapp.questions.typed.field import LONGEST_INPUT, a_word_of, typed
from quizapp.questions.typed.folding import folded
from quizapp.questions.typed.key import Key
from quizapp.questions.typed.question import TypedQuestion
from quizapp.text import Text, Wrong


@dataclass(frozen=True)
class ShownField(Shown):
    """An open question with a field for so many characters."""

    longest: int = LONGEST_INPUT


class ShortAnswer(TypedQuestion):
    """A few words, which count where `Key` says so."""

    is_brief: ClassVar[bool] = True

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

    @property
    def every_form(self) -> tuple[str, ...]:
        """The same."""
        return self.forms

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

    def told(self, answer: Answer) -> tuple[str, ...]:
        """The words."""
        return (str(answer),)

    def guess(self, seed: int) -> Answer:
        """A word of the question."""
        return a_word_of(self.question, seed)

    @cached_property
    def _key(self) -> Key:
        return self.key_of(self.forms)

    def mark(self, answer: Answer) -> Mark:
        """All or nothing; the remark says as what an answer counted that is no right form itself."""
        counted = self._key.counted(str(answer))
        return Mark(1.0, counted.message(str(answer))) if counted else Mark(0.0)

    def solution(self) -> Answer:
        """The answer as written."""
        return self.answer
