"""The spread of a class's answers to a question: what was chosen how often."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from quizapp.games.placing import Placing
from quizapp.questions.base import Offered, Question, ShownOptions

Item = Question | Placing

MOST_BARS = 24
"""More are not read from the last row; the rarest are gathered."""


@dataclass(frozen=True)
class Bar:
    """A part of answers: an option, a pair, an item in its place, what was typed."""

    text: str
    count: int
    is_right: bool | None
    """None until the solution is shown."""


@dataclass(frozen=True)
class Spread:
    """How often each part was given."""

    bars: tuple[Bar, ...]
    """All options in the order of the page; where nothing is offered, what was given, and once it
    is told, what nobody got right."""
    others: int
    """Parts that stand in no bar."""
    unknown: int
    """Answers that say “I don't know”."""
    answered: int
    """All answers, these among them."""
    is_offered: bool
    """Whether the bars are options, so that letters can name them as on the page."""


class _Part(NamedTuple):
    place: int
    text: str
    is_right: bool | None


def spread(item: Item, counts: Mapping[str, int], is_told: bool, seed: int) -> Spread:
    """The spread of answers, given as JSON with how often each was; `is_told`: with what is right.

    The seed is that of the page. Words of a player's own that nobody else typed are gathered unless
    they are right and that is told: what stands on the wall shall not be one pupil's joke or slip.
    """
    offered, unknown = item.offered(), 0
    parts: Counter[_Part] = Counter()
    for text, count in counts.items():
        answer = json.loads(text)
        if answer is None:
            unknown += count
            continue
        told = item.told(answer)
        verdicts = item.verdicts(answer) if is_told else (None,) * len(told)
        for place, part in enumerate(zip(told, verdicts, strict=True)):
            parts[_Part(place, *part)] += count
    if is_told and not offered:
        parts.update(_missed(item, parts))
    bars = _options(item, offered, parts, seed) if offered else _given(item, parts)
    others = parts.total() - sum(bar.count for bar in bars)
    shown = tuple(bar if is_told else replace(bar, is_right=None) for bar in bars)
    return Spread(shown, others, unknown, sum(counts.values()), bool(offered))


def _options(item: Item, offered: Offered, parts: Counter[_Part], seed: int) -> list[Bar]:
    """All options in the order of the page, those that nobody chose among them."""
    chosen: Counter[str] = Counter()
    for part, count in parts.items():
        chosen[part.text] += count
    shown = item.shown(seed)
    in_order = isinstance(shown, ShownOptions) and [option.text for option in shown.options]
    right = {offered.texts[place] for place in offered.right}
    return [Bar(text, chosen[text], text in right) for text in in_order or offered.texts]


def _missed(item: Item, parts: Counter[_Part]) -> dict[_Part, int]:
    """What would have been right where nobody was, so that it stands among what was given."""
    hit = {part.place for part in parts if part.is_right}
    right = enumerate(item.told(item.solution()))
    return {_Part(place, text, True): 0 for place, text in right if place not in hit}


def _given(item: Item, parts: Counter[_Part]) -> list[Bar]:
    """What was given, however it was written, by its place in the answer and by how often it was."""
    written: defaultdict[tuple[int, str], Counter[_Part]] = defaultdict(Counter)
    for part, count in parts.items():
        written[part.place, part.text.casefold()][part] += count
    found = []
    for (place, _), alike in written.items():
        part = min(alike, key=lambda one: (-alike[one], one.text))
        bar = Bar(part.text, alike.total(), part.is_right)
        if not item.has_own_words or bar.count > 1 or bar.is_right:
            found.append((place, bar))
    by_weight = sorted(found, key=lambda one: (not one[1].is_right, -one[1].count, one[1].text))
    most = by_weight[:MOST_BARS]
    return [bar for _, bar in sorted(most, key=lambda one: (one[0], -one[1].count, one[1].text))]
