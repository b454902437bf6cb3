"""The quiz: one question after the other, each answered once and explained at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import assert_never, cast

from pydantic import JsonValue

from quizapp.games.mode import Mode, Past, Progress, Settings
from quizapp.games.moves import Answer, Answered, Refused
from quizapp.messages import Message
from quizapp.questions.base import Question
from quizapp.topics.topic import Topic

LIMITS = (5, 10, 20, 40)
"""Minutes a player may choose for the whole quiz; no limit is the default."""

SEALED = "before"
"""The way of a quiz whose answers are only noted: a second one asks the same after the reading."""


@dataclass(frozen=True)
class LiftLimit:
    """Take the time limit away."""


@dataclass(frozen=True)
class EndByTime:
    """The time is up. It is kept when it is first seen: a clock set back opens nothing again."""


Move = Answer | LiftLimit | EndByTime


@dataclass(frozen=True)
class Quiz:
    """A quiz as it stands; times are whole seconds of the server's clock."""

    questions: tuple[Question, ...]
    numbers: Mapping[str, int]
    """The questions' places, from 1."""
    seed: int
    deadline: int | None = None
    answers: Mapping[str, Answered] = field(default_factory=dict)
    """All of them; in a long quiz, those that a page looks at."""
    answered: int = 0
    """How many there are in all; at least so many, while one of those looked at is missing."""
    has_ended: bool = False
    """Whether the time was seen to be up."""
    is_sealed: bool = False
    """Whether nothing is told of its answers, not even what they earned."""

    @property
    def is_answered(self) -> bool:
        """Whether no question is left."""
        return self.answered == len(self.questions)

    @cached_property
    def next_number(self) -> int | None:
        """The first question without an answer, from 1; None when all are answered."""
        open_ = (n for n, q in enumerate(self.questions, 1) if q.id not in self.answers)
        return next(open_, None)

    @property
    def earned(self) -> float:
        """The sum of all marks; each question is worth 1."""
        return sum(answered.earned for answered in self.answers.values())

    def is_over(self, now: int) -> bool:
        """Whether all questions are answered or the time is up."""
        return self.is_answered or self.is_late(now)

    def is_late(self, now: int) -> bool:
        """Whether the time limit has passed."""
        return self.has_ended or (self.deadline is not None and now >= self.deadline)

    def is_closed(self, question: Question, now: int) -> bool:
        """Whether this question takes no answer any more; in a quiz that is not sealed, its player
        may then know the solution."""
        return question.id in self.answers or self.is_over(now)

    def seed_of(self, question: Question) -> int:
        """The seed in whose order this question is shown."""
        return self.seed + self.numbers[question.id]


def begin(
    questions: Sequence[Question],
    seed: int,
    at: int = 0,
    minutes: int | None = None,
    numbers: Mapping[str, int] | None = None,
) -> Quiz:
    """A quiz over these questions in this order, with all minutes from `at` on.

    A set knows its questions' numbers, so that a long quiz need not count them for each page.
    """
    numbers = numbers or {question.id: number for number, question in enumerate(questions, 1)}
    return Quiz(tuple(questions), numbers, seed, at + 60 * minutes if minutes else None)


def play(game: Quiz, move: Move, at: int) -> Quiz:
    """The game after the move; raises Refused."""
    match move:
        case Answer():
            return _answer(game, move, at)
        case LiftLimit():
            if game.is_over(at):
                raise Refused(Message("limit-of-the-past"))
            if game.deadline is None:
                raise Refused(Message("no-limit"))
            return replace(game, deadline=None)
        case EndByTime():
            if game.has_ended or not game.is_late(at):
                raise Refused(Message("time-not-up"))
            return replace(game, has_ended=True)
        case _:
            assert_never(move)


def replay(
    game: Quiz, past: Iterable[Past[Move]], answers: Mapping[str, Answered], answered: int
) -> Quiz:
    """The game after moves and answers that were accepted once."""
    game = replace(game, answers=answers, answered=answered)
    for move, _, _ in past:
        if isinstance(move, LiftLimit):
            game = replace(game, deadline=None)
        elif isinstance(move, EndByTime):
            game = replace(game, has_ended=True)
    return game


def due(game: Quiz, now: int) -> EndByTime | None:
    """The end by time, when it has come and is not yet kept."""
    ends = not game.has_ended and game.is_late(now) and not game.is_answered
    return EndByTime() if ends else None


def _outcome(game: Quiz, move: Move) -> JsonValue:
    return game.answers[move.question].earned if isinstance(move, Answer) else None


def _begin(topic: Topic, settings: Settings, seed: int, at: int) -> Quiz:
    minutes = cast(int | None, settings["minutes"])
    if "questions" in settings:
        chosen = cast(list[str], settings["questions"])
        game = begin([topic.question_by_id[id_] for id_ in chosen], seed, at, minutes)
        return replace(game, is_sealed=settings.get("way") == SEALED)
    whole = topic.set_by_id[str(settings["set"])]
    return begin(whole.questions, seed, at, minutes, whole.numbers)


def _progress(game: Quiz, now: int) -> Progress:
    return Progress(game.answered, len(game.questions), game.is_over(now))


MODE: Mode[Quiz, Move] = Mode(
    name="quiz",
    moves=(LiftLimit, EndByTime),
    can_move=lambda settings: settings["minutes"] is not None,
    has_answers=True,
    dealt=lambda _topic, settings, _seed: settings,
    begin=_begin,
    play=play,
    outcome=_outcome,
    replay=replay,
    due=due,
    progress=_progress,
)


def missed(game: Quiz) -> tuple[Question, ...]:
    """The questions without full marks; of a sealed quiz none, since that would tell them."""
    if game.is_sealed:
        return ()
    return tuple(
        question
        for question in game.questions
        if question.id not in game.answers or game.answers[question.id].earned < 1
    )


def _answer(game: Quiz, move: Answer, at: int) -> Quiz:
    number = game.numbers.get(move.question)
    if number is None:
        raise Refused(Message("question-elsewhere"))
    if move.question in game.answers:
        raise Refused(Message("answered-already"))
    if game.is_late(at):
        raise Refused(Message("answer-too-late"))
    question = game.questions[number - 1]
    earned = 0.0 if move.given is None else question.mark(move.given).earned
    answered = Answered.of(move.given, earned, at)
    answers = {**game.answers, question.id: answered}
    return replace(game, answers=answers, answered=game.answered + 1)
