"""What marking typed words needs of the topic: its language, its people, and all its other answers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

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


@dataclass(frozen=True)
class Context:
    """Where a question stands. Of two contexts only what teachers write there is compared."""

    language: str = "en"
    exact: bool = False
    """Whether the question's set forgives no slip."""
    terms: Terms = field(default=Terms(tuple, tuple), compare=False)


NO_CONTEXT = Context()
