"""Guess first: a few questions before the reading and the same after it, and what changed between."""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.games.quiz import Quiz
from quizapp.games.standing import Standing, worth
from quizapp.messages import Message
from quizapp.questions.base import Question
from quizapp.topics.topic import Topic

MOST = 5
FEWEST = 3
"""With fewer questions there is nothing to compare."""
OF_THE_TEXT = {"claim", "silence"}
"""Skills that ask what a text says or leaves out, which nobody can guess before reading it."""


@dataclass(frozen=True)
class Change:
    """How a question stood before and after the reading."""

    number: int
    question: Question
    before: Standing
    after: Standing


def fitting(topic: Topic) -> list[Question]:
    """The brief questions for everybody that the article proves, in the order of the file."""
    return [q for q in topic.open_questions if q.is_brief and topic.passages(q)]


def can_guess(topic: Topic) -> bool:
    """Whether a topic has questions enough."""
    return len(fitting(topic)) >= FEWEST


def drawn(topic: Topic, seed: int) -> list[str]:
    """The ids of at most MOST of them, from as many sections as there are, in the order of reading.

    Those that ask about the article's words come last, and those that the article itself asks, whose
    answers are told between the two rounds.
    """
    chance = random.Random(seed)
    order = {p.id: place for place, p in enumerate(topic.reading.paragraphs)}
    section_of = {p.id: section.number for section in topic.sections for p in section.paragraphs}
    asked = {section.question.id for section in topic.sections if section.question}
    by_section: defaultdict[int, list[Question]] = defaultdict(list)
    for question in fitting(topic):
        by_section[section_of[topic.passages(question)[0].paragraph.id]].append(question)
    ranked = []
    for questions in by_section.values():
        chance.shuffle(questions)
        late = {q.id: q.skill in OF_THE_TEXT or q.id in asked for q in questions}
        questions.sort(key=lambda question: late[question.id])
        for turn, question in enumerate(questions):
            ranked.append((late[question.id], turn, chance.random(), question))
    chosen = [question for *_, question in sorted(ranked, key=lambda one: one[:3])[:MOST]]
    chosen.sort(key=lambda question: order[topic.passages(question)[0].paragraph.id])
    return [question.id for question in chosen]


def changes(before: Quiz, after: Quiz) -> Iterator[Change]:
    """What the reading changed, of the questions that the second round has answered: before that,
    nothing is told of the first."""
    for number, question in enumerate(before.questions, 1):
        if question.id in before.answers and question.id in after.answers:
            first, second = before.answers[question.id], after.answers[question.id]
            yield Change(number, question, worth(first), worth(second))


def told(changed: list[Change]) -> Message:
    """In figures what changed, right to wrong included."""
    was = [change.before == "right" for change in changed]
    is_ = [change.after == "right" for change in changed]
    pairs = list(zip(was, is_, strict=True))
    return Message(
        "what-reading-changed",
        {
            "all": len(changed),
            "gained": pairs.count((False, True)),
            "kept": pairs.count((True, True)),
            "lost": pairs.count((True, False)),
        },
    )
