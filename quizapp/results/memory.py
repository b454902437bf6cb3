"""How well something is remembered: what was earned, day by day, folded into FSRS's cards.

FSRS 6, the Free Spaced Repetition Scheduler, as the package `fsrs` 6.3 has it with its default
weights (J. Ye and others, github.com/open-spaced-repetition/py-fsrs). It is asked for days and not
for minutes: without learning steps, what was missed comes back on the next day.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Literal, NamedTuple

from fsrs import Card, Rating, Scheduler

RETENTION = 0.9
"""The chance that something is still known on the day when it is due."""
KNOWN = 0.8
"""The chance from which on something counts as known."""

Standing = Literal["unseen", "shaky", "known"]
DayOf = Callable[[int], date]
"""The day on which a moment falls, in seconds, where the players are."""

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_scheduler = Scheduler(
    desired_retention=RETENTION, learning_steps=(), relearning_steps=(), enable_fuzzing=False
)


class Earned(NamedTuple):
    """What an answer to a question, or the placing of an event, earned: from 0 to 1."""

    id: str
    """The question's or the event's."""
    earned: float
    at: int
    """Seconds of the server's clock."""


@dataclass(frozen=True)
class Memory:
    """What is left of something that was answered once or more."""

    card: Card
    was_right: bool
    """Whether the last answer earned all."""

    @property
    def due(self) -> date:
        """The day from which on it is to be asked again."""
        return self.card.due.date()

    def recall(self, today: date) -> float:
        """The chance, from 0 to 1, that it would be known today."""
        return _scheduler.get_card_retrievability(self.card, _start(today))

    def standing(self, today: date) -> Standing:
        """Whether it counts as known."""
        return "known" if self.was_right and self.recall(today) >= KNOWN else "shaky"


def folded(given: Iterable[Earned], day_of: DayOf) -> dict[str, Memory]:
    """What is remembered of each question or event, from all that was given, in any order.

    Several answers of one day count as FSRS's short-term reviews.
    """
    found: dict[str, Memory] = {}
    for id_, earned, at in sorted(given, key=lambda one: (one.at, one.earned)):
        before = found[id_].card if id_ in found else Card(card_id=0, due=_NEVER)
        card, _ = _scheduler.review_card(before, rating(earned), _start(day_of(at)))
        found[id_] = Memory(card, earned >= 1)
    return found


def rating(earned: float) -> Rating:
    """How FSRS calls an answer that earned so much. Nobody said that it was easy."""
    if earned >= 1:
        return Rating.Good
    return Rating.Hard if earned > 0 else Rating.Again


@lru_cache(4096)
def _start(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
