"""My rooms: those that this browser is the host of, and those that it has a seat in."""

from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from quizapp import clock
from quizapp.games import live
from quizapp.storage import players, room_seats, rooms, ways_back
from quizapp.storage.codes import as_code, grouped
from quizapp.storage.rooms import Room
from quizapp.topics.editions import Unreadable
from quizapp.web.content import topics_in_play
from quizapp.web.host_right import has_host_right
from quizapp.web.identity import player
from quizapp.web.rooms import hosting
from quizapp.web.rooms.ways_in import WayIn, host_way_in

MOST = 20
"""Games of this browser that are looked through for rooms, the newest first."""
blueprint = Blueprint("my_rooms", __name__)


@dataclass(frozen=True)
class Listed:
    """A room in a list."""

    code: str
    title: str
    is_ended: bool


@blueprint.get("/rooms")
def index() -> str:
    """The rooms of this browser, and for hosts the topics that only classes play."""
    hosted = [_found(code) for code, key in hosting.hosted().items() if rooms.is_host(code, key)]
    return render_template(
        "rooms/rooms.html",
        hosted=[_listed(room) for room in hosted if room],
        joined=[_listed(room) for room in _joined()],
        is_host=has_host_right(),
        kept_topics=topics_in_play().closed() if has_host_right() else [],
    )


@blueprint.get("/rooms/of/<game_id>")
def of_game(game_id: str) -> ResponseReturnValue:
    """Lead from one of this player's games to its room."""
    room = rooms.load(game_id, clock.now())
    if room is None or not player() or room_seats.seat_of(room.game, player()) is None:
        abort(404)
    return redirect(url_for("room.page", code=room.code), 303)


@blueprint.get("/rooms/<code>/host/<key>")
def take_host_seat(code: str, key: str) -> ResponseReturnValue:
    """Let this browser be the room's host; the secret leaves the address at once."""
    found = as_code(code)
    if found is None or not rooms.is_host(found, key):
        abort(404, hosting.NOT_HOST)
    hosting.remember(found, key)
    return redirect(url_for("host.page", code=found), 303)


@blueprint.post("/rooms/<code>/way-back")
def new_way_back(code: str) -> str:
    """A code that brings this browser's player back to their seat, on any device; shown once."""
    room = _found(code)
    seat = room_seats.seat_of(room.game, player()) if room and player() else None
    if room is None or seat is None or seat.removed:
        abort(404)
    way_back = ways_back.way_back(room.game, seat.id)
    return render_template(
        "rooms/new_way_back.html", code=room.code, way_back=way_back, name=seat.name
    )


def _joined() -> list[Room]:
    """The rooms in which this browser's player has a seat, the newest first."""
    games = players.listed(player(), clock.now(), 0, MOST) if player() else []
    readable = [game for game in games if game.mode == live.MODE.name and game.progress]
    found = [rooms.load(game.id, clock.now()) for game in readable]
    return [room for room in found if room]


def _found(code: str) -> Room | None:
    """The room of a code, unless it cannot be read: the others still show."""
    try:
        return rooms.find(code, clock.now())
    except Unreadable:
        return None


def _listed(room: Room) -> Listed:
    return Listed(room.code, room.topic.title, room.state.is_ended)


@blueprint.app_template_global()
def host_way(code: str) -> WayIn:
    """The way to the host's seat for another device, on the page of who has it."""
    return host_way_in(code, hosting.hosted().get(code, ""))


@blueprint.app_template_filter("grouped")
def _grouped(code: str) -> Markup:
    """A code in two groups of three, which a screen reader spells."""
    return Markup('<span class="code__letters">{}</span>').format(grouped(code))
