"""Pages for what went wrong: what happened, and what to do."""

import logging
import time
import traceback

from flask import Flask, make_response, render_template
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from quizapp.english.sentences import said
from quizapp.games.moves import Refused
from quizapp.messages import Told
from quizapp.questions.base import Tampered, Unclear
from quizapp.storage.errors import Unavailable
from quizapp.storage.games import NotFound
from quizapp.topics.editions import Unreadable

A_WHILE = 60
"""Seconds in which a failure is told once."""
RETRY_AFTER = 5
"""Seconds after which a browser may ask a database again that could not answer."""
log = logging.getLogger(__name__)
_failed: dict[tuple[str, int | None], float] = {}
"""When each place in the code failed last; there are only so many."""

WHAT_HAPPENED = {
    400: (
        "This address or form cannot be read",
        "It may have been cut off when it was copied. Nothing was changed.",
    ),
    404: (
        "There is nothing at this address",
        "The address may be mistyped, or the game was deleted or belongs to another browser.",
    ),
    410: (
        "This game can no longer be read",
        "It was begun in another version of this site, or what was kept of it is damaged. "
        "Your other games are not affected.",
    ),
    405: ("This address only takes forms", "Go back to the page that sent you here."),
    409: ("That move does not count", "Nothing was changed."),
    413: ("That was too much at once", "The form was larger than any page here can send."),
    422: ("This answer cannot be read yet", "Go back, complete it and send it again."),
    429: (
        "You began very many games in a short time",
        "Wait some minutes. The games that you play go on meanwhile.",
    ),
    500: ("Something broke on our side", "What was saved before is safe. Please try again."),
    503: (
        "Nothing can be saved or loaded just now",
        "What was saved before is safe. Wait a few seconds, then load this page again or repeat "
        "the last step.",
    ),
}

NO_COOKIE = (
    "This page is too old, or your browser keeps no cookies",
    "Go back, load the page again and repeat the last step. The game is remembered by one cookie, "
    "so cookies must be allowed for this site.",
)


def init_app(app: Flask) -> None:
    """Answer every error with a page of ours."""
    logging.getLogger("flask_wtf").setLevel(logging.WARNING)  # else each forged form is a line
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(CSRFError, lambda _: page(400, *NO_COOKIE))
    app.register_error_handler(NotFound, lambda _: page(404, *WHAT_HAPPENED[404]))
    app.register_error_handler(Unreadable, _unreadable)
    app.register_error_handler(Tampered, lambda why: _told(400, why))
    app.register_error_handler(Refused, lambda why: _told(409, why))
    app.register_error_handler(Unclear, lambda why: _told(422, why))
    app.register_error_handler(Unavailable, _unavailable)
    app.register_error_handler(Exception, _broken)


def page(status: int, title: str, advice: str) -> ResponseReturnValue:
    """An error page with its status."""
    return render_template("error.html", title=title, advice=advice, status=status), status


def _told(status: int, why: Told) -> ResponseReturnValue:
    return page(status, WHAT_HAPPENED[status][0], said(why.message))


def _http(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    if status < 400:  # a redirect, which Werkzeug raises too
        return error.get_response()
    title, advice = WHAT_HAPPENED.get(status, WHAT_HAPPENED[400 if status < 500 else 500])
    own = error.description if error.description != type(error).description else None
    response = make_response(page(status, title, own or advice))
    # A 405 must say which methods are taken (RFC 9110, 15.5.6).
    response.headers.update([one for one in error.get_headers() if one[0] != "Content-Type"])
    return response


def _unreadable(error: Unreadable) -> ResponseReturnValue:
    log.error("%s", error)
    return page(410, *WHAT_HAPPENED[410])


def _unavailable(why: Unavailable) -> ResponseReturnValue:
    if is_news(why):
        log.error("%s", why)
    response = make_response(page(503, *WHAT_HAPPENED[503]))
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def _broken(error: Exception) -> ResponseReturnValue:
    if is_news(error):
        log.error("A request failed", exc_info=error)
    return page(500, *WHAT_HAPPENED[500])


def is_news(error: Exception) -> bool:
    """Whether this place has not failed for a while: no request shall fill the log."""
    place = traceback.extract_tb(error.__traceback__, limit=-1)[0]
    key, now = (place.filename, place.lineno), time.monotonic()
    if now - _failed.get(key, -A_WHILE) < A_WHILE:
        return False
    _failed[key] = now
    return True
