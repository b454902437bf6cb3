"""The command line: serve the site; begin, check and preview topics."""

import logging
import os
from importlib.metadata import PackageNotFoundError, version

import click

from quizapp.cli.check import check
from quizapp.cli.migrate import migrate
from quizapp.cli.new import new
from quizapp.cli.preview import preview
from quizapp.cli.schema import schema
from quizapp.settings import Settings, WrongSetting

DEFAULT_PORT = 8000


def _version() -> str:
    try:
        return version("quizapp")
    except PackageNotFoundError:
        return "from a clone, not installed"


@click.group(invoke_without_command=True)
@click.version_option(_version(), prog_name="quizapp")
@click.pass_context
def main(context: click.Context) -> None:
    """Timelines and quizzes from plain YAML. Without a command: serve."""
    if context.invoked_subcommand is None:
        context.invoke(serve)


@main.command()
@click.option("--port", default=DEFAULT_PORT, show_default=True, help="0 takes any free port.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--lan", is_flag=True, help="Listen on all addresses, for a classroom's network.")
def serve(port: int, host: str, lan: bool) -> None:
    """Serve the site until Ctrl+C."""
    from quizapp.web import server

    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
    try:
        settings = Settings.from_environment(os.environ)
        server.run(settings, "0.0.0.0" if lan else host, port)
    except (WrongSetting, server.CannotServe) as error:
        raise click.ClickException(str(error)) from error


for command in (new, check, preview, schema, migrate):
    main.add_command(command)
