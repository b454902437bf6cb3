"""Traces: where in a topic the answers of its questions lie, so that a page can hold them back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from quizapp.dates import HistoricalDate
from quizapp.questions.base import Question
from quizapp.text import normalised
from quizapp.topics.article import Article, Paragraph, Passage
from quizapp.topics.mentions import DATE, Parts, keys_of

K = TypeVar("K")
Ids = Mapping[str, frozenset[str]]
Dates = Mapping[str, HistoricalDate]


@dataclass(frozen=True)
class Trace:
    """A stretch of a paragraph's words, and the questions of whose answer it tells."""

    start: int
    end: int
    questions: frozenset[str]


@dataclass(frozen=True)
class Traces:
    """Each index gives ids of questions, so that one looks only at what concerns a page."""

    passages: Mapping[str, tuple[Passage, ...]]
    """By question: what it quotes, the proof first."""
    of_paragraph: Mapping[str, tuple[Trace, ...]]
    """By paragraph: what is quoted there, and the dates of events that questions name."""
    of_event: Ids
    """By event: the questions that name it."""
    of_source: Ids
    """By source: the questions that cite it."""
    of_date: Mapping[Parts, frozenset[str]]
    """By what tells a date: the questions that name an event of it."""

    @classmethod
    def of(cls, questions: Sequence[Question], article: Article, events: Dates) -> "Traces":
        """The traces of all questions of a topic whose events have these dates."""
        of_event = _by(
            (event, question.id) for question in questions for _, event in question.event_ids()
        )
        passages = {
            question.id: tuple(
                passage for _, words in question.quotations() for passage in article.passages(words)
            )
            for question in questions
        }
        of_paragraph: defaultdict[str, list[Trace]] = defaultdict(list)
        for id_, quoted in passages.items():
            for passage in quoted:
                start, end = passage.place
                of_paragraph[passage.paragraph.id].append(Trace(start, end, frozenset({id_})))
        for paragraph in article.paragraphs:
            of_paragraph[paragraph.id] += _dates(paragraph, of_event)
        return cls(
            passages,
            {id_: tuple(traces) for id_, traces in of_paragraph.items()},
            of_event,
            _by((key, question.id) for question in questions for key in question.sources),
            _by(
                (key, id_)
                for event in of_event.keys() & events.keys()
                for key in keys_of(events[event])
                for id_ in of_event[event]
            ),
        )


def _by(pairs: Iterable[tuple[K, str]]) -> dict[K, frozenset[str]]:
    found: defaultdict[K, set[str]] = defaultdict(set)
    for key, id_ in pairs:
        found[key].add(id_)
    return {key: frozenset(ids) for key, ids in found.items()}


def _dates(paragraph: Paragraph, of_event: Ids) -> Iterator[Trace]:
    """The dates in a paragraph that are linked to events which questions name."""
    before = ""
    for part in paragraph.parts:
        if part.kind == "event" and part.target in of_event and DATE.search(part.text):
            # Places in a passage are those of the paragraph with single spaces.
            start = len(normalised(f"{before}|")) - 1
            yield Trace(start, start + len(normalised(part.text)), of_event[part.target])
        before += part.text
