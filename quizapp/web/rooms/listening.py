"""What the pages of hosts and projectors ask for again and again: the present part, or a stream."""

import re

from flask import Response, abort, request, session
from markupsafe import Markup

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


def counted_part(held: Held, kind: Kind) -> Markup:
    """The present part for a page that is loaded now: later its stream brings the count anew."""
    body = held.part(kind).body.decode()
    return Markup(_ANSWERED.sub(rf"\g<1>{held.answered}", body))


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
