"""Rooms: opened under a code, found by it, and moved on by their host or by time."""

import dataclasses
import secrets
from collections.abc import Callable
from hmac import compare_digest
from typing import Any

from pydantic import JsonValue
from sqlalchemy import ColumnElement, Connection, bindparam, case, insert, select, update
from sqlalchemy.exc import IntegrityError

from quizapp.games import live
from quizapp.games.live import Live
from quizapp.games.mode import FORMAT as MOVE_FORMAT
from quizapp.games.mode import Settings
from quizapp.games.moves import Refused
from quizapp.messages import Message
from quizapp.storage.codes import hashed, new_code
from quizapp.storage.database import reading, writing
from quizapp.storage.editions import kept
from quizapp.storage.games import NotFound, keep_begun
from quizapp.storage.history import moves_of, readable
from quizapp.storage.room_marks import count_no_answer, mark_all
from quizapp.storage.tables import games, moves, rooms
from quizapp.topics.topic import Topic

KEY_BYTES = 16


class Stale(Refused):
    """The room has moved on since the host's page was made, or the button was pressed twice."""


@dataclasses.dataclass(frozen=True)
class Room:
    """A room as it is kept, with its state; who sits in it and what they answer are apart."""

    game: str
    code: str
    topic: Topic
    settings: Settings
    seed: int
    opened: int
    locked: bool
    revision: int
    """Grows with everything that any page of the room could show, answers apart."""
    state: Live
    now: int
    """The moment it is looked at, never before its last move."""


def open_room(
    topic: Topic, settings: Settings, seed: int, at: int, key: str = ""
) -> tuple[str, str]:
    """A new room's code, and the key of its host, of which only the hash is kept.

    A key that is given opens one room: whoever gives it again, even at once, has the first one's
    code. The rules may raise Refused for the settings.
    """
    settings = live.MODE.dealt(topic, settings, seed)
    state = live.MODE.begin(topic, settings, seed, at)
    key = key or secrets.token_urlsafe(KEY_BYTES)
    try:
        with writing() as connection:
            if code := _opened(connection, key):
                return code, key
            code = _free_code(connection)
            game = keep_begun(connection, live.MODE, topic, settings, seed, at)
            room = {"game": game, "code": code, "host": hashed(key), "locked": False, "revision": 0}
            connection.execute(insert(rooms), {**room, **_taking(state)})
    except IntegrityError:  # another server was opening it
        with reading() as connection:
            code = _opened(connection, key)
        if code is None:
            raise
    return code, key


def find(code: str, at: int) -> Room | None:
    """The room with this code at a moment, if there is one; raises Unreadable."""
    with reading() as connection:
        row = connection.execute(_BY_CODE, {"code": code}).first()
        return _loaded(connection, row, at) if row else None


def load(game: str, at: int) -> Room | None:
    """The room of this game at a moment, if there is one; raises Unreadable."""
    with reading() as connection:
        row = connection.execute(_BY_GAME, {"game": game}).first()
        return _loaded(connection, row, at) if row else None


def revisions() -> dict[str, int]:
    """The revision of every room that has not ended, by its game."""
    with reading() as connection:
        return {row.game: row.revision for row in connection.execute(_REVISIONS)}


def is_host(code: str, key: str) -> bool:
    """Whether this is the present key of the room's host."""
    with reading() as connection:
        host = connection.scalar(_HOST, {"code": code})
    return host is not None and compare_digest(host, hashed(key))


def new_key(code: str) -> str:
    """A new key for the room's host, whose old one opens nothing any more; raises NotFound."""
    key = secrets.token_urlsafe(KEY_BYTES)
    with writing() as connection:
        _change(connection, rooms.c.code == code, host=hashed(key))
    return key


def lock(game: str, locked: bool) -> None:
    """Let nobody else in, or again everybody who has the code; raises NotFound."""
    with writing() as connection:
        _change(connection, rooms.c.game == game, locked=locked)


