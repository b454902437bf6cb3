"""`quizapp new`: a file or folder to begin with, which plays as it is."""

import json
import os
from pathlib import Path

import click

from quizapp.questions import BY_NAME
from quizapp.text import slug_of
from quizapp.topics.schema import KINDS, schema_of
from quizapp.topics.shelf.loading import load
from quizapp.topics.starter import as_entry, example, folder, one_file


@click.command()
@click.argument("name")
@click.option("--topic", is_flag=True, help="A folder with article, timeline and sets.")
@click.option("--type", "type_", type=click.Choice(list(BY_NAME)), help="Add an example of it.")
@click.option("--in", "parent", type=click.Path(file_okay=False, path_type=Path), help="Where to.")
def new(name: str, topic: bool, type_: str | None, parent: Path | None) -> None:
    """Write a starter called NAME, or add an example of a question type to a file that exists."""
    parent = parent or _content()
    parent.mkdir(parents=True, exist_ok=True)
    title = name.removesuffix(".yaml").replace("-", " ").replace("_", " ").strip().capitalize()
    path = parent / (slug_of(title) if topic else f"{slug_of(title)}.yaml")
    if path.exists() and type_ and path.is_file():
        _append(path, type_)
    elif path.exists():
        raise click.ClickException(f"{path} is there already. Choose another name.")
    elif topic:
        _write(parent, {f"{path.name}/{n}": text for n, text in _folder(title, type_).items()})
    else:
        _write(parent, {path.name: one_file(title, type_, _modeline("topic", ""))})
    click.echo(f"{path} is written. See it with:  quizapp preview {path}")


def _content() -> Path:
    """The folder of topics: as set, or `content` here, or just here."""
    content = os.environ.get("QUIZAPP_CONTENT")
    return Path(content) if content else Path("content") if Path("content").is_dir() else Path()


def _modeline(kind: str, up: str) -> str:
    """What tells VS Code's YAML extension, and others, where the schema is."""
    return f"# yaml-language-server: $schema={up}{_schema_file(kind)}\n"


def _schema_file(kind: str) -> str:
    return f".quizapp-{kind}.schema.json"


def _folder(title: str, type_: str | None) -> dict[str, str]:
    depth = {"topic": "../", "timeline": "../", "set": "../../"}
    return folder(title, type_, {kind: _modeline(kind, up) for kind, up in depth.items()})


def _write(parent: Path, texts: dict[str, str]) -> None:
    schemas = {_schema_file(kind): json.dumps(schema_of(kind), indent=1) + "\n" for kind in KINDS}
    for name, text in (schemas | texts).items():
        path = parent / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _append(path: Path, type_: str) -> None:
    """Add the example behind the last question, or change nothing if that does not fit."""
    before = path.read_bytes()
    entry = "\n" + as_entry(example(type_))
    known = len(load(path).problems)
    path.write_bytes(before.rstrip() + b"\n" + entry.encode())
    if len(load(path).problems) > known:
        path.write_bytes(before)
        raise click.ClickException(
            f"The example cannot be added at the end of {path}: its last key must be `questions`, "
            f"its lines must start with two spaces, and what the example quotes must stand in its "
            f"article. Copy it yourself:\n\n{entry}"
        )
