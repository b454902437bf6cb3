"""The front page: all topics and what can be done with them."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, abort, render_template, request

from quizapp.topics.summary import Summary, folded
from quizapp.topics.topic import MIN_EVENTS, Topic
from quizapp.web.content import topics_in_play
from quizapp.web.pages import answer, rendered, shared

ON_A_PAGE = 20
FEW = 8
"""With so many topics, all in sight, nobody needs to search."""
LONGEST_SEARCH = 100

blueprint = Blueprint("home", __name__)


@dataclass(frozen=True)
class Listing:
    """One page of the topics that were asked for."""

    summaries: Sequence[Summary]
    number: int
    last: int
    found: int
    """On all pages."""


def can_be_laid(topic: Topic) -> bool:
    """Whether a topic has events enough for the timeline game."""
    return len(topic.events) >= MIN_EVENTS


@blueprint.get("/")
def index() -> Response:
    """The richest topic leads, the others follow by title; or those that a search finds."""
    sought = " ".join(request.args.get("q", "")[:LONGEST_SEARCH].split())
    return answer(rendered(_listed(_found(sought), sought))) if sought else _front()


@shared("page")
def _front() -> str:
    return _listed(topics_in_play().summaries())


def _found(sought: str) -> list[Summary]:
    words = folded(sought).split()
    return [
        summary
        for summary in topics_in_play().summaries()
        if all(word in summary.sought for word in words)
    ]


def _listed(summaries: Sequence[Summary], sought: str = "") -> str:
    topics = topics_in_play()
    last = max(1, -(-len(summaries) // ON_A_PAGE))
    number = _number(request.args.get("page", ""), last)
    shown = summaries[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    return render_template(
        "reading/home.html",
        listing=Listing(shown, number, last, len(summaries)),
        sought=sought,
        searchable=len(topics.summaries()) > FEW,
        broken=topics.broken,
        whole=topics.whole,
    )


def _number(text: str, last: int) -> int:
    """The page that is asked for, written in the one way that links write it; else there is none."""
    if not text:
        return 1
    if len(text) > 6 or not text.isascii() or not text.isdigit() or str(int(text)) != text:
        abort(404)
    return int(text) if 1 < int(text) <= last else abort(404)
