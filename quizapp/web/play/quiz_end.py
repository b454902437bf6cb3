"""A quiz ends: how it went, what to read again, and what to send."""

from collections.abc import Sequence

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from quizapp.games import quiz
from quizapp.games.standing import marked_line, standing
from quizapp.questions.base import Question
from quizapp.storage import bests
from quizapp.storage.bests import Drawn
from quizapp.storage.games import Game
from quizapp.topics.article import Passage
from quizapp.topics.topic import Topic
from quizapp.web.addresses import whole
from quizapp.web.identity import own_game, player
from quizapp.web.play.others import address_with_score, somebody_elses_quiz
from quizapp.web.play.quiz import FRESH, MOST_DOTS, address, blueprint, dots
from quizapp.web.play.quiz_again import next_set
from quizapp.web.words import points

OWN_ENDS: dict[str, str] = {
    "review": "review.after",
    "before": "guess_first.between",
    "after": "guess_first.end",
}
"""The page that ends a quiz begun in a way of its own, by the way."""


@blueprint.get("/quiz/<game_id>")
def summary(game_id: str) -> ResponseReturnValue:
    """How the quiz went, or where it goes on; to others, what it is."""
    try:
        game = own_game(quiz.MODE, game_id)
    except NotFound:
        return somebody_elses_quiz(game_id)
    if not game.state.is_over(game.now):
        return redirect(address(game.id, game.state.next_number or 1), 303)
    own_end = OWN_ENDS.get(str(game.settings.get("way")))
    if own_end is not None:
        return redirect(url_for(own_end, game_id=game.id), 303)
    return _end(game)


def _end(game: Game[quiz.Quiz]) -> str:
    state, missed = game.state, quiz.missed(game.state)
    total, standings = len(state.questions), [standing(state, one) for one in state.questions]
    is_plain, earned = "set" in game.settings and "way" not in game.settings, points(state.earned)
    best = bests.quizzes(player(), game.id).get(Drawn.of(game.topic.id, game.settings))
    return render_template(
        "play/quiz/summary.html",
        game=game,
        quiz=state,
        missed=missed,
        standings=standings,
        dots=dots(state, 0) if total <= MOST_DOTS else [],
        passages=_to_read_again(game.topic, missed),
        is_fresh=game.now - max((one.at for one in state.answers.values()), default=0) <= FRESH,
        best=best if is_plain else None,
        beat=game.settings.get("beat"),
        next_set=next_set(game),
        line=marked_line(standings, earned) if is_plain else None,
        shared=whole("quiz.summary", game_id=game.id),
        shared_with_score=address_with_score(game.id, earned),
    )


def _to_read_again(topic: Topic, missed: Sequence[Question]) -> list[Passage]:
    """The paragraphs that hold what was missed, each once, in reading order."""
    passages = [passage for question in missed for passage in topic.passages(question)]
    first = {passage.paragraph.id: passage for passage in reversed(passages)}
    return [first[p.id] for p in topic.reading.paragraphs if p.id in first]
