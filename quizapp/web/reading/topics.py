"""A topic's own page, and its article; its timeline joins them (timeline.py)."""

from collections.abc import Sequence

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import ServiceUnavailable

from quizapp.games.guess_first import can_guess
from quizapp.storage import editions
from quizapp.topics.article import Part
from quizapp.topics.glossary import Marker, article_of
from quizapp.topics.spine import spine
from quizapp.topics.topic import QuestionSet, Term, Topic
from quizapp.web.aside import aside
from quizapp.web.content import topics_in_play
from quizapp.web.host_right import has_host_right
from quizapp.web.line import line
from quizapp.web.pages import shared
from quizapp.web.reading.home import can_be_laid

NOT_YET = "The topics are still being read. Try again in a moment."
A_MOMENT = 2  # seconds

blueprint = Blueprint("topics", __name__, url_prefix="/topics/<topic_id>")


def the_topic(topic_id: str) -> Topic:
    """The topic with this id, or a page that says there is none, or none yet."""
    frozen = topics_in_play().get(topic_id)
    if frozen is not None:
        topic = editions.held(frozen.hash)
        return topic or aside(lambda: editions.opened(frozen.edition()))
    if topics_in_play().whole:
        abort(404)
    raise ServiceUnavailable(NOT_YET, retry_after=A_MOMENT)


@blueprint.get("")
def front(topic_id: str) -> ResponseReturnValue:
    """All that can be done with a topic; hosts also see what is kept for a class."""
    return _front_for_hosts(topic_id) if has_host_right() else _front_for_all(topic_id=topic_id)


@shared()
def _front_for_all(topic_id: str) -> str:
    topic = the_topic(topic_id)
    if not topic.is_open:
        abort(404)
    return _front(topic, ())


def _front_for_hosts(topic_id: str) -> str:
    topic = the_topic(topic_id)
    return _front(topic, [set_ for set_ in topic.sets if set_.class_only])


def _front(topic: Topic, kept_sets: Sequence[QuestionSet]) -> str:
    return render_template(
        "reading/topic.html",
        topic=topic,
        kept_sets=kept_sets,
        line=line(topic),
        can_be_laid=can_be_laid(topic),
        can_guess=can_guess(topic),
    )


@blueprint.get("/article")
@shared()
def article(topic_id: str) -> str:
    """The reading, with dates, people and what the glossary explains marked where they occur."""
    topic = the_topic(topic_id)
    if not topic.article:
        abort(404)
    return render_template(
        "reading/article.html",
        topic=topic,
        marked={paragraph.id: parts for paragraph, parts in article_of(topic)},
        people={name for event in topic.events for name in event.people},
        events=topic.event_by_id,
        points=spine(topic),
        can_be_laid=can_be_laid(topic),
        can_guess=can_guess(topic),
    )


def explained(topic: Topic, text: str | None) -> tuple[tuple[Part, ...], list[Term]]:
    """A closed question's explanation, with the glossary's terms marked; and these terms."""
    marker = Marker(topic)
    return marker.text(text), marker.met
