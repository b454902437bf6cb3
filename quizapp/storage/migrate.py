"""Bring the database to the tables of this version, by Alembic."""

import logging
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from quizapp.storage.database import CannotOpen, Unavailable, present, reading


def upgrade() -> None:
    """Create or change the tables; raises CannotOpen and then changes nothing."""
    logging.getLogger("alembic").setLevel(logging.WARNING)  # its news is not the operator's
    config = _config()
    try:
        with present().changing_tables() as connection:
            revision = MigrationContext.configure(connection).get_current_revision()
            if revision is not None and revision not in revisions():
                raise CannotOpen(
                    "The database was made by a later version of quizapp, which this one cannot "
                    "read. Install that version again, or name another folder in "
                    "QUIZAPP_INSTANCE."
                )
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except Unavailable as error:
        raise CannotOpen(str(error)) from error


def is_upgraded() -> bool:
    """Whether the database has the tables of this version; raises Unavailable."""
    with reading() as connection:
        revision = MigrationContext.configure(connection).get_current_revision()
    return revision == ScriptDirectory.from_config(_config()).get_current_head()


def revisions() -> set[str]:
    """The names of all revisions of the tables that this version knows."""
    return {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config
