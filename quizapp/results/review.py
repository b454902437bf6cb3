"""A room as one of its players looks back on it: what was given, what it earned, what was missed."""

from dataclasses import dataclass

from quizapp.games.live import Item, Live, Turn
from quizapp.games.scoring import points
from quizapp.games.standing import Standing
from quizapp.questions.base import Mark, Shown
from quizapp.results.given import ByRound, Given, in_words


@dataclass(frozen=True)
class Reviewed:
    """A question of a room that has ended, with a player's answer."""

    number: int
    """From 1."""
    item: Item
    shown: Shown
    is_skipped: bool
    """Whether the host passed over it, so that it counts for nobody."""
    given: Given | None
    """The answer that counts, where there is one."""
    other: str | None
    """That of the other round in words, if it is another."""

    @property
    def mark(self) -> Mark | None:
        """What the answer got when its question closed, and how near it came; None for none."""
        if self.given is None or self.given.mark is None or self.given.answer is None:
            return None
        today = self.item.mark(self.given.answer)
        # As in a quiz: what was earned stays, and today's reason may not fit it any more.
        return Mark(self.given.mark, today.remark if today.earned == self.given.mark else None)

    @property
    def verdict(self) -> Standing:
        """The mark in a word."""
        if self.mark:
            return self.mark.verdict
        return "none" if self.given and self.given.answer is None else "open"

    @property
    def points(self) -> int:
        """What it brought."""
        return points((self.given and self.given.earned) or 0)

    @property
    def is_missed(self) -> bool:
        """Whether it is worth another try."""
        return not self.is_skipped and self.verdict != "right"


def review(room: Live, given: ByRound) -> tuple[Reviewed, ...]:
    """The questions of a room that has ended, but for one that was still open then."""
    return tuple(
        _reviewed(room, index, turn, given)
        for index, turn in enumerate(room.turns)
        if turn.is_skipped or turn.is_closed
    )


def _reviewed(room: Live, index: int, turn: Turn, given: ByRound) -> Reviewed:
    item = room.item_at(index)
    closed = (number for number, one in enumerate(turn.rounds) if one.closed is not None)
    answers = {number: given[item.id, number] for number in closed if (item.id, number) in given}
    counted = answers.pop(turn.counted(room.settings.counts) or 0, None)
    others = (one for one in answers.values() if not counted or one.text != counted.text)
    other = next((in_words(item, one) for one in others), None)
    shown = item.shown(room.seed_of(index))
    return Reviewed(index + 1, item, shown, turn.is_skipped, counted, other)
