"""The tables. Of a player they hold a random id, a shown name, times in whole seconds, and answers."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
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
    Column("mode", String(16), nullable=False, index=True),
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
    Column("player", String(32), index=True),  # none in a seat that its host freed
    Column("name", String(40)),  # as others see it; none where nobody plays along
    Column("name_key", String(255)),  # the same for names that look alike
    Column("way_back", String(64)),  # the hash of what brings its player back on another device
    Column("extra_time", Float, nullable=False),  # time limits count so many times as long
    Column("hidden", Boolean, nullable=False, server_default=false()),  # its name shows nowhere
    Column("removed", BigInteger),  # when its player was sent out of the room
    Column("joined", BigInteger, nullable=False, server_default="0"),
    UniqueConstraint("game", "player"),
    Index("ix_seats_name", "game", "name_key", unique=True),
    Index("ix_seats_present", "game", "removed"),
)

rooms = Table(  # where players come together under a code, for a live game
    "rooms",
    db.metadata,
    _game(),
    Column("code", String(6), nullable=False, unique=True),
    Column(
        "host", String(64), nullable=False, unique=True
    ),  # the hash of the key in the host's link
    Column("locked", Boolean, nullable=False),
    Column("ended", Boolean, nullable=False),
    Column("revision", Integer, nullable=False),  # grows with whatever any of its pages shows
    # What answers are taken to, and from whom, so that taking one need not fold the game:
    Column("question", String(64)),
    Column("round", Integer, nullable=False),
    Column("asked", Integer, nullable=False),  # the number of the move that opened the answering
    Column("taking", String(8), nullable=False),  # "all", "extra" or "": who may answer now
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
    Column("mark", Float),  # in a room: what it is worth without its speed, once closed
    Column("earned", Float),  # in a room, none until its question is closed
    Column("after", Integer, nullable=False),  # the number of the move it follows
    Column("at", BigInteger, nullable=False),
    Column("format", Integer, nullable=False),
)

daily_deals = Table(  # the cards that everybody has on a day, kept by the first who plays them
    "daily_deals",
    db.metadata,
    Column("topic", String(64), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("edition", String(32), ForeignKey("editions.hash"), nullable=False, index=True),
    Column("seed", BigInteger, nullable=False),
    Column("cards", JSON, nullable=False),
)

daily_results = Table(  # what a player made of a day's deal: it outlives the game, for streaks
    "daily_results",
    db.metadata,
    Column("topic", String(64), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("player", String(32), primary_key=True, index=True),
    Column("right", Integer, nullable=False),
    Column("placed", Integer, nullable=False),
    Column("counts", Boolean, nullable=False),  # whether it was begun on its day
)
