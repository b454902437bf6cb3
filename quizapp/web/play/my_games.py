"""My games: to go on with, to take along, to delete."""

import json
from datetime import UTC, datetime

from flask import (
    Blueprint,
    Response,
    current_app,
    redirect,
    render_template,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from quizapp import clock
from quizapp.games.moves import Answer
from quizapp.storage import editions, games
from quizapp.storage.games import Game
from quizapp.web.identity import player

blueprint = Blueprint("my_games", __name__)


@blueprint.get("/games")
def index() -> str:
    """This browser's games."""
    mine = games.of_player(player()) if player() else []
    now = clock.now()
    days = current_app.permanent_session_lifetime.days
    return render_template("play/games.html", games=mine, now=now, days=days, form=FlaskForm())


@blueprint.post("/games/deletion")
def delete() -> ResponseReturnValue:
    """Delete everything about this browser's player, the cookie too."""
    if player():
        games.forget_player(player())
        editions.forget_unplayed()
    session.clear()
    return redirect(url_for("my_games.index"), 303)


@blueprint.get("/games/export")
def export() -> Response:
    """Everything that is kept about this browser's player, as a JSON file."""
    mine = [_exported(game) for game in games.of_player(player())] if player() else []
    text = json.dumps({"player": player(), "games": mine}, ensure_ascii=False, indent=2)
    response = Response(text, content_type="application/json; charset=utf-8")
    response.headers["Content-Disposition"] = "attachment; filename=quizapp-games.json"
    return response


def _exported(game: Game) -> dict[str, object]:
    started = datetime.fromtimestamp(game.started, UTC).isoformat()
    history = [_move(move, at) for move, at in games.history(game.id)]
    settings = {key: value for key, value in game.settings.items() if key != "questions"}
    return {
        "topic": game.topic.title,
        "mode": game.mode,
        "settings": settings,
        "started": started,
        "moves": history,
    }


def _move(move: object, at: int) -> dict[str, object]:
    moment = datetime.fromtimestamp(at, UTC).isoformat()
    if isinstance(move, Answer):
        return {"question": move.question, "answer": move.given, "at": moment}
    return {"move": type(move).__name__, **vars(move), "at": moment}
