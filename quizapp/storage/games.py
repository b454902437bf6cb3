"""Games: begun, loaded by folding their moves, and played by appending one."""

import dataclasses
import secrets
from collections.abc import Callable, Collection
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, bindparam, case, delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as insert_unless_there

from quizapp.games.mode import FORMAT as MOVE_FORMAT
from quizapp.games.mode import Mode, Settings
from quizapp.games.moves import Answer, Answered
from quizapp.questions.base import FORMAT
from quizapp.storage.database import reading, writing
from quizapp.storage.editions import keep, kept
from quizapp.storage.history import answers_of, moves_of, readable
from quizapp.storage.tables import ID_LENGTH, answers, games, moves, seats
from quizapp.topics.topic import Topic

S = TypeVar("S")
M = TypeVar("M")

Some = Callable[[S, Topic], Collection[str] | None]
"""Names questions whose answers are wanted; None means all."""
NO_ANSWERS: tuple[dict[str, Answered], int] = ({}, 0)

_COLUMNS = (games.c.id, games.c.mode, games.c.edition, games.c.seed, games.c.settings)
_MOMENTS = (games.c.started, games.c.touched)
_MINE = (
    select(*_COLUMNS, *_MOMENTS, seats.c.id.label("seat"))
    .join(seats)
    .where(games.c.id == bindparam("game"), seats.c.player == bindparam("player"))
)
_SEAT = (
    select(seats.c.id)
    .where(seats.c.game == bindparam("game"), seats.c.player == bindparam("player"))
    .scalar_subquery()
)
# Written first, so that on PostgreSQL the game's row is locked while its moves are looked at.
_TOUCHED = (
    update(games)
    .where(games.c.id == bindparam("game"), _SEAT.is_not(None))
    .values(
        touched=case((games.c.touched < bindparam("at"), bindparam("at")), else_=games.c.touched)
    )
    .returning(*_COLUMNS, *_MOMENTS, _SEAT.label("seat"))
)


_MOVE = insert(moves)
# SQLite understands this clause of PostgreSQL's too.
_NEW_ANSWER = insert_unless_there(answers).on_conflict_do_nothing().returning(answers.c.question)
_NEW_GAME = insert_unless_there(games).on_conflict_do_nothing()
_NEW_SEAT = insert_unless_there(seats).on_conflict_do_nothing()


class NotFound(Exception):
    """There is no such game, or it is somebody else's."""


@dataclasses.dataclass(frozen=True)
class Game(Generic[S]):
    """A stored game: what it plays, in whose seat, and its state."""

    id: str
    topic: Topic
    seat: str
    settings: Settings
    started: int
    now: int
    """The moment it is looked at, never before its last move: in a game no clock runs backwards."""
    moves: int
    state: S


def begin(
    mode: Mode[S, Any],
    topic: Topic,
    settings: Settings,
    seed: int,
    player: str,
    at: int,
    id_: str | None = None,
) -> str:
    """The id of a new game, stored; the mode's rules may raise Refused for its settings.

    An `id_` is given to a game of which its player can have but one: where it is, it stays.
    """
    settings = mode.dealt(topic, settings, seed)
    mode.begin(topic, settings, seed, at)
    with writing() as connection:
        game_id = keep_begun(connection, mode, topic, settings, seed, at, id_)
        seat = {"id": new_id(), "game": game_id, "player": player, "extra_time": 1.0}
        connection.execute(_NEW_SEAT, seat)
    return game_id


def keep_begun(
    connection: Connection,
    mode: Mode[S, Any],
    topic: Topic,
    settings: Settings,
    seed: int,
    at: int,
    id_: str | None = None,
) -> str:
    """The id of a game that begins with these dealt settings, without a seat."""
    game = {"id": id_ or new_id(), "mode": mode.name, "seed": seed, "settings": settings}
    moments = {"started": at, "touched": at}
    connection.execute(_NEW_GAME, {**game, **moments, "edition": keep(connection, topic)})
    return str(game["id"])


