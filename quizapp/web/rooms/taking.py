"""What thousands ask at once, answered before Flask: answers taken, streams opened, the present part.

Whoever answers is known by the signed cookie, and the form by its origin: it needs no token.
"""

import errno
import json
import re
from collections.abc import Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from flask import Blueprint, Flask, abort, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import ServiceUnavailable

from quizapp import clock
from quizapp.english.sentences import said
from quizapp.games.moves import Refused
from quizapp.messages import Message, Told
from quizapp.questions.base import Answer, Tampered, Unclear
from quizapp.storage.errors import Unavailable
from quizapp.storage.room_answers import Given
from quizapp.storage.room_seats import Seat
from quizapp.topics.editions import Unreadable
from quizapp.web.errors import RETRY_AFTER
from quizapp.web.identity import Sessions
from quizapp.web.rooms import streams
from quizapp.web.rooms.batch import Batch
from quizapp.web.rooms.following import Rooms
from quizapp.web.rooms.held import Held
from quizapp.web.security import HEADERS, is_same_origin

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LARGEST = 16 * 1024
"""Bytes of an answer's form: an order of thirty items has two thousand."""
MOST_FIELDS = 200
STATUSES: dict[type[Exception], int] = {Tampered: 400, Refused: 409, Unclear: 422}
REFUSED = "quizapp.refused"
"""Where a request says why its answer was refused, for a browser without JavaScript."""
METHODS = {"answer": "POST", "events": "GET", "now": "GET"}
OURS = re.compile(r"/rooms/([0-9A-Z]{6})/(answer|events|now)")
LINES: dict[int, str] = {status: f"{status:d} {status.phrase}" for status in HTTPStatus}
ALWAYS = [*HEADERS.items(), ("Cache-Control", "no-store")]
blueprint = Blueprint("answering", __name__)


@blueprint.post("/rooms/<code>/answer")
def answer(code: str) -> ResponseReturnValue:
    """Why an answer was refused, as a page; one that is taken never comes here."""
    refused: Exception | None = request.environ.get(REFUSED)
    if refused is None:
        abort(404)
    raise refused


def init_app(app: Flask) -> None:
    """Let an app's answers be taken before Flask."""
    app.extensions["csrf"].exempt(blueprint)  # their origin is looked at
    app.wsgi_app = Taking(app)  # type: ignore[assignment, method-assign]  # as Flask documents it


class Taking:
    """A WSGI app in front of Flask's, which gets what is not answered here."""

    def __init__(self, app: Flask) -> None:
        self._flask: WSGIApplication = app.wsgi_app
        self._sessions: Sessions = app.session_interface  # type: ignore[assignment]  # made so
        self._rooms: Rooms = app.extensions["rooms"]
        self._batch = Batch(app)

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        """Answer a request."""
        asked = OURS.fullmatch(environ["PATH_INFO"])
        if asked is None or environ["REQUEST_METHOD"] != METHODS[asked[2]]:
            return self._flask(environ, start)
        try:
            player = self._sessions.player_in(environ.get("HTTP_COOKIE", ""))
            held = self._rooms.get(asked[1]) if player else None
            seat = held.seat(player) if held else None
            if held is None or seat is None:
                return _reply(start, 404, "You have no seat in this room.")
            if asked[2] == "answer":
                return self._answered(environ, start, held, seat)
            if asked[2] == "events":
                return _listening(environ, start, held, player)
            return _now(environ, start, held)
        except (Unavailable, ServiceUnavailable):
            return _reply(start, 503, "", ("Retry-After", str(RETRY_AFTER)))
        except Unreadable:  # which the page of the room tells in words
            return _reply(start, 410)

    def _answered(
        self, environ: "WSGIEnvironment", start: "StartResponse", held: Held, seat: Seat
    ) -> Iterable[bytes]:
        if not is_same_origin(environ):
            return _reply(start, 403, "Another site has sent this form.")
        form = _form(environ)
        if form is None:
            return _reply(start, 413, "An answer is never as long as this.")
        is_page = "text/html" in environ.get("HTTP_ACCEPT", "")
        try:
            self._take(held, seat, form)
        except Told as why:
            if not is_page:
                return _reply(start, STATUSES[type(why)], said(why.message))
            environ[REFUSED] = why
            return self._flask(environ, start)
        held.count()
        if is_page:
            return _reply(start, 303, "", ("Location", f"/rooms/{held.room.code}"))
        return _reply(start, 204)

    def _take(self, held: Held, seat: Seat, form: MultiDict[str, str]) -> None:
        """Keep an answer, durable when this returns; raises Refused, Tampered, Unclear."""
        if not _is_asked(held, seat, form):
            held.look()  # another server may be ahead
        given = _given(held, seat, form)
        if not self._batch.take(given):
            held.look()
            raise Refused(Message("answers-closed"))


