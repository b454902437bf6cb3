"""`quizapp check`: every problem of topics, for people and for other programs."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import click

from quizapp import clock
from quizapp.cli.mend import mend
from quizapp.cli.reports import FORMATS, Checked
from quizapp.settings import Settings, WrongSetting
from quizapp.topics.shelf.files import topic_of
from quizapp.topics.shelf.loading import load_all, topics_in


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), default="text")
@click.option("--strict", is_flag=True, help="Exit 1 for warnings too.")
@click.option("--fix", is_flag=True, help="Mend what is safe to mend, after showing it.")
@click.option("--yes", is_flag=True, help="With --fix: do not ask.")
def check(paths: tuple[Path, ...], format_: str, strict: bool, fix: bool, yes: bool) -> None:
    """Print every problem of topics (a topic's file or folder, or a folder of topics).

    Exits 0 if there is none, 1 if there are some, 2 if it could not look.
    """
    found = _topics(paths or (_content(),))
    if fix:
        mend(found, yes)
    checked = _checked(found)
    click.echo(FORMATS[format_](checked), nl=False)
    counts = {"error", "warning"} if strict else {"error"}
    sys.exit(any(problem.level in counts for one in checked for problem in one.problems))


def _content() -> Path:
    try:
        return Settings.from_environment(os.environ).content
    except WrongSetting as error:
        raise click.UsageError(str(error)) from error


def _topics(paths: tuple[Path, ...]) -> list[Path]:
    """The topics that are meant: a set or timeline inside a topic's folder means that topic."""
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise click.UsageError(f"There is no file or folder {path}.")
        one = path.is_file() or (path / "topic.yaml").is_file() or (path / "sets").is_dir()
        found += [path] if one else topics_in(path)
    return list(dict.fromkeys(topic_of(path) for path in found))


def _checked(paths: list[Path]) -> list[Checked]:
    checked = []
    for path, loaded in zip(paths, load_all(paths, clock.today()), strict=True):
        problems = [replace(p, file=str(path.parent / p.file)) for p in loaded.problems]
        lines = {str(path.parent / file): lines for file, lines in loaded.lines.items()}
        checked.append(Checked(loaded.topic, problems, lines))
    return checked
