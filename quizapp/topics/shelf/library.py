"""The library: all topics of a folder, each whole or not at all, and all problems."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from quizapp.text import slug_of
from quizapp.topics.checking.across import check
from quizapp.topics.checking.lint import lint
from quizapp.topics.checking.model_errors import faults_of, independent, paths_of
from quizapp.topics.checking.remainder import Rest
from quizapp.topics.composing import Composed, compose, raw
from quizapp.topics.problems.problem import TOP, Finding, Problem, Where
from quizapp.topics.shelf.files import files_of, is_topic
from quizapp.topics.topic import Topic

Fingerprint = tuple[tuple[str, int, int, int], ...]
"""Name, time, size and inode of each file of a topic."""


@dataclass(frozen=True)
class Loaded:
    """What one path gave: a topic, or the problems why not. `lines` are the files' own."""

    topic: Topic | None
    problems: tuple[Problem, ...]
    lines: dict[str, list[str]] = field(default_factory=dict)
    path: Path | None = None
    fingerprint: Fingerprint = ()
    stale: bool = False
    """Whether the topic is the last good one, and the problems are of what came after it."""


@dataclass(frozen=True)
class Library:
    """The topics that can be played, by id in order of their titles, and what is wrong elsewhere."""

    topics: dict[str, Topic] = field(default_factory=dict)
    loaded: tuple[Loaded, ...] = ()
    read: tuple[Loaded, ...] = ()
    """What each path gave by itself, before one of two topics with one id was taken out."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of all topics, file by file."""
        return tuple(problem for loaded in self.loaded for problem in loaded.problems)


def load(path: Path, today: date | None = None) -> Loaded:
    """The topic at a path, or everything that is wrong with it; it raises nothing.

    Given a day, a topic in which nothing is wrong is also looked at as a test specialist would.
    """
    files = files_of(path)
    if files.problems:
        return Loaded(None, tuple(files.problems))
    composed = compose(path.name, files.bytes)
    lines = {piece.file: piece.reading.lines for piece in composed.pieces}
    if not (composed.value or composed.whole):
        return Loaded(None, tuple(sorted(composed.problems)), lines)
    topic, problems = _checked(composed)
    if topic and today and not problems and not any(p.level == "error" for p in composed.problems):
        problems = [composed.problem(found) for found in lint(topic, today)]
    errors = sorted({*composed.problems, *problems})
    wrong = any(problem.level == "error" for problem in errors)
    return Loaded(None if wrong else topic, tuple(errors), lines)


def topics_in(folder: Path) -> list[Path]:
    """The paths in a folder where topics are expected, by name."""
    return sorted(path for path in folder.iterdir() if is_topic(path))


def load_all(paths: Iterable[Path], today: date | None = None) -> tuple[Loaded, ...]:
    """What each of these paths gives; of two topics with one id, only the first is one."""
    return _one_of_each_id(load(path, today) for path in paths)


def _one_of_each_id(read: Iterable[Loaded]) -> tuple[Loaded, ...]:
    all_loaded, seen = [], set()
    for loaded in read:
        id_ = loaded.topic.id if loaded.topic else None
        all_loaded.append(_without_its_topic(loaded, str(id_)) if id_ in seen else loaded)
        seen |= {id_} - {None}
    return tuple(all_loaded)


def _without_its_topic(loaded: Loaded, id_: str) -> Loaded:
    message = f"Another topic has the id “{id_}” already."
    fix = "Give this one another file name, or a line `id: …` of its own."
    file = next(iter(loaded.lines), loaded.path.name if loaded.path else id_)
    problem = Problem(file, *TOP, "duplicate-id", message, fix)
    return replace(loaded, topic=None, problems=(*loaded.problems, problem), stale=False)


def read_library(folder: Path) -> Library:
    """All topics of a folder; one with mistakes does not take the others down."""
    return library_of(load(path) for path in topics_in(folder))


def library_of(read: Iterable[Loaded]) -> Library:
    """The library of what was read; of two topics with one id, only the first is in it."""
    read = tuple(read)
    loaded = _one_of_each_id(read)
    topics = sorted((one.topic for one in loaded if one.topic), key=lambda topic: topic.title)
    return Library({topic.id: topic for topic in topics}, loaded, read)


def _checked(composed: Composed) -> tuple[Topic | None, list[Problem]]:
    """The topic, and the problems of all its parts: a faulty part is left out to check the rest."""
    problems: list[Problem] = []
    rest, events = Rest(composed.value), set(_event_ids(composed.value))
    for _ in range(3):  # leaving a part out may uncover another layer, hardly ever two
        try:
            topic = Topic.model_validate(rest.value)
        except ValidationError as error:
            problems += [_placed(found, rest, composed) for found in faults_of(error)]
            rest.leave_out(paths_of(error))
            continue
        if composed.whole:
            problems += [_placed(found, rest, composed) for found in check(topic, events)]
        return topic, independent(problems, composed.problems)
    return None, independent(problems, composed.problems)


def _placed(found: Finding[Where], rest: Rest, composed: Composed) -> Problem:
    return composed.problem(replace(found, at=rest.origin(found.at)))


def _event_ids(value: Any) -> Iterator[str]:
    events = raw(value, ("events",))
    for event in events if isinstance(events, list) else []:
        id_, title = raw(event, ("id",)), raw(event, ("title",))
        if isinstance(id_, str) and id_:
            yield id_
        elif isinstance(title, str):
            yield slug_of(title)
