"""My games: to go on with, to take along, to delete."""

import json
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue

from quizapp import clock
from quizapp.games import quiz
from quizapp.storage import daily_results, editions, players
from quizapp.storage.players import History, Made
from quizapp.web.identity import player
from quizapp.web.play.listing import rows

blueprint = Blueprint("my_games", __name__)


A_PAGE = 20
"""Games in a list."""


@blueprint.get("/games")
def index() -> str:
    """This browser's games, the newest first, a page at a time."""
    number = request.args.get("page", 1, int)
    total = players.count(player()) if player() else 0
    pages = max(1, -(-total // A_PAGE))
    if not 1 <= number <= pages:
        abort(404)
    first = A_PAGE * (number - 1)
    return render_template(
        "play/games.html",
        games=[*rows(player(), players.listed(player(), clock.now(), first, A_PAGE))]
        if total
        else [],
        page=number,
        pages=pages,
        days=current_app.permanent_session_lifetime.days,
    )


@blueprint.post("/games/deletion")
def delete() -> ResponseReturnValue:
    """Delete everything about this browser's player, the cookie too."""
    if player():
        players.forget(player())
        editions.forget_unplayed()
    session.clear()
    return redirect(url_for("my_games.index"), 303)


@blueprint.get("/games/export")
def export() -> Response:
    """Everything that is kept about this browser's player, as a JSON file."""
    histories = [*_histories(player())]
    again = _answered_again(histories)
    games = [_told(history, again) for history in histories]
    text = json.dumps(
        {"player": player(), "games": games, "daily": _daily()}, ensure_ascii=False, indent=2
    )
    response = Response(text, content_type="application/json; charset=utf-8")
    response.headers["Content-Disposition"] = "attachment; filename=quizapp-games.json"
    return response


def _histories(who: str) -> Iterator[History]:
    for some in players.histories(who) if who else ():
        time.sleep(0)  # others' turn: a player may have a thousand games
        yield from some


def _answered_again(histories: Iterable[History]) -> set[tuple[str, str]]:
    """The guesses that a second round has answered, each by its game and its question."""
    return {
        (str(history.settings["before"]), one.name)
        for history in histories
        if "before" in history.settings
        for one in history.made
    }


def _told(history: History, again: set[tuple[str, str]]) -> dict[str, object]:
    hidden = {"questions", "cards", "seed"}  # what comes next is not told before it comes
    room = {"room": history.room, "name": history.name} if history.room else {}
    return {
        **room,
        "topic": history.title,
        "mode": history.mode,
        "settings": {k: v for k, v in history.settings.items() if k not in hidden},
        "started": _moment(history.started),
        "moves": [
            {"at": _moment(one.at)}
            if history.settings.get("way") == quiz.SEALED and (history.id, one.name) not in again
            else _made(one)
            for one in history.made
        ],
    }


def _daily() -> list[dict[str, object]]:
    results = daily_results.of_player(player()) if player() else []
    return [{**result._asdict(), "day": result.day.isoformat()} for result in results]


def _made(one: Made) -> dict[str, object]:
    if one.is_answer:
        return {"question": one.name, "answer": one.data, "at": _moment(one.at)}
    data = one.data if isinstance(one.data, dict) else {}
    return {"move": one.name, **data, "at": _moment(one.at)}


def _moment(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat()
