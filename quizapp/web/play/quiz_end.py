"""A quiz ends: how it went, what to read again, and what to play next."""

from collections.abc import Sequence

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from pydantic import JsonValue

from quizapp.games import quiz
from quizapp.games.standing import standing
from quizapp.questions.base import Question
from quizapp.topics.article import Passage
from quizapp.topics.topic import Topic
from quizapp.web.identity import new_or_known_player, own_game
from quizapp.web.play.quiz import MOST_DOTS, address, blueprint, dots
from quizapp.web.play.quiz_setup import begin

OWN_ENDS: dict[str, str] = {
    "review": "review.after",
    "before": "guess_first.between",
    "after": "guess_first.end",
}
"""The page that ends a quiz begun in a way of its own, by the way."""


@blueprint.get("/quiz/<game_id>")
def summary(game_id: str) -> ResponseReturnValue:
    """How the quiz went, or where it goes on."""
    game = own_game(quiz.MODE, game_id)
    state = game.state
    if not state.is_over(game.now):
        return redirect(address(game.id, state.next_number or 1), 303)
    own_end = OWN_ENDS.get(str(game.settings.get("way")))
    if own_end is not None:
        return redirect(url_for(own_end, game_id=game.id), 303)
    missed = quiz.missed(state)
    return render_template(
        "play/quiz/summary.html",
        game=game,
        quiz=state,
        missed=missed,
        standings=[standing(state, question) for question in state.questions],
        dots=dots(state, 0) if len(state.questions) <= MOST_DOTS else [],
        passages=_to_read_again(game.topic, missed),
    )


@blueprint.post("/quiz/<game_id>/missed")
def missed(game_id: str) -> ResponseReturnValue:
    """A new quiz over what was missed, on the same edition."""
    game = own_game(quiz.MODE, game_id)
    left = quiz.missed(game.state)
    if not game.state.is_over(game.now) or not left:
        return redirect(url_for("quiz.summary", game_id=game_id), 303)
    ids: list[JsonValue] = [question.id for question in left]
    return begin(game.topic, {"questions": ids, "way": "missed"}, new_or_known_player())


def _to_read_again(topic: Topic, missed: Sequence[Question]) -> list[Passage]:
    """The paragraphs that hold what was missed, each once, in reading order."""
    passages = [passage for question in missed for passage in topic.passages(question)]
    first = {passage.paragraph.id: passage for passage in reversed(passages)}
    return [first[p.id] for p in topic.reading.paragraphs if p.id in first]
