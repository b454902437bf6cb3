"""The part of a room's pages that is the same for all who have that page, rendered once a change."""

from collections.abc import Sequence
from typing import Literal, Protocol

from flask import render_template

from quizapp.storage.room_seats import Seat
from quizapp.storage.rooms import Room

Kind = Literal["player", "screen", "host"]


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


def render(held: Held, kind: Kind) -> str:
    """The part that every page of this kind shows now."""
    state = held.room.state
    shown = state.item.shown(state.seed_of(state.index)) if state.taking and state.item else None
    seats = held.seats if kind != "player" else ()
    return render_template("rooms/part.html", state=state, shown=shown, seats=seats, filled={})
