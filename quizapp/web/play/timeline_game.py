"""The timeline game in the browser: its board, and the cards that are placed."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from quizapp import clock
from quizapp.games import timeline
from quizapp.games.board import view
from quizapp.games.moves import Refused
from quizapp.messages import Message
from quizapp.storage import daily_results, games
from quizapp.storage.games import Game
from quizapp.web.identity import own_game, player
from quizapp.web.play.others import somebody_elses_timeline
from quizapp.web.play.timeline_end import end

blueprint = Blueprint("timeline_game", __name__)


@blueprint.get("/timeline-game/<game_id>")
def board(game_id: str) -> ResponseReturnValue:
    """The row and the card in hand, or the whole timeline at the end; to others, what it is."""
    try:
        game = own_game(timeline.MODE, game_id)
    except NotFound:
        return somebody_elses_timeline(game_id)
    return end(game) if game.state.is_over else _board(game)


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
    return redirect(address(game_id), 303)


def _move(game: Game[timeline.Timeline], turn: int, gap: int) -> timeline.Place:
    """The move that the player saw open; raises Refused when the game is elsewhere."""
    if turn != game.state.turn:
        raise Refused(Message("game-moved-on"))
    return timeline.Place(gap)


def _is_known(game: Game[timeline.Timeline], turn: int, gap: int) -> bool:
    """Whether this move has been made already."""
    placed = game.state.placed
    return 0 <= turn < len(placed) and placed[turn].gap == gap


def address(game_id: str) -> str:
    """Where a game stands."""
    return url_for("timeline_game.board", game_id=game_id)


def _board(game: Game[timeline.Timeline]) -> str:
    topic = {"id": game.topic.id, "title": game.topic.title}
    return render_template(
        "play/timeline_game/board.html",
        game=game.id,
        topic=topic,
        board=view(game.state),
        beat=game.settings.get("beat"),
    )
