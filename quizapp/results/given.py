"""Answers as results read them: one player's, or those of a class counted together."""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pydantic import JsonValue

from quizapp.games.live import Item


class Given(NamedTuple):
    """An answer, as its JSON, with its mark and what it earned, speed included: each from 0 to 1.

    Both are None where its question never counted.
    """

    text: str
    mark: float | None
    earned: float | None

    @property
    def answer(self) -> JsonValue:
        """The answer in the question's own terms; None is “I don't know”."""
        answer: JsonValue = json.loads(self.text)
        return answer


ByRound = Mapping[tuple[str, int], Given]
"""A player's answers, by the question's id and the round, from 0."""


class Tally(NamedTuple):
    """An answer, as its JSON, with the mark it got when its question closed and how many gave it."""

    text: str
    mark: float
    times: int


Tallies = Mapping[tuple[str, int], Sequence[Tally]]
"""What was given in a room, by the question's id and the round, from 0."""


def in_words(item: Item, given: Given) -> str:
    """An answer as its player would say it."""
    answer = given.answer
    return "I don’t know" if answer is None else "; ".join(item.told(answer))
