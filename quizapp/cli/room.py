"""`quizapp room`: a new link to the host's seat of a room, for whoever lost the old one."""

import click
from flask import Flask

from quizapp.cli import kept
from quizapp.storage import database, migrate, rooms
from quizapp.storage.codes import as_code
from quizapp.storage.games import NotFound
from quizapp.storage.sqlite import FILE


@click.command()
@click.argument("code")
@click.option(
    "--address",
    default="http://127.0.0.1:8000",
    show_default=True,
    help="Where the host's browser reaches the site.",
)
def room(code: str, address: str) -> None:
    """Print a new link to the host's seat of a room, while it is played; the old one ends."""
    with kept.settings() as settings:
        if not settings.database and not (settings.instance / FILE).is_file():
            raise click.ClickException(
                f"There is no database in {settings.instance}. Name its folder in QUIZAPP_INSTANCE."
            )
        app = Flask(__name__)
        database.connect(app, settings)
        with app.app_context():
            known = as_code(code) or ""
            key = _new_key(known, code)
    click.echo(f"{address.rstrip('/')}/rooms/{known}/host/{key}")


def _new_key(known: str, code: str) -> str:
    if not migrate.is_upgraded():
        raise click.ClickException(
            "The database has not the tables of this version. Start its server once."
        )
    try:
        return rooms.new_key(known)
    except NotFound:
        raise click.ClickException(
            f"There is no room “{code}”. A code has six letters and digits; rooms are deleted "
            "QUIZAPP_KEEP_DAYS after their last move."
        ) from None
