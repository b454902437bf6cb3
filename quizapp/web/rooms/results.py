"""The results of a room, for its host: what to teach again, the answers, the players' points."""

from collections.abc import Sequence
from datetime import UTC, datetime

from flask import Blueprint, current_app, render_template

from quizapp.games.beside import Beside
from quizapp.questions.base import Question
from quizapp.results.question import Result, results
from quizapp.results.teaching import WELL, to_teach_again
from quizapp.storage import room_results
from quizapp.storage.rooms import Room
from quizapp.topics.article import Passage
from quizapp.web.rooms.hosting import hosted_room
from quizapp.web.rooms.ranks import Standing, standings
from quizapp.web.rooms.spreads import Table, table

blueprint = Blueprint("room_results", __name__, url_prefix="/rooms/<code>")


@blueprint.get("/results")
def page(code: str) -> str:
    """What the class understood, question by question, and the points of each player."""
    room = hosted_room(code).room
    found = results(room.state, room_results.tallies(room.game))
    return render_template(
        "rooms/results.html",
        room=room,
        topic=room.topic,
        settings=room.state.settings,
        results=found,
        tables={one.number: _table(one) for one in found if one.rounds},
        advice=to_teach_again(found),
        well=WELL,
        passages={one.number: _passages(room, one, found) for one in found},
        players=players(room),
        are_points_told=are_points_told(room),
        opened=day(room.opened),
        days=current_app.permanent_session_lifetime.days,
    )


def _table(one: Result) -> Table:
    return table(one.shown, [round_.spread for round_ in one.rounds])


def _passages(room: Room, one: Result, found: Sequence[Result]) -> tuple[Passage, ...]:
    """What proves the answer, as far as it tells nothing of what is still to be asked."""
    if not isinstance(one.item, Question):
        return ()
    told = {other.item.id for other in found if other.rounds}
    to_come = () if room.state.is_ended else {*room.state.items} - told
    return Beside.of(one.item, room.topic, lambda id_: id_ in to_come).passages


def players(room: Room) -> list[tuple[str, Standing]]:
    """All who are in the room, with their seats: best first, or by their names if nobody is ranked."""
    ranked = list(standings(room).items())
    if not (room.state.settings.standings and are_points_told(room)):
        ranked.sort(key=lambda one: one[1].name.casefold())
    return ranked


def are_points_told(room: Room) -> bool:
    """Whether points may show: not while they would tell who was right in what is not explained."""
    turn = room.state.turn
    return turn is None or turn.is_explained or turn.is_skipped or not turn.is_closed


def day(moment: int) -> str:
    """The day of a moment, in ISO 8601."""
    return f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%d}"
