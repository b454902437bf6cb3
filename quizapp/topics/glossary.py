"""The marking of words that a topic's glossary explains, and of people, where they stand in a text."""

from collections.abc import Iterable, Iterator
from typing import Literal

from quizapp.topics.article import Paragraph, Part
from quizapp.topics.phrases import Phrases
from quizapp.topics.topic import Term, Topic


class Marker:
    """Marks the first mention of each term of a topic, and knows which terms it met."""

    def __init__(self, topic: Topic) -> None:
        self._topic = topic
        self._seen: set[str] = set()
        self._met: set[str] = set()

    def begin(self) -> None:
        """A new section: every term counts as not mentioned yet."""
        self._seen.clear()

    def parts(self, parts: Iterable[Part]) -> tuple[Part, ...]:
        """The parts with their terms marked; links and emphasis stay as they are."""
        marked = tuple(_marked(parts, self._topic.terms, "term", self._seen))
        self._met |= self._seen
        return marked

    def text(self, text: str | None) -> tuple[Part, ...]:
        """A plain text with its terms marked."""
        return self.parts([Part(text)] if text else [])

    @property
    def met(self) -> list[Term]:
        """The terms that were mentioned anywhere."""
        return [term for term in self._topic.glossary if term.id in self._met]


def article_of(topic: Topic) -> list[tuple[Paragraph, tuple[Part, ...]]]:
    """The paragraphs with what each section mentions first; people the glossary lacks are marked too."""
    marker = Marker(topic)
    marked = []
    for paragraph in topic.reading.paragraphs:
        parts = paragraph.parts
        if paragraph.kind == "heading":
            marker.begin()
        else:
            parts = marker.parts(_marked(parts, topic.people, "person", set()))
        marked.append((paragraph, parts))
    return marked


def _marked(
    parts: Iterable[Part], phrases: Phrases, kind: Literal["term", "person"], seen: set[str]
) -> Iterator[Part]:
    """The plain parts cut where they mention what was not seen before."""
    for part in parts:
        start = 0
        for found in phrases.find(part.text) if part.kind == "text" else ():
            if found.target in seen:
                continue
            seen.add(found.target)
            if found.start > start:
                yield Part(part.text[start : found.start])
            yield Part(part.text[found.start : found.end], kind, found.target)
            start = found.end
        if not start:
            yield part
        elif start < len(part.text):
            yield Part(part.text[start:])
