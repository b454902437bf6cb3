"""Editions: topics frozen at the moment a game began."""

from functools import lru_cache

from sqlalchemy import Connection, delete, exists, insert, select

from quizapp.storage.database import reading, writing
from quizapp.storage.tables import EditionRow, GameRow
from quizapp.topics.topic import Topic


def keep(connection: Connection, topic: Topic) -> str:
    """The hash of this topic's edition, stored in this transaction if it is new."""
    hash_, data = topic.edition
    known = select(EditionRow.hash).where(EditionRow.hash == hash_)
    if connection.scalar(known) is None:
        connection.execute(insert(EditionRow).values(hash=hash_, topic=topic.id, data=data))
    return hash_


@lru_cache(maxsize=128)
def edition(hash_: str) -> Topic:
    """The topic that was kept under this hash; LookupError if none was."""
    with reading() as connection:
        data = connection.scalar(select(EditionRow.data).where(EditionRow.hash == hash_))
    if data is None:
        raise LookupError(f"There is no edition {hash_}.")
    return Topic.model_validate_json(data)


def forget_unplayed(most: int = 20) -> int:
    """Delete editions that no game plays, and say how many."""
    unplayed = ~exists(select(GameRow.id).where(GameRow.edition == EditionRow.hash))
    few = select(EditionRow.hash).where(unplayed).limit(most)
    with writing() as connection:
        # Locked first and looked at again: a game may have begun while another server's was seen.
        found = connection.scalars(few.with_for_update(skip_locked=True)).all()
        gone = delete(EditionRow).where(EditionRow.hash.in_(found), unplayed)
        return connection.execute(gone).rowcount
