"""Drawing a quiz from a question set: what a player has not met yet, or not for long."""

import random
from collections.abc import Mapping, Sequence

from quizapp.questions.base import Question


def drawn(
    questions: Sequence[Question], length: int, asked: Mapping[str, int], seed: int
) -> tuple[str, ...]:
    """The ids of so many questions, in the order in which their teacher set them.

    `asked` holds the moments at which they were last answered. Those that never were come first,
    by chance among them, then those answered longest ago.
    """
    by_chance = random.Random(f"{seed}:questions").sample(questions, len(questions))
    chosen = sorted(by_chance, key=lambda question: asked.get(question.id, 0))[:length]
    ids = {question.id for question in chosen}
    return tuple(question.id for question in questions if question.id in ids)
