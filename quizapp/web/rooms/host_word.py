"""The host word: given once, it opens rooms from this browser."""

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.web.content import topics_in_play
from quizapp.web.guesses import Guesses, asker, minutes
from quizapp.web.host_right import has_host_right, remember, the_right

blueprint = Blueprint("host_word", __name__)


@blueprint.get("/host-word")
def ask() -> str:
    """Who may open rooms, and a field for the word."""
    return _page()


@blueprint.post("/host-word")
def give() -> ResponseReturnValue:
    """Take the word; then this browser may open rooms."""
    guesses: Guesses = current_app.extensions["guessed_words"]
    if wait := guesses.wait(*asker()):
        problem = f"Too many wrong words came from here. Try again in {minutes(wait)}."
        return _page(problem), 429, {"Retry-After": str(wait)}
    if not the_right().is_word(request.form.get("word", "")):
        guesses.wrong(*asker())
        return _page("That is not the host word. Nothing was changed."), 422
    remember()
    topic_id = _topic_id()
    if topic_id:
        return redirect(url_for("topics.front", topic_id=topic_id), 303)
    return redirect(url_for("host_word.ask"), 303)


def _page(problem: str = "") -> str:
    return render_template(
        "rooms/host_word.html", problem=problem, is_host=has_host_right(), topic_id=_topic_id()
    )


def _topic_id() -> str:
    """The topic from which somebody came here; "" where there is none of that id."""
    wanted = request.values.get("topic", "")
    return wanted if topics_in_play().get(wanted) else ""
