"""A player's page of a room: the part that all share, and in it what is the player's own."""

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from quizapp import clock
from quizapp.games import live
from quizapp.storage.room_seats import Seat
from quizapp.storage.rooms import Room
from quizapp.web.identity import player
from quizapp.web.rooms import parts
from quizapp.web.rooms.listening import around, the_room
from quizapp.web.rooms.own import given_by, own

blueprint = Blueprint("room", __name__, url_prefix="/rooms/<code>")
SLOT = '<div class="own" data-slot></div>'
"""Where a part leaves room for what is a player's own."""
SOON = 3
"""Seconds after which a page without JavaScript loads itself again."""
REFRESH = {
    **dict.fromkeys(("lobby", "reading", "answering", "closed", "spread", "skipped"), SOON),
    **dict.fromkeys(("explained", "standings"), 12),  # there is something to read
}


@blueprint.get("")
def page(code: str) -> ResponseReturnValue:
    """The room as this player sees it; who has no seat may take one."""
    held = the_room(code)
    seat = held.seat(player())
    if seat is None:
        return redirect(url_for("joining.join", code=code), 303)
    part = held.part("player")
    is_late = seat.has_extra_time and held.room.state.taking == "extra"
    body = parts.late(held.room) if is_late else part.body.decode()
    mine = f'<div class="own" data-slot>{own(held.room, seat)}</div>'
    return render_template(
        "rooms/player.html",
        topic=parts.context(held.room)["topic"],
        **around(held.room),
        seat=seat,
        has_extra=seat.has_extra_time,
        version=part.version,
        part=Markup(body.replace(SLOT, mine)),
        refresh=_refresh(held.room, seat),
        left=_left(held.room, seat),
    )


@blueprint.get("/mine")
def mine(code: str) -> str:
    """What is this player's own."""
    held = the_room(code)
    seat = held.seat(player())
    if seat is None:
        abort(404)
    return own(held.room, seat)


def _refresh(room: Room, seat: Seat) -> int | None:
    """Seconds after which the page loads itself again, without JavaScript; None while an answer may
    stand in it that is not sent."""
    state = room.state
    if not state.is_asking(seat.has_extra_time):
        return REFRESH.get(state.phase)
    if given_by(room, seat):
        return SOON
    left = _left(room, seat)
    return None if left is None else left + live.GRACE + 1


def _left(room: Room, seat: Seat) -> int | None:
    """Seconds that this player may still answer; None where nothing limits them or nothing is asked.

    They are counted from this moment: what is held of a room may have been read long ago.
    """
    state = room.state
    ends = state.deadline_of(seat.extra_time) if state.is_asking(seat.has_extra_time) else None
    return None if ends is None else max(0, ends - clock.now())
