"""`quizapp serve`: the site, until it is stopped."""

import logging
import os

import click

from quizapp.settings import Settings, WrongSetting

DEFAULT_PORT = 8000


@click.command()
@click.option("--port", default=DEFAULT_PORT, show_default=True, help="0 takes any free port.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--lan", is_flag=True, help="Listen on all addresses, for a classroom's network.")
def serve(port: int, host: str, lan: bool) -> None:
    """Serve the site until Ctrl+C."""
    from quizapp.web import server
    from quizapp.web.starting import CannotServe

    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
    try:
        settings = Settings.from_environment(os.environ)
        server.run(settings, "0.0.0.0" if lan else host, port)
    except (WrongSetting, CannotServe) as error:
        raise click.ClickException(str(error)) from error
