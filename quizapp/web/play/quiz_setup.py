"""A quiz begins: a set, a length and perhaps a time limit are chosen."""

import secrets

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue
from pydantic import JsonValue

from quizapp import clock
from quizapp.games import quiz
from quizapp.games.drawing import drawn
from quizapp.storage import games
from quizapp.storage.last_asked import last_asked
from quizapp.topics.topic import QuestionSet, Topic
from quizapp.web.identity import new_or_known_player
from quizapp.web.play.chosen import last_chosen, remember
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
    form = QuizForm.of(topic, {**last_chosen(), **request.args})
    if form.validate_on_submit():
        set_, who = topic.set_by_id[form.set.data], new_or_known_player()
        remember({name: form[name].data for name in ("set", "length", "minutes")})
        return begin(
            topic, plain(topic, set_, form.length.data, who), who, form.minutes.data or None
        )
    status = 422 if form.is_submitted() else 200
    page = render_template(
        "play/quiz/setup.html", topic=topic, form=form, can_be_laid=can_be_laid(topic)
    )
    return page, status


def begin(
    topic: Topic, chosen: dict[str, JsonValue], who: str, minutes: int | None = None
) -> ResponseReturnValue:
    """Begin a player's quiz over a `set` or over `questions`, and lead to it."""
    settings = {**chosen, "minutes": minutes}
    game_id = games.begin(quiz.MODE, topic, settings, new_seed(), who, clock.now())
    return redirect(address(game_id, 1), 303)


def new_seed() -> int:
    """A seed that nobody knows before."""
    return secrets.randbits(62)


def plain(topic: Topic, set_: QuestionSet, length: int, who: str) -> dict[str, JsonValue]:
    """A quiz over so many questions of a set, 0 means all: those that its player has not met yet,
    or not for long."""
    if not 0 < length < len(set_.questions):
        return {"set": set_.id, "length": len(set_.questions)}
    ids = drawn(set_.questions, length, last_asked(who, topic.id), new_seed())
    return {"set": set_.id, "length": length, "questions": [*ids]}
