"""A topic's summary: what the front page tells of it, small enough to hold for thousands.

It tells nothing of what is played in rooms only.
"""

import unicodedata
from typing import Self

from pydantic import BaseModel, ConfigDict

from quizapp.dates import HistoricalDate
from quizapp.topics.spine import WIDTH, Point, spine
from quizapp.topics.topic import MIN_EVENTS, Event, Topic

DOTS = 40
"""The places on a summary's line; events that would lie on one another share a dot."""


class _Small(BaseModel):
    model_config = ConfigDict(frozen=True)


class Dot(_Small):
    """Where a dot stands on the line, from 0 to WIDTH, and the hue of its theme."""

    x: int
    hue: int


class Telling(_Small):
    """The event that most questions are about."""

    date: HistoricalDate
    title: str
    why: str | None
    dot: Dot


class Summary(_Small):
    """A topic without what is read and asked in it."""

    id: str
    title: str
    summary: str | None
    language: str
    sought: str
    """Title, summary and themes as a search looks for words in them."""
    minutes: int
    """It takes to read the article; 0 where there is none."""
    events: int
    questions: int
    dots: tuple[Dot, ...]
    telling: Telling | None

    @property
    def is_open(self) -> bool:
        """Whether there is anything for everybody."""
        return bool(self.minutes or self.events or self.questions)

    @property
    def can_be_laid(self) -> bool:
        """Whether there are events enough for the timeline game."""
        return self.events >= MIN_EVENTS

    @classmethod
    def of(cls, topic: Topic) -> Self:
        """The summary of a topic."""
        points = spine(topic)
        return cls(
            id=topic.id,
            title=topic.title,
            summary=topic.summary,
            language=topic.language,
            sought=folded("\n".join((topic.title, topic.summary or "", *topic.themes.values()))),
            minutes=topic.reading.minutes if topic.article else 0,
            events=len(topic.events),
            questions=len(topic.open_questions),
            dots=_dots(points),
            telling=_telling(topic, points),
        )


def folded(text: str) -> str:
    """The text without case and without the accents of European scripts."""
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFC", "".join(c for c in parts if not "\u0300" <= c <= "\u036f"))


def _dots(points: tuple[Point, ...]) -> tuple[Dot, ...]:
    """One dot for each place on the line where events stand: the first one's."""
    dots: dict[int, Dot] = {}
    for point in points:
        dots.setdefault(point.x * DOTS // (WIDTH + 1), Dot(x=point.x, hue=point.hue))
    return tuple(dots.values())


def _telling(topic: Topic, points: tuple[Point, ...]) -> Telling | None:
    asked = [question.event for question in topic.open_questions]
    point = max(points, key=lambda point: asked.count(point.event.id), default=None)
    if point is None:
        return None
    event: Event = point.event
    dot = Dot(x=point.x, hue=point.hue)
    return Telling(date=event.date, title=event.title, why=event.why, dot=dot)
