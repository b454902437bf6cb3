"""A game's own address, opened by somebody else: it says what it is, and offers to play the same."""

from collections.abc import Mapping
from typing import Any, cast

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp import clock
from quizapp.games import quiz, timeline
from quizapp.games.mode import Mode
from quizapp.storage import games, others_games
from quizapp.storage.others_games import Playable
from quizapp.topics.topic import QuestionSet
from quizapp.web.addresses import whole
from quizapp.web.identity import player
from quizapp.web.keyed import sign
from quizapp.web.play.pressed_once import begin_once
from quizapp.web.reading.topics import the_topic

blueprint = Blueprint("others", __name__)
RULES = {
    quiz.MODE.name: ("set", "length", "questions", "minutes"),
    timeline.MODE.name: ("level", "size", "lives", "seed", "cards"),
}
"""What two games must share to be the same, by mode."""


def somebody_elses_quiz(game_id: str) -> ResponseReturnValue:
    """What a quiz is, told to somebody else than its player; not found if there is none."""
    found = _found(quiz.MODE, game_id)
    set_ = _open_set(found)
    beat = _score(game_id, request.args)
    return render_template(
        "play/others/quiz.html",
        game=game_id,
        topic=found.topic,
        set=set_,
        questions=found.settings.get("length"),
        beat=beat,
        sign=request.args.get("sign", ""),
    )


def somebody_elses_timeline(game_id: str) -> ResponseReturnValue:
    """The same of a timeline game; one of a day leads to that day's page."""
    found = _found(timeline.MODE, game_id)
    if day := found.settings.get("day"):
        return redirect(url_for("daily.of_day", topic_id=found.topic.id, day=str(day)), 303)
    dealt = timeline.MODE.dealt(found.topic, found.settings, found.seed)["cards"]
    cards = len(cast(list[str], dealt))
    return render_template(
        "play/others/timeline.html", game=game_id, topic=found.topic, cards=cards
    )


@blueprint.post("/quiz/<game_id>/same")
def same_quiz(game_id: str) -> ResponseReturnValue:
    """Begin a quiz over the same questions of the same edition."""
    found = _found(quiz.MODE, game_id)
    if _open_set(found) is None:
        abort(404)
    begun = _begun(quiz.MODE, game_id, found, _score(game_id, request.form))
    return redirect(url_for("quiz.question", game_id=begun, number=1), 303)


@blueprint.post("/timeline-game/<game_id>/same")
def same_timeline(game_id: str) -> ResponseReturnValue:
    """Begin a game with the same cards of the same edition."""
    found = _found(timeline.MODE, game_id)
    if "day" in found.settings:
        abort(404)
    return redirect(
        url_for("timeline_game.board", game_id=_begun(timeline.MODE, game_id, found)), 303
    )


def address_with_score(game_id: str, earned: str) -> str:
    """The whole address of a quiz, with a mark to beat that nobody can change."""
    proof = sign("beat", game_id, earned)
    return whole("quiz.summary", game_id=game_id, beat=earned, sign=proof)


def _found(mode: Mode[Any, Any], game_id: str) -> Playable:
    """A game whose topic still has something for everybody; else nobody learns of it."""
    found = others_games.find(mode, game_id)
    if found is None or not the_topic(found.topic.id).is_open:
        abort(404)
    return found


def _open_set(found: Playable) -> QuestionSet | None:
    """The set that a quiz is drawn from; None for one made of what its player missed or has due,
    and where any of its questions is kept for a class by now."""
    if "way" in found.settings:
        return None
    today = the_topic(found.topic.id)
    kept = {q.id for set_ in today.sets if set_.class_only for q in set_.questions}
    open_ = (one for one in found.topic.open_sets if one.id == found.settings.get("set"))
    return next((one for one in open_ if kept.isdisjoint(q.id for q in one.questions)), None)


def _score(game_id: str, told: Mapping[str, str]) -> str | None:
    """The mark to beat, if this site has signed it."""
    beat = told.get("beat", "")
    return beat if beat and sign("beat", game_id, beat) == told.get("sign") else None


def _begun(mode: Mode[Any, Any], game_id: str, found: Playable, beat: str | None = None) -> str:
    """The id of this player's game of the same; their own game first comes to its end, for a copy
    of it would tell what comes next."""
    own = games.load(mode, game_id, player(), clock.now()) if player() else None
    if own is not None and not mode.progress(own.state, own.now).is_over:
        return game_id
    rules = {key: found.settings[key] for key in RULES[mode.name] if key in found.settings}
    settings = rules if beat is None else {**rules, "beat": beat}
    return begin_once(mode, found.topic, settings, found.seed, "same", game_id)
