"""Rooms: live games under a code; answers in them earn nothing before their question is closed."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add rooms, and what a seat and an answer in one have; nothing that is kept changes."""
    _rooms()
    op.create_index("ix_games_mode", "games", ["mode"])
    with op.batch_alter_table("seats") as seats:
        seats.alter_column("player", existing_type=sa.String(32), nullable=True)
        seats.add_column(sa.Column("name_key", sa.String(255)))
        seats.add_column(sa.Column("hidden", sa.Boolean, nullable=False, server_default=sa.false()))
        seats.add_column(sa.Column("removed", sa.BigInteger))
        seats.add_column(sa.Column("joined", sa.BigInteger, nullable=False, server_default="0"))
        seats.create_index("ix_seats_name", ["game", "name_key"], unique=True)
        seats.create_index("ix_seats_present", ["game", "removed"])
    with op.batch_alter_table("answers") as answers:
        answers.alter_column("earned", existing_type=sa.Float, nullable=True)
        answers.add_column(sa.Column("mark", sa.Float))


def _rooms() -> None:
    op.create_table(
        "rooms",
        sa.Column(
            "game", sa.String(16), sa.ForeignKey("games.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("code", sa.String(6), nullable=False, unique=True),
        sa.Column("host", sa.String(64), nullable=False, unique=True),
        sa.Column("locked", sa.Boolean, nullable=False),
        sa.Column("ended", sa.Boolean, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("question", sa.String(64)),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("asked", sa.Integer, nullable=False),
        sa.Column("taking", sa.String(8), nullable=False),
    )
