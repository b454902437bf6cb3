"""Review in the browser: what is known of each topic, and quizzes over what is due."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from pydantic import JsonValue

from quizapp import clock
from quizapp.games import quiz
from quizapp.games.standing import standing
from quizapp.results.dots import dots
from quizapp.storage import remembered
from quizapp.web.content import topics_in_play
from quizapp.web.identity import new_or_known_player, own_game, player
from quizapp.web.play import quiz_setup
from quizapp.web.play.known import known_of, nothing_yet

blueprint = Blueprint("review", __name__)
WAY = "review"
AT_ONCE = 10
"""Questions of one quiz: few enough to be done in the time that somebody waits for a bus."""
FRESH = 12 * 60 * 60
"""Seconds for which a review that was begun goes on; after a night, more is due."""
MOST_DRAWN = 20
"""Topics whose lines are drawn; of more, those that need it most."""


@blueprint.get("/review")
def page() -> str:
    """How many questions are due, and what is known, on each topic's line."""
    known = known_of(player())
    return render_template(
        "play/review/page.html",
        known=known,
        first=known.most_due(),
        drawn=known.topics[:MOST_DRAWN],
        lead=None if known.topics else nothing_yet(),
        dots_of=dots,
        at_once=AT_ONCE,
        whole=topics_in_play().whole,
    )


@blueprint.post("/review")
def begin() -> ResponseReturnValue:
    """Ask what is due in the topic that needs it most, or in the one that is named; one that was
    begun goes on."""
    one = known_of(player()).most_due(request.form.get("topic", ""))
    if one is None:
        return redirect(url_for("review.page"), 303)
    since = clock.now() - FRESH
    begun = remembered.unfinished(player(), one.topic.edition.hash, WAY, since)
    if begun:
        return redirect(url_for("quiz.summary", game_id=begun), 303)
    chosen: dict[str, JsonValue] = {"questions": [*one.due[:AT_ONCE]], "way": WAY}
    return quiz_setup.begin(one.topic, chosen, new_or_known_player())


@blueprint.get("/review/<game_id>")
def after(game_id: str) -> ResponseReturnValue:
    """How a review went, and what comes next."""
    game = own_game(quiz.MODE, game_id)
    state = game.state
    if not state.is_over(game.now) or game.settings.get("way") != WAY:
        return redirect(url_for("quiz.summary", game_id=game_id), 303)
    known = known_of(player())
    here = next((one for one in known.topics if one.topic.id == game.topic.id), None)
    answers = [(question, standing(state, question)) for question in state.questions]
    return render_template(
        "play/review/after.html",
        game=game,
        known=known,
        next=known.most_due(game.topic.id),
        here=here,
        dots_of=dots,
        answers=answers,
        right=sum(how == "right" for _, how in answers),
        at_once=AT_ONCE,
    )
