"""Guess first in the browser: questions before the reading, the same after it, and what changed."""

import secrets

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from pydantic import JsonValue

from quizapp import clock
from quizapp.games import guess_first, quiz
from quizapp.storage import games
from quizapp.storage.games import Game
from quizapp.web.identity import new_or_known_player, own_game, player
from quizapp.web.one_game import one_game
from quizapp.web.play.pressed_once import begin_once
from quizapp.web.reading.topics import the_topic

blueprint = Blueprint("guess_first", __name__)
BEFORE, AFTER = quiz.SEALED, "after"


@blueprint.get("/topics/<topic_id>/guess-first")
def page(topic_id: str) -> str:
    """What guessing first is, and a button to begin."""
    topic = the_topic(topic_id)
    if not guess_first.can_guess(topic):
        abort(404)
    total = min(guess_first.MOST, len(guess_first.fitting(topic)))
    return render_template("play/guess_first/page.html", topic=topic, total=total)


@blueprint.post("/topics/<topic_id>/guess-first")
def begin(topic_id: str) -> ResponseReturnValue:
    """Draw the questions and ask them a first time; guesses that were begun go on."""
    topic = the_topic(topic_id)
    if not guess_first.can_guess(topic):
        abort(404)
    ids: list[JsonValue] = [*guess_first.drawn(topic, secrets.randbits(62))]
    settings = {"questions": ids, "minutes": None, "way": BEFORE}
    about = BEFORE, topic.edition.hash
    begun = begin_once(quiz.MODE, topic, settings, secrets.randbits(62), *about)
    return redirect(url_for("quiz.summary", game_id=begun), 303)


@blueprint.get("/guess-first/<game_id>")
def between(game_id: str) -> ResponseReturnValue:
    """Between the rounds: now read; or where a second round that has begun stands."""
    before = _of_way(game_id, BEFORE)
    after = games.load(quiz.MODE, _after_id(before), player(), clock.now())
    if not before.state.is_answered or (after and after.state.is_answered):
        return redirect(url_for("quiz.summary", game_id=(after or before).id), 303)
    return render_template(
        "play/guess_first/between.html", topic=before.topic, before=before, after=after
    )


@blueprint.post("/guess-first/<game_id>")
def read(game_id: str) -> ResponseReturnValue:
    """The article is read: ask the same questions once more; a second round that has begun goes on."""
    before = _of_way(game_id, BEFORE)
    if not before.state.is_answered:
        return redirect(url_for("quiz.summary", game_id=game_id), 303)
    ids: list[JsonValue] = [question.id for question in before.state.questions]
    settings = {"questions": ids, "minutes": None, "way": AFTER, "before": game_id}
    after_id = _after_id(before)
    if games.load(quiz.MODE, after_id, player(), clock.now()) is None:
        who, seed = new_or_known_player(), secrets.randbits(62)
        games.begin(quiz.MODE, before.topic, settings, seed, who, clock.now(), after_id)
    return redirect(url_for("quiz.summary", game_id=after_id), 303)


@blueprint.get("/guess-first/<game_id>/end")
def end(game_id: str) -> ResponseReturnValue:
    """What the reading changed, question by question, when the second round is over."""
    after = _of_way(game_id, AFTER)
    if not after.state.is_answered:
        return redirect(url_for("quiz.summary", game_id=game_id), 303)
    before = _of_way(str(after.settings["before"]), BEFORE)
    changed = list(guess_first.changes(before.state, after.state))
    return render_template(
        "play/guess_first/end.html",
        topic=after.topic,
        game=game_id,
        changed=changed,
        told=guess_first.told(changed),
    )


def _of_way(game_id: str, way: str) -> Game[quiz.Quiz]:
    game = own_game(quiz.MODE, game_id)
    if game.settings.get("way") != way:
        abort(404)
    return game


def _after_id(before: Game[quiz.Quiz]) -> str:
    return one_game(AFTER, before.id)
