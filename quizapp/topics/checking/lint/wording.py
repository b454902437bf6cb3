"""Words: questions asked twice, questions past their date, and words that grow old."""

import re
from collections.abc import Iterator
from datetime import date

from quizapp.english.dates import in_full
from quizapp.questions.base import Question
from quizapp.topics.checking.whole_topic import questions_of
from quizapp.topics.problems.problem import Finding, Where, quoted
from quizapp.topics.topic import Topic

_RELATIVE = re.compile(
    r"\b(now|today|yesterday|tomorrow|nowadays|recently|currently|at present|so far|"
    r"(?:last|this|next) (?:year|month|week|spring|summer|autumn|winter))\b"
    r"|올해|작년|지난해|내년|최근|오늘|어제|今年|去年|明年|最近|今天|昨天",
    re.IGNORECASE,
)
_FILLERS = {"a", "an", "the", "of", "in", "to", "is", "are", "was", "were", "did", "does", "do"}


def repeated(topic: Topic) -> Iterator[Finding[Where]]:
    """Questions that ask the same for the same answer, but for case, order and small words."""
    seen: dict[tuple[frozenset[str], frozenset[str]], str] = {}
    for path, question in questions_of(topic):
        words = frozenset(re.findall(r"\w+", question.question.lower())) - _FILLERS
        offered = question.offered()
        right = {offered.texts[number].lower() for number in offered.right} if offered else set()
        key = (words, frozenset(right))
        if words and key in seen:
            message = f"This asks the same as the question “{seen[key]}”."
            yield Finding(
                (*path, "question"), "same-question", message, "Delete one or ask something else."
            )
        seen.setdefault(key, question.id)


def expired(question: Question, path: Where, today: date) -> Iterator[Finding[Where]]:
    """A question whose `valid_until` is past."""
    until = question.valid_until
    if until is not None and until.last < today.toordinal():
        message = f"This question should be looked at again after {in_full(until.ends)}, and that is past."
        fix = "Look whether it still holds; then move the date or delete the question."
        yield Finding((*path, "valid_until"), "expired", message, fix)


def growing_old(topic: Topic) -> Iterator[Finding[Where]]:
    """Words such as “now” in a topic that says as of when it holds."""
    if topic.as_of is None:
        return
    for path, text in _texts(topic):
        found = _RELATIVE.search(text)
        if found:
            message = f"{quoted(found.group())} means another time to each later reader."
            yield Finding(path, "relative-time", message, "Write the date instead.")


def _texts(topic: Topic) -> Iterator[tuple[Where, str]]:
    for paragraph in topic.reading.paragraphs:
        yield ("article", paragraph.line), paragraph.text
    for number, event in enumerate(topic.events):
        for key in ("title", "summary", "why"):
            yield ("events", number, key), getattr(event, key) or ""
    for path, question in questions_of(topic):
        for key in ("question", "explanation"):
            yield (*path, key), getattr(question, key) or ""
        offered = question.offered()
        for number, text in enumerate(offered.texts if offered else ()):
            yield (*path, offered.key if offered else "", number), text
