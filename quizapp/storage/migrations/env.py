"""What Alembic runs: the migrations, on the connection it is given."""

from alembic import context

from quizapp.storage import tables
from quizapp.storage.database import db

__all__ = ["tables"]  # imported so that the metadata knows every table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=db.metadata,
    render_as_batch=True,  # SQLite changes a table by making it anew
)
with context.begin_transaction():
    context.run_migrations()
