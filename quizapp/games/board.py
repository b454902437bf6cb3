"""The board of the timeline game: all that a player's page may know of it."""

from dataclasses import dataclass
from typing import Literal

from quizapp.dates import HistoricalDate
from quizapp.games.dealing import acceptable_gaps
from quizapp.games.timeline import Placed, Timeline


@dataclass(frozen=True)
class OpenCard:
    """A card of the row, with its date."""

    id: str
    title: str
    summary: str | None
    date: HistoricalDate
    why: str | None
    theme: str | None
    sources: tuple[str, ...]
    outcome: Literal["open", "right", "wrong"]
    """Open since the start, or how it was placed."""
    is_last: bool
    """Whether it was placed by the latest move."""
    either_order: bool
    """Whether it could lie elsewhere in this row too, because dates overlap."""


@dataclass(frozen=True)
class HandCard:
    """The card in hand: nothing but its words."""

    title: str
    summary: str | None


@dataclass(frozen=True)
class PlacedCard:
    """The latest placement; its gaps are those of the row before it."""

    title: str
    date: HistoricalDate
    why: str | None
    right: bool
    points: int
    either_order: bool
    """Whether more than one gap was right."""
    gap: int
    place: int


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
    history: tuple[bool, ...]
    """Right or wrong, by turn."""
    turn: int
    remaining: int
    """Cards still to be placed, with the one in hand."""
    total: int
    """Cards to place in all: `turn + remaining`."""
    points: int
    slips: int
    lives_left: int | None
    is_over: bool


def view(game: Timeline) -> Board:
    """What the page may know: of the card in hand its words, of those waiting the number."""
    return Board(
        row=tuple(_open_card(game, place) for place in range(len(game.row))),
        hand=HandCard(game.hand.title, game.hand.summary) if game.hand else None,
        gaps=() if game.is_over else _gaps([card.title for card in game.row]),
        last=_placed_card(game.last) if game.last else None,
        history=tuple(placed.right for placed in game.placed),
        turn=game.turn,
        remaining=game.remaining,
        total=game.total,
        points=game.points,
        slips=game.slips,
        lives_left=game.lives_left,
        is_over=game.is_over,
    )


def _open_card(game: Timeline, place: int) -> OpenCard:
    event = game.row[place]
    others = game.row[:place] + game.row[place + 1 :]
    placed = next((placed for placed in game.placed if placed.event.id == event.id), None)
    outcome: Literal["open", "right", "wrong"] = "open"
    if placed:
        outcome = "right" if placed.right else "wrong"
    return OpenCard(
        id=event.id,
        title=event.title,
        summary=event.summary,
        date=event.date,
        why=event.why,
        theme=event.theme,
        sources=event.sources,
        outcome=outcome,
        is_last=placed is not None and placed == game.last,
        either_order=len(acceptable_gaps(others, event)) > 1,
    )


def _placed_card(placed: Placed) -> PlacedCard:
    return PlacedCard(
        title=placed.event.title,
        date=placed.event.date,
        why=placed.event.why,
        right=placed.right,
        points=placed.points,
        either_order=len(placed.acceptable) > 1,
        gap=placed.gap,
        place=placed.place,
    )


def _gaps(titles: list[str]) -> tuple[Gap, ...]:
    edges = [None, *titles, None]
    return tuple(Gap(value, edges[value], edges[value + 1]) for value in range(len(titles) + 1))
