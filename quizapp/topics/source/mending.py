"""Mending: the mistakes that can be put right without knowing what was meant."""

import re

from quizapp.topics.problems.problem import Problem
from quizapp.topics.source.decoding import LARGEST_FILE
from quizapp.topics.source.line_shapes import outside_texts
from quizapp.topics.source.reading import read
from quizapp.topics.source.slips import ODD_SPACE

SAFE = {"tab-indent", "special-space", "missing-space", "full-width-colon"}
MOST_ROUNDS = 100
"""One mend may let the reader see the next mistake, and at most fifty are told in a round."""
_LINE_END = re.compile(r"(\r\n|\r|\n)")
_SPACES = re.compile(f"[{ODD_SPACE}]")
_QUOTED_KEY = re.compile(r"(\s*(?:- +)*)[“”„‘’]([A-Za-z_][\w-]*)[“”‘’](\s*:(?:\s|$))")


def mended(data: bytes) -> bytes:
    """The file with every safe mend; itself, where there is none or it is no text at all."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data
    if len(data) > LARGEST_FILE:
        return data
    parts = _LINE_END.split(text)
    lines, ends = parts[::2], [*parts[1::2], ""]
    for _ in range(MOST_ROUNDS):
        better = _once(lines)
        if better == lines:
            break
        lines = better
    result = "".join(line + end for line, end in zip(lines, ends, strict=True))
    return result.encode() if result != text else data


def _once(lines: list[str]) -> list[str]:
    better = list(lines)
    for number, line in outside_texts(lines):
        better[number] = _QUOTED_KEY.sub(r"\1\2\3", line, count=1)
    for problem in read("\n".join(better).encode(), "").problems:
        if problem.code in SAFE:
            better[problem.line - 1] = _line(better[problem.line - 1], problem)
    return better


def _line(line: str, problem: Problem) -> str:
    at = problem.column - 1
    before, sign, after = line[:at], line[at : at + 1], line[at + 1 :]
    indent = line[: len(line) - len(line.lstrip())]
    match problem.code:
        case "tab-indent" if "\t" in indent:
            return indent.replace("\t", "  ") + line.lstrip()
        case "special-space":
            spaces = re.match(r"\s*", line[at:])
            length = spaces.end() if spaces else 0
            return before + _SPACES.sub(" ", line[at : at + length]) + line[at + length :]
        case "missing-space" if sign in {":", "-"}:
            return f"{before}{sign} {after}"
        case "full-width-colon" if sign == "\uff1a":
            return f"{before}: {after.lstrip()}".rstrip()
    return line
