"""The quiz: one question after the other, each answered once and explained at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import assert_never

from pydantic import JsonValue

from quizapp.games.beside import Beside
from quizapp.games.moves import Answer, Refused
from quizapp.messages import Message
from quizapp.questions.base import Mark, Question, Shown
from quizapp.topics.topic import Topic

LIMITS = (5, 10, 20, 40)
"""Minutes a player may choose for the whole quiz; no limit is the default."""


@dataclass(frozen=True)
class LiftLimit:
    """Take the time limit away."""


Move = Answer | LiftLimit


@dataclass(frozen=True)
class Answered:
    """An answer that counts, and what it earned."""

    question: Question
    given: JsonValue
    at: int

    @cached_property
    def mark(self) -> Mark:
        """Worked out when somebody looks: a game is loaded for every answer, with all before it."""
        return Mark(0.0) if self.given is None else self.question.mark(self.given)


@dataclass(frozen=True)
class Quiz:
    """A quiz as it stands; times are whole seconds of the server's clock."""

    questions: tuple[Question, ...]
    seed: int
    deadline: int | None = None
    answers: Mapping[str, Answered] = field(default_factory=dict)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The questions' places, from 1."""
        return {question.id: number for number, question in enumerate(self.questions, 1)}

    @property
    def next_number(self) -> int | None:
        """The first question without an answer, from 1; None when all are answered."""
        open_ = (n for n, q in enumerate(self.questions, 1) if q.id not in self.answers)
        return next(open_, None)

    @property
    def earned(self) -> float:
        """The sum of all marks; each question is worth 1."""
        return sum(answered.mark.earned for answered in self.answers.values())

    def is_over(self, now: int) -> bool:
        """Whether all questions are answered or the time is up."""
        return self.next_number is None or self.is_late(now)

    def is_late(self, now: int) -> bool:
        """Whether the time limit has passed."""
        return self.deadline is not None and now >= self.deadline

    def is_closed(self, question: Question, now: int) -> bool:
        """Whether the player may know the solution of this question."""
        return question.id in self.answers or self.is_over(now)

    def seed_of(self, question: Question) -> int:
        """The seed in whose order this question is shown."""
        return self.seed + self.numbers[question.id]


def begin(
    questions: Sequence[Question], seed: int, at: int = 0, minutes: int | None = None
) -> Quiz:
    """A quiz over these questions in this order, with all minutes from `at` on."""
    return Quiz(tuple(questions), seed, at + 60 * minutes if minutes else None)


def play(game: Quiz, move: Move, at: int) -> Quiz:
    """The game after the move; raises Refused."""
    match move:
        case Answer():
            return _answer(game, move, at)
        case LiftLimit():
            if game.is_over(at):
                raise Refused(Message("limit-of-the-past"))
            return replace(game, deadline=None)
        case _:
            assert_never(move)


@dataclass(frozen=True)
class Asked:
    """What a player may know of an open question."""

    number: int
    shown: Shown


@dataclass(frozen=True)
class Explained:
    """What a player may know of a closed question: all, but for what an open one asks."""

    number: int
    shown: Shown
    question: Question
    answered: Answered | None
    beside: Beside
    """What stands beside its answer."""


def view(game: Quiz, topic: Topic, number: int, now: int) -> Asked | Explained:
    """What the page of this question, from 1, may know; IndexError where there is none."""
    if number < 1:
        raise IndexError(number)
    question = game.questions[number - 1]
    shown = question.shown(game.seed_of(question))
    if not game.is_closed(question, now):
        return Asked(number, shown)
    is_over = game.is_over(now)
    beside = Beside.of(
        question, topic, lambda id_: not is_over and id_ in game.numbers and id_ not in game.answers
    )
    return Explained(number, shown, question, game.answers.get(question.id), beside)


def missed(game: Quiz) -> tuple[Question, ...]:
    """The questions without full marks."""
    return tuple(
        question
        for question in game.questions
        if question.id not in game.answers or game.answers[question.id].mark.earned < 1
    )


def _answer(game: Quiz, move: Answer, at: int) -> Quiz:
    question = next((q for q in game.questions if q.id == move.question), None)
    if question is None:
        raise Refused(Message("question-elsewhere"))
    if question.id in game.answers:
        raise Refused(Message("answered-already"))
    if game.is_late(at):
        raise Refused(Message("answer-too-late"))
    answered = Answered(question, move.given, at)
    return replace(game, answers={**game.answers, question.id: answered})
