"""Reports: what `check` found, as text and in the formats that other programs read."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from quizapp.text import counted
from quizapp.topics.checking.lint.coverage import coverage
from quizapp.topics.checking.lint.guessing import FEWEST, guesses
from quizapp.topics.problems.codes import CODES, address
from quizapp.topics.problems.problem import Problem, report
from quizapp.topics.topic import Topic


@dataclass(frozen=True)
class Checked:
    """What was found in one topic; files are named by their paths."""

    topic: Topic | None
    problems: list[Problem]
    lines: dict[str, list[str]]


def _all(checked: Iterable[Checked]) -> list[Problem]:
    return [problem for one in checked for problem in one.problems]


def text(checked: list[Checked]) -> str:
    """For people: each problem with its line and a caret, then what each topic holds."""
    told: list[str] = []
    for one in checked:
        for problem in one.problems:
            lines = one.lines.get(problem.file, [])
            line = lines[problem.line - 1] if problem.line <= len(lines) else None
            told += [report(problem, line), f"  why: {address(problem.code)}", ""]
    for one in checked:
        if one.topic:
            told += _summary(one.topic)
    levels = [problem.level for problem in _all(checked)]
    found = [counted(levels.count(level), level) for level in ("error", "warning", "note")]
    return "\n".join([*told, ", ".join(found)]) + "\n"


def _summary(topic: Topic) -> Iterator[str]:
    questions, events = (
        counted(len(topic.questions), "question"),
        counted(len(topic.events), "event"),
    )
    yield f"{topic.id}: {questions}, {events}"
    for set_ in topic.sets:
        best = next((guess for guess in guesses(set_) if guess.questions >= FEWEST), None)
        if best:
            yield (
                f"  {set_.title}: guessing by habit earns at most {best.earned:.0%} "
                f"(always {best.habit}), chance {best.chance:.0%}"
            )
    skills = Counter(question.skill or "none said" for question in topic.questions)
    if skills.keys() - {"none said"}:
        yield "  skills: " + ", ".join(
            f"{skill} {number}" for skill, number in skills.most_common()
        )
    if topic.article and topic.questions:
        table = " ".join(f"{p.id[1:]}:{number}" for p, number in coverage(topic))
        yield f"  quotations of each paragraph: {table}"


def as_json(checked: list[Checked]) -> str:
    """One array of objects, for editors and scripts."""
    keys = ("file", "line", "column", "end_column", "level", "code", "message", "fix")
    found = [{key: getattr(problem, key) for key in keys} for problem in _all(checked)]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def github(checked: list[Checked]) -> str:
    """Workflow commands, which GitHub shows beside the lines of a pull request."""
    names = {"error": "error", "warning": "warning", "note": "notice"}
    return "".join(
        f"::{names[p.level]} file={_property(p.file)},line={p.line},col={p.column},"
        f"endColumn={p.end_column},title={p.code}::{_escaped(f'{p.message} {p.fix}')}\n"
        for p in _all(checked)
    )


def _escaped(message: str) -> str:
    return message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _escaped(value).replace(":", "%3A").replace(",", "%2C")


def sarif(checked: list[Checked]) -> str:
    """SARIF 2.1.0 (OASIS), for code scanning."""
    found = _all(checked)
    rules = [
        {
            "id": code,
            "shortDescription": {"text": CODES[code].title},
            "help": {"text": f"See {address(code)}."},
            "defaultConfiguration": {"level": CODES[code].level},
        }
        for code in sorted({problem.code for problem in found})
    ]
    driver = {"name": "quizapp", "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem) for problem in found],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _result(problem: Problem) -> dict[str, Any]:
    region = {
        "startLine": problem.line,
        "startColumn": problem.column,
        "endColumn": problem.end_column,
    }
    place = {"artifactLocation": {"uri": problem.file.replace("\\", "/")}, "region": region}
    return {
        "ruleId": problem.code,
        "level": problem.level,
        "message": {"text": f"{problem.message} {problem.fix}"},
        "locations": [{"physicalLocation": place}],
    }


FORMATS: dict[str, Callable[[list[Checked]], str]] = {
    "text": text,
    "json": as_json,
    "github": github,
    "sarif": sarif,
}
