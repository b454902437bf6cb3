"""What a player has: their games, to list, to take along and to delete."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from pydantic import JsonValue
from sqlalchemy import Connection, bindparam, delete, exists, func, select, update

from quizapp.games import MODES, live
from quizapp.games.mode import Progress, Settings
from quizapp.storage.database import reading, writing
from quizapp.storage.editions import kept
from quizapp.storage.history import ANSWER, MOVE, as_answered, as_past, readable
from quizapp.storage.tables import answers, daily_results, editions, games, moves, rooms, seats
from quizapp.topics.editions import Unreadable
from quizapp.topics.topic import Topic

Whole = tuple[Any, list[tuple[Any, ...]], list[tuple[Any, ...]]]
"""A game's row, with the rows of its moves and answers."""

LIVE = live.MODE.name
TELLING = EXPLAIN, SKIP, END = tuple(m.__name__ for m in (live.Explain, live.Skip, live.End))
"""The moves of a room's host that decide whether an answer's worth is told."""
A_BITE = 50
"""Games that are looked at or deleted in one transaction, so that nobody waits for all of them."""


@dataclass(frozen=True)
class Listed:
    """A game in a player's list."""

    id: str
    mode: str
    title: str
    started: int
    settings: Settings
    topic: Topic | None = None
    """The edition that is played; None, as what follows, where it can no longer be read."""
    state: Any = None
    progress: Progress | None = None


class Made(NamedTuple):
    """Something that a player did in a game: a move, or an answer to a question."""

    name: str
    data: JsonValue
    at: int
    is_answer: bool


@dataclass(frozen=True)
class History:
    """A game with all that was done in it, as it is kept."""

    id: str
    mode: str
    title: str
    settings: dict[str, JsonValue]
    """In a room none: they are its host's."""
    started: int
    made: tuple[Made, ...]
    """In a room, the answers whose solution is shown."""
    room: str | None
    """The code of the room that it was played in."""
    name: str | None
    """What the player was called there."""


_OF_PLAYER = (
    select(*games.c, seats.c.id.label("seat"), seats.c.name, rooms.c.code, editions.c.topic)
    .join(seats, seats.c.game == games.c.id)
    .join(editions, editions.c.hash == games.c.edition)
    .outerjoin(rooms, rooms.c.game == games.c.id)
    .where(seats.c.player == bindparam("player"))
    .order_by(games.c.started.desc(), games.c.id)
    .limit(bindparam("most"))
    .offset(bindparam("first"))
)
_COUNT = select(func.count()).where(seats.c.player == bindparam("player"))
_MOVES = (
    select(moves.c.game, *MOVE, moves.c.number)
    .where(moves.c.game.in_(bindparam("them", expanding=True)))
    .order_by(moves.c.number)
)
_ANSWERS = (
    select(answers.c.seat, *ANSWER, answers.c.format, answers.c.after)
    .where(answers.c.seat.in_(bindparam("them", expanding=True)))
    .order_by(answers.c.at)
)


def count(player: str) -> int:
    """How many games a player has."""
    with reading() as connection:
        return int(connection.scalar(_COUNT, {"player": player}) or 0)


def listed(player: str, at: int, first: int, most: int) -> list[Listed]:
    """A player's games, the newest first, from the one with this index on."""
    with reading() as connection:
        found = _whole(connection, player, first, most)
        return [_listed(connection, row, past, given, at) for row, past, given in found]


def histories(player: str) -> Iterator[list[History]]:
    """All that a player did, some games at a time, the newest first."""
    first = 0
    while True:
        with reading() as connection:
            found = _whole(connection, player, first, A_BITE)
            told = [_history(connection, row, past, given) for row, past, given in found]
        if not told:
            return
        yield told
        first += A_BITE


def forget(player: str) -> None:
    """Delete everything about a player; games that others play too stay theirs, and rooms their
    hosts'."""
    others = seats.alias()
    alone = (
        select(seats.c.game)
        .where(seats.c.player == player)
        .where(~exists().where(others.c.game == seats.c.game, others.c.player != player))
        .where(~exists().where(rooms.c.game == seats.c.game))
        .limit(A_BITE)
    )
    deleted = A_BITE
    while deleted == A_BITE:
        with writing() as connection:
            deleted = connection.execute(delete(games).where(games.c.id.in_(alone))).rowcount
    theirs = seats.c.player == player
    with writing() as connection:
        left = rooms.c.game.in_(select(seats.c.game).where(theirs))
        connection.execute(update(rooms).where(left).values(revision=rooms.c.revision + 1))
        connection.execute(delete(seats).where(theirs))
        connection.execute(delete(daily_results).where(daily_results.c.player == player))


def _whole(connection: Connection, player: str, first: int, most: int) -> list[Whole]:
    """Games with their moves and answers, in three statements however many they are."""
    asked = {"player": player, "first": first, "most": most}
    rows = connection.execute(_OF_PLAYER, asked).all()
    past = _grouped(connection.execute(_MOVES, {"them": [row.id for row in rows]}))
    given = _grouped(connection.execute(_ANSWERS, {"them": [row.seat for row in rows]}))
    return [(row, past[row.id], given[row.seat]) for row in rows]


def _grouped(rows: Iterable[Any]) -> defaultdict[str, list[tuple[Any, ...]]]:
    """Rows without their first column, by it."""
    found: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(tuple(row[1:]))
    return found


def _listed(connection: Connection, row: Any, past: list[Any], given: list[Any], at: int) -> Listed:
    try:
        with readable(row.id):
            topic, mode = kept(connection, row.edition), MODES[row.mode]
            state = mode.begin(topic, row.settings, row.seed, row.started)
            moves_ = as_past(mode, [move[:-1] for move in past])
            answered = as_answered(topic, [one[:-1] for one in given])
            state = mode.replay(state, moves_, answered, len(answered))
            progress = mode.progress(state, max(at, row.touched))
    except Unreadable:
        return Listed(row.id, row.mode, row.topic, row.started, row.settings)
    own = (row.id, row.mode, topic.title, row.started, row.settings)
    return Listed(*own, topic, state, progress)


def _history(connection: Connection, row: Any, past: list[Any], given: list[Any]) -> History:
    try:
        title = kept(connection, row.edition).title
    except Unreadable:
        title = row.topic
    settings = row.settings
    if row.mode == LIVE:
        settings, past, given = {}, [], _told(past, given)
    made = [(number, 0, Made(name, data, at, False)) for name, data, _, at, _, number in past]
    for question, text, _, at, _, after in given:
        made.append((after, 1, Made(question, json.loads(text), at, True)))
    in_order = tuple(one for _, _, one in sorted(made, key=lambda entry: entry[:2]))
    return History(row.id, row.mode, title, settings, row.started, in_order, row.code, row.name)


def _told(past: list[Any], given: list[Any]) -> list[Any]:
    """A room's answers whose solution its host has shown: the id of what they answer may tell it."""
    is_told = telling((number, name) for name, *_, number in past)
    return [one for one in given if is_told(one[-1])]


def telling(made: Iterable[tuple[int, str]]) -> Callable[[int], bool]:
    """Tells from a room's moves, by number and name, whether the solution is shown of an answer
    that follows the move of a number."""
    left = [(number, name) for number, name in made if name in TELLING]
    has_ended = any(name == END for _, name in left)

    def is_told(after: int) -> bool:
        how = next((name for number, name in left if number > after and name != END), SKIP)
        return has_ended or how == EXPLAIN

    return is_told
