"""What all modes share: a move is accepted or refused, and an answer is a move."""

from dataclasses import dataclass

from pydantic import JsonValue

from quizapp.messages import Told


class Refused(Told):
    """A move, or a way to play, that the rules do not allow."""


@dataclass(frozen=True)
class Answer:
    """Give this answer to the question; None says “I don't know”."""

    question: str
    given: JsonValue
