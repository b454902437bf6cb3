"""The ids of what a player chooses, moves or assigns: by them answers are stored."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Self

from pydantic import Field, model_validator

from quizapp.questions.base import Question
from quizapp.text import Slug, Text, Wrong, digest, slug_of


def id_of(text: str) -> str:
    """An id for a part: its words, and a digest where these do not say all of it.

    So an id never passes from one text to another that has the same Latin letters: “5명” and “5년”.
    """
    words = slug_of(text)
    return words if words.replace("-", " ") == text.lower() else f"{words}-{digest(text, 3)}"


def ids_of(
    texts: Iterable[str],
    written: Mapping[str, str],
    at: Callable[[str], tuple[str | int, ...]],
) -> dict[str, str]:
    """An id for every text: the one written for it, else one of its own.

    Raises Wrong where a written id stands twice, at the place that `at` names for its text.
    """
    first: dict[str, str] = {}
    for text, id_ in written.items():
        if id_ in first:
            message = f"The id “{id_}” stands twice, at “{first[id_]}” and at “{text}”."
            raise Wrong(message, "Give one of them another id.", *at(text))
        first[id_] = text
    taken, ids = set(first), {}
    for text in dict.fromkeys(texts):
        ids[text] = written.get(text) or free(id_of(text), taken)
        taken.add(ids[text])
    return ids


def free(id_: str, taken: Container[str]) -> str:
    """The id, or where it is taken, the id with a number: “US” and “us” have the same letters."""
    number, other = 2, id_
    while other in taken:
        number, other = number + 1, f"{id_}-{number}"
    return other


class WithParts(Question):
    """A question with parts other than choices; the key `ids` gives each its id."""

    ids: dict[Text, Slug] = Field(default_factory=dict)

    @property
    def parts(self) -> tuple[str, ...]:
        """The texts that need an id."""
        raise NotImplementedError

    def answers_and_options(self) -> Iterator[str]:
        """Its parts: all of them are offered."""
        yield from self.parts

    @model_validator(mode="after")
    def _every_part_has_an_id(self) -> Self:
        for text in self.ids:
            if text not in self.parts:
                message = f"“{text}” has an id here, but is no part of the question."
                raise Wrong(message, "Copy its words exactly, or delete the line.", "ids", text)
        ids = ids_of(self.parts, self.ids, lambda text: ("ids", text))
        object.__setattr__(self, "ids", ids)
        return self

    @cached_property
    def text_by_id(self) -> dict[str, str]:
        """The text of every part, by its id."""
        return {id_: text for text, id_ in self.ids.items()}
