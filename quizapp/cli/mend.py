"""`check --fix`: show what can be mended safely, then write it."""

from collections.abc import Iterator
from pathlib import Path

import click

from quizapp.topics.shelf.files import files_of
from quizapp.topics.source.mending import mended


def mend(paths: list[Path], yes: bool) -> None:
    """Show the mends of all these topics' files as one diff, and write them if that is wanted.

    It speaks on the error stream: the report on the other one may be for a program.
    """
    changed: dict[Path, bytes] = {}
    for file, data in [read for path in paths for read in _read(path)]:
        better = mended(data)
        if better != data:
            changed[file] = better
            click.echo(_diff(file, data, better), nl=False, err=True)
    if not changed:
        click.echo("Nothing can be mended without you.", err=True)
    elif yes or click.confirm("Write these changes?", err=True):
        for file, better in changed.items():
            file.write_bytes(better)


def _read(path: Path) -> Iterator[tuple[Path, bytes]]:
    for name, data in files_of(path).bytes.items():
        if name.endswith((".yaml", ".yml")):
            yield path.parent / name, data


def _diff(path: Path, before: bytes, after: bytes) -> str:
    import difflib

    old, new = (data.decode("utf-8-sig").splitlines(keepends=True) for data in (before, after))
    lines = difflib.unified_diff(old, new, str(path), str(path))
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
