"""`quizapp migrate`: bring the database to the tables of this version, which `serve` does, too."""

import os

import click

from quizapp.settings import Settings, WrongSetting


@click.command()
def migrate() -> None:
    """Bring the database to this version, with the server stopped; `serve` does it by itself."""
    from flask import Flask

    from quizapp.storage import database, instance, migrate

    try:
        settings = Settings.from_environment(os.environ)
        with instance.held(settings):
            app = Flask(__name__)
            database.connect(app, settings)
            with app.app_context():
                migrate.upgrade()
    except (WrongSetting, database.CannotOpen) as error:
        raise click.ClickException(str(error)) from error
    click.echo("The database has the tables of this version.")
