"""What all modes share: a move is accepted or refused, and an answer is a move."""

from dataclasses import dataclass

from pydantic import JsonValue


class Refused(Exception):
    """A move that the rules do not allow; the message says why, to the player."""


@dataclass(frozen=True)
class Answer:
    """Give this answer to the question; None says “I don't know”."""

    question: str
    given: JsonValue
