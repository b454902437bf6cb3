"""The part of a room's pages that changes with it: rendered once a change, the same bytes for all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from cachetools import LRUCache, cached
from flask import render_template, request, url_for
from werkzeug.datastructures import MultiDict

from quizapp.games import live_view
from quizapp.games.live import Live
from quizapp.games.live_view import View
from quizapp.storage import room_answers
from quizapp.storage.room_seats import Seat
from quizapp.storage.rooms import Room
from quizapp.web.rooms import steps
from quizapp.web.rooms.ranks import first
from quizapp.web.rooms.spreads import counted_row, table
from quizapp.web.rooms.ways_in import way_in

Kind = Literal["player", "screen", "host"]
MOST_SEATS = 100
"""Seats that stand on the host's page; a page of their own has all."""
ASKERS = 400
"""Players who ask for what is their own within one second."""
NAMES: dict[type[View], str] = {
    live_view.Lobby: "lobby",
    live_view.Reading: "reading",
    live_view.Answering: "answering",
    live_view.Closed: "closed",
    live_view.SpreadShown: "spread",
    live_view.Explained: "explained",
    live_view.Standings: "standings",
    live_view.Skipped: "skipped",
    live_view.Ended: "ended",
}


class Held(Protocol):
    """A room as it is held in memory."""

    @property
    def room(self) -> Room:
        """What is kept of it, and its state."""

    @property
    def seats(self) -> Sequence[Seat]:
        """Those who are in it, in the order in which they came."""

    @property
    def answered(self) -> int:
        """How many of them have answered what is asked."""


@dataclass(frozen=True)
class Phase:
    """What the room is doing, as a page tells it."""

    name: str
    key: str
    """The same as long as this phase lasts."""
    title: str
    said: str
    """What a screen reader says when it begins."""
    question: str
    """The same as long as a question is asked; "" where none is."""
    own: float | None
    """Seconds over which players ask for what is their own; None where there is nothing new."""


def render(held: Held, kind: Kind) -> str:
    """The part that every page of this kind shows now.

    What time alone changes is not in it, nor for players who has joined: else all would be told anew.
    """
    around = {} if kind == "player" else _around(held)
    return render_template(f"rooms/part/{kind}.html", **context(held.room), **around)


def late(room: Room) -> str:
    """The part of a closed question for a player with extra time, who may still answer it."""
    return render_template("rooms/part/player.html", **context(room), is_late=True)


@cached(LRUCache(64), key=lambda room: (room.game, room.revision, request.script_root))
def context(room: Room) -> dict[str, Any]:
    """What every page of the room may show, worked out once after each change.

    All players ask for their own part at once, and what they share takes longer the more they are.
    """
    seen = _seen(room)
    phase = _phase(room, seen)
    beside = getattr(seen, "beside", None)
    results = seen if isinstance(seen, live_view.SpreadShown | live_view.Explained) else None
    topic = room.topic
    return {
        "topic": {"id": topic.id, "title": topic.title, "language": topic.language},
        "code": room.code,
        "here": url_for("room.page", code=room.code),
        "what": _what(room.state),
        "is_rehearsal": room.state.settings.rehearsal,
        "is_card": room.state.is_timeline,
        "seen": seen,
        "phase": phase,
        "limit": _limit(room.state),
        "filled": MultiDict(),
        "spread": table(results.shown, results.spreads) if results else None,
        "row": counted_row(results) if results else [],
        "sources": topic.cited(beside.sources) if beside else [],
        "standings": first(room) if phase.name in {"standings", "ended"} else [],
    }


def _seen(room: Room) -> View:
    """What any page of the room may know now."""
    state, index = room.state, room.state.results_of
    if index is None:
        return live_view.view(state, room.topic, room.now)
    turn = state.turns[index]
    counts = [room_answers.counts(room.game, turn.item, n) for n in range(len(turn.rounds))]
    return live_view.view(state, room.topic, room.now, counts)


def _around(held: Held) -> dict[str, Any]:
    """What the pages of the host and of the projector show besides."""
    state = held.room.state
    return {
        "seats": held.seats,
        "most_seats": MOST_SEATS,
        "answered": held.answered,
        "locked": held.room.locked,
        "number": state.number,
        "way_in": way_in(held.room) if state.phase == "lobby" else None,
        "next": steps.next_step(state),
        "others": [*steps.others(state, held.room.locked)],
    }


def _phase(room: Room, seen: View) -> Phase:
    name, state = NAMES[type(seen)], room.state
    number, round_ = getattr(seen, "number", 0), getattr(seen, "round", 0)
    what = f"{_what(state)} {number} of {state.total}"
    has_own = name in {"spread", "explained", "standings", "ended"}
    return Phase(
        name,
        f"{name} {number} {round_}",
        what if number else room.topic.title,
        _said(name, what, getattr(seen, "right", ())),
        f"{number} {round_}" if name in {"reading", "answering"} else "",
        round(max(0.2, state.settings.cap / ASKERS), 1) if has_own else None,
    )


def _said(name: str, what: str, right: Sequence[str]) -> str:
    return {
        "lobby": "",
        "reading": f"{what}. Read it first.",
        "answering": f"{what}. You can answer now.",
        "closed": "Closed.",
        "spread": "All answers are shown.",
        "explained": f"Right is: {'; '.join(right)}",
        "standings": "The standings are shown.",
        "skipped": f"{what} is skipped. It does not count.",
        "ended": "The game has ended.",
    }[name]


def _what(state: Live) -> str:
    return "Card" if state.is_timeline else "Question"


def _limit(state: Live) -> int | None:
    """How many seconds the clock of this phase has in all."""
    if state.phase == "reading":
        return state.settings.reading
    return state.present.limit if state.present else None
