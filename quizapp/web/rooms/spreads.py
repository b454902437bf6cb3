"""What a room answered, as its pages draw it: a table whose rows are bars, or a row of cards."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizapp.games.board import RowCard
from quizapp.games.live_view import Explained, Laid, SpreadShown
from quizapp.games.placing import ShownPlacing
from quizapp.games.spread import Spread
from quizapp.questions.base import Shown
from quizapp.text import counted

FEW_ROWS, FEW_LETTERS = 6, 260
"""What stands in one look at its full size."""
MOST_ROWS = 12
"""More are not read from the last row."""
ROUNDS = ("First", "After talking")


@dataclass(frozen=True)
class Row:
    """An answer, and how many gave it in each round."""

    text: str
    place: int | None
    """Its place among the options, by which it has its letter and its shape."""
    state: str
    """Right or wrong, once that is told, or "" before; none for “I don't know”, other for the rest."""
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Table:
    """All answers to a question, those of a second round beside those of the first."""

    rounds: tuple[str, ...]
    rows: tuple[Row, ...]
    most: int
    """How many gave the answer that most gave, 1 at least."""
    told: str

    @property
    def has_letters(self) -> bool:
        """Whether its answers are options that have letters on the page."""
        return self.rows[0].place is not None if self.rows else False

    @property
    def is_dense(self) -> bool:
        """Whether its rows must be low to fit a screen."""
        return len(self.rows) > FEW_ROWS or sum(len(row.text) for row in self.rows) > FEW_LETTERS

    @property
    def short(self) -> "Table":
        """For beside an explanation: all of it where that is little, else what is right."""
        right = tuple(row for row in self.rows if row.state == "right")
        return replace(self, rows=right) if right and self.is_dense else self.gathered

    @property
    def gathered(self) -> "Table":
        """No more rows than a projector can show: those that were given least are together."""
        if len(self.rows) <= MOST_ROWS:
            return self
        weights = sorted(self.rows, key=lambda row: (row.state != "right", -max(row.counts)))
        kept, rest = weights[: MOST_ROWS - 1], weights[MOST_ROWS - 1 :]
        counts = tuple(map(sum, zip(*(row.counts for row in rest), strict=True)))
        rows = [row for row in self.rows if row in kept] + _gathered("Others", "other", counts)
        return replace(self, rows=tuple(rows), most=max(self.most, *counts))


@dataclass(frozen=True)
class Place:
    """A place in the row of a timeline: a card, or a gap and how many chose it."""

    card: RowCard | Laid | None = None
    is_new: bool = False
    count: int = 0
    is_most: bool = False


def table(shown: Shown, spreads: Sequence[Spread]) -> Table:
    """The spreads of a question's rounds as one table."""
    has_letters = spreads[-1].is_offered and not isinstance(shown, ShownPlacing)
    bars = {bar.text: bar for spread in spreads for bar in spread.bars}
    by_text = [{bar.text: bar.count for bar in spread.bars} for spread in spreads]
    rows = [
        Row(
            text,
            place if has_letters else None,
            _STATES[bar.is_right],
            tuple(counts.get(text, 0) for counts in by_text),
        )
        for place, (text, bar) in enumerate(bars.items())
    ]
    rows += _gathered("Others", "other", [spread.others for spread in spreads])
    rows += _gathered("I don’t know", "none", [spread.unknown for spread in spreads])
    most = max([1, *(count for row in rows for count in row.counts)])
    names = ROUNDS if len(spreads) > 1 else ("Answers",)
    return Table(names, tuple(rows), most, counted(spreads[-1].answered, "answer"))


def counted_row(seen: SpreadShown | Explained) -> list[Place]:
    """The row of a timeline with how many chose each gap; none for a question.

    Once it is explained, the new card lies in its gap.
    """
    if not isinstance(seen.shown, ShownPlacing):
        return []
    cards = seen.shown.row
    new, place = None, -1
    if isinstance(seen, Explained) and seen.card:
        new, place = seen.card, [card.id for card in seen.row].index(seen.card.id)
    counts = [bar.count for bar in seen.spreads[-1].bars]
    most = max(counts) or None
    row: list[Place] = []
    for gap, count in enumerate(counts):
        row.append(Place(count=count, is_most=count == most))
        row += [Place(new, is_new=True)] if gap == place else []
        row += [Place(cards[gap])] if gap < len(cards) else []
    return row


def _gathered(name: str, state: str, counts: Sequence[int]) -> list[Row]:
    return [Row(name, None, state, tuple(counts))] if any(counts) else []


_STATES = {True: "right", False: "wrong", None: ""}
