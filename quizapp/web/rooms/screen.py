"""The projector's page of a room: it shows, and never controls."""

from flask import Blueprint, Response, render_template

from quizapp.web.rooms.listening import events, loaded, now, the_room

blueprint = Blueprint("screen", __name__, url_prefix="/rooms/<code>/screen")


@blueprint.get("")
def page(code: str) -> str:
    """The room for all to see, for whoever knows its code."""
    return render_template("rooms/screen.html", **loaded(the_room(code), "screen"))


@blueprint.get("/now")
def present(code: str) -> Response:
    """The part of it that changes."""
    return now(the_room(code), "screen")


@blueprint.get("/events")
def stream(code: str) -> Response:
    """That part, whenever it changes."""
    return events(the_room(code), "screen")
