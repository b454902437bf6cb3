"""Checks across a topic: what no single key can show."""

from collections.abc import Iterable, Iterator, Mapping

from quizapp.questions.base import Question
from quizapp.topics.article import MOST_PASSAGES
from quizapp.topics.checking.quotations import Nearest
from quizapp.topics.checking.spelling import Known
from quizapp.topics.problems.problem import Finding, Where
from quizapp.topics.topic import Topic


def check(topic: Topic, known_events: set[str]) -> Iterator[Finding[Where]]:
    """All that is wrong with a topic whose parts are right by themselves.

    `known_events` are the events as written, with those that have mistakes of their own.
    """
    known = {
        "event": Known(known_events),
        "theme": Known(topic.themes),
        "source": Known(topic.sources),
        "misconception": Known(topic.misconceptions),
    }
    yield from _ids(topic)
    yield from _unknown_in(topic, known)
    yield from _forms_twice(topic)
    yield from _evidence(topic)
    for path, question in questions_of(topic):
        for wrong in question.problems():
            yield Finding((*path, *wrong.at), "question", wrong.message, wrong.fix)


def questions_of(topic: Topic) -> Iterator[tuple[Where, Question]]:
    """The questions of all sets, each with its path."""
    for set_number, set_ in enumerate(topic.sets):
        for number, question in enumerate(set_.questions):
            yield ("sets", set_number, "questions", number), question


def _ids(topic: Topic) -> Iterator[Finding[Where]]:
    events = [(("events", n), event.id) for n, event in enumerate(topic.events)]
    sets = [(("sets", n), set_.id) for n, set_ in enumerate(topic.sets)]
    terms = [(("glossary", n), term.id) for n, term in enumerate(topic.glossary)]
    questions = [(path, question.id) for path, question in questions_of(topic)]
    for things in (events, terms, sets, questions):
        yield from _repeated(things)


def _repeated(things: Iterable[tuple[Where, str]]) -> Iterator[Finding[Where]]:
    seen: set[str] = set()
    for path, id_ in things:
        if id_ in seen:
            fix = "Give this one a line `id: …` of its own."
            message = f"The id “{id_}” stands twice."
            yield Finding((*path, "id"), "duplicate-id", message, fix)
        seen.add(id_)


def _unknown_in(topic: Topic, known: Mapping[str, Known]) -> Iterator[Finding[Where]]:
    for path, what, id_ in _references(topic):
        if id_ not in known[what]:
            message = f"There is no {what} with the id “{id_}”."
            yield Finding(path, f"unknown-{what}", message, known[what].mend(id_))


def _references(topic: Topic) -> Iterator[tuple[Where, str, str]]:
    """Everything that is named by its id: where, what kind of thing it is, and the id."""
    path: Where
    for number, event in enumerate(topic.events):
        path = ("events", number)
        if event.theme:
            yield (*path, "theme"), "theme", event.theme
        yield from _sources(event.sources, path)
    for number, term in enumerate(topic.glossary):
        yield from _sources(term.sources, ("glossary", number))
    for line, id_ in topic.reading.event_ids():
        yield ("article", line), "event", id_
    for path, question in questions_of(topic):
        for inner, id_ in question.event_ids():
            yield (*path, *inner), "event", id_
        yield from _sources(question.sources, path)
        for number, choice in enumerate(getattr(question, "choices", ())):
            if choice.misconception and topic.misconceptions:  # else a name is only a name
                place = (*path, "choices", number, "misconception")
                yield place, "misconception", choice.misconception


def _sources(keys: Iterable[str], path: Where) -> Iterator[tuple[Where, str, str]]:
    for number, key in enumerate(keys):
        yield (*path, "sources", number), "source", key


def _forms_twice(topic: Topic) -> Iterator[Finding[Where]]:
    """Every form of the glossary must lead to one entry."""
    first: dict[str, str] = {}
    ids: set[str] = set()
    for number, term in enumerate(topic.glossary):
        path: Where = ("glossary", number)
        if term.id in ids:
            continue  # its id stands twice, which is told
        ids.add(term.id)
        places: list[Where] = [("term",), *(("also", n) for n in range(len(term.also)))]
        for place, form in zip(places, term.forms, strict=True):
            if form in first:
                message = f"“{form}” stands in the glossary twice."
                yield Finding((*path, *place), "wrong-value", message, "Keep only one of the two.")
            first.setdefault(form, term.id)


def _evidence(topic: Topic) -> Iterator[Finding[Where]]:
    nearest = None
    for path, question in questions_of(topic):
        for inner, words in question.quotations():
            found = len(topic.reading.passages(words))
            if found == 1:
                continue
            at = (*path, *inner)
            if not topic.reading.paragraphs:
                message = "There is no article that this evidence could stand in."
                fix = "Write an article, or delete the evidence."
                yield Finding(at, "no-article", message, fix)
            elif found:
                times = f"{found} times or more" if found == MOST_PASSAGES else f"{found} times"
                message = f"These words stand in the article {times}."
                yield Finding(at, "evidence-twice", message, "Add words until only one place fits.")
            else:
                nearest = nearest or Nearest(topic.reading)
                near = nearest.to(words)
                fix = "Copy them from one paragraph" + f"; the nearest are “{near}”" * bool(near)
                message = "These words do not stand in the article."
                yield Finding(at, "evidence-not-found", message, f"{fix}.")
