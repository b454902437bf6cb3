"""What this browser's player knows, topic by topic, for the pages of review."""

from dataclasses import dataclass
from datetime import date

from quizapp.results.knowledge import Knowledge, Played, knowledge
from quizapp.storage import remembered
from quizapp.topics.editions import Unreadable
from quizapp.web.aside import aside
from quizapp.web.content import topics_in_play
from quizapp.web.days import day, today
from quizapp.web.reading.topics import the_topic


@dataclass(frozen=True)
class Known:
    """What is known of all topics that a player has met."""

    topics: list[Knowledge]
    """The one with the most questions due first."""
    gone: int
    """Topics that were played and are no longer here."""
    day: date

    @property
    def due(self) -> int:
        """How many questions are due."""
        return sum(len(one.due) for one in self.topics)

    @property
    def next_in(self) -> int | None:
        """The days until the next question is due; None where none will be."""
        days = [(one.next_due - self.day).days for one in self.topics if one.next_due]
        return min(days, default=None)

    def most_due(self, topic_id: str = "") -> Knowledge | None:
        """The topic with this id if something is due in it, else the one that needs it most."""
        due = [one for one in self.topics if one.due]
        return next((one for one in due if one.topic.id == topic_id), due[0] if due else None)


def known_of(who: str) -> Known:
    """What a player knows today."""
    played = remembered.played(who) if who else {}
    # Aside: a player may have given ten thousand answers, and a topic may have to be opened.
    return aside(lambda: _known(played))


def nothing_yet() -> Knowledge | None:
    """The topic that leads the front page, for who has met none; None where there is none."""
    lead = next(iter(topics_in_play().summaries()), None)
    return knowledge(the_topic(lead.id), (), day, today()) if lead else None


def _known(played: dict[str, list[Played]]) -> Known:
    found, gone = [], 0
    for topic_id, games in played.items():
        one = _of_topic(topic_id, games)
        if one is None:
            gone += 1
        elif one.questions or one.events:
            found.append(one)
    found.sort(key=lambda one: (-len(one.due), one.topic.title))
    return Known(found, gone, today())


def _of_topic(topic_id: str, games: list[Played]) -> Knowledge | None:
    if topics_in_play().get(topic_id) is None:
        return None
    try:
        return knowledge(the_topic(topic_id), games, day, today())
    except Unreadable:
        return None
