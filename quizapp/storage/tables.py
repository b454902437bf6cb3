"""The tables. Of a player they hold a random id, times in whole seconds, and answers."""

from pydantic import JsonValue
from sqlalchemy import JSON, BigInteger, Float, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.storage.database import Base

GAME_ID_LENGTH = 16


class EditionRow(Base):
    """A topic as it was when a game began, named by the hash of its content."""

    __tablename__ = "editions"

    hash: Mapped[str] = mapped_column(String(32), primary_key=True)
    topic: Mapped[str] = mapped_column(String(64))
    data: Mapped[str] = mapped_column(Text)


class GameRow(Base):
    """One playing of an edition in a mode by one player."""

    __tablename__ = "games"
    __table_args__ = (Index("games_of_player", "player", "started"),)

    id: Mapped[str] = mapped_column(String(GAME_ID_LENGTH), primary_key=True)
    mode: Mapped[str] = mapped_column(String(16))
    edition: Mapped[str] = mapped_column(ForeignKey("editions.hash"), index=True)
    player: Mapped[str] = mapped_column(String(32))
    seed: Mapped[int] = mapped_column(BigInteger)
    settings: Mapped[dict[str, JsonValue]] = mapped_column(JSON)
    started: Mapped[int] = mapped_column(BigInteger, index=True)


class MoveRow(Base):
    """A move that was accepted; its number lets no two writers make the same one."""

    __tablename__ = "moves"

    game: Mapped[str] = mapped_column(ForeignKey("games.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(32))
    data: Mapped[dict[str, JsonValue]] = mapped_column(JSON)
    at: Mapped[int] = mapped_column(BigInteger)


class AnswerRow(Base):
    """The one answer that counts for a player and question of a game."""

    __tablename__ = "answers"

    game: Mapped[str] = mapped_column(ForeignKey("games.id", ondelete="CASCADE"), primary_key=True)
    question: Mapped[str] = mapped_column(String(64), primary_key=True)
    player: Mapped[str] = mapped_column(String(32), primary_key=True)
    given: Mapped[JsonValue] = mapped_column(JSON, nullable=False)  # “I don't know” is JSON's null
    earned: Mapped[float] = mapped_column(Float)
    at: Mapped[int] = mapped_column(BigInteger)