def load(
    mode: Mode[S, Any], game_id: str, player: str, at: int, some: Some[S] | None = None
) -> Game[S] | None:
    """This player's game of a mode at a moment; None where there is none. Raises Unreadable.

    `some` may name, from the state without answers, the questions whose answers are wanted.
    """
    with reading() as connection:
        row = connection.execute(_MINE, {"game": game_id, "player": player}).first()
        if row is None or row.mode != mode.name:
            return None
        return _loaded(connection, mode, row, at, mode.has_answers, some)


def play(
    mode: Mode[S, M],
    game_id: str,
    player: str,
    choose: Callable[[Game[S]], M],
    at: int,
    then: Callable[[Connection, str, Game[S]], None] | None = None,
) -> Game[S]:
    """The game after the move that `choose` reads off it, committed and synced.

    `then` may keep in the same transaction what the move has brought its player. Raises NotFound,
    Refused, Unreadable, and what `choose` raises; then nothing has changed.
    """
    with writing() as connection:
        game = _touched(connection, mode, game_id, player, at, mode.has_answers)
        move = choose(game)
        state = mode.play(game.state, move, game.now)
        made = {"game": game.id, "number": game.moves + 1, "name": type(move).__name__}
        brought = {"data": vars(move), "outcome": mode.outcome(state, move)}
        connection.execute(_MOVE, {**made, **brought, "at": game.now, "format": MOVE_FORMAT})
        played = dataclasses.replace(game, state=state, moves=game.moves + 1)
        if then:
            then(connection, player, played)
    return played


def answer(
    mode: Mode[S, Any], game_id: str, player: str, choose: Callable[[Game[S]], Answer], at: int
) -> Game[S]:
    """Keep the answer that `choose` reads off the game, committed and synced; the game without answers.

    The game's other answers are not looked at, so that one costs the same in a long game as in a
    short one; the database's key refuses a second one to a question. Raises as `play` does.
    """
    with writing() as connection:
        game = _touched(connection, mode, game_id, player, at, False)
        move = choose(game)
        state = mode.play(game.state, move, game.now)
        key = {"game": game.id, "question": move.question, "round": 0, "seat": game.seat}
        given = {"given": move.given, "earned": mode.outcome(state, move), "format": FORMAT}
        row = {**key, **given, "after": game.moves, "at": game.now}
        if connection.execute(_NEW_ANSWER, row).first() is None:
            known = answers_of(connection, game.id, game.seat, game.topic, [move.question])
            mode.play(mode.replay(game.state, (), *known), move, game.now)
    return game


def forget_before(moment: int, most: int = 200) -> int:
    """Delete games whose last move was before this moment, so many at most; how many it were."""
    old = select(games.c.id).where(games.c.touched < moment).limit(most)
    with writing() as connection:
        return connection.execute(delete(games).where(games.c.id.in_(old))).rowcount


def _touched(
    connection: Connection,
    mode: Mode[S, Any],
    game_id: str,
    player: str,
    at: int,
    with_answers: bool,
) -> Game[S]:
    """The game, locked for this transaction and moved on to this moment; raises NotFound."""
    found = {"game": game_id, "player": player, "at": at}
    row = connection.execute(_TOUCHED, found).first()
    if row is None or row.mode != mode.name:
        raise NotFound(game_id)
    return _loaded(connection, mode, row, at, with_answers)


def _loaded(
    connection: Connection,
    mode: Mode[S, Any],
    row: Any,
    at: int,
    with_answers: bool,
    some: Some[S] | None = None,
) -> Game[S]:
    with readable(row.id):
        topic = kept(connection, row.edition)
        past = moves_of(connection, mode, row.id) if mode.can_move(row.settings) else []
        state, given = mode.begin(topic, row.settings, row.seed, row.started), NO_ANSWERS
        if with_answers:
            wanted = some(state, topic) if some else None
            given = answers_of(connection, row.id, row.seat, topic, wanted)
        state = mode.replay(state, past, *given)
    now = max(at, row.touched)
    return Game(row.id, topic, row.seat, row.settings, row.started, now, len(past), state)


def new_id() -> str:
    """A random id of a game or a seat."""
    return secrets.token_urlsafe(ID_LENGTH)[:ID_LENGTH]
