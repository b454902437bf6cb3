"""A table for spreadsheet programs: CSV in which no cell that a person wrote becomes a formula."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

Cell = str | int | float | None

BYTE_ORDER_MARK = "\ufeff"
"""Without it, Excel takes UTF-8 for an old Windows encoding."""
_BEGIN_FORMULAS = frozenset("=+-@")
_A_BITE = 64


def as_csv(rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """The rows as CSV (RFC 4180), some at a time, so that a long table is never held whole.

    Every text is quoted, for a cell may hold what a program takes for the end of one.
    """
    paper = io.StringIO(BYTE_ORDER_MARK, newline="")
    paper.seek(0, io.SEEK_END)
    writer = csv.writer(paper, quoting=csv.QUOTE_NONNUMERIC)
    for number, row in enumerate(rows, 1):
        writer.writerow([safe(cell) if isinstance(cell, str) else cell for cell in row])
        if number % _A_BITE == 0:
            yield _taken(paper)
    yield _taken(paper)


def safe(text: str) -> str:
    """The text, behind an apostrophe where a spreadsheet program would take it for a formula.

    After OWASP’s “CSV Injection”: the signs that formulas begin with, in full width too, as East
    Asian programs take them; also behind spaces and what nobody sees, which some programs drop;
    and any control sign in front, which some take for the beginning of another cell.
    """
    seen = next((sign for sign in text if unicodedata.category(sign)[0] not in "CZ"), "")
    is_control = unicodedata.category(text[:1] or "x") == "Cc"
    is_formula = is_control or unicodedata.normalize("NFKC", seen) in _BEGIN_FORMULAS
    return f"'{text}" if is_formula else text


def _taken(paper: io.StringIO) -> str:
    text = paper.getvalue()
    paper.seek(0)
    paper.truncate()
    return text
