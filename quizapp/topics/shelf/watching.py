"""Watching topics: what changed on disk is read again, and nothing else."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from quizapp.topics.shelf.files import ignored
from quizapp.topics.shelf.library import Fingerprint, Library, Loaded, library_of, load, topics_in


def fingerprint(path: Path) -> Fingerprint:
    """Name, time, size and inode of each of a topic's own files; empty if there are none."""
    return tuple(sorted(_prints(path, [path] if path.is_file() else _files(path))))


def version(seen: Fingerprint) -> str:
    """A fingerprint as one short word."""
    return blake2b(repr(seen).encode(), digest_size=8).hexdigest()


def again(path: Path, known: Loaded | None, read: Callable[[Path], Loaded] = load) -> Loaded:
    """What a path gives now: the very same object if it did not change.

    A version with mistakes (half of a file that is being saved is one) tells them and leaves the
    last good topic in play.
    """
    seen = fingerprint(path)  # first, so that a change while reading is found the next time
    if known and known.path == path and known.fingerprint == seen:
        return known
    loaded = replace(read(path), path=path, fingerprint=seen)
    if loaded.topic is None and known and known.topic:
        return replace(loaded, topic=known.topic, stale=True)
    return loaded


def refreshed(folder: Path, before: Library, read: Callable[[Path], Loaded] = load) -> Library:
    """The library of a folder as it is now; `before` itself where nothing changed.

    OSError if the folder cannot be looked into.
    """
    known = {one.path: one for one in before.read}
    now = tuple(again(path, known.get(path), read) for path in topics_in(folder))
    if len(now) == len(before.read) and all(map(_is, now, before.read)):
        return before
    return library_of(now)


def _is(one: Loaded, other: Loaded) -> bool:
    return one is other


def _files(folder: Path) -> list[Path]:
    """The files that can belong to a topic's folder: its own and those of its sets."""
    found: list[Path] = []
    for place in (folder, folder / "sets"):
        try:
            found += [path for path in place.iterdir() if not ignored(path.name)]
        except OSError:
            continue  # it was deleted, or there are no sets
    return found


def _prints(root: Path, paths: Iterable[Path]) -> Fingerprint:
    found = []
    for path in paths:
        try:
            state = path.stat()
        except OSError:
            continue  # deleted since it was listed
        if path.is_file():
            name = path.relative_to(root.parent).as_posix()
            found.append((name, state.st_mtime_ns, state.st_size, state.st_ino))
    return tuple(found)
