"""Editions: topics frozen at the moment a game began."""

from functools import lru_cache

from sqlalchemy import delete, exists, select

from quizapp.storage.database import db, writing
from quizapp.storage.tables import EditionRow, GameRow
from quizapp.topics.topic import Topic


def keep(topic: Topic) -> str:
    """The hash of this topic's edition, stored if it is new; called inside `writing`."""
    hash_, data = topic.edition
    if db.session.get(EditionRow, hash_) is None:
        db.session.add(EditionRow(hash=hash_, topic=topic.id, data=data))
        db.session.flush()
    return hash_


@lru_cache(maxsize=128)
def edition(hash_: str) -> Topic:
    """The topic that was kept under this hash; LookupError if none was."""
    row = db.session.get(EditionRow, hash_)
    if row is None:
        raise LookupError(f"There is no edition {hash_}.")
    return Topic.model_validate_json(row.data)


def forget_unplayed() -> None:
    """Delete the editions that no game plays."""
    with writing() as session:
        played = select(GameRow.id).where(GameRow.edition == EditionRow.hash)
        session.execute(delete(EditionRow).where(~exists(played)))
