"""matching: things to put with their partners."""

from dataclasses import dataclass
from typing import Literal, cast

from pydantic import Field, model_validator

from quizapp.questions.base import Answer, FormData, Mark, Option, Question, Shown, Unclear
from quizapp.questions.shuffling import chosen, only, options, place_of
from quizapp.text import Text


@dataclass(frozen=True)
class ShownMatching(Shown):
    """Both sides of an open question, each shuffled by itself."""

    lefts: tuple[Option, ...] = ()
    rights: tuple[Option, ...] = ()


class Matching(Question):
    """Two to eight pairs; two lefts may share a right."""

    type: Literal["matching"] = "matching"
    pairs: dict[Text, Text] = Field(min_length=2, max_length=8)

    @model_validator(mode="after")
    def _there_is_a_choice(self) -> "Matching":
        if len(self.rights) < 2:
            raise ValueError(
                f"Every pair ends with “{self.rights[0]}”, so there is nothing to choose. "
                "Give at least one pair another partner."
            )
        return self

    @property
    def lefts(self) -> tuple[str, ...]:
        """What is to be matched."""
        return tuple(self.pairs)

    @property
    def rights(self) -> tuple[str, ...]:
        """The partners, each once."""
        return tuple(dict.fromkeys(self.pairs.values()))

    def shown(self, seed: int) -> ShownMatching:
        """Lefts and rights, shuffled apart from each other."""
        lefts = options(self.lefts, seed, "left")
        rights = options(self.rights, seed, "right")
        return ShownMatching(self.type, self.question, lefts, rights)

    def read(self, form: FormData, seed: int) -> Answer | None:
        """The chosen right of every left."""
        answer: dict[str, str] = {}
        for index, left in enumerate(self.lefts):
            value = only(form, self._field(index, seed))
            if value:
                answer[left] = self.rights[chosen(value, len(self.rights), seed, "right")]
        still_open = len(self.pairs) - len(answer)
        if answer and still_open:
            are = "is" if still_open == 1 else "are"
            raise Unclear(f"Choose a partner for each: {still_open} {are} still open.")
        return cast(Answer, answer) or None

    def fill(self, answer: Answer, seed: int) -> dict[str, list[str]]:
        """The chosen right's place for every left."""
        partners = cast(dict[str, str], answer)
        return {
            self._field(self.lefts.index(left), seed): [
                place_of(self.rights.index(right), len(self.rights), seed, "right")
            ]
            for left, right in partners.items()
        }

    def _field(self, left: int, seed: int) -> str:
        return f"match-{place_of(left, len(self.pairs), seed, 'left')}"

    def mark(self, answer: Answer) -> Mark:
        """The share of right pairs."""
        partners = cast(dict[str, str], answer)
        right = sum(partners.get(left) == partner for left, partner in self.pairs.items())
        earned = round(right / len(self.pairs), 4)
        return Mark(earned, "" if earned == 1 else f"{right} of {len(self.pairs)} right.")

    def solution(self) -> Answer:
        """The pairs."""
        return cast(Answer, dict(self.pairs))
