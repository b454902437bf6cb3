"""Checks across a topic: what no single key can show."""

import difflib
from collections.abc import Callable, Iterable, Iterator

from quizapp.questions.base import Question
from quizapp.text import normalised
from quizapp.topics.article import Article
from quizapp.topics.checking.sentences import did_you_mean
from quizapp.topics.problems.problem import Finding, Where, quoted
from quizapp.topics.topic import Topic


def check(topic: Topic, known_events: set[str]) -> Iterator[Finding[Where]]:
    """All that is wrong with a topic whose parts are right by themselves.

    `known_events` are the events as written, with those that have mistakes of their own.
    """
    yield from _ids(topic)
    yield from _events(topic, known_events)
    yield from _article_links(topic, known_events)
    yield from _glossary(topic)
    article = topic.reading
    for path, question in questions_of(topic):
        yield from _references(topic, question, path, known_events)
        yield from _evidence(article, question, path)
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


def _events(topic: Topic, known: set[str]) -> Iterator[Finding[Where]]:
    for number, event in enumerate(topic.events):
        path: Where = ("events", number)
        if event.theme and event.theme not in topic.themes:
            yield _unknown((*path, "theme"), "theme", event.theme, topic.themes)
        yield from _sources(topic, event.sources, path)


def _references(
    topic: Topic, question: Question, path: Where, events: set[str]
) -> Iterator[Finding[Where]]:
    for inner, id_ in question.event_ids():
        if id_ not in events:
            yield _unknown((*path, *inner), "event", id_, events)
    yield from _sources(topic, question.sources, path)


def _sources(topic: Topic, keys: Iterable[str], path: Where) -> Iterator[Finding[Where]]:
    for number, key in enumerate(keys):
        if key not in topic.sources:
            yield _unknown((*path, "sources", number), "source", key, topic.sources)


def _article_links(topic: Topic, events: set[str]) -> Iterator[Finding[Where]]:
    for line, id_ in topic.reading.event_ids():
        if id_ not in events:
            yield _unknown(("article", line), "event", id_, events)


def _glossary(topic: Topic) -> Iterator[Finding[Where]]:
    """Every form must lead to one entry."""
    first: dict[str, str] = {}
    for number, term in enumerate(topic.glossary):
        path: Where = ("glossary", number)
        yield from _sources(topic, term.sources, path)
        if term.id in first.values():
            continue  # its id stands twice, which is told
        places: list[Where] = [("term",), *(("also", n) for n in range(len(term.also)))]
        for place, form in zip(places, term.forms, strict=True):
            if form in first:
                message = f"“{form}” stands in the glossary twice."
                yield Finding((*path, *place), "wrong-value", message, "Keep only one of the two.")
            first.setdefault(form, term.id)


def _unknown(path: Where, what: str, id_: str, known: Iterable[str]) -> Finding[Where]:
    message = f"There is no {what} with the id “{id_}”."
    return Finding(path, f"unknown-{what}", message, did_you_mean(id_, known))


def _evidence(article: Article, question: Question, path: Where) -> Iterator[Finding[Where]]:
    for inner, words in question.quotations():
        yield from _quotation(article, words, (*path, *inner))


def _quotation(article: Article, words: str, path: Where) -> Iterator[Finding[Where]]:
    if not article.paragraphs:
        message = "There is no article that this evidence could stand in."
        yield Finding(path, "no-article", message, "Write an article, or delete the evidence.")
        return
    passages = article.passages(words)
    if not passages:
        fix = f"Copy them from one paragraph{_nearest(article, words)}."
        yield Finding(path, "evidence-not-found", "These words do not stand in the article.", fix)
    elif len(passages) > 1:
        message = f"These words stand in the article {len(passages)} times."
        yield Finding(path, "evidence-twice", message, "Add words until only one place fits.")


def _nearest(article: Article, words: str) -> str:
    """The stretch of the article that most resembles these words, as the end of a sentence."""
    wanted = normalised(words)
    nearest: Callable[[str], difflib.Match] = lambda text: difflib.SequenceMatcher(  # noqa: E731
        None, text, wanted, autojunk=False
    ).find_longest_match()
    texts = [normalised(paragraph.text) for paragraph in article.paragraphs]
    text, match = max(((t, nearest(t)) for t in texts), key=lambda found: found[1].size)
    if match.size < 8:
        return ""
    start = max(0, match.a - match.b)
    return f"; the nearest are {quoted(text[start : start + len(wanted)], 80)}"
