"""The front page: all topics and what can be done with them."""

from dataclasses import dataclass

from flask import Blueprint, Flask, current_app, render_template

from quizapp.topics.shelf.library import Library
from quizapp.topics.spine import Point, spine
from quizapp.topics.topic import MIN_EVENTS, Event, Topic
from quizapp.web.pages import shared

blueprint = Blueprint("home", __name__)


@dataclass(frozen=True)
class Card:
    """A topic as the front page tells of it."""

    topic: Topic
    points: tuple[Point, ...]
    telling: Event | None
    """The event that most questions are about."""


def library_of(app: Flask) -> Library:
    """The topics that an app has in play."""
    found: Library = app.extensions["library"]
    return found


def library() -> Library:
    """The topics that are in play."""
    return library_of(current_app)


def can_be_laid(topic: Topic) -> bool:
    """Whether a topic has events enough for the timeline game."""
    return len(topic.events) >= MIN_EVENTS


def card(topic: Topic) -> Card:
    """The card of a topic."""
    asked = [question.event for question in topic.open_questions]
    telling = max(topic.timeline, key=lambda event: asked.count(event.id), default=None)
    return Card(topic, spine(topic), telling)


@blueprint.get("/")
@shared()
def index() -> str:
    """The richest topic leads, the others follow by title."""
    cards = [card(topic) for topic in library().topics.values() if topic.is_open]
    cards.sort(key=lambda card: (-len(card.topic.open_questions), card.topic.title))
    broken = sum(loaded.topic is None for loaded in library().loaded)
    return render_template("reading/home.html", cards=cards, broken=broken, can_be_laid=can_be_laid)
