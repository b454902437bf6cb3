"""The host's page of a room, on a laptop or on a phone as its remote control."""

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp import clock
from quizapp.storage import rooms
from quizapp.web.rooms import steps
from quizapp.web.rooms.following import the_rooms
from quizapp.web.rooms.held import Held
from quizapp.web.rooms.hosting import hosted_room
from quizapp.web.rooms.listening import events, loaded, now
from quizapp.web.rooms.seats import RECENT

blueprint = Blueprint("host", __name__, url_prefix="/rooms/<code>/host")


@blueprint.get("")
def page(code: str) -> str:
    """What the room does, and what the host may do."""
    held = hosted_room(code)
    return render_template("rooms/host.html", **loaded(held, "host"), code=code, recent=RECENT)


@blueprint.get("/now")
def present(code: str) -> Response:
    """The part of it that changes."""
    return now(hosted_room(code), "host")


@blueprint.get("/events")
def stream(code: str) -> Response:
    """That part, whenever it changes."""
    return events(hosted_room(code), "host")


@blueprint.post("/<step>")
def press(code: str, step: str) -> ResponseReturnValue:
    """Do what a button says, if its page was up to date: a doubled click does nothing."""
    held = hosted_room(code)
    if step in {"lock", "unlock"}:
        rooms.lock(held.room.game, step == "lock")
        the_rooms().changed(held.room.game)
    elif step in steps.MOVES:
        _move(held, step)
    else:
        abort(404)
    return redirect(url_for("host.page", code=code), 303)


def _move(held: Held, step: str) -> None:
    seen = request.form.get("after", -1, type=int)
    try:
        moved = rooms.move(held.room.code, seen, lambda _: steps.MOVES[step], clock.now())
    except rooms.Stale:
        return
    the_rooms().moved(moved)