def move(code: str, seen: int, choose: Callable[[Room], live.Move], at: int) -> Room:
    """The room after the move that `choose` reads off it, committed and synced.

    `seen` is the number of the last move that whoever moves has seen; Stale if there was another.
    What players may answer from now on, and what their answers have earned, is kept in the same
    transaction. Raises NotFound, Refused, Unreadable, and what `choose` raises; then nothing has
    changed.
    """
    with writing() as connection:
        room = _loaded(connection, _change(connection, rooms.c.code == code), at)
        if room.state.number != seen:
            raise Stale(Message("game-moved-on"))
        made = choose(room)
        state = live.MODE.play(room.state, made, room.now)
        row = {"game": room.game, "number": state.number, "name": type(made).__name__}
        brought = {"data": vars(made), "outcome": live.MODE.outcome(state, made)}
        connection.execute(_MOVE, {**row, **brought, "at": room.now, "format": MOVE_FORMAT})
        connection.execute(_TOUCHED, {"at": room.now, "moved": room.game})
        connection.execute(_MOVED, {"moved": room.game, **_taking(state)})
        _mark(connection, room, made)
    return dataclasses.replace(room, state=state)


def _mark(connection: Connection, room: Room, made: live.Move) -> None:
    """Mark the answers when no more can come, or let none count where their question is skipped."""
    if isinstance(made, live.Skip) and room.state.item:
        count_no_answer(connection, room.game, room.state.item.id)
    elif isinstance(made, live.ShowSpread | live.End) and room.state.phase == "closed":
        mark_all(connection, room.game, room.state)


def _taking(state: Live) -> dict[str, JsonValue]:
    """What of the state decides on answers, as it is kept beside the moves."""
    return {
        "question": state.item.id if state.item else None,
        "round": state.round,
        "asked": state.asked,
        "taking": state.taking,
        "ended": state.is_ended,
    }


def _opened(connection: Connection, key: str) -> str | None:
    """The code of the room whose host has this key."""
    found: str | None = connection.scalar(_HOSTED, {"host": hashed(key)})
    return found


def _free_code(connection: Connection) -> str:
    while True:
        code = new_code()
        if connection.execute(_BY_CODE, {"code": code}).first() is None:
            return code


def _change(connection: Connection, which: ColumnElement[bool], **values: Any) -> Any:
    """The room's row, locked for this transaction and with its revision grown; raises NotFound."""
    grown = update(rooms).where(which).values(revision=rooms.c.revision + 1, **values)
    game = connection.scalar(grown.returning(rooms.c.game))
    if game is None:
        raise NotFound
    return connection.execute(_BY_GAME, {"game": game}).one()


def _loaded(connection: Connection, row: Any, at: int) -> Room:
    with readable(row.id):
        topic = kept(connection, row.edition)
        state = live.MODE.begin(topic, row.settings, row.seed, row.started)
        state = live.MODE.replay(state, moves_of(connection, live.MODE, row.id), {}, 0)
    known = (row.id, row.code, topic, row.settings, row.seed, row.started)
    return Room(*known, row.locked, row.revision, state, max(at, row.touched))


_ROOM = select(*games.c, rooms.c.code, rooms.c.locked, rooms.c.revision).join(
    rooms, rooms.c.game == games.c.id
)
_BY_CODE = _ROOM.where(rooms.c.code == bindparam("code"))
_BY_GAME = _ROOM.where(rooms.c.game == bindparam("game"))
_REVISIONS = select(rooms.c.game, rooms.c.revision).where(~rooms.c.ended)
_HOSTED = select(rooms.c.code).where(rooms.c.host == bindparam("host"))
_HOST = select(rooms.c.host).where(rooms.c.code == bindparam("code"))
_MOVE = insert(moves)
_TOUCHED = (
    update(games)
    .where(games.c.id == bindparam("moved"))
    .values(
        touched=case((games.c.touched < bindparam("at"), bindparam("at")), else_=games.c.touched)
    )
)
_MOVED = update(rooms).where(rooms.c.game == bindparam("moved"))
