"""`quizapp backup`: a copy of all games, while they go on."""

from pathlib import Path

import click

from quizapp.cli import kept
from quizapp.storage.backup import back_up


@click.command()
@click.argument("file", type=kept.COPY)
@click.option("--replace", is_flag=True, help="Write over the file if it exists.")
def backup(file: Path, replace: bool) -> None:
    """Copy all games into a file, while they go on."""
    with kept.settings() as settings:
        back_up(kept.database_of(settings), file, replace)
    click.echo(f"All games are in {file}.")
