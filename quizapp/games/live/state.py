"""A room as it stands: a fold over its host's moves. It holds what is secret; views show a part."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import Literal

from quizapp.games.live.settings import Settings
from quizapp.games.placing import Placing, laid
from quizapp.questions.base import Question
from quizapp.topics.topic import Event

Phase = Literal[
    "lobby",
    "reading",
    "answering",
    "closed",
    "spread",
    "explained",
    "standings",
    "skipped",
    "ended",
]
Item = Question | Placing

MOST_ROUNDS = 2
"""How often a question may be asked: once, and once more after the class has talked."""
NO_LIMIT = 0.0
"""As a seat's extra time: no time limit holds for it."""


@dataclass(frozen=True)
class Round:
    """One asking of a question; moments and lengths in whole seconds."""

    limit: int | None
    """How long it may be answered, with what was added; None is no limit."""
    asked: int = 0
    """The number of the move from which on it was answered; an answer's form must hold it."""
    opened: int | None = None
    """When that was; None while it is being read."""
    pauses: tuple[tuple[int, int], ...] = ()
    """From when to when the time stood still."""
    closed: int | None = None
    """When it was closed; None for one that is still open, or was left while it was."""

    @property
    def deadline(self) -> int | None:
        """When the time is up; None where nothing limits it."""
        if self.opened is None or self.limit is None:
            return None
        return self.opened + self.limit + sum(end - start for start, end in self.pauses)

    def used(self, at: int) -> int:
        """The seconds from its opening to this moment, without pauses."""
        if self.opened is None:
            return 0
        paused = sum(max(0, min(at, end) - start) for start, end in self.pauses)
        return max(0, at - self.opened - paused)


@dataclass(frozen=True)
class Turn:
    """A question that was asked, and what became of it."""

    item: str
    rounds: tuple[Round, ...]
    is_skipped: bool = False
    is_explained: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether answers to it are taken no more, in one round at least."""
        return self.rounds[0].closed is not None

    def counted(self, counts: Literal["first", "last"]) -> int | None:
        """The round whose answers count, from 0; None where none do.

        A round counts only if it was closed: what was being answered when a room ended does not.
        """
        closed = sum(one.closed is not None for one in self.rounds)
        if self.is_skipped or not closed:
            return None
        return 0 if counts == "first" else closed - 1


@dataclass(frozen=True)
class Live:
    """A room after its moves. Times are whole seconds of the server's clock."""

    settings: Settings
    questions: tuple[Question, ...]
    """What is asked, in this order; none in a timeline room."""
    cards: tuple[Event, ...]
    """What is placed, in this order; none but in a timeline room."""
    opening: tuple[Event, ...]
    """The cards that lie open at first."""
    seed: int
    phase: Phase = "lobby"
    turns: tuple[Turn, ...] = ()
    """The questions asked so far, the present one as the last."""
    reading_until: int | None = None
    """While a question is read: when answers are taken."""
    paused_at: int | None = None
    """Since when the time stands still; None while it runs."""
    is_last_shown: bool = False
    """Whether the last explained question is being shown again."""
    number: int = 0
    """How many moves were made."""
    at: int = 0
    """The moment of the last one."""

    @property
    def is_timeline(self) -> bool:
        """Whether the class builds a timeline."""
        return bool(self.cards)

    @property
    def items(self) -> tuple[str, ...]:
        """The ids of what is asked or placed."""
        return tuple(one.id for one in self.cards or self.questions)

    @property
    def total(self) -> int:
        """How many questions there are."""
        return len(self.cards or self.questions)

    @property
    def index(self) -> int:
        """The number of the present question, from 0; -1 in the lobby."""
        return len(self.turns) - 1

    @cached_property
    def turn(self) -> Turn | None:
        """The present question's; None in the lobby and after the end."""
        return self.turns[-1] if self.turns and not self.is_ended else None

    @cached_property
    def item(self) -> Item | None:
        """The present question; None in the lobby and after the end."""
        return self.item_at(self.index) if self.turn else None

    @property
    def past(self) -> tuple[Turn, ...]:
        """The questions that are left or closed."""
        open_ = self.phase in {"reading", "answering"} and not self.turns[-1].is_closed
        return self.turns[:-1] if open_ else self.turns

    @property
    def last(self) -> Turn | None:
        """The one explained last."""
        return next((turn for turn in reversed(self.turns) if turn.is_explained), None)

    @property
    def results_of(self) -> int | None:
        """The index of the question whose answers are shown together now."""
        if self.is_last_shown:
            return max(n for n, turn in enumerate(self.turns) if turn.is_explained)
        return self.index if self.phase in {"spread", "explained"} else None

    @cached_property
    def present(self) -> Round | None:
        """The present round of the present question."""
        return self.turn.rounds[-1] if self.turn else None

    @property
    def round(self) -> int:
        """Its number, from 0."""
        return len(self.turn.rounds) - 1 if self.turn else 0

    @property
    def asked(self) -> int:
        """The number of the move that opened it; 0 before."""
        return self.present.asked if self.present else 0

    @property
    def deadline(self) -> int | None:
        """When its time is up; None where it has no limit or takes no answers."""
        takes = self.phase in {"answering", "closed"} and self.present
        return self.present.deadline if takes and self.present else None

    @property
    def paused(self) -> bool:
        """Whether the time stands still."""
        return self.paused_at is not None

    @property
    def is_ended(self) -> bool:
        """Whether nothing more can happen."""
        return self.phase == "ended"

    @property
    def taking(self) -> Literal["all", "extra", ""]:
        """Who may answer now: all, those with extra time, or nobody."""
        if self.phase == "answering" and not self.paused:
            return "all"
        return "extra" if self.phase == "closed" else ""

    def is_asking(self, extra: bool) -> bool:
        """Whether a seat, with extra time or without, may answer now."""
        return self.taking == "all" or (extra and self.taking == "extra")

    def deadline_of(self, extra_time: float) -> int | None:
        """The deadline of a seat whose limits count so many times as long; NO_LIMIT lifts them.

        It is to be shown. What ends extra time is the host's press.
        """
        limit = self.present.limit if self.present else None
        if self.deadline is None or limit is None or extra_time == NO_LIMIT:
            return None
        return self.deadline + ceil(limit * (extra_time - 1))

    def seed_of(self, index: int) -> int:
        """The seed in whose order everybody sees the question with this index."""
        return self.seed + index + 1

    def item_at(self, index: int) -> Item:
        """The question with this index; a card with the row as it is when its turn has come."""
        if self.cards:
            return Placing(self.row_at(index), self.cards[index])
        return self.questions[index]

    def row_at(self, index: int) -> tuple[Event, ...]:
        """The row before the card with this index: the opening and the cards explained before."""
        row: Sequence[Event] = self.opening
        for card, turn in zip(self.cards[: max(0, index)], self.turns, strict=False):
            row = laid(row, card) if turn.is_explained else row
        return tuple(row)

    def counted(self) -> dict[str, int]:
        """The questions whose answers count, each with the round that does."""
        rounds = {turn.item: turn.counted(self.settings.counts) for turn in self.turns}
        return {item: number for item, number in rounds.items() if number is not None}
