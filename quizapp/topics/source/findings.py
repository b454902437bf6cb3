"""The findings of one file, gathered while it is read."""

from quizapp.topics.problems.codes import CODES
from quizapp.topics.problems.problem import MOST_PROBLEMS, At, Finding, Problem


class Findings:
    """The problems of one file, gathered while it is read; every place is kept inside its lines."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.file = file
        self.lines = lines
        self.problems: list[Problem] = []
        self._errors = 0

    @property
    def full(self) -> bool:
        """Whether there are already as many errors as anybody wants to read."""
        return self._errors >= MOST_PROBLEMS

    def add(self, found: Finding[At]) -> None:
        """Note a problem, unless there are enough already."""
        if not self.full and len(self.problems) < 2 * MOST_PROBLEMS:
            self._errors += CODES[found.code].level == "error"
            line, column = self.inside(found.at)
            span = (line, column, max(column, len(self.lines[line - 1].rstrip()) + 1))
            self.problems.append(Problem(self.file, *span, found.code, found.message, found.fix))

    def inside(self, at: At) -> tuple[int, int]:
        """The place counted from 1; a place behind the end becomes the end of the last line."""
        line, column = at
        if line >= len(self.lines):
            return len(self.lines), len(self.lines[-1]) + 1
        return line + 1, min(column, len(self.lines[line])) + 1
