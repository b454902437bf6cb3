"""A room as a table of its players: points, and for each question what was given and its mark."""

from collections.abc import Sequence

from quizapp.results.given import ByRound, Given, in_words
from quizapp.results.question import Result
from quizapp.results.spreadsheet import Cell


class Gradebook:
    """The table of these questions; each round of a question has two columns."""

    def __init__(self, results: Sequence[Result]) -> None:
        self._rounds = [(one, number) for one in results for number in range(len(one.rounds))]
        self._words: dict[tuple[int, str], str] = {}  # a class gives few different answers

    @property
    def head(self) -> list[Cell]:
        """The titles of its columns."""
        titles: list[Cell] = ["Name", "Points", "All right"]
        for result, number in self._rounds:
            again = ", asked again" if number else ""
            titles += [f"{result.number}. {result.title}{again}", f"Mark {result.number}{again}"]
        return titles

    def row(self, name: str, points: int | None, right: int | None, given: ByRound) -> list[Cell]:
        """A player's row."""
        row: list[Cell] = [name, points, right]
        for result, number in self._rounds:
            one = given.get((result.item.id, number))
            row += ["", ""] if one is None else [self._told(result, one), one.mark]
        return row

    def _told(self, result: Result, given: Given) -> str:
        key = result.number, given.text
        if key not in self._words:
            self._words[key] = in_words(result.item, given)
        return self._words[key]
