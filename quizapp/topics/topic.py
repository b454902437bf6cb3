"""A topic: an article, a timeline of events and question sets about one subject."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from hashlib import blake2b
from typing import Literal, NamedTuple, Self

from pydantic import Field, HttpUrl, field_validator, model_validator

from quizapp.dates import HistoricalDate
from quizapp.questions import AnyQuestion
from quizapp.questions.base import Question
from quizapp.questions.typed.context import Context, Terms
from quizapp.text import LongText, Slug, Text, Written, Wrong, slug_of
from quizapp.topics.article import Article, Passage
from quizapp.topics.phrases import Phrases
from quizapp.topics.sections import Section, begins, sections
from quizapp.topics.traces import Traces

LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
MIN_EVENTS = 4
"""With fewer events the timeline game is not offered."""


class Source(Written):
    """Where a fact can be looked up."""

    publisher: Text
    title: Text
    date: HistoricalDate | None = None
    url: HttpUrl | None = None


class Titled(Written):
    """Something with a title, from which its id comes where none is written."""

    id: Slug
    title: Text

    @model_validator(mode="before")
    @classmethod
    def _id_from_the_title(cls, value: object) -> object:
        if isinstance(value, dict) and not value.get("id") and isinstance(value.get("title"), str):
            return value | {"id": slug_of(value["title"])}
        return value


class Event(Titled):
    """Something that happened in history, with an honest date."""

    date: HistoricalDate
    title: Text = Field(max_length=120)
    summary: Text | None = None
    why: Text | None = None
    theme: Slug | None = None
    people: tuple[Text, ...] = ()
    sources: tuple[Slug, ...] = ()


class Term(Written):
    """A person, a place or a word that the text explains where it stands."""

    id: Slug
    term: Text = Field(max_length=120)
    also: tuple[Text, ...] = Field(default=(), max_length=20)
    kind: Literal["person", "place", "term"] = "term"
    names: dict[str, Text] = Field(default_factory=dict, max_length=20)
    meaning: Text = Field(max_length=400)
    sources: tuple[Slug, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _id_from_the_term(cls, value: object) -> object:
        if isinstance(value, dict) and not value.get("id") and isinstance(value.get("term"), str):
            return value | {"id": slug_of(value["term"])}
        return value

    @field_validator("names")
    @classmethod
    def _names_by_language(cls, names: dict[str, str]) -> dict[str, str]:
        for code in names:
            if not re.match(LANGUAGE, code):
                fix = "Write the language like `ko` or `zh`."
                raise Wrong(f"“{code}” is not a language.", fix, code)
        return names

    @property
    def forms(self) -> tuple[str, ...]:
        """Everything that counts as a mention of it."""
        return self.term, *self.also

    @property
    def spellings(self) -> tuple[str, ...]:
        """These, and each as a sentence begins with it."""
        return *self.forms, *(form[0].upper() + form[1:] for form in self.forms)


class Prompt(Written):
    """A question to talk about, and what answers of three levels hold."""

    prompt: Text
    basic: Text
    good: Text
    excellent: Text


class QuestionSet(Titled):
    """A named list of questions."""

    summary: Text | None = None
    class_only: bool = False
    """Whether only rooms play it: it is on no public page."""
    exact: bool | None = None
    """Whether its typed answers forgive no slip, where they do not say it themselves."""
    questions: tuple[AnyQuestion, ...] = Field(min_length=1, max_length=1000)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The questions' places, from 1."""
        return {question.id: number for number, question in enumerate(self.questions, 1)}


FORMAT = 1
"""Of the editions that are made now; `topics/editions.py` reads all before it."""


class Edition(NamedTuple):
    """A topic frozen: its text, the hash of it as its name, and the format it is written in."""

    hash: str
    data: str
    format: int = FORMAT


