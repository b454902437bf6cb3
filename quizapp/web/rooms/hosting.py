"""Whose room it is: the hosts' keys that a browser keeps in its cookie."""

from flask import abort, session

from quizapp.storage import rooms
from quizapp.web.rooms.held import Held
from quizapp.web.rooms.listening import the_room

NOT_HOST = (
    "If there is a room here and it is yours, open its host’s link in this browser again. Where the "
    "link is lost or a newer one was made, whoever runs the server prints one with “quizapp room” "
    "and the code."
)
MOST_KEPT = 10
"""Rooms whose keys one browser keeps: a cookie has 4 kB."""


def remember(code: str, key: str) -> None:
    """Let this browser keep the host's key of this room; where it has many, rooms that are gone go."""
    kept = hosted()
    if len(kept) >= MOST_KEPT:
        kept = {known: of for known, of in kept.items() if rooms.is_host(known, of)}
    others = [(known, of) for known, of in kept.items() if known != code]
    session["hosts"] = dict([*others[1 - MOST_KEPT :], (code, key)])
    session.permanent = True


def hosted() -> dict[str, str]:
    """The keys that this browser keeps, by the codes of their rooms."""
    return dict(session.get("hosts", {}))


def must_be_host(code: str) -> None:
    """Not found for whoever is not this room's host, so that nobody learns that it exists."""
    if not rooms.is_host(code, hosted().get(code, "")):
        abort(404, NOT_HOST)


def hosted_room(code: str) -> Held:
    """The room with this code, for its host alone."""
    must_be_host(code)
    return the_room(code)
