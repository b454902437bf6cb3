"""What a class gave to one question and what it earned, round by round."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.games.live import Item, Live
from quizapp.games.spread import Spread, spread
from quizapp.questions.base import Shown
from quizapp.results.given import Tallies, Tally


@dataclass(frozen=True)
class Round:
    """The answers of one round, told with the key."""

    spread: Spread
    right: int
    """How many got full marks."""
    facility: float | None
    """The mark of an answer on average, from 0 to 1, “I don’t know” included; None without any.

    It is the p-value of classical test theory, for questions with partial marks too (Ebel and
    Frisbie 1991, Essentials of Educational Measurement). Speed is left out of it.
    """

    @classmethod
    def of(cls, item: Item, tallies: Sequence[Tally], seed: int) -> "Round":
        """The round in which these answers were given to a page of this seed."""
        told = spread(item, {tally.text: tally.times for tally in tallies}, True, seed)
        right = sum(tally.times for tally in tallies if tally.mark >= 1)
        marks = sum(tally.mark * tally.times for tally in tallies)
        return cls(told, right, marks / told.answered if told.answered else None)


@dataclass(frozen=True)
class Result:
    """A question that a class was asked, and its rounds: one, or a second after talking."""

    number: int
    """From 1."""
    item: Item
    shown: Shown
    """As everybody saw it."""
    rounds: tuple[Round, ...]
    """None for one that its host skipped: its answers never count."""

    @property
    def title(self) -> str:
        """The question, or the event to place, in its words."""
        return self.shown.question


def results(room: Live, tallies: Tallies) -> tuple[Result, ...]:
    """What may be told of a room's questions: of those explained or skipped, after its end of all
    that were closed. A host may show the page to the class."""
    found = []
    for index, turn in enumerate(room.turns):
        closed = [number for number, one in enumerate(turn.rounds) if one.closed is not None]
        if not (turn.is_skipped or turn.is_explained or (room.is_ended and closed)):
            continue
        item, seed = room.item_at(index), room.seed_of(index)
        rounds = tuple(
            Round.of(item, tallies.get((item.id, number), ()), seed)
            for number in closed
            if not turn.is_skipped
        )
        found.append(Result(index + 1, item, item.shown(seed), rounds))
    return tuple(found)
