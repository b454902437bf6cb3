"""The timeline to explore: all events, or those of one theme or person, era by era."""

from collections.abc import Iterable

from flask import abort, render_template, request

from quizapp.topics.article import Part
from quizapp.topics.eras import Era, eras
from quizapp.topics.glossary import Marker
from quizapp.topics.spine import spine
from quizapp.topics.topic import Event, Term, Topic
from quizapp.web.pages import shared
from quizapp.web.reading.home import can_be_laid
from quizapp.web.reading.topics import blueprint, the_topic

Words = tuple[tuple[Part, ...], tuple[Part, ...]]  # of an event: its summary, why it matters
MOST_AT_ONCE = 150
"""Events on one page; of more, a page shows one era."""


@blueprint.get("/timeline")
@shared("theme", "person", "era", "event")
def timeline(topic_id: str) -> str:
    """All events, or those of one theme or person; of very many, one era's."""
    topic = the_topic(topic_id)
    theme, person = request.args.get("theme", ""), request.args.get("person", "")
    points = [point for point in spine(topic) if _fits(point.event, theme, person)]
    if not points:
        abort(404)
    found = eras(points)
    shown = found if len(points) <= MOST_AT_ONCE else (_asked_for(found),)
    words, terms = _explained(topic, [point.event for era in shown for point in era.points])
    return render_template(
        "reading/timeline.html",
        topic=topic,
        words=words,
        terms=terms,
        total=len(points),
        eras=found,
        shown=shown,
        theme=theme,
        person=person,
        counts={key: sum(event.theme == key for event in topic.events) for key in topic.themes},
        can_be_laid=can_be_laid(topic),
    )


def _fits(event: Event, theme: str, person: str) -> bool:
    return (not theme or event.theme == theme) and (not person or person in event.people)


def _asked_for(found: tuple[Era, ...]) -> Era:
    """The era of this number or with this event; the first where neither is named."""
    event, number = request.args.get("event", ""), request.args.get("era", "") or "1"
    asked = (e for e in found if (str(e.number) == number if not event else e.has(event)))
    return next(asked, None) or abort(404)


def _explained(topic: Topic, events: Iterable[Event]) -> tuple[dict[str, Words], list[Term]]:
    """What is told of each event, with the glossary's terms marked; and these terms."""
    marker, words = Marker(topic), {}
    for event in events:
        marker.begin()
        words[event.id] = marker.text(event.summary), marker.text(event.why)
    return words, marker.met
