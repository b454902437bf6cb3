"""A topic's files on disk: ordinary ones inside the content folder, looked at before they are read."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from quizapp.topics.composing import OWN_FILES, SETS, TOPIC_FILE
from quizapp.topics.problems.problem import TOP, Problem
from quizapp.topics.source.decoding import LARGEST_FILE, too_large

MOST_FILES = 200
"""Of one topic; a class plays a handful of sets."""
LARGEST_TOPIC = 8 * LARGEST_FILE

_HERE = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)  # Windows has neither
_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe (FIFO)",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


@dataclass
class Files:
    """The bytes of a topic's files by their names in the content folder, and why others have none."""

    bytes: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, name: str, code: str, message: str, fix: str) -> None:
        """Note why a file is not read."""
        self.problems.append(Problem(name, *TOP, code, message, fix))


def ignored(name: str) -> bool:
    """Whether a file of this name is a draft, a lock or what an editor leaves beside its work."""
    return name.startswith((".", "_", "~")) or name.endswith(("~", ".swp", ".tmp", "Thumbs.db"))


def topic_of(path: Path) -> Path:
    """The topic that a path belongs to: a folder for its own files and those of its sets."""
    inside = path.absolute()
    for folder in (inside.parent, inside.parent.parent):
        near = folder == inside.parent or inside.parent.name == SETS
        if near and path.is_file() and (folder / TOPIC_FILE).is_file():
            return folder
    return path if path.name else path.resolve()


def is_topic(path: Path) -> bool:
    """Whether a topic is expected here: a YAML file, or a folder with one in it."""
    if ignored(path.name):
        return False
    if path.is_dir():
        return any(not ignored(file.name) for file in path.glob("*.yaml"))
    return path.suffix in {".yaml", ".yml"}


def files_of(path: Path) -> Files:
    """What is read of the topic at this path; it waits for nobody and raises nothing."""
    files, root = Files(), Path(os.path.realpath(path.absolute().parent))
    try:
        named = [*_named(path, files)]
    except OSError as error:
        _cannot_be_opened(path.name, error, files)
        return files
    for name, file in named:
        if sum(map(len, files.bytes.values())) > LARGEST_TOPIC:
            message = (
                f"This topic is too large: its files have more than {LARGEST_TOPIC >> 20} MiB."
            )
            files.refuse(path.name, "too-large", message, "Make several topics of it.")
            break
        try:
            _take(name, file, root, files)
        except OSError as error:
            _cannot_be_opened(name, error, files)
    return files


def _named(path: Path, files: Files) -> Iterator[tuple[str, Path]]:
    """The files that count, each with its name in the content folder."""
    if not path.is_dir():
        yield path.name, path
        return
    for name in OWN_FILES:
        if os.path.lexists(path / name):
            yield f"{path.name}/{name}", path / name
    if not (path / SETS).is_dir():
        return
    sets = sorted(
        name
        for name in os.listdir(path / SETS)
        if name.endswith((".yaml", ".yml")) and not ignored(name)
    )
    if len(sets) > MOST_FILES:
        message = f"This folder has {len(sets)} question sets; at most {MOST_FILES} can be read."
        files.refuse(f"{path.name}/{SETS}", "too-large", message, "Make several topics of it.")
    for name in sets[:MOST_FILES]:
        yield f"{path.name}/{SETS}/{name}", path / SETS / name


def _take(name: str, file: Path, root: Path, files: Files) -> None:
    """Read one file, if it is one; OSError if it cannot be opened."""
    real = Path(os.path.realpath(file))
    if not real.is_relative_to(root):
        message = "This leads to a file outside the content folder, which is not read."
        files.refuse(name, "link-outside", message, "Put a copy of the file here instead.")
        return
    kind = stat.S_IFMT(real.stat().st_mode)
    if kind != stat.S_IFREG:  # asked before it is opened: that alone may wait, or move a tape
        message = f"This is {_KINDS.get(kind, 'something else')}, not a file."
        files.refuse(name, "not-a-file", message, "Put an ordinary text file here, or remove it.")
        return
    with open(os.open(real, _HERE | _AT_ONCE), "rb") as opened:
        size = os.fstat(opened.fileno()).st_size
        data = b"" if size > LARGEST_FILE else opened.read(LARGEST_FILE + 1)
    if max(size, len(data)) > LARGEST_FILE:
        found = too_large(max(size, len(data)))
        files.refuse(name, found.code, found.message, found.fix)
    else:
        files.bytes[name] = data


def _cannot_be_opened(name: str, error: OSError, files: Files) -> None:
    message = f"This cannot be opened: {error.strerror}."
    files.refuse(name, "not-readable", message, "Look at its name and rights.")
