"""What the files of topics give: each topic whole or not at all, and all problems."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path, PurePath
from typing import Any

from pydantic import ValidationError

from quizapp.text import slug_of
from quizapp.topics.checking.lint import lint
from quizapp.topics.checking.model_errors import faults_of, independent, paths_of
from quizapp.topics.checking.sound_parts import SoundParts
from quizapp.topics.checking.whole_topic import check
from quizapp.topics.composing import Composed, compose, raw
from quizapp.topics.problems.problem import MOST_FINDINGS, TOP, Finding, Problem, Where
from quizapp.topics.shelf.files import Files, files_of, is_topic
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


def load(path: Path, today: date | None = None) -> Loaded:
    """The topic at a path, or everything that is wrong with it; it raises nothing.

    Given a day, a topic in which nothing is wrong is also looked at as a test specialist would.
    """
    files = files_of(path)
    if files.problems and not files.bytes:
        return Loaded(None, tuple(files.problems))
    composed = _composed(path.name, files)
    lines = {piece.file: piece.reading.lines for piece in composed.pieces}
    if not (composed.value or composed.whole):
        return Loaded(None, tuple(sorted(composed.problems)), lines)
    topic, problems = _checked(composed)
    if topic and today and not problems and not any(p.level == "error" for p in composed.problems):
        problems = [composed.problem(found) for found in islice(lint(topic, today), MOST_FINDINGS)]
    errors = sorted({*composed.problems, *problems})
    wrong = any(problem.level == "error" for problem in errors)
    return Loaded(None if wrong else topic, tuple(errors), lines)


def topics_in(folder: Path) -> list[Path]:
    """The paths in a folder where topics are expected, by name."""
    return sorted(path for path in folder.iterdir() if is_topic(path))


def load_all(paths: Sequence[Path], today: date | None = None) -> tuple[Loaded, ...]:
    """What each of these paths gives; of several topics with one id, only that is one whose file
    or folder is named so, or else the first."""
    read, holders = [load(path, today) for path in paths], dict[str, int]()
    for number, loaded in enumerate(read):
        if loaded.topic:
            id_ = loaded.topic.id
            held = holders.setdefault(id_, number)
            if is_named(paths[number].name, id_) and not is_named(paths[held].name, id_):
                holders[id_] = number
    return tuple(
        loaded
        if loaded.topic is None or holders[loaded.topic.id] == number
        else _without_its_topic(loaded, paths[number].name, loaded.topic.id)
        for number, loaded in enumerate(read)
    )


def is_named(name: str, id_: str) -> bool:
    """Whether a topic's file or folder of this name has this id if it says no other."""
    return slug_of(PurePath(name).stem) == id_


def duplicate(file: str, id_: str) -> Problem:
    """The problem of a topic whose id another one holds."""
    message = f"Another topic has the id “{id_}” already."
    fix = "Give this one another file name, or a line `id: …` of its own."
    return Problem(file, *TOP, "duplicate-id", message, fix)


def _without_its_topic(loaded: Loaded, name: str, id_: str) -> Loaded:
    problem = duplicate(next(iter(loaded.lines), name), id_)
    return replace(loaded, topic=None, problems=(*loaded.problems, problem))


def _composed(name: str, files: Files) -> Composed:
    """The topic of these files; where some are refused, nothing is missed that may stand there."""
    composed = compose(name, files.bytes)
    if files.problems:
        refused = {problem.file for problem in files.problems}
        others = [problem for problem in composed.problems if problem.file not in refused]
        composed.problems = files.problems + others
        composed.value.setdefault("title", "?")
        composed.whole = False
    return composed


def _checked(composed: Composed) -> tuple[Topic | None, list[Problem]]:
    """The topic, and the problems of all its parts: a faulty part is left out to check the rest."""
    problems: list[Problem] = []
    rest, events = SoundParts(composed.value), set(_event_ids(composed.value))
    for _ in range(3):  # leaving a part out may uncover another layer, hardly ever two
        try:
            topic = Topic.model_validate(rest.value)
        except ValidationError as error:
            problems += _placed(faults_of(error), rest, composed)
            rest.leave_out(paths_of(error))
            continue
        if composed.whole:
            problems += _placed(check(topic, events), rest, composed)
        return topic, independent(problems, composed.problems)
    return None, independent(problems, composed.problems)


def _placed(
    found: Iterable[Finding[Where]], rest: SoundParts, composed: Composed
) -> Iterator[Problem]:
    for one in islice(found, MOST_FINDINGS):
        yield composed.problem(replace(one, at=rest.origin(one.at)))


def _event_ids(value: Any) -> Iterator[str]:
    events = raw(value, ("events",))
    for event in events if isinstance(events, list) else []:
        id_, title = raw(event, ("id",)), raw(event, ("title",))
        if isinstance(id_, str) and id_:
            yield id_
        elif isinstance(title, str):
            yield slug_of(title)
