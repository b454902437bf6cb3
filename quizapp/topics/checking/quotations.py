"""Quotations: the words of an article that a quotation which does not stand in it was meant to be."""

import re
from collections import Counter, defaultdict

from quizapp.text import STRAIGHT, normalised
from quizapp.topics.article import Article
from quizapp.topics.phrases import ALONE

LONGEST_SHOWN = 80
_SIGNS = 5
"""How many signs of a quotation are looked up together: one word, or a few of Korean or Chinese."""
_LOOKED_UP, _COMMON = 48, 30
"""Of a quotation so many places are looked up, but not what the article has more often than this."""
_STRETCH = 24
"""How far words may have moved against each other and still count as one place."""
_WORD_END = re.compile(f"{ALONE}*")


class Nearest:
    """An article and where its stretches stand: made once, then asked for each quotation."""

    def __init__(self, article: Article) -> None:
        self._text = "\n".join(text for _, text, _ in article.texts)
        self._searched = "\n".join(searched for _, _, searched in article.texts)
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place in range(len(self._searched) - _SIGNS + 1):
            self._places[self._searched[place : place + _SIGNS]].append(place)

    def to(self, quotation: str) -> str:
        """Whole words of one paragraph that most resemble the quotation; "" where none do."""
        wanted = normalised(quotation).translate(STRAIGHT)
        step = max(1, len(wanted) // _LOOKED_UP)
        found = [
            (at, place)
            for at in range(0, len(wanted) - _SIGNS + 1, step)
            for place in self._at(wanted[at : at + _SIGNS])
        ]
        votes = Counter((place - at) // _STRETCH for at, place in found)
        if not votes:
            return ""
        best = max(votes, key=lambda part: (votes[part] + votes[part + 1], -part))
        agreeing = [one for one in found if (one[1] - one[0]) // _STRETCH in {best, best + 1}]
        if len(agreeing) < 3 and len(wanted) > 3 * _SIGNS:
            return ""
        begin, end = self._paragraph(agreeing[len(agreeing) // 2][1])
        inside = [(at, place) for at, place in agreeing if begin <= place < end]
        (first, start), (last, stop) = inside[0], inside[-1]
        start, stop = max(begin, start - first), min(end, stop - last + len(wanted))
        return _shortened(self._text[self._word_start(start, begin) : self._word_end(stop)].strip())

    def _at(self, stretch: str) -> list[int]:
        places = self._places.get(stretch, [])
        return places if len(places) <= _COMMON else []

    def _paragraph(self, place: int) -> tuple[int, int]:
        begin, end = self._text.rfind("\n", 0, place) + 1, self._text.find("\n", place)
        return begin, end if end >= 0 else len(self._text)

    def _word_start(self, place: int, least: int) -> int:
        before = self._text[least:place][::-1]
        inside = place < len(self._text) and _ends(self._text[place])
        return place - (_ends(before) if inside else 0)

    def _word_end(self, place: int) -> int:
        inside = place > 0 and _ends(self._text[place - 1])
        return place + (_ends(self._text[place:]) if inside else 0)


def _ends(text: str) -> int:
    """How many letters at the start of a text belong to one word."""
    found = _WORD_END.match(text)
    return found.end() if found else 0


def _shortened(words: str) -> str:
    """The beginning, where they are too long to be shown, without a part of a word."""
    if len(words) <= LONGEST_SHOWN:
        return words
    cut = words[:LONGEST_SHOWN]
    return (cut[: cut.rfind(" ")] if " " in cut else cut) + "…"
