"""The library: all topics of a folder, each whole or not at all, and all problems."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from quizapp.text import slug_of
from quizapp.topics.checks import check
from quizapp.topics.composing import Composed, Where, compose, is_topic, raw
from quizapp.topics.messages import told, without_tags
from quizapp.topics.problems import TOP, Problem
from quizapp.topics.rest import Rest
from quizapp.topics.topic import Topic


@dataclass(frozen=True)
class Loaded:
    """What one path gave: a topic, or the problems why not. `lines` are the files' own."""

    topic: Topic | None
    problems: tuple[Problem, ...]
    lines: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Library:
    """The topics that can be played, by id in order of their titles, and what is wrong elsewhere."""

    topics: dict[str, Topic] = field(default_factory=dict)
    loaded: tuple[Loaded, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of all topics, file by file."""
        return tuple(problem for loaded in self.loaded for problem in loaded.problems)


def load(path: Path) -> Loaded:
    """The topic at a path, or everything that is wrong with it; it raises nothing."""
    try:
        composed = compose(path)
    except OSError as error:
        message = f"This cannot be opened: {error.strerror}."
        problem = Problem(path.name, *TOP, "not-readable", message, "Look at its name and rights.")
        return Loaded(None, (problem,))
    lines = {piece.file: piece.reading.lines for piece in composed.pieces}
    if not (composed.value or composed.whole):
        return Loaded(None, tuple(sorted(composed.problems)), lines)
    topic, problems = _checked(composed)
    errors = sorted({*composed.problems, *problems})
    wrong = any(problem.level == "error" for problem in errors)
    return Loaded(None if wrong else topic, tuple(errors), lines)


def topics_in(folder: Path) -> list[Path]:
    """The paths in a folder where topics are expected, by name."""
    return sorted(path for path in folder.iterdir() if is_topic(path))


def load_all(paths: Iterable[Path]) -> tuple[Loaded, ...]:
    """What each of these paths gives; of two topics with one id, only the first is one."""
    all_loaded, seen = [], set()
    for loaded in map(load, paths):
        id_ = loaded.topic.id if loaded.topic else None
        all_loaded.append(_without_its_topic(loaded, str(id_)) if id_ in seen else loaded)
        seen |= {id_} - {None}
    return tuple(all_loaded)


def _without_its_topic(loaded: Loaded, id_: str) -> Loaded:
    message = f"Another topic has the id “{id_}” already."
    fix = "Give this one another file name, or a line `id: …` of its own."
    problem = Problem(next(iter(loaded.lines)), *TOP, "duplicate-id", message, fix)
    return Loaded(None, (*loaded.problems, problem), loaded.lines)


def read_library(folder: Path) -> Library:
    """All topics of a folder; one with mistakes does not take the others down."""
    loaded = load_all(topics_in(folder))
    topics = sorted((one.topic for one in loaded if one.topic), key=lambda topic: topic.title)
    return Library({topic.id: topic for topic in topics}, loaded)


def _checked(composed: Composed) -> tuple[Topic | None, list[Problem]]:
    """The topic, and the problems of all its parts: a faulty part is left out to check the rest."""
    problems: list[Problem] = []
    rest, events = Rest(composed.value), set(_event_ids(composed.value))
    for _ in range(3):  # leaving a part out may uncover another layer, hardly ever two
        try:
            topic = Topic.model_validate(rest.value)
        except ValidationError as error:
            faults = [(without_tags(fault["loc"]), fault) for fault in error.errors()]
            for path, fault in faults:
                if _follows(path, fault["type"], [other for other, _ in faults]):
                    continue
                place = (*path, "type") if fault["type"] == "union_tag_invalid" else path
                is_key = fault["type"] == "extra_forbidden" or fault["loc"][-1] == "[key]"
                problems.append(composed.problem(rest.origin(place), *told(fault), key=is_key))
            rest.leave_out([path for path, _ in faults])
            continue
        for path, code, message, fix in check(topic, events) if composed.whole else ():
            problems.append(composed.problem(rest.origin(path), code, message, fix))
        return topic, problems
    return None, problems


def _follows(path: Where, kind: str, others: list[Where]) -> bool:
    """Whether this fault only comes from another one, which is told."""
    if any(other[: len(path)] == path != other for other in others):
        return True  # a list is “too short” because its entries have faults
    # An id is missing because the title or question that it is made from is.
    return kind == "missing" and path[-1] == "id" and len(path) > 1


def _event_ids(value: Any) -> Iterator[str]:
    events = raw(value, ("events",))
    for event in events if isinstance(events, list) else []:
        id_, title = raw(event, ("id",)), raw(event, ("title",))
        if isinstance(id_, str) and id_:
            yield id_
        elif isinstance(title, str):
            yield slug_of(title)
