"""categorise: things to put into the category each belongs to."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, model_validator

from quizapp.messages import Message
from quizapp.questions.assigning import Assigning
from quizapp.text import Text, Wrong

MOST_ITEMS = 16
"""In all categories together: more do not fit on a phone, nor in a head."""

Items = Annotated[tuple[Text, ...], Field(min_length=1, max_length=8)]


class Categorise(Assigning):
    """Two to five categories with two to sixteen items, each item in one of them.

    The mark is corrected for chance. Since it is never below 0, a guess still earns a little on
    average: 16 % of six items in two categories, 6 % of sixteen in four.
    """

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

    @cached_property
    def homes(self) -> dict[str, str]:
        """Every item with its category, in the order of the file."""
        return {item: name for name, listed in self.categories.items() for item in listed}

    @property
    def chance(self) -> float:
        """One in so many as there are categories: whoever guesses has that share right."""
        return 1 / len(self.categories)

    def _remark(self, right: int, earned: float) -> Message:
        values = {"right": right, "all": len(self.homes), "categories": len(self.categories)}
        return Message("some-categorised", values | {"percent": round(100 * earned)})

    def _unclear(self, still_open: int) -> Message:
        return Message("categories-open", {"open": still_open})
