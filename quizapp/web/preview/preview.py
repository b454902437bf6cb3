"""The preview: one topic as players will see it, and beside it what is wrong, while it is written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, current_app, render_template
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from quizapp import clock
from quizapp.questions.base import Mark, Question, Shown
from quizapp.settings import shipped
from quizapp.text import slug_of
from quizapp.topics.article import Passage
from quizapp.topics.composing import compose, raw
from quizapp.topics.problems.problem import Problem, Where
from quizapp.topics.shelf.files import files_of, topic_of
from quizapp.topics.shelf.loading import Loaded, load
from quizapp.topics.shelf.watching import again, fingerprint, version
from quizapp.topics.spine import Point, spine, ticks
from quizapp.topics.topic import Source, Topic
from quizapp.web import assets, security, use_templates

blueprint = Blueprint("preview", __name__)
SEED = 1
MOST_DOTS = 10_000  # On all the lines of a page; where there would be more, each has only its own.
WORDS = {"error": "Error", "warning": "Warning", "note": "Note"}
_NAMED = re.compile(r'\b(id|for|aria-labelledby|aria-describedby)="([^"]*)"')

Start = tuple[str, int, str]  # A file, the line where something starts, and a question's id or "".


@dataclass(frozen=True)
class Seen:
    """A question as a player meets it, and all that follows a right answer."""

    question: Question
    shown: Shown
    answer: Any
    mark: Mark
    feedback: tuple[tuple[str, str], ...]
    """The wrong options that answer whoever chooses them."""
    passages: tuple[Passage, ...]
    point: Point | None
    sources: list[Source]


def preview_app(path: Path) -> Flask:
    """A site of one page: the topic at this path, or the one that this file belongs to."""
    app = Flask("quizapp.web", static_folder=None)
    use_templates(app)
    app.jinja_env.filters["numbered"] = numbered
    security.init_app(app, security.LOOPBACK)
    assets.init_app(app, shipped("static"))
    app.extensions["path"] = topic_of(path)
    app.extensions["loaded"] = None
    app.register_blueprint(blueprint)
    return app


@blueprint.get("/version")
def current_version() -> str:
    """A word that changes with the topic's files."""
    return version(fingerprint(current_app.extensions["path"]))


@blueprint.get("/")
def index() -> str:
    """The topic and its problems."""
    loaded = _now(current_app)
    topic = loaded.topic
    points = spine(topic) if topic else ()
    dots = len(points) * len(topic.questions) if topic else 0
    return render_template(
        "preview/index.html",
        around=points if dots <= MOST_DOTS else (),
        name=current_app.extensions["path"].name,
        version=version(loaded.fingerprint),
        topic=topic,
        stale=loaded.stale,
        points=points,
        ticks=ticks(points),
        sets=[(s, [_seen(topic, q, points) for q in s.questions]) for s in topic.sets]
        if topic
        else [],
        problems=_linked(loaded),
        words=WORDS,
        filled=MultiDict(),
    )


def numbered(html: str, number: int) -> Markup:
    """Our own markup with a number after every id, so that it can stand on a page many times."""

    # What a teacher wrote is escaped in it and has no quotes.
    def with_number(found: re.Match[str]) -> str:
        return f'{found[1]}="{" ".join(f"{id_}-{number}" for id_ in found[2].split())}"'

    return Markup(_NAMED.sub(with_number, html))


def _load(path: Path) -> Loaded:
    return load(path, clock.today())


def _now(app: Flask) -> Loaded:
    """The topic as its files are now, or its last good version and what is wrong since."""
    loaded = again(app.extensions["path"], app.extensions["loaded"], _load)
    app.extensions["loaded"] = loaded
    return loaded


def _seen(topic: Topic, question: Question, points: tuple[Point, ...]) -> Seen:
    solution = question.solution()
    return Seen(
        question,
        question.shown(SEED),
        solution,
        question.mark(solution),
        tuple(_feedback(question)),
        topic.passages(question),
        next((point for point in points if point.event.id == question.event), None),
        topic.cited(question.sources),
    )


def _feedback(question: Question) -> Iterator[tuple[str, str]]:
    offered = question.offered()
    for number, choice in enumerate(getattr(question, "choices", ())):
        feedback = getattr(choice, "feedback", None)
        if offered and feedback and number not in offered.right:
            yield offered.texts[number], feedback


def _linked(loaded: Loaded) -> list[tuple[Problem, str]]:
    """The problems, errors first, each with the id of the shown question that it stands in or ""."""
    starts = sorted(_starts(loaded.path)) if loaded.path and loaded.problems else []
    shown = {question.id for question in loaded.topic.questions} if loaded.topic else set()
    found = []
    for problem in sorted(loaded.problems, key=lambda one: list(WORDS).index(one.level)):
        before = [s for s in starts if s[0] == problem.file and s[1] <= problem.line]
        id_ = before[-1][2] if before else ""
        found.append((problem, id_ if id_ in shown else ""))
    return found


def _starts(path: Path) -> Iterator[Start]:
    """Where each question starts, and where each key starts that ends the questions before it."""
    composed = compose(path.name, files_of(path).bytes)

    def start(at: Where, id_: str = "") -> Start:
        file, (line, *_) = composed.where(at, key=not id_)
        return file, line, id_

    for key in composed.value:
        yield start((key,))
    sets = raw(composed.value, ("sets",))
    for s, set_ in enumerate(sets if isinstance(sets, list) else []):
        for key in set_ if isinstance(set_, dict) else ():
            yield start(("sets", s, key))
        questions = raw(set_, ("questions",))
        for q, question in enumerate(questions if isinstance(questions, list) else []):
            id_, text = raw(question, ("id",)), raw(question, ("question",))
            named = id_ if isinstance(id_, str) and id_ else slug_of(str(text))
            yield start(("sets", s, "questions", q), named)
