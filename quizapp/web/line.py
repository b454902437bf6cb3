"""The line of a topic's events with one of them marked, for pages that say where something stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from cachetools import LRUCache, cached
from flask import current_app
from markupsafe import Markup

from quizapp.topics.spine import WIDTH, Point, spine
from quizapp.topics.topic import Topic

MOST_DOTS = 120
"""On such a line, which is a hint and no map: of many events that lie close together, one is drawn."""


@dataclass(frozen=True)
class Line:
    """A topic's line: its dots as they are drawn, and every event's place."""

    dots: Markup
    points: Mapping[str, Point]


@cached(LRUCache(256), key=lambda topic: topic.edition.hash)
def line(topic: Topic) -> Line:
    """The line of this topic, drawn once: editions do not change."""
    points = spine(topic)
    apart = {point.x * MOST_DOTS // WIDTH: point for point in points}
    drawing = current_app.jinja_env.get_template("components.html").module
    dots = cast(Markup, drawing.dots(apart.values()))  # type: ignore[attr-defined]  # a macro
    return Line(dots, {point.event.id: point for point in points})
