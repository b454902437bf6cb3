"""Daily deals: the cards of a topic's day, frozen with their edition by the first who plays them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert as insert_unless_there

from quizapp.games import daily
from quizapp.games.days import A_DAY
from quizapp.storage.database import reading, writing
from quizapp.storage.editions import keep, kept
from quizapp.storage.tables import daily_deals
from quizapp.topics.topic import Topic


@dataclass(frozen=True)
class Deal:
    """What everybody plays on a day; `cards` are ids, in dealing order."""

    topic: Topic
    day: date
    seed: int
    cards: tuple[str, ...]


_THIS = (
    select(daily_deals.c.edition, daily_deals.c.seed, daily_deals.c.cards)
    .where(daily_deals.c.topic == bindparam("topic"))
    .where(daily_deals.c.day == bindparam("day"))
)
_BESIDE = (
    select(daily_deals.c.cards)
    .where(daily_deals.c.topic == bindparam("topic"))
    .where(daily_deals.c.day.in_(bindparam("days", expanding=True)))
)
# SQLite understands this clause of PostgreSQL's too.
_NEW = insert_unless_there(daily_deals).on_conflict_do_nothing()


def find(topic_id: str, day: date) -> Deal | None:
    """The deal of a day; None while nobody has played it. Raises Unreadable."""
    with reading() as connection:
        return _found(connection, topic_id, day)


def dealt(topic: Topic, day: date, seed: int) -> Deal:
    """The deal of a day, dealt from this topic if nobody was first; Unreadable as above.

    Of two at once, one deals, by the key of the table.
    """
    with writing() as connection:
        found = _found(connection, topic.id, day)
        if found is None:
            days = {"topic": topic.id, "days": [day - A_DAY, day + A_DAY]}
            beside = {card for ids in connection.scalars(_BESIDE, days) for card in ids}
            cards = daily.cards(topic.events, beside, seed)
            deal = {"edition": keep(connection, topic), "seed": seed, "cards": [*cards]}
            connection.execute(_NEW, {"topic": topic.id, "day": day, **deal})
            found = _found(connection, topic.id, day)
    if found is None:
        raise LookupError(f"There is no deal of {topic.id} on {day}.")
    return found


def days(topic_id: str) -> list[date]:
    """The days of a topic that were dealt."""
    with reading() as connection:
        return [*connection.scalars(select(daily_deals.c.day).filter_by(topic=topic_id))]


def forget_before(day: date) -> None:
    """Delete the deals of all days before this one; games that play them keep their cards."""
    with writing() as connection:
        connection.execute(delete(daily_deals).where(daily_deals.c.day < day))


def _found(connection: Connection, topic_id: str, day: date) -> Deal | None:
    row = connection.execute(_THIS, {"topic": topic_id, "day": day}).first()
    if row is None:
        return None
    return Deal(kept(connection, row.edition), day, row.seed, tuple(row.cards))
