"""The marking of words that a topic's glossary explains, where they stand in a text."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from quizapp.topics.article import Paragraph, Part, with_people
from quizapp.topics.topic import Term, Topic

_ALONE = r"[^\W\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
"""A letter that parts words by spaces: not one of Hangul, Kana and Han."""


class Marker:
    """Marks the first mention of each term, and knows which terms it met."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self._terms = terms
        self._pattern, self._by_form = _forms(tuple((term.id, term.forms) for term in terms))
        self._seen: set[str] = set()
        self._met: set[str] = set()

    def begin(self) -> None:
        """A new section: every term counts as not mentioned yet."""
        self._seen.clear()

    def parts(self, parts: Iterable[Part]) -> tuple[Part, ...]:
        """The parts with their terms marked; links and emphasis stay as they are."""
        return tuple(
            marked
            for part in parts
            for marked in (self._split(part.text) if part.kind == "text" else [part])
        )

    def text(self, text: str | None) -> tuple[Part, ...]:
        """A plain text with its terms marked."""
        return self.parts([Part(text)] if text else [])

    @property
    def met(self) -> list[Term]:
        """The terms that were mentioned anywhere."""
        return [term for term in self._terms if term.id in self._met]

    def _split(self, text: str) -> Iterator[Part]:
        start = 0
        for found in self._pattern.finditer(text) if self._by_form else ():
            id_ = self._by_form[" ".join(found.group().split())]
            if id_ in self._seen:
                continue
            self._seen.add(id_)
            self._met.add(id_)
            if found.start() > start:
                yield Part(text[start : found.start()])
            yield Part(found.group(), "term", id_)
            start = found.end()
        if start < len(text):
            yield Part(text[start:])


def article_of(topic: Topic) -> list[tuple[Paragraph, tuple[Part, ...]]]:
    """The paragraphs with what each section mentions first; people the glossary lacks are marked too."""
    marker = Marker(topic.glossary)
    known = {form for term in topic.glossary for form in term.forms}
    names = frozenset(name for event in topic.events for name in event.people) - known
    marked = []
    for paragraph in topic.reading.paragraphs:
        parts = paragraph.parts
        if paragraph.kind == "heading":
            marker.begin()
        else:
            parts = marker.parts(with_people(parts, names))
        marked.append((paragraph, parts))
    return marked


@lru_cache(maxsize=64)
def _forms(
    terms: tuple[tuple[str, tuple[str, ...]], ...],
) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds any form of a term, the longest first, and the ids by these forms."""
    by_form: dict[str, str] = {}
    for id_, forms in terms:
        for form in forms:
            words = " ".join(form.split())
            # A sentence may begin with it.
            by_form |= {words[0].upper() + words[1:]: id_, words: id_} | by_form
    longest = sorted(by_form, key=len, reverse=True)
    return re.compile("|".join(map(_whole, longest))), by_form


def _whole(form: str) -> str:
    """A pattern for a form that does not stand inside another word, with any white space."""
    before = f"(?<!{_ALONE})" if re.match(_ALONE, form[0]) else ""
    after = f"(?!{_ALONE})" if re.match(_ALONE, form[-1]) else ""
    return before + r"\s+".join(map(re.escape, form.split(" "))) + after
