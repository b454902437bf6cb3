"""What a mode of play gives to storage and pages: how its games begin, go on, and are told of."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from pydantic import JsonValue

from quizapp.games.moves import Answered
from quizapp.topics.topic import Topic

S = TypeVar("S")
M = TypeVar("M")

FORMAT = 1
"""Of the moves that are made now. In format 0, a move did not keep what it brought."""

Settings = Mapping[str, JsonValue]
"""How a game is played, as it is kept: what was chosen, and what chance dealt."""


class Past(NamedTuple, Generic[M]):
    """A move as it was accepted: what it brought was settled then."""

    move: M
    at: int
    outcome: JsonValue


@dataclass(frozen=True)
class Progress:
    """How far a game is: so many of so many, and whether it has ended."""

    done: int
    total: int
    is_over: bool


@dataclass(frozen=True)
class Mode(Generic[S, M]):
    """The rules of a mode over states S and moves M; all its functions are pure."""

    name: str
    moves: tuple[type, ...]
    """Those that are numbered and kept as moves."""
    can_move: Callable[[Settings], bool]
    """Whether a game with these settings can have any: where not, nobody looks for them."""
    has_answers: bool
    """Whether its players also give answers, which are kept by themselves."""
    dealt: Callable[[Topic, Settings, int], Settings]
    """The settings with what chance decides, by a seed, written out; Refused for what cannot be."""
    begin: Callable[[Topic, Settings, int, int], S]
    """The first state, from dealt settings, the seed and the moment; LookupError if they do not fit."""
    play: Callable[[S, M, int], S]
    """The state after a move at a moment; raises Refused."""
    outcome: Callable[[S, M], JsonValue]
    """What this move has brought, read from the state after it, to be kept with it: for an answer,
    what it earned."""
    replay: Callable[[S, Iterable[Past[M]], Mapping[str, Answered], int], S]
    """The state after moves and answers that were accepted once: nothing is judged again. Of the
    answers, only those that are looked at may be given; the last argument counts them all."""
    due: Callable[[S, int], M | None]
    """The move that time alone makes at this moment, if any."""
    progress: Callable[[S, int], Progress]
