"""Daily deals: the cards of a day, and what players made of them."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add both tables; nothing that is kept changes."""
    op.create_table(
        "daily_deals",
        sa.Column("topic", sa.String(64), primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column(
            "edition", sa.String(32), sa.ForeignKey("editions.hash"), nullable=False, index=True
        ),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sa.Column("cards", sa.JSON, nullable=False),
    )
    op.create_table(
        "daily_results",
        sa.Column("topic", sa.String(64), primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("player", sa.String(32), primary_key=True, index=True),
        sa.Column("right", sa.Integer, nullable=False),
        sa.Column("placed", sa.Integer, nullable=False),
        sa.Column("counts", sa.Boolean, nullable=False),
    )
