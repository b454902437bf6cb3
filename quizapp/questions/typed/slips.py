"""Slips: one letter added, left out, changed or swapped, where that makes no other word."""

import re
import unicodedata
from itertools import accumulate, takewhile
from typing import NamedTuple, Self

from quizapp.questions.typed.folding import joined, words_of
from quizapp.questions.typed.numerals import is_numeral

SHORTEST_WITH_A_SLIP = 5
"""Letters of a word. Below it one slip too easily makes another: Ming, Qing; Bao, Hao."""

_SYLLABLES = re.compile("[\uac00-\ud7a3]")
_CHARACTERS = re.compile(
    "[\u3005-\u30ff\u3100-\u312f\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]"
)
"""Signs that each are a syllable or a word: Han, Kana, Bopomofo, Hangul."""
_HANGUL_NUMERALS = frozenset("영공일이삼사오육륙칠팔구십백천만억조한두세네")
_SUBSTANCES = re.compile(
    "(.*(nitr|sulf|sulph|phosph|chlor|brom|iod|arsen|selen|chrom|mangan|carb|bor)"
    "(ate|ite|ide|ous|ic|us)s?|.*(meth|eth|prop|but|pent|hex|hept|oct|non|dec)"
    "(an|en|yn)(e|ol|al|oic)s?)"
)
"""Words in which a changed letter names another substance."""


class Form(NamedTuple):
    """A folded text, and the places in it at which its words begin; its length is the last."""

    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        """The form of a text as written."""
        words = words_of(text)
        ends = accumulate(len(joined([last, word])) - len(last) for last, word in _pairs(words))
        return cls(joined(words), (0, *ends))

    def also_parted(self, other: "Form") -> "Form":
        """This form with the words of another that is the same but for spaces: Fubao, Fu Bao."""
        return Form(self.text, tuple(sorted({*self.starts, *other.starts})))


def _pairs(words: list[str]) -> list[tuple[str, str]]:
    return list(zip(["", *words], words, strict=False))


class Slip(NamedTuple):
    """A change of one form into another: the word that was meant, and what it became."""

    word: str
    became: str
    at_the_front: bool
    """Whether it touches the first letter, and is no swap."""
    left: str
    """The letters that went, and in `came` those that came instead."""
    came: str


def slip_between(given: Form, right: Form) -> Slip | None:
    """The one slip that lies between two forms; None if they are the same, or further apart.

    A word ends where it does in either of them.
    """
    if abs(len(given.text) - len(right.text)) > 1:
        return None
    start = _shared(given.text, right.text)
    now, was = given.text[start:], right.text[start:]
    end = _shared(now[::-1], was[::-1])
    now, was = now[: len(now) - end], was[: len(was) - end]
    swapped = len(now) == 2 and now == was[::-1]
    added = not was
    if not (now or was) or not (swapped or max(len(now), len(was)) <= 1):
        return None
    if added and start in given.starts[:-1]:
        return None  # a whole word, or before the first letter of one
    grown = len(now) - len(was)
    starts = {*right.starts, *(s if s <= start else s - grown for s in given.starts[:-1])}
    place = start - added
    begin, stop = max(s for s in starts if s <= place), min(s for s in starts if s > place)
    became = given.text[begin : stop + grown]
    at_the_front = start == begin and not swapped
    return Slip(right.text[begin:stop], became, at_the_front, was, now)


def may_be_forgiven(slip: Slip) -> bool:
    """Whether this slip makes no other number, name or word, as far as letters alone can tell."""
    changed = slip.left + slip.came
    if _letters(slip.word) < SHORTEST_WITH_A_SLIP or slip.at_the_front:
        return False
    if is_numeral(slip.word) or is_numeral(slip.became) or any(map(str.isnumeric, changed)):
        return False
    if _CHARACTERS.search(changed):
        return _is_a_jamo(slip)
    return not (_SUBSTANCES.fullmatch(slip.word) and _SUBSTANCES.fullmatch(slip.became))


def _is_a_jamo(slip: Slip) -> bool:
    """Whether one sound of one syllable of Hangul is another; whole syllables are other words."""
    if not (_SYLLABLES.fullmatch(slip.left) and _SYLLABLES.fullmatch(slip.came)):
        return False
    if {slip.left, slip.came} <= _HANGUL_NUMERALS:
        return False
    was, now = (unicodedata.normalize("NFD", syllable) for syllable in (slip.left, slip.came))
    return len(was) == len(now) and sum(a != b for a, b in zip(was, now, strict=True)) == 1


def _letters(word: str) -> int:
    return sum(character.isalpha() for character in word)


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in alike)
