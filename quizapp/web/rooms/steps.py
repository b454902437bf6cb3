"""The steps of a host: each move of a room by the word in its address, its key, and its button's name."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.games import live
from quizapp.games.live import Live, Move

ADDED = 30
"""Seconds that one press gives more."""
MOVES: dict[str, Move] = {
    "next": live.Ask(),
    "open": live.Open(),
    "close": live.Close(),
    "spread": live.ShowSpread(),
    "again": live.AskAgain(),
    "explain": live.Explain(),
    "standings": live.ShowStandings(),
    "skip": live.Skip(),
    "pause": live.Pause(),
    "resume": live.Resume(),
    "add-time": live.AddTime(ADDED),
    "lift-limit": live.LiftLimit(),
    "last": live.ShowLast(),
    "end": live.End(),
}
_BESIDE = (
    ("again", "a", "Ask again"),
    ("add-time", "t", f"{ADDED} seconds more"),
    ("lift-limit", "n", "No time limit"),
    ("pause", "p", "Pause"),
    ("skip", "s", "Skip the question"),
    ("last", "l", "Show the last result"),
)


@dataclass(frozen=True)
class Step:
    """A button of the host's page."""

    step: str
    """The word in its address."""
    label: str
    key: str = ""


def next_step(room: Live) -> Step | None:
    """The button that goes on through the lesson, with the room's state in its name."""
    move = live.next_step(room)
    if move is None:
        return None
    number = room.index + 1
    what = "card" if room.is_timeline else "question"
    words = {
        live.Ask: f"{'Begin' if room.phase == 'lobby' else 'Go on'}: {what} {number + 1} of {room.total}",
        live.Open: f"Let them answer {what} {number}",
        live.Close: f"Close {what} {number}",
        live.ShowSpread: f"Show the answers to {what} {number}",
        live.Explain: f"Explain {what} {number}",
        live.ShowStandings: "Show the standings",
        live.Resume: f"Go on with {what} {number}",
        live.End: "End the game",
    }
    return Step(_word_of(move), words[type(move)])


def others(room: Live, locked: bool) -> Iterator[Step]:
    """What else can be done now."""
    now = {
        "last": "Put the last result away" if room.is_last_shown else None,
        "add-time": "Open it again" if room.phase == "closed" else None,
    }
    for step, key, label in _BESIDE:
        if live.problem(room, MOVES[step]) is None:
            yield Step(step, now.get(step) or label, key)
    if not room.is_ended:
        yield (
            Step("unlock", "Let others join", "k") if locked else Step("lock", "Lock the room", "k")
        )


def _word_of(move: Move) -> str:
    return next(word for word, known in MOVES.items() if type(known) is type(move))
