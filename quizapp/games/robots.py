"""Robots, with whom a teacher tries a room out: what each gives to a question, and when."""

import random
from dataclasses import dataclass

from quizapp.games.live import Item
from quizapp.questions.base import Answer

SLOWEST = 12.0
"""Seconds that a robot thinks at most: a teacher waits for it."""
SILENT, LATE, UNKNOWING, KNOWING, CHANGING = 0.03, 0.05, 0.1, 0.6, 0.15
"""The shares of those who give nothing, who come too late, who say that they don't know, who give
the right answer, and who think again. A class does all of it."""


@dataclass(frozen=True)
class Step:
    """What a robot gives so many seconds after answering began; None says “I don't know”."""

    after: float
    given: Answer


def steps(item: Item, seed: int, seconds: int | None) -> tuple[Step, ...]:
    """What a robot gives to a question, in order, where there are so many seconds to answer.

    The same for the same seed, which is another one for each robot, question and round.
    """
    rng = random.Random(seed)
    mood, thinks = rng.random(), min(SLOWEST, 0.8 * (seconds or SLOWEST))
    if mood < SILENT:
        return ()
    if mood < SILENT + LATE:
        return (Step((seconds or SLOWEST) + 2, item.guess(seed)),)
    first = Step(rng.uniform(1, thinks), _given(item, rng))
    if rng.random() >= CHANGING:
        return (first,)
    return first, Step(first.after + rng.uniform(1, 3), _given(item, rng))


def _given(item: Item, rng: random.Random) -> Answer:
    mind = rng.random()
    if mind < UNKNOWING:
        return None
    return item.solution() if mind < UNKNOWING + KNOWING else item.guess(rng.getrandbits(32))
