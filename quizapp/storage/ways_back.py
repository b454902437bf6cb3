"""Ways back: codes that bring players to their seats on another device."""

from dataclasses import replace

from sqlalchemy import bindparam, select, update

from quizapp.storage.codes import hashed, new_code
from quizapp.storage.database import writing
from quizapp.storage.room_changes import change, change_revision, change_seat, locked
from quizapp.storage.room_seats import SEAT, Seat, as_seat
from quizapp.storage.tables import seats


def way_back(game: str, seat: str) -> str:
    """A new code that brings this seat's player back to it once, from any device; it is not kept.

    Raises NotFound.
    """
    code = new_code()
    with writing() as connection:
        change_seat(connection, game, seat, way_back=_hashed(game, code))
    return code


def come_back(game: str, code: str, player: str, at: int) -> Seat | None:
    """The seat that this code leads to, now this player's; None if it leads to none.

    Whoever sat there sits there no longer. Where the player has taken another seat meanwhile, that
    one is left empty and its answers do not count: nobody plays twice.
    """
    with writing() as connection:
        locked(connection, game)
        found = {"game": game, "way_back": _hashed(game, code)}
        row = connection.execute(_LED_TO, found).first()
        if row is None:
            return None
        change_revision(connection, game)
        if row.player != player:
            other = update(seats).where(seats.c.game == game, seats.c.player == player)
            connection.execute(other.values(player=None, removed=at))
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
