"""Spelling: which of the words that are known somebody meant who wrote another."""

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property

LONGEST = 64
"""Of a word that is compared: longer ones are no slips of a key or an id."""
_LISTED = 12
_FEW, _LIKELY, _LOOKED_AT = 40, 20, 2000
"""Among so few words each is compared; of more, those that share most pairs of letters with the
word, of which so many are looked at, the rarest first."""


class Known:
    """The words that are possible in a place."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = sorted(words)

    def __contains__(self, word: object) -> bool:
        return word in self._all

    def near(self, word: str, most: int, alike: float) -> list[str]:
        """The words most like this one, the nearest first; `alike` is difflib's ratio, 0 to 1."""
        if len(word) > LONGEST:
            return []
        return difflib.get_close_matches(word.lower(), self._likely(word.lower()), most, alike)

    def mend(self, word: str) -> str:
        """How to mend a word that is not known: the nearest, or some of all."""
        near = self.near(word, 2, 0.6)
        ratios = [difflib.SequenceMatcher(None, other, word.lower()).ratio() for other in near]
        if len(near) == 2 and ratios[0] == ratios[1]:
            return f"Did you mean “{min(near)}” or “{max(near)}”?"
        if near:
            return f"Did you mean “{near[0]}”?"
        if not self.words:
            return "Nothing is defined that it could be."
        more = len(self.words) - _LISTED
        others = f" and {more} more" if more > 0 else ""
        return f"Possible here: {', '.join(self.words[:_LISTED])}{others}."

    def _likely(self, word: str) -> list[str]:
        if len(self.words) <= _FEW:
            return self.words
        shared: Counter[int] = Counter()
        left = _LOOKED_AT
        for places in sorted((self._by_pair.get(pair, []) for pair in _pairs(word)), key=len):
            shared.update(places[:left])
            left -= len(places)
            if left <= 0:
                break
        return sorted(self.words[place] for place, _ in shared.most_common(_LIKELY))

    @cached_property
    def _all(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def _by_pair(self) -> dict[str, list[int]]:
        """By two letters: the places of the words that have them side by side."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self.words):
            for pair in _pairs(word.lower()):
                found[pair].append(place)
        return found


def _pairs(word: str) -> set[str]:
    framed = f" {word} "
    return {framed[at : at + 2] for at in range(len(framed) - 1)}
