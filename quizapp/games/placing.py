"""A card that a whole class places: the gaps of a row to choose from, one or more of them right.

It keeps the promises of a question, so that rooms, answers and spreads need not know the difference.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from quizapp.english.sentences import said
from quizapp.games.board import Gap, RowCard, gaps_of, row_cards
from quizapp.games.dealing import acceptable_gaps
from quizapp.messages import Message
from quizapp.questions.base import Answer, FormData, Mark, Offered, Shown, Tampered
from quizapp.questions.shuffling import only
from quizapp.topics.topic import Event


@dataclass(frozen=True)
class ShownPlacing(Shown):
    """A card in hand: its words, the row, and the gaps; its title stands as the question."""

    summary: str | None = None
    row: tuple[RowCard, ...] = ()
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True)
class Placing:
    """An event to be placed into a row of others; an answer is the number of a gap, from 0."""

    row: tuple[Event, ...]
    event: Event

    has_own_words: ClassVar[bool] = False

    @property
    def id(self) -> str:
        """The event's."""
        return self.event.id

    @cached_property
    def right(self) -> tuple[int, ...]:
        """The gaps in which it contradicts no date."""
        return acceptable_gaps(self.row, self.event)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """The gaps of the row."""
        return gaps_of(self.row)

    def shown(self, seed: int) -> ShownPlacing:
        """The card's words and the row, whatever the seed."""
        of_row = row_cards(self.row)
        return ShownPlacing("placing", self.event.title, self.event.summary, of_row, self.gaps)

    def read(self, form: FormData, seed: int) -> Answer | None:
        """The number of the chosen gap; None if blank. Raises Tampered."""
        value = only(form, "gap")
        if not value:
            return None
        if not (value.isascii() and value.isdigit() and len(value) < 4):
            raise Tampered(Message("no-such-gap"))
        if int(value) > len(self.row):
            raise Tampered(Message("no-such-gap"))
        return int(value)

    def fill(self, answer: Answer, seed: int) -> dict[str, list[str]]:
        """The number of the gap."""
        return {"gap": [str(answer)]}

    def mark(self, answer: Answer) -> Mark:
        """All or nothing."""
        return Mark(1.0 if answer in self.right else 0.0)

    def solution(self) -> Answer:
        """The first right gap."""
        return self.right[0]

    def offered(self) -> Offered:
        """The gaps in words."""
        return Offered("", tuple(map(_in_words, self.gaps)), frozenset(self.right))

    def told(self, answer: Answer) -> tuple[str, ...]:
        """The gap in words."""
        return tuple(_in_words(gap) for gap in self.gaps if gap.value == answer)

    def verdicts(self, answer: Answer) -> tuple[bool, ...]:
        """Whether it is right."""
        return (answer in self.right,)

    def guess(self, seed: int) -> Answer:
        """Any gap."""
        return random.Random(seed).randrange(len(self.gaps))


def laid(row: Sequence[Event], event: Event) -> tuple[Event, ...]:
    """The row with the event in the first gap that is right."""
    place = acceptable_gaps(row, event)[0]
    return (*row[:place], event, *row[place:])


def _in_words(gap: Gap) -> str:
    before, after = (card.title if card else "" for card in (gap.before, gap.after))
    return said(Message("gap", {"before": before, "after": after}))
