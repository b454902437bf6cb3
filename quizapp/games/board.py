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
class PlacedCard:
    """The latest placement."""

    title: str
    date: HistoricalDate
    why: str | None
    """As on its card in the row."""
    right: bool
    points: int
    either_order: bool
    """Whether more than one gap was right."""


@dataclass(frozen=True)
class Gap:
    """A gap of the row, with the titles of the cards just before and just after it, if any."""

    value: int
    before: str | None
    after: str | None


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
    lives_left: int | None


def view(game: Timeline) -> Board:
    """What the page may know: of the card in hand its words, of those waiting the number."""
    outcomes = {placed.event.id: placed.right for placed in game.placed}
    last = _placed_card(game, game.last) if game.last else None
    return Board(
        row=tuple(_open_card(event, outcomes.get(event.id), game.last, last) for event in game.row),
        hand=HandCard(game.hand.title, game.hand.summary) if game.hand else None,
        gaps=() if game.is_over else gaps_of([card.title for card in game.row]),
        last=last,
        turn=game.turn,
        total=game.total,
        points=game.points,
        slips=game.slips,
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
    return PlacedCard(
        title=placed.event.title,
        date=placed.event.date,
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


def gaps_of(titles: list[str]) -> tuple[Gap, ...]:
    """The gaps of a row of cards with these titles."""
    edges = [None, *titles, None]
    return tuple(Gap(value, edges[value], edges[value + 1]) for value in range(len(titles) + 1))
