"""`quizapp preview`: a topic in the browser as players see it, while it is being written."""

import logging
from pathlib import Path

import click


@click.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--port", default=8001, show_default=True, help="0 takes any free port.")
def preview(path: Path, port: int) -> None:
    """Show a topic with every question, its review and its problems; the page follows the file."""
    from quizapp.web import server
    from quizapp.web.starting import CannotServe

    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
    try:
        server.preview(path, "127.0.0.1", port)
    except CannotServe as error:
        raise click.ClickException(str(error)) from error
