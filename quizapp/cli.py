"""The command line: `quizapp` serves the site, `quizapp check` looks at topics."""

import logging
import os
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from quizapp.topics.library import Loaded, load_all, topics_in
from quizapp.topics.problems import report
from quizapp.web.settings import Settings, WrongSetting
from quizapp.web.words import counted

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


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def check(paths: tuple[Path, ...]) -> None:
    """Print every problem of topics (a topic's file or folder, or a folder of topics).

    Exits 0 if there is none, 1 if there are some, 2 if a path is not there.
    """
    found = 0
    for loaded in _loaded(paths or (_content(),)):
        for problem in loaded.problems:
            lines = loaded.lines.get(problem.file, [])
            line = lines[problem.line - 1] if problem.line <= len(lines) else None
            click.echo(report(problem, line))
        found += len(loaded.problems)
        if loaded.topic:
            questions = counted(len(loaded.topic.questions), "question")
            events = counted(len(loaded.topic.events), "event")
            click.echo(f"{loaded.topic.id}: {questions}, {events}")
    click.echo(counted(found, "problem"))
    sys.exit(1 if found else 0)


def _content() -> Path:
    try:
        return Settings.from_environment(os.environ).content
    except WrongSetting as error:
        raise click.UsageError(str(error)) from error


def _loaded(paths: tuple[Path, ...]) -> tuple[Loaded, ...]:
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise click.UsageError(f"There is no file or folder {path}.")
        one = path.is_file() or (path / "topic.yaml").is_file() or (path / "sets").is_dir()
        found += [path] if one else topics_in(path)
    return load_all(found)
