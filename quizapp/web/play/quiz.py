"""The quiz in the browser: begin, ask, explain, sum up."""

import random
import secrets
from collections.abc import Sequence

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from pydantic import JsonValue
from werkzeug.datastructures import MultiDict

from quizapp import clock
from quizapp.games import quiz
from quizapp.games.seen import Asked, looked_at, view
from quizapp.games.standing import LONGEST_RUN, run, standing
from quizapp.messages import Message
from quizapp.questions.base import Question, Unclear
from quizapp.storage import games
from quizapp.storage.games import Game
from quizapp.topics.article import Passage
from quizapp.topics.topic import QuestionSet, Topic
from quizapp.web.identity import new_or_known_player, own_game, player
from quizapp.web.line import line
from quizapp.web.play.answering import question_of, take
from quizapp.web.play.forms import QuizForm
from quizapp.web.reading.home import can_be_laid
from quizapp.web.reading.topics import explained, the_topic

blueprint = Blueprint("quiz", __name__)
MOST_DOTS = 20
"""Questions that all stand on the line above a question; more would be too small to press."""
NEARBY = 10
"""Those of a longer quiz that do."""
FRESH = 10
"""Seconds after an answer in which its verdict is drawn; later it stands there at once."""
MOST_LOOKED_AT = 200
"""Answers that are picked out of those of a long quiz; for more, all are read."""


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


@blueprint.get("/quiz/<game_id>")
def summary(game_id: str) -> ResponseReturnValue:
    """How the quiz went, or where it goes on."""
    game = own_game(quiz.MODE, game_id)
    state = game.state
    if not state.is_over(game.now):
        return redirect(_address(game.id, state.next_number or 1), 303)
    missed = quiz.missed(state)
    return render_template(
        "play/quiz/summary.html",
        game=game,
        quiz=state,
        missed=missed,
        standings=[standing(state, question) for question in state.questions],
        dots=_dots(state, 0) if len(state.questions) <= MOST_DOTS else [],
        passages=_to_read_again(game.topic, missed),
    )


@blueprint.get("/quiz/<game_id>/questions/<int:number>")
def question(game_id: str, number: int) -> ResponseReturnValue:
    """A question, open or explained."""
    return _page(_around(game_id, number), number, MultiDict())


@blueprint.post("/quiz/<game_id>/questions/<int:number>")
def answer(game_id: str, number: int) -> ResponseReturnValue:
    """Give an answer; the same answer once more is acknowledged once more."""
    try:
        take(game_id, number)
    except Unclear as unclear:
        return _page(_around(game_id, number), number, request.form, unclear.message), 422
    return redirect(url_for("quiz.question", game_id=game_id, number=number), 303)


@blueprint.post("/quiz/<game_id>/limit")
def lift_limit(game_id: str) -> ResponseReturnValue:
    """Take the time limit away."""
    game = own_game(quiz.MODE, game_id)
    if game.state.deadline is not None:
        lift = quiz.LiftLimit()
        game = games.play(quiz.MODE, game_id, player(), lambda _: lift, clock.now())
    return redirect(_address(game.id, game.state.next_number or 1), 303)


@blueprint.post("/quiz/<game_id>/missed")
def again(game_id: str) -> ResponseReturnValue:
    """A new quiz over what was missed, on the same edition."""
    game = own_game(quiz.MODE, game_id)
    missed = quiz.missed(game.state)
    if not game.state.is_over(game.now) or not missed:
        return redirect(url_for("quiz.summary", game_id=game_id), 303)
    chosen: dict[str, JsonValue] = {"questions": [question.id for question in missed]}
    return begin(game.topic, chosen, new_or_known_player())


def begin(
    topic: Topic, chosen: dict[str, JsonValue], who: str, minutes: int | None = None
) -> ResponseReturnValue:
    """Begin a player's quiz over a `set` or over `questions`, and lead to it."""
    settings, seed = {**chosen, "minutes": minutes}, secrets.randbits(62)
    game_id = games.begin(quiz.MODE, topic, settings, seed, who, clock.now())
    return redirect(_address(game_id, 1), 303)


def _drawn(set_: QuestionSet, length: int) -> dict[str, JsonValue]:
    """So many questions by chance (0 means all), in the order in which their teacher set them."""
    if not 0 < length < len(set_.questions):
        return {"set": set_.id}
    places = random.SystemRandom().sample(range(len(set_.questions)), length)
    return {"questions": [set_.questions[place].id for place in sorted(places)]}


def _address(game_id: str, number: int) -> str:
    return url_for("quiz.question", game_id=game_id, number=number)


def _page(
    game: Game[quiz.Quiz],
    number: int,
    filled: MultiDict[str, str],
    problem: Message | None = None,
) -> str:
    question_of(game, number)
    state = game.state
    seen = view(state, game.topic, number, game.now)
    dots = _dots(state, number)
    common = {
        "game": game.id,
        "topic": {"id": game.topic.id, "title": game.topic.title},
        "seen": seen,
        "dots": dots,
        "total": len(state.questions),
        "next": _next(game, dots, number),
        "seconds_in_all": 60 * int(str(game.settings["minutes"] or 0)),
        "seconds_left": None if state.deadline is None else max(0, state.deadline - game.now),
    }
    if isinstance(seen, Asked):
        return render_template("play/quiz/ask.html", filled=filled, problem=problem, **common)
    where = line(game.topic)
    return render_template(
        "play/quiz/explain.html",
        passages=seen.beside.passages,
        undated=seen.beside.undated,
        line=where,
        point=where.points.get(seen.beside.event or ""),
        sources=game.topic.cited(seen.beside.sources),
        explained=explained(game.topic, seen.question.explanation),
        standing=standing(state, seen.question),
        right_answer="; ".join(seen.question.told(seen.question.solution())),
        run=run(state, number),
        is_fresh=seen.answered and game.now - seen.answered.at <= FRESH,
        **common,
    )


def _dots(state: quiz.Quiz, current: int) -> list[tuple[int, str]]:
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


def _next(game: Game[quiz.Quiz], dots: list[tuple[int, str]], current: int) -> str | None:
    """The address of the next open question: the first, or in a long quiz the nearest after it."""
    state = game.state
    if state.is_answered:
        return None
    open_ = [number for number, standing in dots if standing == "open"]
    if len(state.questions) > MOST_DOTS:
        open_ = [number for number in open_ if number > current]
    return _address(game.id, open_[0]) if open_ else url_for("quiz.summary", game_id=game.id)


def _to_read_again(topic: Topic, missed: Sequence[Question]) -> list[Passage]:
    """The paragraphs that hold what was missed, each once, in reading order."""
    passages = [passage for question in missed for passage in topic.passages(question)]
    first = {passage.paragraph.id: passage for passage in reversed(passages)}
    return [first[p.id] for p in topic.reading.paragraphs if p.id in first]
