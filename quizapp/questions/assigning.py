"""Assigning: what matching and categorising share, things on the left that each have one right home."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from quizapp.dates import HistoricalDate
from quizapp.messages import Message
from quizapp.questions.base import Answer, FormData, Mark, Option, Shown, Unclear
from quizapp.questions.chance import beyond_chance
from quizapp.questions.parts import WithParts
from quizapp.questions.shuffling import chosen, only, options, place_of


@dataclass(frozen=True)
class ShownAssigning(Shown):
    """Both sides of an open question, each shuffled by itself."""

    lefts: tuple[Option, ...] = ()
    rights: tuple[Option, ...] = ()

    @property
    def each_once(self) -> bool:
        """Whether there are as many rights as lefts, so that each right is of one left only."""
        return len(self.rights) == len(self.lefts)


class Assigning(WithParts):
    """A question in which each left goes to one of the rights; an answer maps ids to ids."""

    @cached_property
    def homes(self) -> dict[str, str]:
        """Every left with its right, in the order of the file."""
        raise NotImplementedError

    @cached_property
    def lefts(self) -> tuple[str, ...]:
        """What is to be put somewhere."""
        return tuple(self.homes)

    @cached_property
    def rights(self) -> tuple[str, ...]:
        """Where it can go, each once."""
        return tuple(dict.fromkeys(self.homes.values()))

    @property
    def parts(self) -> tuple[str, ...]:
        """Both sides. Where the same words stand on both, they share an id, which harms nothing."""
        return (*self.lefts, *self.rights)

    def giveaways(self) -> Iterator[tuple[str | HistoricalDate, str]]:
        """Every right for each of its lefts."""
        yield from ((right, left) for left, right in self.homes.items())

    def shown(self, seed: int) -> ShownAssigning:
        """Lefts and rights, shuffled apart from each other."""
        lefts = options(self.lefts, seed, "left")
        rights = options(self.rights, seed, "right")
        return ShownAssigning(self.type, self.question, lefts, rights)

    def read(self, form: FormData, seed: int) -> Answer | None:
        """The chosen right of every left."""
        answer: dict[str, str] = {}
        for index, left in enumerate(self.lefts):
            value = only(form, self._field(index, seed))
            if value:
                right = self.rights[chosen(value, len(self.rights), seed, "right")]
                answer[self.ids[left]] = self.ids[right]
        still_open = len(self.lefts) - len(answer)
        if answer and still_open:
            raise Unclear(self._unclear(still_open))
        return cast(Answer, answer) or None

    def _unclear(self, still_open: int) -> Message:
        """That so many lefts are still open."""
        raise NotImplementedError

    def fill(self, answer: Answer, seed: int) -> dict[str, list[str]]:
        """The chosen right's place for every left."""
        given = cast(dict[str, str], answer)
        places = {
            self.ids[right]: place_of(index, len(self.rights), seed, "right")
            for index, right in enumerate(self.rights)
        }
        return {
            self._field(index, seed): [places[given[self.ids[left]]]]
            for index, left in enumerate(self.lefts)
        }

    def _field(self, left: int, seed: int) -> str:
        return f"match-{place_of(left, len(self.lefts), seed, 'left')}"

    def told(self, answer: Answer) -> tuple[str, ...]:
        """Each left with its right, by the alphabet: the file often groups lefts by what is right."""
        return tuple(
            f"{left} – {self.text_by_id.get(right, right)}" for left, right in self._pairs(answer)
        )

    def verdicts(self, answer: Answer) -> tuple[bool, ...]:
        """Of each left, whether its right is its home."""
        return tuple(right == self.ids[self.homes[left]] for left, right in self._pairs(answer))

    def _pairs(self, answer: Answer) -> list[tuple[str, str]]:
        """The lefts' texts, by the alphabet, each with the id of its right in this answer."""
        given = cast(dict[str, str], answer)
        lefts = (left for left in sorted(self.lefts) if self.ids[left] in given)
        return [(left, given[self.ids[left]]) for left in lefts]

    def guess(self, seed: int) -> Answer:
        """Any right for every left, each once where there are as many."""
        rng, count = random.Random(seed), len(self.lefts)
        is_once = len(self.rights) == count
        rights = rng.sample(self.rights, count) if is_once else rng.choices(self.rights, k=count)
        return {
            self.ids[left]: self.ids[right] for left, right in zip(self.lefts, rights, strict=True)
        }

    def mark(self, answer: Answer) -> Mark:
        """The share of lefts that are in their right place, beyond what chance is said to give."""
        right = sum(self.verdicts(answer))
        share = right / len(self.homes)
        earned = round(max(0.0, beyond_chance(share, self.chance)), 4)
        return Mark(earned) if earned == 1 else Mark(earned, self._remark(right, earned))

    @property
    def chance(self) -> float:
        """The share of lefts that earns nothing, since guessing has it on average."""
        return 0.0

    def _remark(self, right: int, earned: float) -> Message:
        """How many lefts are right, where not all are."""
        return Message("some-right", {"right": right, "all": len(self.homes)})

    def solution(self) -> Answer:
        """Every left with its right."""
        return {self.ids[left]: self.ids[home] for left, home in self.homes.items()}

    def _from_format_0(self, answer: Answer) -> Answer:
        texts = cast(dict[str, str], answer)
        return {
            self.ids.get(left, left): self.ids.get(right, right) for left, right in texts.items()
        }
