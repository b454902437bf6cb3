"""categorise: things to put into the category each belongs to."""

from dataclasses import dataclass
from typing import Annotated, Literal, cast

from pydantic import Field, model_validator

from quizapp.questions.base import Answer, FormData, Mark, Option, Question, Shown, Unclear, Wrong
from quizapp.questions.shuffling import chosen, only, options, place_of
from quizapp.text import Text

MOST_ITEMS = 16
"""In all categories together: more do not fit on a phone, nor in a head."""

Items = Annotated[tuple[Text, ...], Field(min_length=1, max_length=8)]


@dataclass(frozen=True)
class ShownCategories(Shown):
    """Items and categories of an open question, each shuffled by itself."""

    items: tuple[Option, ...] = ()
    categories: tuple[Option, ...] = ()


class Categorise(Question):
    """Two to five categories with two to sixteen items, each item in one of them."""

    type: Literal["categorise"] = "categorise"
    categories: dict[Text, Items] = Field(min_length=2, max_length=5)

    @model_validator(mode="after")
    def _nothing_stands_twice(self) -> "Categorise":
        names: set[str] = set()
        items: set[str] = set()
        for name, listed in self.categories.items():
            if name.casefold() in names:
                raise Wrong(
                    f"The category “{name}” stands twice.",
                    "Put all its items under one of the two.",
                    *("categories", name),
                )
            names.add(name.casefold())
            for number, item in enumerate(listed):
                if item.casefold() in items:
                    raise Wrong(
                        f"“{item}” stands twice, so nobody could tell where it belongs.",
                        "Delete one of them or change its words.",
                        *("categories", name, number),
                    )
                items.add(item.casefold())
        return self

    @model_validator(mode="after")
    def _not_too_many_items(self) -> "Categorise":
        if len(self.homes) > MOST_ITEMS:
            raise Wrong(
                f"The categories hold {len(self.homes)} items; {MOST_ITEMS} are possible.",
                "Delete some, or make a second question of them.",
                "categories",
            )
        return self

    @property
    def homes(self) -> dict[str, str]:
        """Every item with its category, in the order of the file."""
        return {item: name for name, listed in self.categories.items() for item in listed}

    @property
    def items(self) -> tuple[str, ...]:
        """What is to be put somewhere."""
        return tuple(self.homes)

    @property
    def names(self) -> tuple[str, ...]:
        """What the categories are called."""
        return tuple(self.categories)

    def shown(self, seed: int) -> ShownCategories:
        """Items and categories, shuffled apart from each other."""
        items = options(self.items, seed, "item")
        categories = options(self.names, seed, "category")
        return ShownCategories(self.type, self.question, items, categories)

    def read(self, form: FormData, seed: int) -> Answer | None:
        """The chosen category of every item."""
        answer: dict[str, str] = {}
        for index, item in enumerate(self.items):
            value = only(form, self._field(index, seed))
            if value:
                answer[item] = self.names[chosen(value, len(self.names), seed, "category")]
        still_open = len(self.items) - len(answer)
        if answer and still_open:
            are = "is" if still_open == 1 else "are"
            raise Unclear(f"Choose a category for each: {still_open} {are} still open.")
        return cast(Answer, answer) or None

    def fill(self, answer: Answer, seed: int) -> dict[str, list[str]]:
        """The chosen category's place for every item."""
        given = cast(dict[str, str], answer)
        return {
            self._field(self.items.index(item), seed): [
                place_of(self.names.index(name), len(self.names), seed, "category")
            ]
            for item, name in given.items()
        }

    def _field(self, index: int, seed: int) -> str:
        return f"item-{place_of(index, len(self.items), seed, 'item')}"

    def mark(self, answer: Answer) -> Mark:
        """The share of items in their right category."""
        given = cast(dict[str, str], answer)
        right = sum(given.get(item) == name for item, name in self.homes.items())
        earned = round(right / len(self.homes), 4)
        return Mark(earned, "" if earned == 1 else f"{right} of {len(self.homes)} right.")

    def solution(self) -> Answer:
        """Every item with its category."""
        return cast(Answer, self.homes)
