"""Reading: a YAML file's bytes as texts, lists and keys, with their places and problems."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import yaml

from quizapp.topics.problems.problem import TOP, At, Finding, Problem, Span
from quizapp.topics.source.building import Builder, Place, StopReading, Value, place_of
from quizapp.topics.source.decoding import decode, replace_odd_characters
from quizapp.topics.source.findings import Findings
from quizapp.topics.source.quick import LOADER, values
from quizapp.topics.source.slips import Suspect, suspects
from quizapp.topics.source.yaml_errors import explain

_LEADS_TO_ANOTHER = {"anchor", "alias", "tag", "key-not-a-word"}
_BLANKS = re.compile(r"^[ \t]+$", re.MULTILINE)
_TABLE = re.compile(r"[\w ]+(?:[,;\t][\w ]+)+$")
_START = "Start with “title:” and “questions:”, as in the example."


@dataclass
class Reading:
    """What a file says; the value is None when it has no keys or could not be read to its end."""

    value: dict[str, Value] | None
    text: str
    problems: list[Problem]
    lines: list[str]

    @cached_property
    def places(self) -> Place | None:
        """Where everything stands, worked out when it is first asked: most files have no problem."""
        builder = Builder(Findings("", self.lines))
        if self.value is not None:
            for event in yaml.parse(self.text, Loader=LOADER):
                builder.take(event)
        return builder.places

    def where(self, path: Sequence[str | int], key: bool = False) -> Span:
        """The place of the value at the path (or of its key), or of its nearest parent."""
        place = self.places
        if place is None:
            return TOP
        for step in path:
            part = place.parts.get(step)
            if part is None:
                return place.line, place.column, place.end
            place = part
        return place.key if key and place.key else (place.line, place.column, place.end)


def read(data: bytes, file: str) -> Reading:
    """Read a teacher's file; whatever the bytes are, this gives a Reading and raises nothing."""
    text, refusal = decode(data)
    lines = text.split("\n")
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    findings = Findings(file, lines)
    if refusal is not None:
        findings.add(refusal)
        return Reading(None, text, findings.problems, lines)
    text = _without_blanks(replace_odd_characters(text, findings))
    value = values(text)
    if value is None:
        value = _built(text, findings)
    else:
        _look_for_slips(findings)
    findings.problems.sort()
    return Reading(value, text, findings.problems, lines)


def _without_blanks(text: str) -> str:
    """A line of blanks says nothing, though a tab in it would stop YAML."""
    may_have = any(f"{blank}\n" in text or text.endswith(blank) for blank in " \t")
    return _BLANKS.sub("", text) if may_have else text


def _built(text: str, findings: Findings) -> dict[str, Value] | None:
    """The value of a file in which there is something to tell, which is noted."""
    builder = Builder(findings)
    try:
        for event in yaml.parse(text, Loader=LOADER):
            builder.take(event)
    except StopReading:
        return None
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError) as error:
        finding = explain(error, builder, findings.lines)
        for cause in _causes(finding, error, builder):
            findings.add(cause)
        return None
    _look_for_slips(findings)
    if isinstance(builder.value, dict):
        return builder.value
    if not findings.problems:
        findings.add(Finding((0, 0), *_without_keys(builder.value, findings.lines)))
    return None


def _look_for_slips(findings: Findings) -> None:
    """Note the lines that are wrong even when YAML can make something of them."""
    for suspect in suspects(findings.lines):
        if suspect.sure:
            findings.add(suspect.finding)


def _causes(finding: Finding[At], error: Exception, builder: Builder) -> list[Finding[At]]:
    """Why YAML gave up: the lines that look wrong around there, or else its own reason."""
    # YAML has digested all before the last text it gave, so nothing there stopped it.
    first = place_of(builder.last.start_mark)[0] if builder.last else 0
    last = max(finding.at[0], place_of(getattr(error, "problem_mark", None))[0])

    def counts(suspect: Suspect) -> bool:
        around = first <= suspect.line and (suspect.line <= last or suspect.later_ones_count)
        return suspect.sure or around

    causes = [suspect for suspect in suspects(builder.findings.lines) if counts(suspect)]
    explained = any(first <= suspect.line <= last for suspect in causes) or any(
        problem.code in _LEADS_TO_ANOTHER and problem.line in {finding.at[0], finding.at[0] + 1}
        for problem in builder.findings.problems
    )
    return [suspect.finding for suspect in causes] + ([] if explained else [finding])


def _without_keys(value: Value, lines: list[str]) -> tuple[str, str, str]:
    """Why a file has no keys: code, message, fix."""
    if isinstance(value, list):
        message = "This file is a list; a topic needs keys such as “title:”."
        return "list-at-top", message, "Write “questions:” above it and indent the list."
    if _TABLE.match(lines[0]):
        message = "This looks like a table (CSV), not a topic."
        return "text-at-top", message, "Write each row as a question of its own."
    if isinstance(value, str):
        return "text-at-top", "This is plain text without any keys.", _START
    if any(line.lstrip().startswith("#") for line in lines):
        message = "This file has only comments."
        return "only-comments", message, "Remove the “#” in front of the lines you want to use."
    return "empty-file", "This file is empty.", _START
