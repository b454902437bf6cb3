"""Lint: what a test specialist would say of a topic in which nothing is wrong."""

from collections.abc import Iterator
from datetime import date

from quizapp.topics.checking.lint import answers, cards, coverage, guessing, options, wording
from quizapp.topics.checking.whole_topic import questions_of
from quizapp.topics.problems.problem import Finding, Where
from quizapp.topics.topic import Topic


def lint(topic: Topic, today: date) -> Iterator[Finding[Where]]:
    """Every weakness of a topic; the day tells which questions are past their date."""
    for path, question in questions_of(topic):
        yield from options.judged(question, path, topic.language)
        yield from wording.expired(question, path, today)
        yield from coverage.long_searches(question, path)
    yield from wording.repeated(topic)
    yield from wording.growing_old(topic)
    yield from answers.telling(topic)
    yield from guessing.paying(topic)
    yield from cards.telling(topic)
    yield from cards.telling_others(topic)
    yield from cards.undecidable(topic)
    yield from coverage.unasked(topic)
