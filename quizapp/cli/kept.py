"""What the commands share that keep the games: where those are, and how a failure is told."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from quizapp.settings import Settings, WrongSetting
from quizapp.storage.backup import CannotCopy
from quizapp.storage.database import CannotOpen, Unavailable
from quizapp.storage.sqlite import FILE

COPY = click.Path(dir_okay=False, path_type=Path)


@contextmanager
def settings() -> Iterator[Settings]:
    """The settings; what fails in the block is told in one sentence."""
    try:
        yield Settings.from_environment(os.environ)
    except (WrongSetting, CannotOpen, CannotCopy, Unavailable) as error:
        raise click.ClickException(str(error)) from error


def database_of(settings: Settings) -> Path:
    """The SQLite file; PostgreSQL has commands of its own."""
    if settings.database:
        raise click.ClickException(
            "QUIZAPP_DATABASE is PostgreSQL, which brings pg_dump and pg_restore for this; "
            "docs/operators.md shows how."
        )
    return settings.instance / FILE
