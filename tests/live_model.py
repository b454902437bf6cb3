"""A room as it should be, told a second time and as plainly as it can be: tests compare with it.

It knows no rule of the program; what it says comes from what was promised to classes.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

OFTEN = 2
GRACE = 1
SENT_OUT = 600
GOES = {
    ("lobby", "Ask"): "reading",
    ("explained", "Ask"): "reading",
    ("standings", "Ask"): "reading",
    ("skipped", "Ask"): "reading",
    ("reading", "Open"): "answering",
    ("answering", "Close"): "closed",
    ("closed", "ShowSpread"): "spread",
    ("spread", "AskAgain"): "answering",
    ("spread", "Explain"): "explained",
    ("explained", "ShowStandings"): "standings",
} | {(phase, "Skip"): "skipped" for phase in ("reading", "answering", "closed", "spread")}
"""Where a move leads; what is not here does not move a room on, or ends it."""
TIMED = {"AddTime", "LiftLimit", "Pause", "Resume"}
RESTING = {"spread", "standings", "skipped"}


@dataclass
class Place:
    """Somebody's seat: who sits there, under which name, and since when they are sent out."""

    player: str | None
    name: str
    joined: int
    extra: float = 1.0
    hidden: bool = False
    removed: int | None = None
    way_back: str | None = None


@dataclass
class Given:
    """An answer that was taken, and what it turned out to be worth."""

    text: str
    at: int
    after: int
    mark: float | None = None
    worth: float | None = None
    """What it earns if its round is the one that counts."""


