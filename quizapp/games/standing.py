"""How the questions of a quiz stand, and the run of right answers that leads up to one."""

from collections.abc import Sequence
from typing import Literal

from quizapp.games.moves import Answered
from quizapp.games.quiz import Quiz
from quizapp.messages import Message
from quizapp.questions.base import Mark, Question

Standing = Literal["open", "noted", "none", "right", "partly", "wrong"]
"""`open` has no answer, `none` has “I don't know”; of a `noted` one nothing more is told."""

MOST_DOTS = 40
"""Questions that are told by a dot each in the line that one sends to others."""
LONGEST_RUN = 50
"""A longer run is not counted: it would take all answers of a long quiz."""


def standing(game: Quiz, question: Question) -> Standing:
    """How a question of this quiz stands."""
    answered = game.answers.get(question.id)
    if answered is None:
        return "open"
    if game.is_sealed:
        return "noted"
    return worth(answered)


def worth(answered: Answered) -> Standing:
    """How an answer of a quiz that is not sealed stands."""
    return "none" if answered.given is None else Mark(answered.earned).verdict


def marked_line(standings: Sequence[Standing], earned: str) -> Message:
    """A quiz in one line without spoilers, like “●◐○ 1.5 of 3”; of a long one, without the dots."""
    signs = {"right": "●", "partly": "◐"}
    dots = "".join(signs.get(one, "○") for one in standings) if len(standings) <= MOST_DOTS else ""
    return Message("placed-right", {"dots": dots, "right": earned, "all": len(standings)})


def run(game: Quiz, number: int) -> int:
    """How many questions in a row, up to this one (from 1), are right; at most LONGEST_RUN."""
    first = max(0, number - LONGEST_RUN)
    for place in range(number - 1, first - 1, -1):
        if standing(game, game.questions[place]) != "right":
            return number - 1 - place
    return number - first
