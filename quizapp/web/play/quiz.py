"""A quiz in the browser: its questions, asked and explained."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from quizapp import clock
from quizapp.games import quiz
from quizapp.games.seen import Asked, Explained, Noted, looked_at, view
from quizapp.games.standing import LONGEST_RUN, run, standing
from quizapp.messages import Message
from quizapp.questions.base import Unclear
from quizapp.storage import games
from quizapp.storage.games import Game
from quizapp.topics.topic import Topic
from quizapp.web.identity import own_game, player
from quizapp.web.line import line
from quizapp.web.play.answering import question_of, take
from quizapp.web.reading.topics import explained

blueprint = Blueprint("quiz", __name__)
MOST_DOTS = 20
"""Questions that all stand on the line above a question; more would be too small to press."""
NEARBY = 10
"""Those of a longer quiz that do."""
FRESH = 10
"""Seconds after an answer in which its verdict is drawn; later it stands there at once."""
MOST_LOOKED_AT = 200
"""Answers that are picked out of those of a long quiz; for more, all are read."""


@blueprint.get("/quiz/<game_id>/questions/<int:number>")
def question(game_id: str, number: int) -> ResponseReturnValue:
    """A question, open or explained."""
    return _page(_around(game_id, number), number, MultiDict())


@blueprint.post("/quiz/<game_id>/questions/<int:number>")
def answer(game_id: str, number: int) -> ResponseReturnValue:
    """Give an answer; the same answer once more is acknowledged once more."""
    try:
        game = take(game_id, number)
    except Unclear as unclear:
        return _page(_around(game_id, number), number, request.form, unclear.message), 422
    if game.state.is_sealed:
        return redirect(url_for("quiz.summary", game_id=game_id), 303)  # which leads on
    return redirect(address(game_id, number), 303)


@blueprint.post("/quiz/<game_id>/limit")
def lift_limit(game_id: str) -> ResponseReturnValue:
    """Take the time limit away."""
    game = own_game(quiz.MODE, game_id)
    if game.state.deadline is not None:
        lift = quiz.LiftLimit()
        game = games.play(quiz.MODE, game_id, player(), lambda _: lift, clock.now())
    return redirect(address(game.id, game.state.next_number or 1), 303)


def address(game_id: str, number: int) -> str:
    """Where the question with this number stands."""
    return url_for("quiz.question", game_id=game_id, number=number)


def _page(
    game: Game[quiz.Quiz],
    number: int,
    filled: MultiDict[str, str],
    problem: Message | None = None,
) -> str:
    state = game.state
    answered = state.answers.get(question_of(game, number).id)
    seen = view(state, game.topic, number, game.now)
    near = dots(state, number)
    common = {
        "game": game.id,
        "topic": {"id": game.topic.id, "title": game.topic.title},
        "seen": seen,
        "dots": near,
        "is_fresh": answered is not None and game.now - answered.at <= FRESH,
        "total": len(state.questions),
        "way": game.settings.get("way"),
        "next": _next(game, near, number),
        "seconds_in_all": 60 * int(str(game.settings["minutes"] or 0)),
        "seconds_left": None if state.deadline is None else max(0, state.deadline - game.now),
    }
    if isinstance(seen, Asked):
        return render_template("play/quiz/ask.html", filled=filled, problem=problem, **common)
    if isinstance(seen, Noted):
        return render_template("play/quiz/noted.html", **common)
    return _explanation(game, seen, common)


def _explanation(game: Game[quiz.Quiz], seen: Explained, common: dict[str, Any]) -> str:
    where = line(game.topic)
    return render_template(
        "play/quiz/explain.html",
        passages=seen.beside.passages,
        undated=seen.beside.undated,
        line=where,
        point=where.points.get(seen.beside.event or ""),
        sources=game.topic.cited(seen.beside.sources),
        explained=explained(game.topic, seen.question.explanation),
        standing=standing(game.state, seen.question),
        right_answer="; ".join(seen.question.told(seen.question.solution())),
        run=run(game.state, seen.number),
        **common,
    )


def dots(state: quiz.Quiz, current: int) -> list[tuple[int, str]]:
    """The numbers of the questions near the current one, each with how it stands."""
    return [(n, standing(state, state.questions[n - 1])) for n in _near(state, current)]


def _near(state: quiz.Quiz, current: int) -> range:
    """The numbers that stand on the line above a question."""
    total = len(state.questions)
    if total <= MOST_DOTS:
        return range(1, total + 1)
    first = max(1, min(current - NEARBY // 2, total - NEARBY + 1))
    return range(first, first + NEARBY)


def _around(game_id: str, number: int) -> Game[quiz.Quiz]:
    """A game with all answers that the page of this question looks at: of a long one, a few."""

    def some(state: quiz.Quiz, topic: Topic) -> frozenset[str] | None:
        if not MOST_DOTS < len(state.questions) >= number >= 1:
            return None
        run_up = range(max(1, number - LONGEST_RUN), number)
        wanted = looked_at(state, topic, {*_near(state, number), *run_up}, number)
        return wanted if len(wanted) <= MOST_LOOKED_AT else None

    return own_game(quiz.MODE, game_id, some)


def _next(game: Game[quiz.Quiz], near: list[tuple[int, str]], current: int) -> str | None:
    """The address of the next open question: the first, or in a long quiz the nearest after it."""
    state = game.state
    if state.is_answered:
        return None
    open_ = [number for number, standing in near if standing == "open"]
    if len(state.questions) > MOST_DOTS:
        open_ = [number for number in open_ if number > current]
    return address(game.id, open_[0]) if open_ else url_for("quiz.summary", game_id=game.id)
