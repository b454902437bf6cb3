"""Watching topics: what changed on disk since it was read."""

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from quizapp.topics.shelf.files import ignored
from quizapp.topics.shelf.loading import Fingerprint, Loaded, load

YAML = (".yaml", ".yml")
MOST_TOPICS = 10_000
"""In one folder. What has more is no folder of topics."""


class TooMany(OSError):
    """A content folder with more topics than can be watched."""


def look(folder: Path) -> dict[str, str]:
    """The version of each topic in a folder, by its name; OSError if it cannot be looked into."""
    seen: dict[str, str] = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            if not ignored(entry.name) and (prints := _of_topic(entry)):
                seen[entry.name] = version(prints)
    if len(seen) > MOST_TOPICS:
        raise TooMany(f"{folder} has {len(seen)} topics; at most {MOST_TOPICS} can be in play.")
    return seen


def differences(folder: Path, known: Mapping[str, str]) -> list[tuple[str, str]]:
    """The names in a folder that are not as they are known, with their versions; OSError if it
    cannot be looked into.

    Those that are gone come first, with the version "": what was renamed may have its id again.
    """
    seen = look(folder)
    gone = [(name, "") for name in known if name not in seen]
    changed = [(name, version) for name, version in seen.items() if known.get(name) != version]
    return gone + sorted(changed)


def fingerprint(path: Path) -> Fingerprint:
    """Name, time, size and inode of each of a topic's own files; empty if there are none."""
    if path.is_dir():
        return _of_folder(path.name, str(path))
    try:
        return (_print(path.name, path.stat()),)
    except OSError:
        return ()


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


def _of_topic(entry: "os.DirEntry[str]") -> Fingerprint:
    if entry.is_dir():
        prints = _of_folder(entry.name, entry.path)
        own = (name.removeprefix(f"{entry.name}/") for name, *_ in prints)
        return prints if any("/" not in name and name.endswith(".yaml") for name in own) else ()
    return (_print(entry.name, _state(entry)),) if entry.name.endswith(YAML) else ()


def _of_folder(name: str, folder: str) -> Fingerprint:
    """The prints of the files that can belong to a topic's folder: its own and those of its sets."""
    prints = []
    for place in ("", "/sets"):
        try:
            with os.scandir(folder + place) as entries:
                for entry in entries:
                    if entry.name.endswith((*YAML, ".md")) and not ignored(entry.name):
                        prints.append(_print(f"{name}{place}/{entry.name}", _state(entry)))
        except OSError:
            continue  # it was deleted, or there are no sets
    return tuple(sorted(prints))


def _state(entry: "os.DirEntry[str]") -> os.stat_result:
    try:
        return entry.stat()
    except OSError:  # a link that leads nowhere, or it was deleted since it was listed
        return os.stat_result((0,) * 10)


def _print(name: str, state: os.stat_result) -> tuple[str, int, int, int]:
    return name, state.st_mtime_ns, state.st_size, state.st_ino