@dataclass
class Room:
    """All that a room is: where it stands, who sits in it, what was answered."""

    questions: dict[str, str]
    """The ids in the order in which they are asked, each with the JSON of its right answer."""
    seconds: int | None
    reading: int
    speed: float
    standings: bool
    counts: str
    cap: int
    phase: str = "lobby"
    asked: list[str] = field(default_factory=list)
    """The ids that had their turn, the present one as the last."""
    round: int = 0
    number: int = 0
    opened_by: int = 0
    limit: int | None = None
    opened: int = 0
    stood: list[tuple[int, int]] = field(default_factory=list)
    paused: int | None = None
    closed: int = 0
    read_until: int = 0
    explained: set[str] = field(default_factory=set)
    left: set[str] = field(default_factory=set)
    marked: set[tuple[str, int]] = field(default_factory=set)
    seats: dict[str, Place] = field(default_factory=dict)
    answers: dict[tuple[str, int, str], Given] = field(default_factory=dict)
    locked: bool = False
    last_shown: bool = False

    @property
    def question(self) -> str | None:
        """The present one."""
        return self.asked[-1] if self.asked and self.phase != "ended" else None

    @property
    def deadline(self) -> int | None:
        """When the time of a question that is answered is up."""
        if self.limit is None or self.phase not in {"answering", "closed"}:
            return None
        return self.opened + self.limit + sum(end - start for start, end in self.stood)

    def may(self, name: str, seconds: int = 0) -> bool:
        """Whether the host, or time, can make this move now."""
        if self.phase == "ended":
            return False
        if name == "End":
            return True
        if name == "ShowLast":
            return self.phase in RESTING and bool(self.explained)
        if name in TIMED:
            return self._may_time(name, seconds)
        if (self.phase, name) not in GOES:
            return False
        if name == "Ask":
            return len(self.asked) < len(self.questions)
        if name == "AskAgain":
            return self.round + 1 < OFTEN
        if name == "ShowStandings":
            return self.standings
        return name != "Open" or self.paused is None

    def _may_time(self, name: str, seconds: int) -> bool:
        if self.phase == "closed" and name == "AddTime":
            return 1 <= seconds <= 600
        if self.phase not in {"reading", "answering"}:
            return False
        if name in {"Pause", "Resume"}:
            return (name == "Pause") == (self.paused is None)
        return self.limit is not None and (name == "LiftLimit" or 1 <= seconds <= 600)

    def due(self, now: int) -> str | None:
        """What time alone brings about."""
        if self.paused is not None:
            return None
        if self.phase == "reading":
            return "Open" if now >= self.read_until else None
        up = self.deadline is not None and now >= self.deadline + GRACE
        return "Close" if up and self.phase == "answering" else None

    def make(self, name: str, at: int, seconds: int = 0) -> None:
        """Make a move that may be made."""
        assert self.may(name, seconds)
        self.number += 1
        self.last_shown = name == "ShowLast" and not self.last_shown
        was, self.phase = self.phase, GOES.get((self.phase, name), self.phase)
        if name == "Ask":
            self.asked.append(next(id_ for id_ in self.questions if id_ not in self.asked))
            self.round, self.limit, self.read_until = 0, self.seconds, at + self.reading
            if not self.reading:
                self.phase = "answering"
        if name == "AskAgain":
            self.round, self.limit = self.round + 1, self.seconds
        if self.phase == "answering" and name in {"Ask", "Open", "AskAgain"}:
            self.opened, self.opened_by, self.stood = at, self.number, []
        if name == "ShowSpread" or (name == "End" and was == "closed"):
            self._mark()
        if name == "Explain":
            self.explained.add(self.asked[-1])
        if name == "Skip":
            self.left.add(self.asked[-1])
        if name in TIMED:
            self._time(name, at, seconds)
        elif was in {"reading", "answering"} and self.phase != "answering":
            if self.paused is not None and was == "answering":
                self.stood.append((self.paused, at))
            self.paused = None
        if name == "Close":
            self.closed = at
        if name == "End":
            self.phase = "ended"

    def _time(self, name: str, at: int, seconds: int) -> None:
        if name == "AddTime":
            if self.phase == "closed":  # open again, as if it had stood still since it was over
                over = self.closed if self.deadline is None else min(self.closed, self.deadline)
                self.stood.append((over, at))
                self.phase = "answering"
            self.limit = None if self.limit is None else self.limit + seconds
        elif name == "LiftLimit":
            self.limit = None
        elif name == "Pause":
            self.paused = at
        elif self.paused is not None:
            if self.phase == "reading":
                self.read_until += at - self.paused
            else:
                self.stood.append((self.paused, at))
            self.paused = None

    def takes(self, question: str, round_: int, after: int, seat: str, extra: bool) -> bool:
        """Whether an answer from this seat, to what its page asked, is taken now."""
        place = self.seats.get(seat)
        if place is None or place.removed is not None or self.question != question:
            return False
        if (round_, after) != (self.round, self.opened_by):
            return False
        if self.phase == "answering":
            return self.paused is None
        return self.phase == "closed" and extra

    def give(self, seat: str, text: str, at: int) -> None:
        """Keep an answer to the present question in place of the former one of the same seat."""
        assert self.question
        self.answers[self.question, self.round, seat] = Given(text, at, self.opened_by)

    def _mark(self) -> None:
        question = self.asked[-1]
        self.marked.add((question, self.round))
        for (asked, round_, seat), given in self.answers.items():
            if (asked, round_) == (question, self.round):
                given.mark = float(given.text == self.questions[question])
                share = self._used(given.at) / self._limit_of(seat) if self._limit_of(seat) else 0
                worth = given.mark * (1 - self.speed * min(1.0, share))
                given.worth = round(1000 * worth) / 1000

    def _used(self, at: int) -> int:
        stood = sum(max(0, min(at, end) - start) for start, end in self.stood)
        return max(0, at - self.opened - stood)

    def _limit_of(self, seat: str) -> float:
        return (self.limit or 0) * self.seats[seat].extra

    def counted(self, question: str) -> int | None:
        """The round whose answers count, if any do."""
        rounds = sorted(round_ for asked, round_ in self.marked if asked == question)
        if question in self.left or not rounds:
            return None
        return rounds[0 if self.counts == "first" else -1]

    def earned(self, question: str, round_: int, seat: str) -> float | None:
        """What an answer earns; None where it does not count, or not yet."""
        given = self.answers[question, round_, seat]
        return given.worth if self.counted(question) == round_ else None

    def present(self) -> Iterator[str]:
        """The seats of those who were not sent out."""
        return (seat for seat, place in self.seats.items() if place.removed is None)

    def answered(self) -> int:
        """How many of them have answered what is asked now."""
        return sum((self.question, self.round, seat) in self.answers for seat in self.present())

    def spread(self, question: str, round_: int) -> Counter[str]:
        """How often each answer was given by them."""
        return Counter(
            self.answers[question, round_, seat].text
            for seat in self.present()
            if (question, round_, seat) in self.answers
        )

    def points(self) -> dict[str, tuple[int, int]]:
        """The points of each of them, and how many answers were right."""
        told = {}
        for seat in self.present():
            kept = [key for key in self.answers if key[2] == seat]
            counting = [key for key in kept if self.earned(*key) is not None]
            points = sum(round(1000 * (self.earned(*key) or 0)) for key in counting)
            told[seat] = points, sum(self.answers[key].mark == 1 for key in counting)
        return told

    def may_join(self, player: str, name: str, at: int) -> bool:
        """Whether this player gets a seat under this name."""
        mine = self.seat_of(player)
        place = self.seats[mine] if mine else None
        if place and place.removed is None:
            return True
        if place and place.removed is not None and at < place.removed + SENT_OUT:
            return False
        taken = any(other.name == name for seat, other in self.seats.items() if seat != mine)
        is_full = len(list(self.present())) >= self.cap
        return not (self.phase == "ended" or self.locked or is_full or taken)

    def come_back(self, seat: str, player: str) -> None:
        """Let a player sit in this seat; the one they had meanwhile is gone, but not what was
        answered from there alone."""
        other = self.seat_of(player)
        if other not in {None, seat}:
            for question, round_, _ in [key for key in self.answers if key[2] == other]:
                given = self.answers.pop((question, round_, other))
                if self.seats[other].removed is None:
                    self.answers.setdefault((question, round_, seat), given)
            del self.seats[other]
        self.seats[seat].player, self.seats[seat].way_back = player, None

    def seat_of(self, player: str) -> str | None:
        """Where somebody sits, or sat."""
        return next((seat for seat, one in self.seats.items() if one.player == player), None)


def as_json(value: Any) -> str:
    """An answer as it is kept."""
    return json.dumps(value, ensure_ascii=False)
