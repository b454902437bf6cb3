"""Seats, formats and outcomes: games for more than one player, kept from their last move on."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_OLD = 0
"""The format of what the first version wrote."""


def upgrade() -> None:
    """Give every game's player a seat, and every answer the move it follows."""
    op.add_column("editions", _number("format", _OLD))
    op.add_column("moves", sa.Column("outcome", sa.JSON))
    op.add_column("moves", _number("format", _OLD))
    _seats()
    _answers()
    _games()


def _number(name: str, default: int, kind: type[sa.Integer] = sa.Integer) -> sa.Column[int]:
    return sa.Column(name, kind, nullable=False, server_default=sa.text(str(default)))


def _seats() -> None:
    seats = op.create_table(
        "seats",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column(
            "game", sa.String(16), sa.ForeignKey("games.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("player", sa.String(32), nullable=False, index=True),
        sa.Column("name", sa.String(40)),
        sa.Column("way_back", sa.String(64)),
        sa.Column("extra_time", sa.Float, nullable=False),
        sa.UniqueConstraint("game", "player"),
    )
    owners = op.get_bind().execute(sa.text("SELECT id, player FROM games")).all()
    rows = [
        {"id": secrets.token_urlsafe(12), "game": game, "player": player, "extra_time": 1.0}
        for game, player in owners
    ]
    op.bulk_insert(seats, rows)


def _answers() -> None:
    """The answers anew, since their key changes; in the order in which they were merged before."""
    op.create_table(
        "answers_by_seat",
        sa.Column(
            "game", sa.String(16), sa.ForeignKey("games.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("question", sa.String(64), primary_key=True),
        sa.Column("round", sa.Integer, primary_key=True),
        sa.Column(
            "seat",
            sa.String(16),
            sa.ForeignKey("seats.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("given", sa.JSON, nullable=False),
        sa.Column("earned", sa.Float, nullable=False),
        sa.Column("after", sa.Integer, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("format", sa.Integer, nullable=False),
    )
    op.execute(
        "INSERT INTO answers_by_seat "
        "SELECT a.game, a.question, 0, s.id, a.given, a.earned, "
        "(SELECT COUNT(*) FROM moves m WHERE m.game = a.game AND m.at <= a.at), a.at, "
        f"{_OLD} FROM answers a JOIN seats s ON s.game = a.game AND s.player = a.player"
    )
    op.drop_table("answers")
    op.rename_table("answers_by_seat", "answers")
    op.create_index("ix_answers_seat", "answers", ["seat"])


def _games() -> None:
    """A game is kept from its last move on, and no longer belongs to one player."""
    op.add_column("games", _number("touched", 0, sa.BigInteger))
    op.execute(
        "UPDATE games SET touched = (SELECT MAX(at) FROM ("
        "SELECT games.started AS at "
        "UNION ALL SELECT m.at FROM moves m WHERE m.game = games.id "
        "UNION ALL SELECT a.at FROM answers a WHERE a.game = games.id) AS all_moments)"
    )
    op.drop_index("games_of_player", "games")
    op.drop_index("ix_games_started", "games")
    # Not by a batch: it would make the table anew, and dropping the old one deletes all moves.
    op.drop_column("games", "player")
    op.create_index("ix_games_touched", "games", ["touched"])
