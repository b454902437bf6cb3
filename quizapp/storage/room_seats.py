"""Seats in rooms: taken, named, and looked after by the host."""

from dataclasses import dataclass
from typing import Any, cast

from pydantic import JsonValue
from sqlalchemy import Connection, bindparam, func, insert, select, update

from quizapp.games.moves import Refused
from quizapp.messages import Message
from quizapp.storage.database import reading, writing
from quizapp.storage.games import new_id
from quizapp.storage.room_changes import change, change_revision, change_seat, locked
from quizapp.storage.tables import games
from quizapp.storage.tables import seats as _seats

SENT_OUT = 10 * 60
"""Seconds for which a player whom the host removed cannot come back."""


@dataclass(frozen=True)
class Seat:
    """A player's place in a room, as its host and its own player may know it."""

    id: str
    player: str | None
    """None in a seat that the host freed and nobody has come back to."""
    name: str
    extra_time: float
    hidden: bool
    removed: bool
    joined: int
    """When; for who was sent out and came again, that time."""

    @property
    def has_extra_time(self) -> bool:
        """Whether other limits hold for it than for the others."""
        return self.extra_time != 1


SEAT = (
    *(_seats.c.id, _seats.c.player, _seats.c.name, _seats.c.extra_time),
    *(_seats.c.hidden, _seats.c.removed, _seats.c.joined),
)


def as_seat(row: Any) -> Seat:
    """A seat from a row that begins with SEAT."""
    id_, player, name, extra_time, hidden, removed, joined, *_ = row
    return Seat(id_, player, name, extra_time, hidden, removed is not None, joined)


def seats(game: str) -> list[Seat]:
    """All seats of a room, the removed ones too, in the order in which they were taken."""
    with reading() as connection:
        return [as_seat(row) for row in connection.execute(_ALL, {"game": game})]


def seat_of(game: str, player: str) -> Seat | None:
    """This player's seat in a room, removed or not."""
    with reading() as connection:
        row = connection.execute(_MINE, {"game": game, "player": player}).first()
    return as_seat(row) if row else None


def join(
    game: str, player: str, name: str, name_key: str, at: int, extra_time: float = 1.0
) -> Seat:
    """This player's seat, new unless there is one already, which is left as it is.

    Names with the same `name_key` count as one. Raises NotFound, and Refused: room-ended,
    room-locked, room-full, name-taken, or removed for who was sent out less than SENT_OUT ago.
    """
    with writing() as connection:
        room = locked(connection, game)
        mine = connection.execute(_MINE, {"game": game, "player": player}).first()
        if mine and mine.removed is None:
            return as_seat(mine)
        settings = _must_be_open(connection, room, mine, at)
        _must_be_free(connection, game, mine.id if mine else "", name_key)
        change_revision(connection, game)
        hidden = bool(mine and mine.hidden) or bool(settings.get("names_wait"))
        row = {"name": name, "name_key": name_key, "extra_time": extra_time, "joined": at}
        seat = Seat(mine.id if mine else new_id(), player, name, extra_time, hidden, False, at)
        if mine:
            change_seat(connection, game, mine.id, removed=None, hidden=hidden, **row)
        else:
            taken = {"id": seat.id, "game": game, "player": player, "hidden": hidden}
            connection.execute(insert(_seats), {**taken, **row})
    return seat


def rename(game: str, seat: str, name: str, name_key: str) -> None:
    """Give a seat another name; raises NotFound, and Refused: name-taken."""
    with writing() as connection:
        locked(connection, game)
        _must_be_free(connection, game, seat, name_key)
        change_revision(connection, game)
        change_seat(connection, game, seat, name=name, name_key=name_key)


def hide(game: str, seat: str, hidden: bool) -> None:
    """Show a seat's name nowhere but to its host and its player, or again; raises NotFound."""
    change(game, seat, hidden=hidden)


def show_all(game: str) -> None:
    """Show all names of a room that are hidden; raises NotFound."""
    with writing() as connection:
        locked(connection, game)
        change_revision(connection, game)
        connection.execute(_ALL_SHOWN, {"of": game})


def remove(game: str, seat: str, at: int) -> None:
    """Send a seat's player out of the room; its answers no longer count. Raises NotFound."""
    change(game, seat, removed=at, way_back=None)


def remove_newest(game: str, since: int) -> None:
    """Send out all who have joined since a moment, and lock the room; raises NotFound.

    Unlike one who is removed alone, they may join again as soon as the room is open: whoever floods
    a room comes as somebody new each time, and would not even notice that they are kept out, but
    the pupils among them would.
    """
    with writing() as connection:
        locked(connection, game)
        change_revision(connection, game, locked=True)
        connection.execute(_NEWEST_REMOVED, {"of": game, "since": since})


def give_time(game: str, seat: str, factor: float) -> None:
    """Let time limits count so many times as long for this seat; raises NotFound."""
    change(game, seat, extra_time=factor)


def _must_be_open(connection: Connection, room: Any, mine: Any, at: int) -> dict[str, JsonValue]:
    """The room's settings, if somebody may come in; raises Refused."""
    if mine and at < mine.removed + SENT_OUT:
        raise Refused(Message("removed"))
    if room.ended:
        raise Refused(Message("room-ended"))
    if room.locked:
        raise Refused(Message("room-locked"))
    settings, taken = connection.execute(_TAKEN, {"game": room.game}).one()
    if taken >= settings["cap"]:
        raise Refused(Message("room-full"))
    return cast(dict[str, JsonValue], settings)


def _must_be_free(connection: Connection, game: str, seat: str, name_key: str) -> None:
    named = connection.scalar(_NAMED, {"game": game, "name_key": name_key})
    if named not in {None, seat}:
        raise Refused(Message("name-taken"))


_HERE = _seats.c.game == bindparam("game")
_ALL = select(*SEAT).where(_HERE).order_by(_seats.c.joined, _seats.c.id)
_MINE = select(*SEAT).where(_HERE, _seats.c.player == bindparam("player"))
_NAMED = select(_seats.c.id).where(_HERE, _seats.c.name_key == bindparam("name_key"))
_PRESENT = (
    select(func.count())
    .where(_seats.c.game == games.c.id, _seats.c.removed.is_(None))
    .scalar_subquery()
)
_TAKEN = select(games.c.settings, _PRESENT).where(games.c.id == bindparam("game"))
_ALL_SHOWN = update(_seats).where(_seats.c.game == bindparam("of")).values(hidden=False)
_NEWEST_REMOVED = (
    update(_seats)
    .where(
        _seats.c.game == bindparam("of"),
        _seats.c.joined >= bindparam("since"),
        _seats.c.removed.is_(None),
    )
    .values(removed=0, way_back=None)  # so long ago that they may come back
)
