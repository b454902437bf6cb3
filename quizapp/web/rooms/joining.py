"""Joining a room by its code, and coming back to a seat by the code that leads back to it.

A code that is unknown and one whose room has ended or is locked are answered alike, byte for byte:
whoever tries codes learns nothing.
"""

import hmac
from collections.abc import Callable

from flask import Blueprint, current_app, redirect, render_template, request, session, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf

from quizapp import clock
from quizapp.english.sentences import said
from quizapp.games import names
from quizapp.games.moves import Refused
from quizapp.storage import room_seats, rooms, ways_back
from quizapp.storage.codes import as_code
from quizapp.storage.rooms import Room
from quizapp.web.guesses import Guesses, asker, minutes
from quizapp.web.identity import player, seated_player
from quizapp.web.rooms.following import the_rooms

NO_ROOM = (
    "No room can be joined under this code. It may be mistyped, the room may have ended, or its "
    "teacher has locked it."
)
NO_SEAT = "These two codes lead to no seat. Look at both again, or ask your teacher for a new one."
NO_CODE = "A code has six letters or digits, as on the projector: K7M 4PX."
SPINS = 3
"""Names that a player may choose from, before they join."""
TRIES = 10
"""Names that are tried when one is taken already."""
blueprint = Blueprint("joining", __name__)


@blueprint.record_once
def _begin(state: BlueprintSetupState) -> None:
    state.app.extensions["guessed_codes"] = Guesses("10/10minute", "60/10minute", "240/10minute")


@blueprint.get("/join")
def ask() -> str:
    """A field for the code, and one for the way back."""
    return _page(request.args.get("code", ""))


@blueprint.post("/join")
def find() -> ResponseReturnValue:
    """Lead to the room of the code, or back to a seat in it."""
    typed = request.form.get("code", "")
    code = as_code(typed)
    if "way_back" in request.form:
        return _come_back(code) if code else (_page(typed, way_back_problem=NO_SEAT), 404)
    if code is None:
        return _page(typed, NO_CODE), 422
    return redirect(url_for("joining.join", code=code), 303)


@blueprint.get("/join/<code>")
def join(code: str) -> ResponseReturnValue:
    """The last step: choose a name, or take the one that is offered."""
    return _joining(code, _name_page)


@blueprint.post("/join/<code>")
def enter(code: str) -> ResponseReturnValue:
    """Take a seat."""
    found = as_code(code)
    if found and "way_back" in request.form:
        return _come_back(found)
    return _joining(code, _seated)


def _joining(code: str, go_on: Callable[[Room], ResponseReturnValue]) -> ResponseReturnValue:
    """Go on with the room of this code, if it can be joined; whoever sits in it is led there."""
    found = as_code(code)
    if found is None:
        return _page(code, NO_CODE), 404
    guesses, (who, address) = _guesses(), asker()
    if wait := guesses.wait(who, address, found):
        return _too_many(found, wait)
    held = the_rooms().get(found)
    room = held.room if held else None
    if held and held.seat(player()):
        return redirect(url_for("room.page", code=found), 303)
    if room is None or room.locked or room.state.is_ended:
        guesses.wrong(who, address)
        return _page(found, NO_ROOM), 404
    guesses.right(address, found)
    return go_on(room)


def _guesses() -> Guesses:
    guesses: Guesses = current_app.extensions["guessed_codes"]
    return guesses


def _too_many(code: str, wait: int) -> ResponseReturnValue:
    # Who has no cookie yet may have come by the QR code: their next press brings one.
    problem = (
        f"Many wrong codes came from here. Try again in {minutes(wait)}."
        if session.get("csrf_token")
        else "Many wrong codes came from your network. Is this the code? Then go on."
    )
    return _page(code, problem), 429, {"Retry-After": str(wait)}


def _name_page(room: Room, problem: str = "", status: int = 200) -> ResponseReturnValue:
    spin = _spin()
    page = render_template(
        "rooms/join_name.html",
        topic={"title": room.topic.title, "language": room.topic.language},
        code=room.code,
        is_free=_is_free(room),
        is_rehearsal=room.state.settings.rehearsal,
        name=_generated(room, spin),
        typed=request.form.get("name", ""),
        spin=spin,
        next_spin=spin + 1 if spin + 1 < SPINS else None,
        problem=problem,
    )
    return page, status


def _seated(room: Room) -> ResponseReturnValue:
    """Take a seat under the chosen name; where chance chose one that is taken, under the next."""
    try:
        if _is_free(room):
            _take_seat(room, names.as_name(request.form.get("name", "")))
        else:
            _take_generated(room)
    except Refused as refused:
        status = 409 if refused.message.name in {"room-full", "removed"} else 422
        return _name_page(room, said(refused.message), status)
    return redirect(url_for("room.page", code=room.code), 303)


def _take_generated(room: Room) -> None:
    spin = _spin()
    for attempt in range(TRIES):
        try:
            return _take_seat(room, _generated(room, spin, attempt))
        except Refused as refused:
            if refused.message.name != "name-taken" or attempt + 1 == TRIES:
                raise
    return None


def _take_seat(room: Room, name: str) -> None:
    room_seats.join(room.game, seated_player(), name, names.name_key(name), clock.now())
    the_rooms().changed(room.game)


def _come_back(code: str) -> ResponseReturnValue:
    """Take the seat again that the way-back code leads to, whether or not the room takes others."""
    if wait := _guesses().wait(*asker()):
        return _too_many(code, wait)
    way_back = as_code(request.form.get("way_back", ""))
    room = rooms.find(code, clock.now())
    if not (way_back and room and _comes_back(room, way_back)):
        _guesses().wrong(*asker())
        return _page(code, way_back_problem=NO_SEAT), 404
    return redirect(url_for("room.page", code=code), 303)


def _comes_back(room: Room, way_back: str) -> bool:
    seat = ways_back.come_back(room.game, way_back, seated_player())
    the_rooms().changed(room.game)
    return seat is not None


def _page(code: str = "", problem: str = "", way_back_problem: str = "") -> str:
    return render_template(
        "rooms/join.html", code=code[:20], problem=problem, way_back_problem=way_back_problem
    )


def _is_free(room: Room) -> bool:
    return room.state.settings.names == "free"


def _spin() -> int:
    """Which of the offered names is meant."""
    text = request.values.get("spin", "0")
    return int(text) if text in map(str, range(SPINS)) else 0


def _generated(room: Room, spin: int, attempt: int = 0) -> str:
    """One of the names that this browser is offered here; nobody chooses among all there are."""
    generate_csrf()  # makes what tells this browser from others, where it has nothing yet
    offered = f"{session['csrf_token']} {room.code} {spin} {attempt}"
    seed = hmac.digest(current_app.config["SECRET_KEY"], offered.encode(), "sha256").hex()
    return names.generated(room.topic.language, seed)
