"""Answers in rooms: taken many at a time in one write, counted, and summed up."""

import json
import logging
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from pydantic import JsonValue
from sqlalchemy import (
    BigInteger,
    Dialect,
    Text,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import insert as insert_or_change
from sqlalchemy.exc import DBAPIError

from quizapp.questions.base import FORMAT
from quizapp.storage.database import Unavailable, reading, writing
from quizapp.storage.json_rows import as_json, each_row
from quizapp.storage.room_seats import SEAT, Seat, as_seat
from quizapp.storage.tables import answers, rooms, seats

log = logging.getLogger(__name__)


class Given(NamedTuple):
    """An answer to be taken: what its page asked, from which seat, and as JSON what was given."""

    game: str
    question: str
    round: int
    asked: int
    seat: str
    extra: bool
    """Whether this seat still has private extra time."""
    text: str
    at: int


class Kept(NamedTuple):
    """An answer as it is kept in a room; `mark` is None while its question is open.

    `earned` is None too where it does not count: its question was skipped, or another round counts.
    """

    text: str
    mark: float | None
    earned: float | None
    at: int

    @property
    def given(self) -> JsonValue:
        """The answer in the question's own terms; None is “I don't know”."""
        given: JsonValue = json.loads(self.text)
        return given


def take(batch: Sequence[Given]) -> list[bool | Unavailable]:
    """Keep these answers with one commit, and say for each what became of it.

    True: it is durable, and counts until the same seat gives another. False: its question takes
    no answers any more, or its seat is gone. Unavailable: it is not kept, and may be sent again.
    """
    latest = {(*one[:5], one.extra): one for one in batch}
    rows = json.dumps(list(latest.values()), ensure_ascii=False)
    try:
        with writing() as connection:
            found = connection.execute(_taking(connection.dialect), {"rows": rows})
            taken = {tuple(key) for key in found}
    except Unavailable as failure:
        return [failure] * len(batch)
    except (DBAPIError, ValueError):
        if len(batch) > 1:  # one that cannot be written fails alone
            half = len(batch) // 2
            return [*take(batch[:half]), *take(batch[half:])]
        log.exception("An answer cannot be kept")
        return [Unavailable("This answer cannot be kept.")]
    return [one[:5] in taken for one in batch]


def answered(game: str) -> int:
    """How many seats have answered the present question in its present round."""
    with reading() as connection:
        return int(connection.scalar(_ANSWERED, {"in_game": game}) or 0)


def counts(game: str, question: str, round_: int) -> dict[str, int]:
    """How often each answer, as JSON, was given in a round by those who are in the room."""
    with reading() as connection:
        asked = {"in_game": game, "to_question": question, "in_round": round_}
        return {row[0]: row[1] for row in connection.execute(_COUNTS, asked)}


def answers_of_seat(game: str, seat: str) -> dict[tuple[str, int], Kept]:
    """What was answered from a seat, by question and round."""
    with reading() as connection:
        rows = connection.execute(_OF_SEAT, {"in_game": game, "seat": seat})
        return {(question, round_): Kept(*kept) for question, round_, *kept in rows}


def standings(game: str) -> list[tuple[Seat, int, int]]:
    """Who is in the room, with points and the number of answers that are wholly right, best first.

    Of a class of thousands it takes a tenth of a second.
    """
    with reading() as connection:
        rows = connection.execute(_STANDINGS, {"in_game": game})
        return [(as_seat(row), round(row.points), row.right) for row in rows]


@cache
def _taking(dialect: Dialect) -> Any:
    """One statement that takes what may be taken at this moment and gives the keys of that.

    On PostgreSQL it waits for a move of the same room, and then looks at the room again.
    """
    value = each_row(dialect)
    asked = and_(
        rooms.c.game == value[0].as_string(),
        rooms.c.question == value[1].as_string(),
        rooms.c.round == value[2].as_integer(),
        rooms.c.asked == value[3].as_integer(),
        or_(rooms.c.taking == "all", and_(rooms.c.taking == "extra", value[5].as_boolean())),
    )
    seat = and_(
        seats.c.id == value[4].as_string(),
        # As it is, PostgreSQL would look through all seats of the game by its index for each row.
        func.coalesce(seats.c.game, "") == rooms.c.game,
        seats.c.removed.is_(None),
    )
    given, at = as_json(dialect, value[6].as_string()), cast(value[7].as_string(), BigInteger)
    may_be_taken = (
        select(*_KEY, given, literal(FORMAT), at)
        .select_from(value.table)
        .join(rooms, asked)
        .join(seats, seat)
        .order_by(seats.c.id)  # so that two servers change the same rows in the same order
        .with_for_update(read=True, of=[rooms, seats])
    )
    columns = ("game", "question", "round", "after", "seat", "given", "format", "at")
    new = insert_or_change(answers).from_select(columns, may_be_taken)
    return new.on_conflict_do_update(
        index_elements=["game", "question", "round", "seat"],
        set_={"given": new.excluded.given, "at": new.excluded.at, "format": new.excluded.format},
    ).returning(*(answers.c[name] for name in columns[:5]))


_KEY = (rooms.c.game, rooms.c.question, rooms.c.round, rooms.c.asked, seats.c.id)
_TEXT = cast(answers.c.given, Text)
_ROUND = (
    answers.c.game == bindparam("in_game"),
    answers.c.question == bindparam("to_question"),
    answers.c.round == bindparam("in_round"),
)
_IN_THE_ROOM = (seats.c.id == answers.c.seat, seats.c.removed.is_(None))
_ANSWERED = select(func.count()).where(
    rooms.c.game == bindparam("in_game"),
    answers.c.game == rooms.c.game,
    answers.c.question == rooms.c.question,
    answers.c.round == rooms.c.round,
    *_IN_THE_ROOM,
)
_COUNTS = select(_TEXT, func.count()).where(*_ROUND, *_IN_THE_ROOM).group_by(_TEXT)
_OF_SEAT = select(
    *(answers.c.question, answers.c.round, _TEXT),
    *(answers.c.mark, answers.c.earned, answers.c.at),
).where(answers.c.game == bindparam("in_game"), answers.c.seat == bindparam("seat"))
_POINTS = func.coalesce(func.sum(func.round(1000 * answers.c.earned)), 0).label("points")
_RIGHT = func.coalesce(func.sum(case((answers.c.mark >= 1, 1), else_=0)), 0).label("right")
_STANDINGS = (
    select(*SEAT, _POINTS, _RIGHT)
    .select_from(seats)
    .outerjoin(answers, and_(answers.c.seat == seats.c.id, answers.c.earned.is_not(None)))
    .where(seats.c.game == bindparam("in_game"), seats.c.removed.is_(None))
    .group_by(seats.c.id)
    .order_by(_POINTS.desc(), seats.c.joined, seats.c.id)
)
