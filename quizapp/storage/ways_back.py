"""Ways back: codes that bring players to their seats on another device."""

from dataclasses import replace

from sqlalchemy import bindparam, delete, exists, select, update

from quizapp.storage.codes import hashed, new_code
from quizapp.storage.database import writing
from quizapp.storage.room_changes import change, change_revision, change_seat, locked
from quizapp.storage.room_seats import SEAT, Seat, as_seat
from quizapp.storage.tables import answers, seats


def way_back(game: str, seat: str) -> str:
    """A new code that brings this seat's player back to it once, from any device; it is not kept.

    Raises NotFound.
    """
    code = new_code()
    with writing() as connection:
        change_seat(connection, game, seat, way_back=_hashed(game, code))
    return code


def come_back(game: str, code: str, player: str) -> Seat | None:
    """The seat that this code leads to, now this player's; None if it leads to none.

    Whoever sat there sits there no longer. Where the player has taken another seat meanwhile, that
    one is gone, and what was answered from it alone comes along: nobody plays twice.
    """
    with writing() as connection:
        locked(connection, game)
        found = {"game": game, "way_back": _hashed(game, code)}
        row = connection.execute(_LED_TO, found).first()
        if row is None:
            return None
        change_revision(connection, game)
        if row.player != player:
            both = {"in_game": game, "of_player": player, "to_seat": row.id}
            connection.execute(_BROUGHT, both)
            connection.execute(_LEFT, both)
        change_seat(connection, game, row.id, player=player, way_back=None)
    return replace(as_seat(row), player=player)


def free(game: str, seat: str) -> str:
    """Take the seat from whoever sits there by mistake, and give its owner's code to come back.

    Raises NotFound.
    """
    code = new_code()
    change(game, seat, player=None, way_back=_hashed(game, code))
    return code


def _hashed(game: str, code: str) -> str:
    return hashed(f"{game}:{code}")


_LED_TO = select(*SEAT).where(
    seats.c.game == bindparam("game"),
    seats.c.way_back == bindparam("way_back"),
    seats.c.removed.is_(None),
)
_OTHER = (seats.c.game == bindparam("in_game"), seats.c.player == bindparam("of_player"))
_there = answers.alias()
_BROUGHT = (
    update(answers)
    .where(
        answers.c.seat.in_(select(seats.c.id).where(*_OTHER, seats.c.removed.is_(None))),
        ~exists().where(
            _there.c.game == answers.c.game,
            _there.c.question == answers.c.question,
            _there.c.round == answers.c.round,
            _there.c.seat == bindparam("to_seat"),
        ),
    )
    .values(seat=bindparam("to_seat"))
)
_LEFT = delete(seats).where(*_OTHER)
