"""`quizapp migrate`: the tables of this version, which `serve` makes, too."""

import click
from flask import Flask

from quizapp.cli import kept
from quizapp.storage import database, instance
from quizapp.storage.migrate import upgrade


@click.command()
def migrate() -> None:
    """Bring the database to this version, with the server stopped; `serve` does it by itself."""
    with kept.settings() as settings, instance.held(settings):
        app = Flask(__name__)
        database.connect(app, settings)
        with app.app_context():
            upgrade()
    click.echo("The database has the tables of this version.")