def _is_asked(held: Held, seat: Seat, form: MultiDict[str, str]) -> bool:
    state = held.room.state
    is_present = form.get("after") == str(state.asked)
    return is_present and state.is_asking(seat.has_extra_time)


def _given(held: Held, seat: Seat, form: MultiDict[str, str]) -> Given:
    """The answer in a form; raises Refused, Tampered, Unclear."""
    room, state = held.room, held.room.state
    item = state.item
    if item is None or not _is_asked(held, seat, form):
        closed, paused = Message("answers-closed"), Message("answers-paused")
        raise Refused(paused if state.paused else closed)
    given: Answer = None
    if "unknown" not in form:
        given = item.read(form, state.seed_of(state.index))
        if given is None:
            raise Unclear(Message("nothing-given"))
    text = json.dumps(given, ensure_ascii=False)
    asked = (room.game, item.id, state.round, state.asked)
    return Given(*asked, seat.id, seat.has_extra_time, text, clock.now())


def _form(environ: "WSGIEnvironment") -> MultiDict[str, str] | None:
    """The fields of an urlencoded form; None if there is too much of it."""
    length = int(environ.get("CONTENT_LENGTH") or 0)
    if length > LARGEST:
        return None
    body = environ["wsgi.input"].read(length)
    if len(body) < length:  # the rest would be another answer
        raise ConnectionResetError(errno.ECONNRESET, "half a form")
    try:
        text = body.decode(errors="replace")
        return MultiDict(parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError:
        return None


def _listening(
    environ: "WSGIEnvironment", start: "StartResponse", held: Held, player: str
) -> Iterable[bytes]:
    body = held.listen(environ, "player", player)
    start(LINES[200], [*streams.HEADERS.items(), *HEADERS.items()])
    return body


def _now(environ: "WSGIEnvironment", start: "StartResponse", held: Held) -> Iterable[bytes]:
    """The present part, or that it is still the one that was asked for last."""
    part = held.part("player")
    if f'"{part.version}"' in environ.get("HTTP_IF_NONE_MATCH", ""):
        start(LINES[304], [*HEADERS.items(), *_freshness(part.version)])
        return []
    kind = ("Content-Type", "text/html; charset=utf-8")
    length = ("Content-Length", str(len(part.body)))
    start(LINES[200], [*HEADERS.items(), *_freshness(part.version), kind, length])
    return [part.body]


def _freshness(version: str) -> list[tuple[str, str]]:
    return [("ETag", f'"{version}"'), ("Cache-Control", "private, no-cache")]


def _reply(
    start: "StartResponse", status: int, words: str = "", *more: tuple[str, str]
) -> list[bytes]:
    """A short answer in plain text."""
    body = words.encode()
    kind = [("Content-Type", "text/plain; charset=utf-8")] if words else []
    length = [("Content-Length", str(len(body)))] if status != 204 else []
    start(LINES[status], [*ALWAYS, *kind, *length, *more])
    return [body] if body else []
