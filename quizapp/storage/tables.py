"""The tables. Of a player they hold a random id, a shown name, times in whole seconds, and answers."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from quizapp.storage.database import db

ID_LENGTH = 16


def _game() -> Column[str]:
    return Column("game", ForeignKey("games.id", ondelete="CASCADE"), primary_key=True)


editions = Table(  # a topic as it was when a game began, named by the hash of its content
    "editions",
    db.metadata,
    Column("hash", String(32), primary_key=True),
    Column("topic", String(64), nullable=False),
    Column("data", Text, nullable=False),
    Column("format", Integer, nullable=False),
)

games = Table(  # one playing of an edition in a mode
    "games",
    db.metadata,
    Column("id", String(ID_LENGTH), primary_key=True),
    Column("mode", String(16), nullable=False),
    Column("edition", String(32), ForeignKey("editions.hash"), nullable=False, index=True),
    Column("seed", BigInteger, nullable=False),
    Column("settings", JSON, nullable=False),
    Column("started", BigInteger, nullable=False),
    Column("touched", BigInteger, nullable=False, index=True),  # the moment of its last move
)

seats = Table(  # one player's place in a game
    "seats",
    db.metadata,
    Column("id", String(ID_LENGTH), primary_key=True),
    Column("game", ForeignKey("games.id", ondelete="CASCADE"), nullable=False),
    Column("player", String(32), nullable=False, index=True),
    Column("name", String(40)),  # as others see it; none where nobody plays along
    Column("way_back", String(64)),  # the hash of what brings its player back on another device
    Column("extra_time", Float, nullable=False),  # time limits count so many times as long
    UniqueConstraint("game", "player"),
)

moves = Table(  # moves that were accepted; the number lets no two writers make the same one
    "moves",
    db.metadata,
    _game(),
    Column("number", Integer, primary_key=True),
    Column("name", String(32), nullable=False),
    Column("data", JSON, nullable=False),
    Column("outcome", JSON),  # what it brought, when it was made
    Column("at", BigInteger, nullable=False),
    Column("format", Integer, nullable=False),
)

answers = Table(  # the one answer that counts for a question, a round and a seat of a game
    "answers",
    db.metadata,
    _game(),
    Column("question", String(64), primary_key=True),
    Column("round", Integer, primary_key=True),
    Column("seat", ForeignKey("seats.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("given", JSON, nullable=False),  # “I don't know” is JSON's null
    Column("earned", Float, nullable=False),
    Column("after", Integer, nullable=False),  # the number of the move it follows
    Column("at", BigInteger, nullable=False),
    Column("format", Integer, nullable=False),
)
