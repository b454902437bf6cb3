"""A live room: one question at a time for a whole class; only its host makes moves."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import cast

from pydantic import JsonValue

from quizapp.games.live.moves import (
    MOVES,
    AddTime,
    Ask,
    AskAgain,
    Close,
    End,
    Explain,
    LiftLimit,
    Move,
    Open,
    Pause,
    Resume,
    ShowLast,
    ShowSpread,
    ShowStandings,
    Skip,
)
from quizapp.games.live.settings import Settings, dealt
from quizapp.games.live.state import MOST_ROUNDS, NO_LIMIT, Item, Live, Phase, Round, Turn
from quizapp.games.mode import Mode, Past, Progress
from quizapp.games.mode import Settings as Kept
from quizapp.games.moves import Answered, Refused
from quizapp.games.scoring import with_speed
from quizapp.messages import Message
from quizapp.topics.topic import Topic

__all__ = [
    "GRACE", "MODE", "MOST_ROUNDS", "MOVES", "NO_LIMIT",
    "AddTime", "Ask", "AskAgain", "Close", "End", "Explain", "Item", "LiftLimit", "Live", "Move",
    "Open", "Pause", "Phase", "Resume", "Round", "Settings", "ShowLast", "ShowSpread",
    "ShowStandings", "Skip", "Turn",
    "begin", "dealt", "due", "earned", "next_step", "play", "problem", "replay",
]  # fmt: skip

GRACE = 1
"""Seconds after the deadline until time closes a question: answers are still on their way."""
MOST_ADDED = 600
"""Seconds that one move may add."""

_PHASES: Mapping[type[Move], set[Phase]] = {
    Ask: {"lobby", "explained", "standings", "skipped"},
    Open: {"reading"},
    Close: {"answering"},
    ShowSpread: {"closed"},
    AskAgain: {"spread"},
    Explain: {"spread"},
    ShowStandings: {"explained"},
    Skip: {"reading", "answering", "closed", "spread"},
    AddTime: {"reading", "answering", "closed"},
    LiftLimit: {"reading", "answering"},
    Pause: {"reading", "answering"},
    Resume: {"reading", "answering"},
    ShowLast: {"spread", "standings", "skipped"},
    End: {
        *("lobby", "reading", "answering", "closed"),
        *("spread", "explained", "standings", "skipped"),
    },
}
"""When each move can be made."""


def begin(topic: Topic, kept: Kept, seed: int, at: int) -> Live:
    """A room with its lobby open, from dealt settings; LookupError if they do not fit the topic."""
    items = cast(list[str], kept["items"])
    settings = Settings.of(kept)
    if "timeline" not in kept:
        questions = tuple(topic.question_by_id[id_] for id_ in items)
        return Live(settings, questions, (), (), seed, at=at)
    opened = cast(list[str], kept["opening"])
    cards, opening = (tuple(topic.event_by_id[id_] for id_ in ids) for ids in (items, opened))
    return Live(settings, (), cards, opening, seed, at=at)


def play(room: Live, move: Move, at: int) -> Live:
    """The room after the move; raises Refused. A clock set back counts as one that stands."""
    if refused := problem(room, move):
        raise Refused(refused)
    return _after(room, move, at)


def problem(room: Live, move: Move) -> Message | None:
    """Why this move cannot be made now; None if it can."""
    if room.is_ended:
        return Message("room-ended")
    if room.phase not in _PHASES[type(move)]:
        return Message("not-now")
    match move:
        case Ask() if len(room.turns) == room.total:
            return Message("no-next-question")
        case AskAgain() if room.round + 1 == MOST_ROUNDS:
            return Message("asked-twice")
        case ShowStandings() if not room.settings.standings:
            return Message("no-standings")
        case ShowLast() if room.last is None:
            return Message("nothing-explained")
        case AddTime(seconds) if not 1 <= seconds <= MOST_ADDED:
            return Message("time-out-of-range", {"most": MOST_ADDED})
        case AddTime() | LiftLimit() if _is_unlimited(room) and room.phase != "closed":
            return Message("question-unlimited")
        case Open() | Pause() if room.paused:
            return Message("room-paused")
        case Resume() if not room.paused:
            return Message("not-paused")
    return None


def _is_unlimited(room: Live) -> bool:
    return room.present is not None and room.present.limit is None


def due(room: Live, now: int) -> Open | Close | None:
    """The move that time alone makes at this moment."""
    if room.paused:
        return None
    if room.phase == "reading" and room.reading_until is not None and now >= room.reading_until:
        return Open()
    is_late = room.deadline is not None and now >= room.deadline + GRACE
    return Close() if room.phase == "answering" and is_late else None


def next_step(room: Live) -> Move | None:
    """The one move that goes on through the lesson; None after the end."""
    if room.paused:
        return Resume()
    on: Move = Ask() if len(room.turns) < room.total else End()
    steps: dict[Phase, Move] = {
        **{"reading": Open(), "answering": Close(), "closed": ShowSpread(), "spread": Explain()},
        "explained": ShowStandings() if room.settings.standings else on,
    }
    return None if room.is_ended else steps.get(room.phase, on)


def earned(room: Live, mark: float, at: int, extra_time: float = 1.0) -> float:
    """What an answer to the present question earns, from 0 to 1: its mark, less what speed takes.

    It was given at this moment from a seat whose limits count so many times as long.
    """
    if room.present is None or room.present.limit is None or extra_time == NO_LIMIT:
        return mark
    limit = room.present.limit * extra_time
    return with_speed(mark, room.settings.speed, room.present.used(at), limit)


def replay(room: Live, past: Iterable[Past[Move]], _: Mapping[str, Answered], _total: int) -> Live:
    """The room after moves that were accepted once."""
    for move, at, _outcome in past:
        room = _after(room, move, at)
    return room


def _after(room: Live, move: Move, at: int) -> Live:
    at = max(at, room.at)
    changed = _turned(room, move, at)
    is_last_shown = isinstance(move, ShowLast) and not room.is_last_shown
    return replace(changed, number=room.number + 1, at=at, is_last_shown=is_last_shown)


def _turned(room: Live, move: Move, at: int) -> Live:
    match move:
        case Ask():
            turn = Turn(room.items[len(room.turns)], (Round(room.settings.seconds),))
            asked = replace(room, turns=(*room.turns, turn), phase="reading")
            if not room.settings.reading:
                return _opened(asked, at)
            return replace(asked, reading_until=at + room.settings.reading)
        case Open():
            return _opened(room, at)
        case AskAgain():
            again = Round(room.settings.seconds)
            return _opened(_with_turn(room, rounds=(*room.turns[-1].rounds, again)), at)
        case Close():
            return _stopped(_with_round(_running(room, at), closed=at), "closed")
        case ShowSpread():
            return replace(room, phase="spread")
        case Explain():
            return replace(_with_turn(room, is_explained=True), phase="explained")
        case ShowStandings():
            return replace(room, phase="standings")
        case Skip():
            return _stopped(_with_turn(room, is_skipped=True), "skipped")
        case End():
            return _stopped(room, "ended")
        case _:
            return _timed(room, move, at)


def _timed(room: Live, move: AddTime | LiftLimit | Pause | Resume | ShowLast, at: int) -> Live:
    present = room.turns[-1].rounds[-1]
    match move:
        case AddTime(seconds):
            limit = None if present.limit is None else present.limit + seconds
            return _with_round(_reopened(room, at), limit=limit)
        case LiftLimit():
            return _with_round(room, limit=None)
        case Pause():
            return replace(room, paused_at=at)
        case Resume():
            return _running(room, at)
        case ShowLast():
            return room


def _running(room: Live, at: int) -> Live:
    """The time no longer stands still, and what was paused is no loss."""
    if room.paused_at is None:
        return room
    if room.phase == "reading":
        until = (room.reading_until or at) + at - room.paused_at
        return replace(room, reading_until=until, paused_at=None)
    pauses = (*room.turns[-1].rounds[-1].pauses, (room.paused_at, at))
    return replace(_with_round(room, pauses=pauses), paused_at=None)


def _reopened(room: Live, at: int) -> Live:
    """As if it had paused, where it was closed: nobody loses the time that was left.

    A server that slept closes a question long after its deadline, and that time is not to be made up.
    """
    present = room.turns[-1].rounds[-1]
    if present.closed is None:
        return room
    since = min(present.closed, present.deadline or present.closed)
    pauses = (*present.pauses, (since, at))
    return replace(_with_round(room, closed=None, pauses=pauses), phase="answering")


def _opened(room: Live, at: int) -> Live:
    number = room.number + 1
    opened = _with_round(room, asked=number, opened=at)
    return replace(opened, phase="answering", reading_until=None)


def _stopped(room: Live, phase: Phase) -> Live:
    return replace(room, phase=phase, reading_until=None, paused_at=None)


def _with_turn(room: Live, **changed: object) -> Live:
    *before, turn = room.turns
    return replace(room, turns=(*before, replace(turn, **changed)))  # type: ignore[arg-type]


def _with_round(room: Live, **changed: object) -> Live:
    *before, present = room.turns[-1].rounds
    return _with_turn(room, rounds=(*before, replace(present, **changed)))  # type: ignore[arg-type]


def _outcome(_room: Live, _move: Move) -> JsonValue:
    return None


def _progress(room: Live, _now: int) -> Progress:
    return Progress(len(room.past), room.total, room.is_ended)


MODE: Mode[Live, Move] = Mode(
    name="live",
    moves=MOVES,
    can_move=lambda _settings: True,
    has_answers=True,
    dealt=dealt,
    begin=begin,
    play=play,
    outcome=_outcome,
    replay=replay,
    due=due,
    progress=_progress,
)
