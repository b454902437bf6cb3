"""What is told of a daily deal: how many days in a row were played, and what came of one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from quizapp.games import daily, timeline
from quizapp.games.days import A_DAY, longest, run, streak
from quizapp.messages import Message
from quizapp.storage import daily_results
from quizapp.storage.games import Game
from quizapp.web.addresses import whole
from quizapp.web.days import left_of_today, today
from quizapp.web.identity import player

A_WEEK = 7


@dataclass(frozen=True)
class Streak:
    """The days on which this player played a topic's deal to its end."""

    in_a_row: int
    longest: int
    week: Sequence[tuple[date, bool]]
    """The last seven days, the oldest first, and whether they are among them."""


@dataclass(frozen=True)
class End:
    """What came of a deal."""

    topic_id: str
    day: date
    is_today: bool
    counts: bool
    """Whether it was begun on its day."""
    right: int
    placed: int
    line: Message
    address: str
    """Leads whoever gets it to the same deal, before it is begun."""
    streak: Streak
    fared: Message | None
    """How others fared on that day."""
    next: Message
    """When the next deal comes."""


def streak_of(topic_id: str) -> Streak:
    """This player's streak as it stands today."""
    return _streak(_days(topic_id))


def _streak(days: set[date]) -> Streak:
    now = today()
    week = [now - number * A_DAY for number in reversed(range(A_WEEK))]
    return Streak(streak(days, now), longest(days), [(day, day in days) for day in week])


def end_of(game: Game[timeline.Timeline]) -> End:
    """What a game of a daily deal has come to; it must be over."""
    topic, day = game.topic, date.fromisoformat(str(game.settings["day"]))
    state, counts, days = game.state, bool(game.settings["counts"]), _days(topic.id)
    in_a_row = run(days, day) if counts else 0
    return End(
        topic.id,
        day,
        day == today(),
        counts,
        state.turn - state.slips,
        state.turn,
        daily.share_line(topic.title, day, state, in_a_row),
        whole("daily.of_day", topic_id=topic.id, day=day.isoformat()),
        _streak(days),
        daily.fared(daily_results.of_day(topic.id, day)),
        daily.next_deal(left_of_today()),
    )


def _days(topic_id: str) -> set[date]:
    results = daily_results.of_player(player()) if player() else []
    return {one.day for one in results if one.topic == topic_id and one.counts}
