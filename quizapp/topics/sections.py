"""Sections: what an article tells between two headings, and the one question that stands under it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizapp.questions.base import Question
from quizapp.questions.typed.context import Section as Begin
from quizapp.topics.article import Article, Paragraph, Passage

A_SECTION = 4
"""Paragraphs, more or less, where an article has no headings."""


@dataclass(frozen=True)
class Section:
    """A stretch of an article; they are numbered from 1."""

    number: int
    paragraphs: tuple[Paragraph, ...]
    """With its heading, if it has one; the first also has what stands before the first heading."""
    question: Question | None

    def above(self, passages: Iterable[Passage]) -> list[tuple[int, Passage]]:
        """The passages that lie in it, each with its paragraph's place, counted from the end: 1 is
        the last."""
        told = [paragraph.id for paragraph in self.paragraphs if paragraph.kind == "paragraph"]
        return [
            (len(told) - told.index(passage.paragraph.id), passage)
            for passage in passages
            if passage.paragraph.id in told
        ]


def sections(
    article: Article, questions: Iterable[Question], passages: Mapping[str, Sequence[Passage]]
) -> Iterator[Section]:
    """An article in sections, each with the first brief question that is proved in it alone."""
    runs = list(_runs(article.paragraphs))
    number_of = {p.id: number for number, run in enumerate(runs, 1) for p in run}
    asked: dict[int, Question] = {}
    for question in questions:
        if question.is_brief:
            numbers = {number_of[passage.paragraph.id] for passage in passages[question.id]}
            if len(numbers) == 1:
                asked.setdefault(numbers.pop(), question)
    for number, run in enumerate(runs, 1):
        yield Section(number, run, asked.get(number))


def begins(article: Article) -> Iterator[Begin]:
    """Where the sections of an article begin, for its questions."""
    first = 0
    for run in _runs(article.paragraphs):
        kinds = [one.kind for one in run]
        above = kinds.index("heading") if "heading" in kinds else 0
        heading = run[above].text if "heading" in kinds else ""
        yield Begin(heading, first, first + above)
        first += kinds.count("paragraph")


def _runs(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, ...]]:
    heads = [place for place, paragraph in enumerate(paragraphs) if paragraph.kind == "heading"]
    parts = max(1, round(len(paragraphs) / A_SECTION))
    starts = [0, *heads[1:]] if heads else [len(paragraphs) * n // parts for n in range(parts)]
    for start, end in zip(starts, [*starts[1:], len(paragraphs)], strict=True):
        if paragraphs[start:end]:
            yield tuple(paragraphs[start:end])
