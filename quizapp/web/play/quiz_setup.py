"""A quiz begins: a set, a length and perhaps a time limit are chosen."""

import random
import secrets

from flask import abort, redirect, render_template
from flask.typing import ResponseReturnValue
from pydantic import JsonValue

from quizapp import clock
from quizapp.games import quiz
from quizapp.storage import games
from quizapp.topics.topic import QuestionSet, Topic
from quizapp.web.identity import new_or_known_player
from quizapp.web.play.forms import QuizForm
from quizapp.web.play.quiz import address, blueprint
from quizapp.web.reading.home import can_be_laid
from quizapp.web.reading.topics import the_topic


@blueprint.route("/topics/<topic_id>/quiz", methods=["GET", "POST"])
def setup(topic_id: str) -> ResponseReturnValue:
    """Choose a set, a length and perhaps a time limit; then the quiz begins."""
    topic = the_topic(topic_id)
    if not topic.open_sets:
        abort(404)
    form = QuizForm.of(topic)
    if form.validate_on_submit():
        chosen = next(set_ for set_ in topic.open_sets if set_.id == form.set.data)
        drawn = _drawn(chosen, form.length.data)
        return begin(topic, drawn, new_or_known_player(), form.minutes.data or None)
    status = 422 if form.is_submitted() else 200
    page = render_template(
        "play/quiz/setup.html", topic=topic, form=form, can_be_laid=can_be_laid(topic)
    )
    return page, status


def begin(
    topic: Topic, chosen: dict[str, JsonValue], who: str, minutes: int | None = None
) -> ResponseReturnValue:
    """Begin a player's quiz over a `set` or over `questions`, and lead to it."""
    settings, seed = {**chosen, "minutes": minutes}, secrets.randbits(62)
    game_id = games.begin(quiz.MODE, topic, settings, seed, who, clock.now())
    return redirect(address(game_id, 1), 303)


def _drawn(set_: QuestionSet, length: int) -> dict[str, JsonValue]:
    """So many questions by chance (0 means all), in the order in which their teacher set them."""
    if not 0 < length < len(set_.questions):
        return {"set": set_.id}
    places = random.SystemRandom().sample(range(len(set_.questions)), length)
    return {"questions": [set_.questions[place].id for place in sorted(places)]}
