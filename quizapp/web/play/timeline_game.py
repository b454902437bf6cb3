"""The timeline game in the browser: begin, place cards, look back."""

import hmac
import re
import secrets
from typing import Any

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp import clock
from quizapp.games import timeline
from quizapp.games.board import view
from quizapp.games.moves import Refused
from quizapp.messages import Message
from quizapp.storage import daily_results, games
from quizapp.storage.games import Game
from quizapp.topics.spine import spine
from quizapp.web.identity import new_or_known_player, own_game, player
from quizapp.web.play.daily_end import end_of
from quizapp.web.play.forms import SEED, TimelineForm
from quizapp.web.reading.home import can_be_laid
from quizapp.web.reading.topics import the_topic

blueprint = Blueprint("timeline_game", __name__)
SHARED = ("level", "size", "lives", "seed")
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"  # without those that look alike


@blueprint.route("/topics/<topic_id>/timeline-game", methods=["GET", "POST"])
def setup(topic_id: str) -> ResponseReturnValue:
    """Choose how to play; an address with a seed deals the cards that others had."""
    topic = the_topic(topic_id)
    if not can_be_laid(topic):
        abort(404)
    shared = {name: request.args.get(name, "") for name in SHARED}
    if shared["seed"] and not re.fullmatch(SEED, shared["seed"]):
        abort(400, "The seed in this address is not one that this site gives out.")
    form = TimelineForm.of(topic, shared)
    if form.validate_on_submit():
        settings = {
            "level": form.level.data,
            "size": form.size.data,
            "lives": form.lives.data or None,
            "seed": form.seed.data or "".join(secrets.choice(_SIGNS) for _ in range(6)),
        }
        who, seed = new_or_known_player(), _dealing(str(settings["seed"]))
        game_id = games.begin(timeline.MODE, topic, settings, seed, who, clock.now())
        return redirect(_address(game_id), 303)
    status = 422 if form.is_submitted() else 200
    return render_template("play/timeline_game/setup.html", topic=topic, form=form), status


@blueprint.get("/timeline-game/<game_id>")
def board(game_id: str) -> str:
    """The row and the card in hand, or the whole timeline at the end."""
    game = own_game(timeline.MODE, game_id)
    return _end(game) if game.state.is_over else _board(game)


@blueprint.post("/timeline-game/<game_id>")
def place(game_id: str) -> ResponseReturnValue:
    """Place the card in hand; the same move once more is acknowledged once more."""
    turn, gap = request.form.get("turn", type=int), request.form.get("gap", type=int)
    if turn is None or gap is None:
        abort(400)
    try:
        games.play(
            timeline.MODE,
            game_id,
            player(),
            lambda game: _move(game, turn, gap),
            clock.now(),
            daily_results.keep,
        )
    except Refused:
        if not _is_known(own_game(timeline.MODE, game_id), turn, gap):
            raise
    return redirect(_address(game_id), 303)


def _move(game: Game[timeline.Timeline], turn: int, gap: int) -> timeline.Place:
    """The move that the player saw open; raises Refused when the game is elsewhere."""
    if turn != game.state.turn:
        raise Refused(Message("game-moved-on"))
    return timeline.Place(gap)


def _is_known(game: Game[timeline.Timeline], turn: int, gap: int) -> bool:
    """Whether this move has been made already."""
    placed = game.state.placed
    return 0 <= turn < len(placed) and placed[turn].gap == gap


def _address(game_id: str) -> str:
    return url_for("timeline_game.board", game_id=game_id)


def _dealing(seed: str) -> int:
    """The number that deals the cards: with the seed alone, nobody can compute their order."""
    key = current_app.secret_key
    secret = key if isinstance(key, bytes) else str(key).encode()
    return int.from_bytes(hmac.digest(secret, seed.encode(), "sha256")[:7])


def _board(game: Game[timeline.Timeline]) -> str:
    seen = view(game.state)
    topic = {"id": game.topic.id, "title": game.topic.title}
    return render_template("play/timeline_game/board.html", game=game.id, topic=topic, board=seen)


def _end(game: Game[timeline.Timeline]) -> str:
    state = game.state
    settings: dict[str, Any] = {name: game.settings[name] for name in SHARED}
    settings["lives"] = settings["lives"] or 0
    outcome = {placed.event.id: placed for placed in state.placed}
    dealt = {event.id for event in timeline.full_timeline(state)}
    points = [point for point in spine(game.topic) if point.event.id in dealt]
    return render_template(
        "play/timeline_game/end.html",
        game=game.id,
        topic=game.topic,
        board=view(state),
        points=points,
        outcome=outcome,
        right_ids={id_ for id_, placed in outcome.items() if placed.right},
        opening={event.id for event in state.opening},
        line=timeline.share_line(state),
        daily=end_of(game) if "day" in game.settings else None,
        shared=url_for("timeline_game.setup", topic_id=game.topic.id, _external=True, **settings),
    )
