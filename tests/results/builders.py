"""Rooms that were played, for tests of their results."""

import json
from typing import Any

from quizapp.games import live
from quizapp.games.live import Live, Settings
from quizapp.questions.base import Question
from quizapp.questions.multiple_choice import MultipleChoice
from quizapp.results.given import Tallies, Tally

ROUND = (live.Ask(), live.Close(), live.ShowSpread())
ASKED = (*ROUND, live.Explain())
ASKED_TWICE = (*ROUND, live.AskAgain(), live.Close(), live.ShowSpread(), live.Explain())
SKIPPED = (live.Ask(), live.Close(), live.Skip())


def a_choice(number: int = 1) -> Question:
    """A question with three options, of which the first is right."""
    question = f"Which is number {number}?"
    written = {"id": f"q{number}", "question": question, "choices": ["One", "Two", "Three"]}
    return MultipleChoice.model_validate({**written, "answer": "One"})


def a_room(*moves: live.Move, questions: int = 3, **settings: Any) -> Live:
    """A room over so many choices after these moves, each at its own second."""
    asked = tuple(a_choice(number) for number in range(1, questions + 1))
    room = Live(Settings(reading=0, **settings), asked, (), (), 1)
    for at, move in enumerate(moves, 1):
        room = live.play(room, move, at)
    return room


def given(**counts: int) -> list[Tally]:
    """How often each option was given; “unknown” is “I don’t know”."""
    return [
        Tally(json.dumps(None if one == "unknown" else one), float(one == "one"), count)
        for one, count in counts.items()
    ]


def tallies(*rounds: list[Tally]) -> Tallies:
    """What was given to the questions, one after the other, in their first round."""
    return {(f"q{number}", 0): round_ for number, round_ in enumerate(rounds, 1)}
