"""The seats of a room, as its host looks after them: names, extra time, who is in it."""

from collections.abc import Callable

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp import clock
from quizapp.english.sentences import said
from quizapp.games import names
from quizapp.games.live import NO_LIMIT
from quizapp.games.moves import Refused
from quizapp.storage import room_seats, ways_back
from quizapp.web.rooms.following import the_rooms
from quizapp.web.rooms.held import Held
from quizapp.web.rooms.hosting import hosted_room

blueprint = Blueprint("seats", __name__, url_prefix="/rooms/<code>/host/seats")
TIMES = {
    1.0: "As much as all",
    1.25: "A quarter more",
    1.5: "Half as much again",
    2.0: "Twice as much",
    3.0: "Three times as much",
    NO_LIMIT: "No limit",
}

RECENT = (1, 5)
"""Minutes: who has joined within them can be removed together."""


@blueprint.get("")
def everybody(code: str) -> str:
    """All who are in the room."""
    held = hosted_room(code)
    here = _here(held)
    return render_template("rooms/seats.html", here=here, seats=held.seats, recent=RECENT)


@blueprint.post("/remove")
def remove_newest(code: str) -> ResponseReturnValue:
    """Send out all who joined in the last minutes, and let nobody else in."""
    held = hosted_room(code)
    minutes = request.form.get("minutes", type=int)
    if minutes not in RECENT:
        abort(400)
    room_seats.remove_newest(held.room.game, clock.now() - 60 * minutes)
    return _changed(held, url_for("host.page", code=code))


@blueprint.post("/show")
def show_all(code: str) -> ResponseReturnValue:
    """Show all names that wait or were hidden."""
    held = hosted_room(code)
    room_seats.show_all(held.room.game)
    return _changed(held, url_for("host.page", code=code))


@blueprint.get("/<seat>")
def one(code: str, seat: str) -> str:
    """A seat, and all that its host can do with it."""
    return _page(hosted_room(code), seat)


@blueprint.post("/<seat>/rename")
def rename(code: str, seat: str) -> ResponseReturnValue:
    """Give it another name."""
    held = hosted_room(code)
    try:
        name = names.as_name(request.form.get("name", ""))
        room_seats.rename(held.room.game, seat, name, names.name_key(name))
    except Refused as why:
        return _page(held, seat, problem=said(why.message)), 422
    return _changed(held, url_for("seats.one", code=code, seat=seat))


@blueprint.post("/<seat>/time")
def give_time(code: str, seat: str) -> ResponseReturnValue:
    """Give it extra time, which nobody else sees."""
    held = hosted_room(code)
    factor = request.form.get("time", type=float)
    if factor not in TIMES:
        abort(400)
    room_seats.give_time(held.room.game, seat, factor)
    return _changed(held, url_for("seats.one", code=code, seat=seat))


@blueprint.post("/<seat>/free")
def free(code: str, seat: str) -> ResponseReturnValue:
    """Take it from who took it by mistake; its owner comes back by a code, which is shown once."""
    held = hosted_room(code)
    code_back = ways_back.free(held.room.game, seat)
    the_rooms().changed(held.room.game)
    return _page(held, seat, way_back=code_back)


@blueprint.post("/<seat>/<action>")
def look_after(code: str, seat: str, action: str) -> ResponseReturnValue:
    """Hide its name, show it again, or send its player out."""
    held = hosted_room(code)
    game = held.room.game
    actions: dict[str, Callable[[], None]] = {
        "hide": lambda: room_seats.hide(game, seat, True),
        "show": lambda: room_seats.hide(game, seat, False),
        "remove": lambda: room_seats.remove(game, seat, clock.now()),
    }
    if action not in actions:
        abort(404)
    actions[action]()
    return _changed(held, url_for("host.page", code=code))


def _changed(held: Held, address: str) -> ResponseReturnValue:
    the_rooms().changed(held.room.game)
    return redirect(address, 303)


def _here(held: Held) -> str:
    return url_for("room.page", code=held.room.code)


def _page(held: Held, seat: str, problem: str = "", way_back: str = "") -> str:
    found = next((one for one in held.seats if one.id == seat), None)
    if found is None:
        abort(404)
    return render_template(
        "rooms/seat.html",
        here=_here(held),
        seat=found,
        times=TIMES.items(),
        problem=problem,
        way_back=way_back,
    )
