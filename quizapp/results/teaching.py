"""What to teach again, in sentences: the questions that a class answered worst, and how."""

from collections.abc import Sequence
from typing import NamedTuple

from quizapp.games.spread import Bar
from quizapp.messages import Message, Value
from quizapp.results.question import Result

FEWEST = 5
"""With fewer answers, one pupil more or less would make it another sentence."""
WELL = 0.7
"""The facility from which on a question needs no second lesson."""
MOST = 3
"""Sentences that somebody reads between two lessons."""


class Advice(NamedTuple):
    """A sentence, and the question that it is about, if it is about one."""

    message: Message
    result: Result | None = None


def to_teach_again(results: Sequence[Result]) -> tuple[Advice, ...]:
    """A sentence about each of the questions with the least facility, the worst first; MOST at most.

    One sentence says so where there is none, or where too few answered to say.
    """
    told = [result for result in results if result.rounds and _answered(result) >= FEWEST]
    if not told:
        return (Advice(Message("too-few-answers", {"fewest": FEWEST})),)
    weak = sorted((result for result in told if _facility(result) < WELL), key=_facility)
    if not weak:
        return (Advice(Message("well-answered", {"questions": len(told)})),)
    return tuple(Advice(_sentence(result), result) for result in weak[:MOST])


def _answered(result: Result) -> int:
    return result.rounds[-1].spread.answered


def _facility(result: Result) -> float:
    return result.rounds[-1].facility or 0.0


def _sentence(result: Result) -> Message:
    last, mistaken = result.rounds[-1], _most_mistaken(result.rounds[-1].spread.bars)
    answered = last.spread.answered
    values: dict[str, Value] = {"title": result.title, "right": last.right, "answered": answered}
    if len(result.rounds) > 1:
        values["first"] = result.rounds[0].right
    if mistaken:
        values |= {"times": mistaken.count, "mistaken": mistaken.text}
    return Message("to-teach-again", values)


def _most_mistaken(bars: Sequence[Bar]) -> Bar | None:
    """The wrong answer that several gave, if there is one."""
    wrong = [bar for bar in bars if bar.is_right is False and bar.count > 1]
    return max(wrong, key=lambda bar: bar.count, default=None)
