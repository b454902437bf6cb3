"""Faults: which of the models' findings a teacher caused, and where each of them stands."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from quizapp.text import Wrong
from quizapp.topics.checking.model_messages import (
    keys_at,
    meant,
    misspelt_kind,
    told,
    without_tags,
)
from quizapp.topics.problems.problem import MOST_PROBLEMS, Finding, Problem, Where

_LOSES = {"missing-space", "full-width-colon", "special-space", "key-not-a-word", "no-key"} | {
    "merge-key",
    "merge-conflict",
    "odd-character",
    "alias",
    "tag",
}
_LOST = {"missing-key", "empty-value", "no-type", "too-short"}


def faults_of(error: ValidationError) -> Iterator[Finding[Where]]:
    """What a teacher must be told; what only follows from another fault is left out."""
    found = [(without_tags(fault["loc"]), fault) for fault in error.errors(include_url=False)]
    parents = {path[:length] for path, _ in found for length in range(len(path))}
    unknown: defaultdict[Where, list[ErrorDetails]] = defaultdict(list)
    for path, fault in found:
        if fault["type"] == "extra_forbidden":
            unknown[path[:-1]].append(fault)
    not_indented = {fault["loc"][-1] for fault in unknown.get((), ())}
    for path, fault in found:
        if path in parents:
            continue  # a list is “too short” because its entries have faults
        if fault["type"] == "missing" and (
            path[-1] in not_indented or _follows(path, unknown.get(path[:-1], []))
        ):
            continue
        place, is_key = _place(path, fault)
        yield Finding(place, *told(fault), is_key)


def paths_of(error: ValidationError) -> list[Where]:
    """The path of every fault."""
    return [without_tags(fault["loc"]) for fault in error.errors(include_url=False)]


def independent(problems: Iterable[Problem], read: list[Problem]) -> list[Problem]:
    """The problems that do not only come from something that could not be read."""
    errors = [problem for problem in read if problem.level == "error"]
    lines = {(error.file, error.line) for error in errors}
    lossy = {error.file for error in errors if error.code in _LOSES}
    return [
        problem
        for problem in problems
        if (problem.file, problem.line) not in lines
        and not (problem.code in _LOST and problem.file in lossy)
    ]


def _place(path: Where, fault: ErrorDetails) -> tuple[Where, bool]:
    """The path of what is wrong, and whether the key itself is."""
    kind = fault["type"]
    if kind == "union_tag_invalid":
        return (*path, "type"), False
    if kind == "union_tag_not_found":
        key = misspelt_kind(fault["input"])
        return ((*path, key), True) if key else (path, False)
    cause = fault.get("ctx", {}).get("error")
    if isinstance(cause, Wrong):
        return path + cause.at, False
    return path, kind == "extra_forbidden" or fault["loc"][-1:] == ("[key]",)


def _follows(missing: Where, unknown: list[ErrorDetails]) -> bool:
    """Whether a key is only missing since another, which is told, was misspelt or is missing."""
    if missing[-1] == "id" and len(missing) > 1:
        return True  # it would have come from the title or question that is missing
    words = (fault["loc"] for fault in unknown[:MOST_PROBLEMS])
    return any(meant(str(word), keys_at(tuple(path))) == missing[-1] for *path, word in words)
