"""The next quiz after one that has ended: one more of its kind, what was missed, or the next set."""

from typing import cast

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from pydantic import JsonValue

from quizapp.games import quiz
from quizapp.games.mode import Settings
from quizapp.storage.games import Game
from quizapp.topics.topic import QuestionSet, Topic
from quizapp.web.identity import new_or_known_player, own_game
from quizapp.web.play.newest import newest
from quizapp.web.play.pressed_once import begin_once
from quizapp.web.play.quiz import address, blueprint
from quizapp.web.play.quiz_setup import new_seed, plain


@blueprint.post("/quiz/<game_id>/again")
def again(game_id: str) -> ResponseReturnValue:
    """One more: as many questions of the same set, with the same limit."""
    return _begun(game_id, "again")


@blueprint.post("/quiz/<game_id>/next")
def next_one(game_id: str) -> ResponseReturnValue:
    """As many questions of the next set."""
    return _begun(game_id, "next")


@blueprint.post("/quiz/<game_id>/missed")
def missed(game_id: str) -> ResponseReturnValue:
    """What was missed, on the same edition and without a limit."""
    game = own_game(quiz.MODE, game_id)
    left = quiz.missed(game.state)
    if not game.state.is_over(game.now) or not left:
        return redirect(url_for("quiz.summary", game_id=game_id), 303)
    chosen: dict[str, JsonValue] = {"questions": [one.id for one in left], "way": "missed"}
    whence = {key: game.settings[key] for key in ("set", "length") if key in game.settings}
    return _leading(game.topic, {**whence, **chosen, "minutes": None}, "missed", game_id)


def next_set(game: Game[quiz.Quiz]) -> QuestionSet | None:
    """The set that follows a quiz's own in its topic, or the first after the last; None where
    there is no other."""
    sets = newest(game.topic).open_sets
    ids = [set_.id for set_ in sets]
    own = game.settings.get("set")
    here = ids.index(str(own)) if own in ids else -1
    return sets[(here + 1) % len(sets)] if len(sets) > (here >= 0) else None


def _begun(game_id: str, which: str) -> ResponseReturnValue:
    game = own_game(quiz.MODE, game_id)
    if not game.state.is_over(game.now):
        return redirect(url_for("quiz.summary", game_id=game_id), 303)
    topic, own = newest(game.topic), game.settings.get("set")
    set_ = next_set(game) if which == "next" else topic.set_by_id.get(str(own))
    if set_ is None or set_.class_only:
        return redirect(url_for("quiz.setup", topic_id=topic.id), 303)
    who, length = new_or_known_player(), cast(int, game.settings.get("length", 0))
    was_whole = own in game.topic.set_by_id and length == len(
        game.topic.set_by_id[str(own)].questions
    )
    drawn = plain(topic, set_, 0 if was_whole else length, who)
    minutes = game.settings.get("minutes")
    return _leading(topic, {**drawn, "minutes": minutes}, which, game_id)


def _leading(topic: Topic, settings: Settings, *about: str) -> ResponseReturnValue:
    return redirect(address(begin_once(quiz.MODE, topic, settings, new_seed(), *about), 1), 303)
