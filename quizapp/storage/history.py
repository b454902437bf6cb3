"""What happened in games, read from their rows: moves in their order, answers by their question."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Text, bindparam, cast, func, select

from quizapp.games.mode import FORMAT as MOVE_FORMAT
from quizapp.games.mode import Mode, Past
from quizapp.games.moves import Answered
from quizapp.questions.base import FORMAT
from quizapp.storage.tables import answers, moves
from quizapp.topics.editions import Unreadable
from quizapp.topics.topic import Topic

MOVE = (moves.c.name, moves.c.data, moves.c.outcome, moves.c.at, moves.c.format)
# The JSON of an answer stays text: of a thousand, a page looks into one.
ANSWER = (answers.c.question, cast(answers.c.given, Text), answers.c.earned, answers.c.at)
_MOVES = select(*MOVE).where(moves.c.game == bindparam("game")).order_by(moves.c.number)
_ANSWERS = select(*ANSWER, answers.c.format).where(
    answers.c.game == bindparam("game"), answers.c.seat == bindparam("seat")
)
_SOME = _ANSWERS.where(answers.c.question.in_(bindparam("some", expanding=True)))
_COUNT = select(func.count()).where(
    answers.c.game == bindparam("game"), answers.c.seat == bindparam("seat")
)


@contextmanager
def readable(game_id: str) -> Iterator[None]:
    """Whatever does not fit together in a stored game becomes Unreadable."""
    try:
        yield
    except (LookupError, TypeError, ValueError) as error:
        raise Unreadable(f"Game {game_id} cannot be read.") from error


def moves_of(connection: Connection, mode: Mode[Any, Any], game_id: str) -> list[Past[Any]]:
    """The moves of a game, in their order."""
    return as_past(mode, connection.execute(_MOVES, {"game": game_id}))


def answers_of(
    connection: Connection,
    game_id: str,
    seat: str,
    topic: Topic,
    some: Collection[str] | None = None,
) -> tuple[dict[str, Answered], int]:
    """The answers given from a seat, or those to some questions, and how many there are in all.

    Where one of these has none, so many as were found: nobody need count to know that one is left.
    """
    given = {"game": game_id, "seat": seat}
    if some is None:
        found = as_answered(topic, connection.execute(_ANSWERS, given))
        return found, len(found)
    found = as_answered(topic, connection.execute(_SOME, {**given, "some": [*some]}))
    if len(found) < len(some):
        return found, len(found)
    return found, connection.scalar(_COUNT, given) or 0


def as_past(mode: Mode[Any, Any], rows: Iterable[Any]) -> list[Past[Any]]:
    """Rows of MOVE as moves; KeyError or ValueError for one of a later version."""
    kinds = {move.__name__: move for move in mode.moves}
    past = []
    for name, data, outcome, at, format_ in rows:
        _must_be_known(format_, MOVE_FORMAT)
        past.append(Past(kinds[name](**data), at, outcome))
    return past


def as_answered(topic: Topic, rows: Iterable[Any]) -> dict[str, Answered]:
    """Rows of ANSWER and their format as answers, in the words of today's question types."""
    return {
        question: Answered(text, earned, at)
        if format_ == FORMAT
        else _upgraded(topic, question, Answered(text, earned, at), format_)
        for question, text, earned, at, format_ in rows
    }


def _must_be_known(written_in: int, newest: int) -> None:
    if written_in > newest:
        raise ValueError(f"The format {written_in} is of a later version of quizapp.")


def _upgraded(topic: Topic, question: str, written: Answered, format_: int) -> Answered:
    _must_be_known(format_, FORMAT)
    if written.given is None:
        return written
    given = topic.question_by_id[question].upgraded(written.given, format_)
    return Answered.of(given, written.earned, written.at)