class Topic(Written):
    """One subject as its teacher wrote it, with every question bound to the events it names."""

    id: Slug
    title: Text
    summary: Text | None = None
    language: str = Field(default="en", pattern=LANGUAGE)
    as_of: HistoricalDate | None = None
    licence: Text | None = None
    themes: dict[Slug, Text] = Field(default_factory=dict, max_length=12)
    sources: dict[Slug, Source] = Field(default_factory=dict)
    article: LongText | None = None
    events: tuple[Event, ...] = Field(default=(), max_length=1000)
    glossary: tuple[Term, ...] = Field(default=(), max_length=200)
    misconceptions: dict[Slug, Text] = Field(default_factory=dict, max_length=100)
    """What somebody believes who chooses wrong, each in a sentence, by the name choices give it."""
    agreement: tuple[Text, ...] = Field(default=(), max_length=12)
    """How those who talk about the topic agree to do so."""
    discussion: tuple[Prompt, ...] = Field(default=(), max_length=12)
    sets: tuple[QuestionSet, ...] = ()

    @model_validator(mode="after")
    def _questions_know_their_events(self) -> Self:
        events, paragraphs = (
            self.event_by_id,
            [p.text for p in self.reading.paragraphs if p.kind == "paragraph"],
        )
        terms, sets = Terms(self._term_texts, self._people_names), []
        told = tuple(begins(self.reading))
        for set_ in self.sets:
            context = Context(self.language, bool(set_.exact), terms, told)
            bound = tuple(q.bound(events, paragraphs, context) for q in set_.questions)
            sets.append(set_.model_copy(update={"questions": bound}))
        object.__setattr__(self, "sets", tuple(sets))
        return self

    def _term_texts(self) -> Iterator[str]:
        """All that an answer can be, or that a text explains."""
        for question in self.questions:
            yield from question.answers_and_options()
        for term in self.glossary:
            yield from (*term.forms, *term.names.values())
        yield from (event.title for event in self.events)

    def _people_names(self) -> Iterator[str]:
        yield from (name for event in self.events for name in event.people)
        for term in self.glossary:
            if term.kind == "person":
                yield from (*term.forms, *term.names.values())

    @cached_property
    def edition(self) -> "Edition":
        """The topic as text, to keep it as it is."""
        data = self.model_dump_json(exclude_none=True)
        return Edition(blake2b(data.encode(), digest_size=16).hexdigest(), data)

    @cached_property
    def event_by_id(self) -> dict[str, Event]:
        """The events by their ids."""
        return {event.id: event for event in self.events}

    @cached_property
    def set_by_id(self) -> dict[str, QuestionSet]:
        """The question sets by their ids."""
        return {set_.id: set_ for set_ in self.sets}

    @cached_property
    def question_by_id(self) -> dict[str, Question]:
        """The questions of all sets by their ids."""
        return {question.id: question for question in self.questions}

    @cached_property
    def timeline(self) -> tuple[Event, ...]:
        """The events in order of time."""
        return tuple(sorted(self.events, key=lambda event: (event.date.first, event.date.last)))

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions of all sets."""
        return tuple(question for set_ in self.sets for question in set_.questions)

    @cached_property
    def open_sets(self) -> tuple[QuestionSet, ...]:
        """The sets that anybody may play."""
        return tuple(set_ for set_ in self.sets if not set_.class_only)

    @cached_property
    def open_questions(self) -> tuple[Question, ...]:
        """The questions of these."""
        return tuple(question for set_ in self.open_sets for question in set_.questions)

    @property
    def is_open(self) -> bool:
        """Whether there is anything for everybody."""
        return bool(self.article or self.events or self.open_sets)

    def cited(self, keys: Iterable[str]) -> list[Source]:
        """The sources with these keys."""
        return [self.sources[key] for key in keys]

    def passages(self, question: Question) -> tuple[Passage, ...]:
        """The passages of the article that prove a question's answer."""
        return self.traces.passages[question.id]

    @cached_property
    def traces(self) -> Traces:
        """Where the answers of its questions lie."""
        events = {event.id: event.date for event in self.events}
        return Traces.of(self.questions, self.reading, events)

    @cached_property
    def reading(self) -> Article:
        """The article as paragraphs; empty where there is none."""
        return Article.of(self.article or "")

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The article in sections, each with the question that stands under it."""
        return tuple(sections(self.reading, self.open_questions, self.traces.passages))

    @cached_property
    def terms(self) -> Phrases:
        """The terms of the glossary, by all their forms."""
        return Phrases((form, term.id) for term in self.glossary for form in term.spellings)

    @cached_property
    def people(self) -> Phrases:
        """The people of the events whom the glossary lacks, by their names."""
        known = {form for term in self.glossary for form in term.forms}
        names = dict.fromkeys(name for event in self.events for name in event.people)
        return Phrases((name, name) for name in names if name not in known)
