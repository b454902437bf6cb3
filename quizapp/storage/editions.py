"""Editions: topics frozen at the moment a game began."""

import threading

from cachetools import LRUCache, cached
from sqlalchemy import Connection, and_, bindparam, delete, exists, select
from sqlalchemy.dialects.postgresql import insert as insert_unless_there

from quizapp.storage.database import reading, writing
from quizapp.storage.tables import daily_deals, editions, games
from quizapp.topics.editions import Unreadable, thaw
from quizapp.topics.topic import Edition, Topic

MOST_TEXT = 64 * 1024 * 1024
"""Characters of all editions that are held open. A cache by number would hold a few hundred tiny
topics or run out of memory over large ones."""

_opened: LRUCache[str, Topic] = LRUCache(MOST_TEXT, lambda topic: len(topic.edition.data))
_KEPT = select(editions.c.hash, editions.c.data, editions.c.format).where(
    editions.c.hash == bindparam("hash")
)
_NAMED = (
    select(editions.c.hash)
    .where(editions.c.topic == bindparam("topic"))
    .where(editions.c.hash.between(bindparam("first"), bindparam("last")))
)
# SQLite understands this clause of PostgreSQL's too.
_NEW = insert_unless_there(editions).on_conflict_do_nothing()
# Locked on PostgreSQL, so that nobody forgets it before the game is there that plays it.
_IS_KEPT = (
    select(editions.c.hash)
    .where(editions.c.hash == bindparam("hash"))
    .with_for_update(read=True, key_share=True)
)


@cached(_opened, key=lambda edition: edition.hash, lock=threading.Lock())
def opened(edition: Edition) -> Topic:
    """The topic of this edition, read once for all who ask; raises Unreadable."""
    return thaw(edition)


def held(hash_: str) -> Topic | None:
    """The topic of this edition if it is held open."""
    return _opened.get(hash_)


def kept(connection: Connection, hash_: str) -> Topic:
    """The topic that was kept under this hash; LookupError if none was, or Unreadable."""
    topic = held(hash_)
    if topic is not None:
        return topic
    row = connection.execute(_KEPT, {"hash": hash_}).first()
    if row is None:
        raise LookupError(f"There is no edition {hash_}.")
    return opened(Edition(*row))


def of_topic(topic_id: str, name: str) -> Topic | None:
    """The edition of a topic of which the name begins so; None if none is kept, or can be read."""
    with reading() as connection:
        hash_ = connection.scalar(_NAMED, {"topic": topic_id, "first": name, "last": name + "g"})
        try:
            return kept(connection, hash_) if hash_ else None
        except Unreadable:
            return None


def keep(connection: Connection, topic: Topic) -> str:
    """The hash of this topic's edition, stored if it is new."""
    edition = topic.edition
    if connection.execute(_IS_KEPT, {"hash": edition.hash}).first() is None:
        connection.execute(_NEW, {"topic": topic.id, **edition._asdict()})
    return edition.hash


def forget_unplayed(most: int = 20) -> int:
    """Delete editions that no game plays and no day's deal has, and say how many."""
    unplayed = and_(
        ~exists(select(games.c.id).where(games.c.edition == editions.c.hash)),
        ~exists(select(daily_deals.c.day).where(daily_deals.c.edition == editions.c.hash)),
    )
    few = select(editions.c.hash).where(unplayed).limit(most)
    with writing() as connection:
        # Locked first and looked at again: a game may have begun while another server's was seen.
        found = connection.scalars(few.with_for_update(skip_locked=True)).all()
        gone = delete(editions).where(editions.c.hash.in_(found), unplayed)
        return connection.execute(gone).rowcount


def forget_opened() -> None:
    """Read every edition anew when it is asked for next."""
    _opened.clear()
