"""Problems: mistakes in what a teacher wrote, with its place and how to mend it."""

import unicodedata
from dataclasses import dataclass
from typing import Generic, TypeVar

from quizapp.topics.problems.codes import CODES, Level

MOST_PROBLEMS = 50  # Of one file; more than this at once helps nobody.
MOST_FINDINGS = 200  # Of one look at a topic.
SHOWN_BEFORE, SHOWN_AFTER = 80, 40  # How much of a very long line a report shows around its caret.

_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_HARMLESS = "\t\u200c\u200d"  # The joiners that emoji and several scripts are made with.

At = tuple[int, int]  # A line and a column, both from 0, as libyaml counts them.
Where = tuple[str | int, ...]  # The keys and list places that lead to a value of a topic.
Place = TypeVar("Place", At, Where)
Span = tuple[int, int, int]  # A line, and the columns where something starts and ends, from 1.
TOP: Span = (1, 1, 1)


@dataclass(frozen=True)
class Finding(Generic[Place]):
    """What is wrong and how to mend it, at a place that has not got the name of its file yet."""

    at: Place
    code: str
    message: str
    fix: str
    is_key: bool = False
    """Whether the key at the end of a path is meant, and not its value."""


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in one file; lines and columns (in characters) count from 1.

    `end_column` is the first column behind what is meant in that line.
    """

    file: str
    line: int
    column: int
    end_column: int
    code: str
    message: str
    fix: str

    @property
    def level(self) -> Level:
        """How much it weighs."""
        return CODES[self.code].level

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}"
        return f"{place}: {self.level} {self.code}: {self.message} {self.fix}"


def quoted(words: str, longest: int = 40) -> str:
    """The teacher's own words in curly quotes, cut where they are long."""
    words = " ".join(words.split())
    return f"“{words if len(words) <= longest else words[: longest - 1].rstrip() + '…'}”"


def report(problem: Problem, source_line: str | None) -> str:
    """The problem, the line it stands in, and a caret under its column."""
    if source_line is None:
        return str(problem)
    start = max(0, problem.column - SHOWN_BEFORE)
    before = ("…" if start else "") + _printable(source_line[start : problem.column - 1])
    after = source_line[problem.column - 1 :]
    rest = after if len(after) <= SHOWN_AFTER else after[: SHOWN_AFTER - 1] + "…"
    return f"{problem}\n{before}{_printable(rest)}\n{_blank(before)}^"


def _printable(text: str) -> str:
    # What steers a terminal or turns the direction of writing must not come out of a broken file.
    return "".join(
        "\ufffd" if unicodedata.category(c) in _UNSEEN and c not in _HARMLESS else c for c in text
    )


def _blank(text: str) -> str:
    # As wide as the text is in a terminal: Korean and Chinese take two columns, accents none.
    return "".join(_blank_character(character) for character in text)


def _blank_character(character: str) -> str:
    if character == "\t":
        return "\t"
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return ""
    return "  " if unicodedata.east_asian_width(character) in {"W", "F"} else " "
