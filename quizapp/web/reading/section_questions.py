"""The questions within an article: a section to read, and the one question on it, answered in place."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from quizapp import clock
from quizapp.games import quiz
from quizapp.games.mode import Settings
from quizapp.games.seen import Explained, view
from quizapp.messages import Message
from quizapp.questions.base import Unclear
from quizapp.storage import games
from quizapp.topics.sections import Section
from quizapp.topics.topic import Topic
from quizapp.web.identity import new_or_known_player, player
from quizapp.web.keyed import keyed
from quizapp.web.one_game import one_game
from quizapp.web.play.answering import take
from quizapp.web.reading.topics import the_topic

blueprint = Blueprint("section_questions", __name__)
WAY = "reading"
NOTHING_FILLED: MultiDict[str, str] = MultiDict()


@blueprint.get("/topics/<topic_id>/sections/<int:number>")
def question(topic_id: str, number: int) -> str:
    """A section and its question, open or explained; nothing is kept of a look at it."""
    topic = the_topic(topic_id)
    return _page(topic, _section(topic, number))


@blueprint.post("/topics/<topic_id>/sections/<int:number>")
def answer(topic_id: str, number: int) -> ResponseReturnValue:
    """Give an answer. The first one begins the reader's game over all questions of the article."""
    topic = the_topic(topic_id)
    section = _section(topic, number)
    if request.form.get("edition") != _sign(topic):
        return _page(topic, section, Message("article-changed")), 409
    if _stored(topic) is None:
        who, settings = new_or_known_player(), _settings(topic)
        games.begin(quiz.MODE, topic, settings, _seed(topic), who, clock.now(), _game_id(topic))
    try:
        take(_game_id(topic), _place(topic, section))
    except Unclear as unclear:
        return _page(topic, section, unclear.message), 422
    address = url_for("section_questions.question", topic_id=topic_id, number=number)
    return redirect(f"{address}#question", 303)


def _section(topic: Topic, number: int) -> Section:
    if not 1 <= number <= len(topic.sections) or topic.sections[number - 1].question is None:
        abort(404)
    return topic.sections[number - 1]


def _page(topic: Topic, section: Section, problem: Message | None = None) -> str:
    stored = _stored(topic)
    state = stored.state if stored else quiz.MODE.begin(topic, _settings(topic), _seed(topic), 0)
    seen = view(state, topic, _place(topic, section), clock.now())
    proofs = section.above(seen.beside.passages) if isinstance(seen, Explained) else []
    return render_template(
        "reading/section/page.html",
        topic=topic,
        section=section,
        next=topic.sections[section.number] if section.number < len(topic.sections) else None,
        seen=seen,
        proofs=[(Message("paragraph-above", {"place": place}), found) for place, found in proofs],
        sign=_sign(topic),
        filled=request.form or NOTHING_FILLED,
        problem=problem,
    )


def _asked(topic: Topic) -> list[str]:
    return [section.question.id for section in topic.sections if section.question]


def _settings(topic: Topic) -> Settings:
    return {"questions": [*_asked(topic)], "minutes": None, "way": WAY}


def _place(topic: Topic, section: Section) -> int:
    """The number of the section's question among those of the article, from 1."""
    assert section.question
    return _asked(topic).index(section.question.id) + 1


def _seed(topic: Topic) -> int:
    """The order of options before a game has begun, which must be the order in it. Who knew the
    seed could tell in which order a teacher wrote them."""
    return int.from_bytes(keyed(WAY, "seed", topic.edition.hash)[:7])


def _sign(topic: Topic) -> str:
    """What a form bears to say which edition it was made from."""
    return keyed(WAY, "edition", topic.edition.hash).hex()[:8]


def _game_id(topic: Topic) -> str:
    """Of this reader, this edition and these questions: another version of the site may ask others."""
    return one_game(WAY, player(), topic.edition.hash, *_asked(topic))


def _stored(topic: Topic) -> games.Game[quiz.Quiz] | None:
    return games.load(quiz.MODE, _game_id(topic), player(), clock.now()) if player() else None
