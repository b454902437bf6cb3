"""A text with gaps as a teacher writes it, taken apart: the words between, and each gap's forms."""

import re
from functools import lru_cache
from typing import NamedTuple

from quizapp.questions.typed.field import LONGEST_INPUT
from quizapp.questions.typed.folding import folded
from quizapp.text import Wrong

MOST_GAPS = 8

_GAP = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


class Gapped(NamedTuple):
    """A text around its gaps: one piece more than there are gaps."""

    pieces: tuple[str, ...]
    gaps: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=1024)
def gapped(text: str) -> Gapped:
    """The pieces and the gaps of a text; raises Wrong where the brackets make no sense."""
    parts = _GAP.split(text)
    pieces, insides = tuple(parts[::2]), parts[1::2]
    for part in parts:
        if "[[" in part or "]]" in part:
            raise _wrong(
                "A gap is not closed, or not opened.",
                "Write two brackets before each gap and two behind it, like [[answer]].",
            )
    if not 1 <= len(insides) <= MOST_GAPS:
        raise _wrong(
            f"The text has {len(insides)} gaps; 1 to {MOST_GAPS} are possible.",
            "Put two brackets around each word to fill in, like [[answer]].",
        )
    return Gapped(pieces, tuple(_forms(inside) for inside in insides))


def _forms(inside: str) -> tuple[str, ...]:
    """The right forms of one gap, the first of which is shown as the answer."""
    forms = tuple(" ".join(form.split()) for form in inside.split("|"))
    for form in forms:
        if not form:
            raise _wrong(
                "A gap is empty, or has nothing on one side of its “|”.",
                "Write the right word into it, like [[answer]] or [[answer|other form]].",
            )
        if not folded(form):
            raise _wrong(
                f"The gap “{form}” holds only punctuation, which is not compared.",
                "Write it in words.",
            )
        if len(form) > LONGEST_INPUT:
            raise _wrong(
                f"The gap “{form[:40]}…” holds more than {LONGEST_INPUT} characters.",
                "Make it shorter: a gap is for a few words.",
            )
    return forms


def _wrong(message: str, fix: str) -> Wrong:
    return Wrong(message, fix, "text")
