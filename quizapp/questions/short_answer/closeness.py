"""How near a typed answer comes to a right one: the same, one small slip away, or neither."""

import re
import unicodedata
from itertools import takewhile

SHORTEST_WITH_A_SLIP = 5
"""Below five letters one slip too easily makes another word: cat, car."""

# Letters with a stroke, which Unicode does not take apart as it does accents.
_STROKES = str.maketrans("øłđħı", "oldhi")


def folded(text: str) -> str:
    """What is left of a text without case, accents, punctuation and spaces.

    A gap between two digits stays, so that 3.5 is not 35. Only the accents of European
    scripts go: elsewhere the same kind of mark makes another letter.
    """
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    kept = "".join(_space_or_itself(c) for c in parts if not "\u0300" <= c <= "\u036f")
    words = " ".join(unicodedata.normalize("NFC", kept).translate(_STROKES).split())
    return re.sub(r"(?<![0-9]) | (?![0-9])", "", words)


def _space_or_itself(character: str) -> str:
    # Punctuation, separators, and what nobody sees.
    return " " if unicodedata.category(character)[0] in "PZC" else character


def is_a_slip(given: str, right: str) -> bool:
    """Whether two different folded texts are one small slip apart; digits allow none."""
    letters = sum(character.isalpha() for character in right)
    same_digits = re.findall(r"\d", given) == re.findall(r"\d", right)
    return letters >= SHORTEST_WITH_A_SLIP and same_digits and one_edit_apart(given, right)


def one_edit_apart(one: str, other: str) -> bool:
    """Whether at most one letter is added, left out, changed, or swapped with its neighbour."""
    start = _shared(one, other)
    one, other = one[start:], other[start:]
    end = _shared(one[::-1], other[::-1])
    one, other = one[: len(one) - end], other[: len(other) - end]
    return max(len(one), len(other)) <= 1 or (len(one) == 2 and one == other[::-1])


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in alike)
