"""The board of the timeline game: all that a player's page may know of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from quizapp.dates import HistoricalDate
from quizapp.games.timeline import Placed, Timeline
from quizapp.topics.mentions import keys_of, mentions
from quizapp.topics.topic import Event


@dataclass(frozen=True)
class OpenCard:
    """A card of the row, with its date."""

    id: str
    title: str
    date: HistoricalDate
    why: str | None
    """Of the card placed last, where it tells nothing of a card still to be placed."""
    outcome: Literal["open", "right", "wrong"]
    """Open since the start, or how it was placed."""
    is_last: bool
    """Whether it was placed by the latest move."""


@dataclass(frozen=True)
class HandCard:
    """The card in hand: nothing but its words."""

    title: str
    summary: str | None


@dataclass(frozen=True)
class RowCard:
    """A card that lies in a row, with its date."""

    id: str
    title: str
    date: HistoricalDate


@dataclass(frozen=True)
class Gap:
    """A gap of a row, with the cards just before and just after it, if any."""

    value: int
    before: RowCard | None
    after: RowCard | None


@dataclass(frozen=True)
class PlacedCard:
    """The latest placement."""

    title: str
    date: HistoricalDate
    place: Gap
    """Where it lies now."""
    why: str | None
    """As on its card in the row."""
    right: bool
    points: int
    either_order: bool
    """Whether more than one gap was right."""


@dataclass(frozen=True)
class Board:
    """All that a player's page may know of a game."""

    row: tuple[OpenCard, ...]
    hand: HandCard | None
    gaps: tuple[Gap, ...]
    """Where the card in hand can be put; none when there is no card."""
    last: PlacedCard | None
    turn: int
    total: int
    """Cards to place in all."""
    points: int
    slips: int
    run: int
    """How many cards were placed right in a row, the latest the last of them."""
    lives_left: int | None


def view(game: Timeline) -> Board:
    """What the page may know: of the card in hand its words, of those waiting the number."""
    outcomes = {placed.event.id: placed.right for placed in game.placed}
    last = _placed_card(game, game.last) if game.last else None
    return Board(
        row=tuple(_open_card(event, outcomes.get(event.id), game.last, last) for event in game.row),
        hand=HandCard(game.hand.title, game.hand.summary) if game.hand else None,
        gaps=() if game.is_over else gaps_of(game.row),
        last=last,
        turn=game.turn,
        total=game.total,
        points=game.points,
        slips=game.slips,
        run=game.run,
        lives_left=game.lives_left,
    )


def _open_card(
    event: Event, was_right: bool | None, latest: Placed | None, last: PlacedCard | None
) -> OpenCard:
    is_last = latest is not None and latest.event.id == event.id
    return OpenCard(
        id=event.id,
        title=event.title,
        date=event.date,
        why=last.why if last and is_last else None,
        outcome="open" if was_right is None else "right" if was_right else "wrong",
        is_last=is_last,
    )


def _placed_card(game: Timeline, placed: Placed) -> PlacedCard:
    to_come = (game.hand, *game.waiting) if game.hand else ()
    others = [event for event in game.row if event.id != placed.event.id]
    return PlacedCard(
        title=placed.event.title,
        date=placed.event.date,
        place=gaps_of(others)[placed.place],
        why=None if tells(placed.event, to_come) else placed.event.why,
        right=placed.right,
        points=placed.points,
        either_order=placed.gaps > 1,
    )


def tells(event: Event, to_come: Sequence[Event]) -> bool:
    """Whether why an event matters tells the date of a card that is still to be placed."""
    found = mentions(event.why or "", event.date.year) if to_come else ()
    told = {key for one in found if not one.date.overlaps(event.date) for key in one.keys}
    return any(key in told for card in to_come if told for key in keys_of(card.date))


def gaps_of(row: Sequence[Event]) -> tuple[Gap, ...]:
    """The gaps of a row of cards."""
    edges = (None, *row_cards(row), None)
    return tuple(Gap(value, edges[value], edges[value + 1]) for value in range(len(row) + 1))


def row_cards(row: Sequence[Event]) -> tuple[RowCard, ...]:
    """The cards of a row as pages may know them."""
    return tuple(RowCard(card.id, card.title, card.date) for card in row)
