"""The projector's page of a room: it shows, and never controls."""

from flask import Blueprint, Response, render_template

from quizapp import clock
from quizapp.web.rooms import parts
from quizapp.web.rooms.listening import counted_part, events, now, the_room

blueprint = Blueprint("screen", __name__, url_prefix="/rooms/<code>/screen")


@blueprint.get("")
def page(code: str) -> str:
    """The room for all to see, for whoever knows its code."""
    held = the_room(code)
    part, shared = held.part("screen"), parts.context(held.room)
    return render_template(
        "rooms/screen.html",
        here=shared["here"],
        title=shared["phase"].title,
        is_rehearsal=shared["is_rehearsal"],
        now=clock.exact(),
        version=part.version,
        part=counted_part(held, "screen"),
    )


@blueprint.get("/now")
def present(code: str) -> Response:
    """The part of it that changes."""
    return now(the_room(code), "screen")


@blueprint.get("/events")
def stream(code: str) -> Response:
    """That part, whenever it changes."""
    return events(the_room(code), "screen")
