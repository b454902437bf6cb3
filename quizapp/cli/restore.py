"""`quizapp restore`: back to the games of a backup."""

from pathlib import Path

import click

from quizapp.cli import kept
from quizapp.storage import backup, instance


@click.command()
@click.argument("file", type=kept.COPY)
def restore(file: Path) -> None:
    """Go back to the games of a backup, with the server stopped; the present ones are kept aside."""
    with kept.settings() as settings, instance.held(settings):
        former = backup.restore(kept.database_of(settings), file)
    click.echo(f"The games are those of {file}.")
    if former:
        click.echo(f"The former ones are in {former}.")
