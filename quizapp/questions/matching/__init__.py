"""matching: things to put with their partners."""

from functools import cached_property
from typing import Literal

from pydantic import Field, model_validator

from quizapp.messages import Message
from quizapp.questions.assigning import Assigning
from quizapp.text import Text, Wrong


class Matching(Assigning):
    """Two to eight pairs; two lefts may share a right.

    The mark is the share of right pairs, not corrected for chance: a guess that uses each right
    once has one pair right on average, however many there are.
    """

    type: Literal["matching"] = "matching"
    pairs: dict[Text, Text] = Field(min_length=2, max_length=8)

    @model_validator(mode="after")
    def _there_is_a_choice(self) -> "Matching":
        if len(self.rights) < 2:
            message = f"Every pair ends with “{self.rights[0]}”, so there is nothing to choose."
            raise Wrong(message, "Give at least one pair another partner.")
        return self

    @cached_property
    def homes(self) -> dict[str, str]:
        """The pairs."""
        return dict(self.pairs)

    def _unclear(self, still_open: int) -> Message:
        return Message("partners-open", {"open": still_open})
