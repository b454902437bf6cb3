"""Phrases: many names and terms found in a text in one pass, however many there are."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from quizapp.text import UNSPACED

ALONE = rf"[^\W{UNSPACED}]"
"""A letter of a script that parts its words by spaces."""
_TOKEN = re.compile(rf"{ALONE}+|\s+|.", re.DOTALL)


class Found(NamedTuple):
    """A stretch of a text, and what it stands for."""

    start: int
    end: int
    target: str


class _Node(dict[str, "_Node"]):
    """What may follow next, token by token; `target` where a phrase ends here."""

    __slots__ = ("target",)

    def __init__(self) -> None:
        super().__init__()
        self.target: str | None = None


class Phrases:
    """Phrases that each stand for something; of two that are alike, the first counts.

    A phrase is found where it does not stand inside a longer word, with any white space between
    its words. A text costs about its length: its tokens lead down a tree of those of the phrases.
    """

    def __init__(self, targets: Iterable[tuple[str, str]]) -> None:
        self._root = _Node()
        for phrase, target in targets:
            node = self._root
            for token in _TOKEN.findall(" ".join(phrase.split())):
                node = node.setdefault(token, _Node())
            if node.target is None:
                node.target = target

    def find(self, text: str) -> Iterator[Found]:
        """Every mention from left to right, the longest at each place."""
        tokens = _TOKEN.findall(text) if self._root else []
        behind = place = 0  # The token behind the last mention, and where it begins.
        for at, token in enumerate(tokens):
            if token not in self._root or at < behind:
                continue
            end, target = self._longest(tokens, at)
            if target is not None:
                start = place + sum(map(len, tokens[behind:at]))
                behind, place = end, start + sum(map(len, tokens[at:end]))
                yield Found(start, place, target)

    def _longest(self, tokens: list[str], at: int) -> tuple[int, str | None]:
        """The token behind the longest phrase that begins here, and its target."""
        node, end, target = self._root, at, None
        for place in range(at, len(tokens)):
            following = node.get(" " if tokens[place].isspace() else tokens[place])
            if following is None:
                break
            node = following
            if node.target is not None:
                end, target = place + 1, node.target
        return end, target
