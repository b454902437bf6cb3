"""The moves of a room: all are its host's; answers are rows of their own and no moves."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ask:
    """Show the next question."""


@dataclass(frozen=True)
class Open:
    """The reading is over: take answers."""


@dataclass(frozen=True)
class Close:
    """Take no more answers, but for those of players with extra time."""


@dataclass(frozen=True)
class ShowSpread:
    """Show what was chosen how often, not yet what is right; extra time ends, too."""


@dataclass(frozen=True)
class AskAgain:
    """Take answers to the same question once more, after the class has talked."""


@dataclass(frozen=True)
class Explain:
    """Show what is right, and why."""


@dataclass(frozen=True)
class ShowStandings:
    """Show who has earned most so far."""


@dataclass(frozen=True)
class Skip:
    """Leave this question; its answers never count."""


@dataclass(frozen=True)
class AddTime:
    """Give so many seconds more for this question; one that was just closed is open again."""

    seconds: int


@dataclass(frozen=True)
class LiftLimit:
    """Take the time limit of this question away."""


@dataclass(frozen=True)
class Pause:
    """Stop the time; nobody answers meanwhile."""


@dataclass(frozen=True)
class Resume:
    """Let the time go on."""


@dataclass(frozen=True)
class ShowLast:
    """Show the last explained question again until the next move, or put it away again."""


@dataclass(frozen=True)
class End:
    """End the room."""


MOVES = (
    *(Ask, Open, Close, ShowSpread, AskAgain, Explain, ShowStandings, Skip),
    *(AddTime, LiftLimit, Pause, Resume, ShowLast, End),
)
Move = (
    Ask | Open | Close | ShowSpread | AskAgain | Explain | ShowStandings | Skip
    | AddTime | LiftLimit | Pause | Resume | ShowLast | End
)  # fmt: skip
