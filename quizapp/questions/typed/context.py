"""What a question needs of its topic: its language, its people, all other answers, and its sections."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from quizapp.questions.typed.folding import folded


class Terms:
    """The answers, choices and names of a topic, folded when somebody first asks."""

    def __init__(
        self, texts: Callable[[], Iterable[str]], people: Callable[[], Iterable[str]]
    ) -> None:
        self._texts, self._people = texts, people

    @cached_property
    def folded(self) -> frozenset[str]:
        """All of them."""
        return frozenset(map(folded, self._texts())) | self.people

    @cached_property
    def people(self) -> frozenset[str]:
        """The names of people."""
        return frozenset(map(folded, self._people()))


class Section(NamedTuple):
    """Where a section of the article begins, by the places of paragraphs among all, from 0."""

    heading: str
    """The words over it, "" without any."""
    first: int
    headed: int
    """The paragraph below the heading: in the first section others may stand above it."""


@dataclass(frozen=True)
class Context:
    """Where a question stands. Of two contexts only what teachers write there is compared."""

    language: str = "en"
    exact: bool = False
    """Whether the question's set forgives no slip."""
    terms: Terms = field(default=Terms(tuple, tuple), compare=False)
    sections: tuple[Section, ...] = ()
    """Of the article; none where nobody divided it."""


NO_CONTEXT = Context()
