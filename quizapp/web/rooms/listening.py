"""What the pages of hosts and projectors ask for again and again: the present part, or a stream."""

import re
from typing import Any

from flask import Response, abort, request, session
from markupsafe import Markup

from quizapp import clock
from quizapp.storage.rooms import Room
from quizapp.web.rooms import parts
from quizapp.web.rooms.following import the_rooms
from quizapp.web.rooms.held import Held
from quizapp.web.rooms.parts import Kind
from quizapp.web.rooms.streams import HEADERS

_ANSWERED = re.compile(r"(\sdata-answered>)\d+")


def the_room(code: str) -> Held:
    """The room with this code; without one, there is no such page."""
    held = the_rooms().get(code)
    if held is None:
        abort(404)
    return held


def around(room: Room) -> dict[str, Any]:
    """What every page of a room has around its part when it is loaded."""
    shared = parts.context(room)
    return {
        "here": shared["here"],
        "title": shared["phase"].title,
        "is_rehearsal": shared["is_rehearsal"],
        "now": clock.exact(),
    }


def loaded(held: Held, kind: Kind) -> dict[str, Any]:
    """A page of a host or a projector that is loaded now: later its stream brings the count anew."""
    part = held.part(kind)
    body = _ANSWERED.sub(rf"\g<1>{held.answered}", part.body.decode())
    return {**around(held.room), "version": part.version, "part": Markup(body)}


def now(held: Held, kind: Kind) -> Response:
    """The present part, or that it is the one that was had before."""
    part = held.part(kind)
    response = Response(part.body, content_type="text/html; charset=utf-8")
    response.headers["Cache-Control"] = "private, no-cache"
    response.set_etag(part.version)
    response.make_conditional(request)
    return response


def events(held: Held, kind: Kind) -> Response:
    """A stream of this part as it changes."""
    who = session.get("csrf_token") or request.remote_addr or ""  # a projector may keep no cookie
    return Response(held.listen(request.environ, kind, who), headers=HEADERS)
