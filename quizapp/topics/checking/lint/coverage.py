"""Coverage: how many questions are proved by each paragraph, and searches through too much."""

from collections import Counter
from collections.abc import Iterator

from quizapp.questions.base import Question
from quizapp.topics.article import Paragraph
from quizapp.topics.checking.whole_topic import questions_of
from quizapp.topics.problems.problem import Finding, Where, quoted
from quizapp.topics.topic import Topic

MOST_SENTENCES = 25
"""To search through: about a page, which is read in two minutes."""


def coverage(topic: Topic) -> list[tuple[Paragraph, int]]:
    """Each paragraph with the number of quotations from it."""
    article = topic.reading
    used = Counter(
        passage.paragraph.id
        for _, question in questions_of(topic)
        for _, words in question.quotations()
        for passage in article.passages(words)
    )
    return [(p, used[p.id]) for p in article.paragraphs if p.kind == "paragraph"]


def unasked(topic: Topic) -> Iterator[Finding[Where]]:
    """Paragraphs that no question touches, where any question quotes the article at all."""
    table = coverage(topic) if topic.article else []
    if not any(number for _, number in table):
        return
    for paragraph, number in table:
        if not number:
            message = f"No question is about the paragraph {quoted(paragraph.text)}."
            fix = "Ask about it, with its words as `evidence`; or leave it out."
            yield Finding(("article", paragraph.line), "unasked-paragraph", message, fix)


def long_searches(question: Question, path: Where) -> Iterator[Finding[Where]]:
    """A sentence to find among too many."""
    sentences = len(getattr(question, "searched", ()))
    if sentences > MOST_SENTENCES:
        message = f"Players search {sentences} sentences; {MOST_SENTENCES} are enough."
        is_named = bool(getattr(question, "within", None))
        fix = "Name fewer headings." if is_named else "Divide the section by another heading."
        where = (*path, "within") if is_named else (*path, "answer")
        yield Finding(where, "long-search", message, fix)
