"""A question of a quiz as its page may know it: open, without a word of the answer, noted, or explained."""

from collections.abc import Collection
from dataclasses import dataclass

from quizapp.games.beside import Beside
from quizapp.games.moves import Answered
from quizapp.games.quiz import Quiz
from quizapp.questions.base import Mark, Question, Shown
from quizapp.topics.topic import Topic


@dataclass(frozen=True)
class Asked:
    """What a player may know of an open question."""

    number: int
    shown: Shown
    is_sealed: bool = False
    """Whether its answer will only be noted."""


@dataclass(frozen=True)
class Noted:
    """What a player may know of an answered question of a sealed quiz: what they said."""

    number: int
    shown: Shown
    told: tuple[str, ...] | None
    """The answer in words; None for “I don't know”."""


@dataclass(frozen=True)
class Explained:
    """What a player may know of a closed question: all, but for what an open one asks."""

    number: int
    shown: Shown
    question: Question
    answered: Answered | None
    mark: Mark | None
    """What it earned when it was given, and in words how near it came; None without an answer."""
    beside: Beside
    """What stands beside its answer."""


def view(game: Quiz, topic: Topic, number: int, now: int) -> Asked | Noted | Explained:
    """What the page of this question, from 1, may know; IndexError where there is none."""
    if number < 1:
        raise IndexError(number)
    question = game.questions[number - 1]
    shown = question.shown(game.seed_of(question))
    if not game.is_closed(question, now):
        return Asked(number, shown, game.is_sealed)
    answered = game.answers.get(question.id)
    if game.is_sealed:
        given = answered.given if answered else None
        return Noted(number, shown, None if given is None else question.told(given))
    is_over = game.is_over(now)
    beside = Beside.of(
        question, topic, lambda id_: not is_over and id_ in game.numbers and id_ not in game.answers
    )
    return Explained(number, shown, question, answered, _mark(question, answered), beside)


def looked_at(game: Quiz, topic: Topic, numbers: Collection[int], number: int) -> frozenset[str]:
    """The questions whose answers matter to the page of one: those with these numbers, and those
    that what stands beside it could tell about."""
    near = {game.questions[other - 1].id for other in numbers}
    told = Beside.concerned(game.questions[number - 1], topic)
    return frozenset(near | (told & game.numbers.keys()))


def _mark(question: Question, answered: Answered | None) -> Mark | None:
    if answered is None:
        return None
    if answered.given is None:
        return Mark(answered.earned)
    today = question.mark(answered.given)
    # What was earned stays; where rules have changed since, today's reason would not fit it.
    return Mark(answered.earned, today.remark if today.earned == answered.earned else None)
