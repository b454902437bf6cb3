"""Faults: which of the models' findings a teacher caused, and where each of them stands."""

from collections.abc import Iterable, Iterator

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from quizapp.text import Wrong
from quizapp.topics.checking.sentences import (
    keys_at,
    meant,
    misspelt_kind,
    told,
    without_tags,
)
from quizapp.topics.problems.problem import Finding, Problem, Where

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
    found = [(without_tags(fault["loc"]), fault) for fault in error.errors()]
    for path, fault in found:
        if not _follows(path, fault["type"], found):
            place, is_key = _place(path, fault)
            yield Finding(place, *told(fault), is_key)


def paths_of(error: ValidationError) -> list[Where]:
    """The path of every fault."""
    return [without_tags(fault["loc"]) for fault in error.errors()]


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


def _follows(path: Where, kind: str, found: list[tuple[Where, ErrorDetails]]) -> bool:
    """Whether this fault only comes from another one, which is told."""
    if any(other[: len(path)] == path != other for other, _ in found):
        return True  # a list is “too short” because its entries have faults
    if kind != "missing":
        return False
    if path[-1] == "id" and len(path) > 1:
        return True  # it would have come from the title or question that is missing
    return any(
        fault["type"] == "extra_forbidden" and _is_it(other, fault["loc"], path)
        for other, fault in found
    )


def _is_it(unknown: Where, written: Where, missing: Where) -> bool:
    """Whether the unknown key is the missing one, misspelt or not indented."""
    if unknown[:-1] == missing[:-1]:
        return meant(str(unknown[-1]), keys_at(written[:-1])) == missing[-1]
    return unknown == missing[-1:]
