"""Bring the database to the tables of this version, by Alembic, at every start."""

import logging
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from quizapp.storage.database import engine


class TooNew(Exception):
    """The database was made by a later version of quizapp."""


def upgrade() -> None:
    """Create or change the tables; raises TooNew and then changes nothing."""
    logging.getLogger("alembic").setLevel(logging.WARNING)  # its news is not the operator's
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine().connect() as connection:
        present = MigrationContext.configure(connection).get_current_revision()
        known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
        if present is not None and present not in known:
            raise TooNew(
                "The database was made by a later version of quizapp, which this one cannot read. "
                "Install that version again, or name another folder in QUIZAPP_INSTANCE."
            )
        connection.rollback()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()
