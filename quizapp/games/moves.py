"""What all modes share: a move is accepted or refused, and an answer is a move."""

import json
from dataclasses import dataclass
from typing import NamedTuple, Self

from pydantic import JsonValue

from quizapp.messages import Told


class Refused(Told):
    """A move, or a way to play, that the rules do not allow."""


@dataclass(frozen=True)
class Answer:
    """Give this answer to the question; None says “I don't know”."""

    question: str
    given: JsonValue


class Answered(NamedTuple):
    """An answer that counts, and what it earned when it was given.

    `text` is its JSON: a quiz has up to a thousand answers, and a page looks into one of them.
    """

    text: str
    earned: float
    at: int

    @classmethod
    def of(cls, given: JsonValue, earned: float, at: int) -> Self:
        """An answer in the question's own terms."""
        return cls(json.dumps(given, ensure_ascii=False), earned, at)

    @property
    def given(self) -> JsonValue:
        """The answer in the question's own terms; None is “I don't know”."""
        given: JsonValue = json.loads(self.text)
        return given
