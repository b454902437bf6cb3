"""What only a player's own page of a room shows: their answer, what it earned, their place."""

from dataclasses import dataclass
from typing import Any

from flask import render_template

from quizapp.games.live import Item
from quizapp.games.placing import Placing
from quizapp.games.standing import Standing
from quizapp.questions.base import Mark
from quizapp.storage import room_answers
from quizapp.storage.room_answers import Kept
from quizapp.storage.room_seats import Seat
from quizapp.storage.rooms import Room
from quizapp.web.rooms import parts, ranks


@dataclass(frozen=True)
class Given:
    """A player's answer to the question that is shown, in the latest round that they answered."""

    item: Item
    kept: Kept
    seed: int
    counts: bool
    """Whether it is this one that counts."""

    @property
    def told(self) -> str:
        """It in words."""
        given = self.kept.given
        return "I don’t know" if given is None else "; ".join(self.item.told(given))

    @property
    def form(self) -> dict[str, list[str]]:
        """It as the form that gives it."""
        given = self.kept.given
        return {} if given is None else self.item.fill(given, self.seed)

    @property
    def mark(self) -> Mark | None:
        """What it is worth, once that is told, in words as well; None for “I don't know”."""
        if self.kept.given is None or self.kept.mark is None:
            return None
        today = self.item.mark(self.kept.given)
        return today if today.earned == self.kept.mark else Mark(self.kept.mark)

    @property
    def standing(self) -> Standing:
        """How it stands, once that is told."""
        if self.mark:
            return self.mark.verdict
        return "none" if self.kept.given is None else "open"


def own(room: Room, seat: Seat) -> str:
    """The part of this player."""
    shared, given, state = parts.context(room), given_by(room, seat), room.state
    has_standing = shared["phase"].name in {"standings", "ended"}
    return render_template(
        "rooms/own.html",
        **shared,
        **_review(given, shared),
        seat=seat,
        given=given,
        has_extra=seat.has_extra_time,
        ends=state.deadline_of(seat.extra_time) if seat.has_extra_time else None,
        standing=ranks.standings(room).get(seat.id) if has_standing else None,
        has_ranks=state.settings.standings,
        asked=len(state.counted()),
    )


def given_by(room: Room, seat: Seat) -> Given | None:
    """A player's answer to the question that is shown; while it is asked, in this round."""
    state = room.state
    index = state.index if state.results_of is None else state.results_of
    if index < 0 or state.is_ended:
        return None
    turn = state.turns[index]
    kept = room_answers.answers_of_seat(room.game, seat.id)
    rounds = [n for n in range(len(turn.rounds)) if (turn.item, n) in kept]
    if not rounds or (state.phase in {"answering", "closed"} and rounds[-1] != state.round):
        return None
    counts = turn.counted(state.settings.counts) in {None, rounds[-1]}
    answer = kept[turn.item, rounds[-1]]
    return Given(state.item_at(index), answer, state.seed_of(index), counts)


def _review(given: Given | None, shared: dict[str, Any]) -> dict[str, Any]:
    """What the review of the answer's type needs; it is shown where the solution is."""
    if shared["phase"].name != "explained":
        return {"mark": None, "verdict": "open"}
    mark = given.mark if given else None
    found = {"mark": mark, "verdict": given.standing if given else "open"}
    if given is None or isinstance(given.item, Placing):
        return found
    beside = shared["seen"].beside
    answer = given.kept.given
    return {**found, "question": given.item, "answer": answer, "undated": beside.undated}
