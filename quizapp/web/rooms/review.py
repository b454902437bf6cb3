"""A player's own way back through a room that has ended: each answer, why, and what to practise."""

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from quizapp import clock
from quizapp.games.beside import Beside
from quizapp.questions.base import Question
from quizapp.results.review import Reviewed, review
from quizapp.storage import room_results, room_seats, rooms
from quizapp.storage.room_seats import Seat
from quizapp.storage.rooms import Room
from quizapp.topics.article import Passage
from quizapp.topics.glossary import Marker
from quizapp.web.identity import player, practising_player
from quizapp.web.play.quiz_setup import begin
from quizapp.web.rooms.ranks import standings

blueprint = Blueprint("room_review", __name__, url_prefix="/rooms/<code>")


@blueprint.get("/review")
def page(code: str) -> ResponseReturnValue:
    """Every question with one's own answer, what is right, and the passage that proves it."""
    room, seat = _own(code)
    if not room.state.is_ended:
        return redirect(url_for("room.page", code=code), 303)
    reviewed = _reviewed(room, seat)
    marker = Marker(room.topic)
    return render_template(
        "rooms/review.html",
        room=room,
        topic=room.topic,
        seat=seat,
        settings=room.state.settings,
        reviewed=reviewed,
        missed=[one for one in reviewed if one.is_missed],
        standing=standings(room)[seat.id],
        explained={one.number: marker.text(_why(one)) for one in reviewed},
        passages={one.number: _passages(room, one) for one in reviewed},
        terms=marker.met,
    )


@blueprint.post("/practise")
def practise(code: str) -> ResponseReturnValue:
    """Begin a quiz of one's own over what was missed, on the edition that the room played."""
    room, seat = _own(code)
    missed = [one.item.id for one in _reviewed(room, seat) if one.is_missed]
    if not room.state.is_ended or room.state.is_timeline or not missed:
        return redirect(url_for("room_review.page", code=code), 303)
    return begin(room.topic, {"questions": [*missed], "way": "missed"}, practising_player())


def _own(code: str) -> tuple[Room, Seat]:
    """The room and this browser's seat in it; not found for anybody else."""
    room = rooms.find(code, clock.now()) if player() else None
    seat = room_seats.seat_of(room.game, player()) if room else None
    if room is None or seat is None or seat.removed:
        abort(404)
    return room, seat


def _reviewed(room: Room, seat: Seat) -> tuple[Reviewed, ...]:
    (given,) = room_results.given(room.game, [seat.id])
    return review(room.state, given)


def _why(one: Reviewed) -> str | None:
    return one.item.explanation if isinstance(one.item, Question) else one.item.event.why


def _passages(room: Room, one: Reviewed) -> tuple[Passage, ...]:
    """What proves the answer: all of it, for nothing is open any more."""
    if not isinstance(one.item, Question):
        return ()
    return Beside.of(one.item, room.topic, lambda _: False).passages
