"""Options that tell, or hide, which of them is right.

After Haladyna, Downing and Rodriguez (2002), A Review of Multiple-Choice Item-Writing Guidelines.
"""

import re
from collections.abc import Iterator
from itertools import combinations

from quizapp.questions.base import Offered, Question
from quizapp.topics.problems.problem import Finding, Where, quoted

LONGER = 1.4
LONGER_BY = 12
"""A right option is told by its length when it is so many times, and characters, longer."""

_ABOVE = re.compile(
    r"\b(all|none|both|neither|any) of (the|these|those|them)( above| other)?\b", re.I
)
_ABSOLUTE = re.compile(r"\b(always|never|all|none|every|everybody|nobody|only|entirely)\b", re.I)
_NEGATIVE = re.compile(r"\b(not|except|never|(?<!at )least)\b")
_RANGE = re.compile(r"(\d+(?:\.\d+)?)\s*(?:-|–|to|bis)\s*(\d+(?:\.\d+)?)")
_JOINED_OR_RANGE = re.compile(rf" (?:and|or) |{_RANGE.pattern}", re.I)
_ARTICLE = re.compile(r"(?<![\w/])(an?)[^\w/]*$", re.I)
_FILLERS = {"a", "an", "the"}


def judged(question: Question, path: Where, language: str) -> Iterator[Finding[Where]]:
    """What is weak in the options of a question, if it has any."""
    offered = question.offered()
    if offered is None:
        return
    if offered.key:
        at = (*path, offered.key)
        yield from _longest(offered, at)
        yield from _same(offered, at)
        yield from _overlapping(offered, at)
    if language.startswith("en"):
        yield from _english(question, offered, path)


def _english(question: Question, offered: Offered, path: Where) -> Iterator[Finding[Where]]:
    if not offered.key:
        yield from _absolute(question.question, (*path, "question"))
        return
    at = (*path, offered.key)
    yield from _above(offered, at)
    for number, text in enumerate(offered.texts):
        if number not in offered.right:
            yield from _absolute(text, (*at, number))
    yield from _negative(question.question, (*path, "question"))
    yield from _grammar(question.question, offered, (*path, "question"))


def _longest(offered: Offered, at: Where) -> Iterator[Finding[Where]]:
    if len(offered.right) != 1 or len(offered.texts) < 3:
        return
    (right,) = offered.right
    longest = max(len(text) for n, text in enumerate(offered.texts) if n != right)
    length = len(offered.texts[right])
    if length >= LONGER * longest and length - longest >= LONGER_BY:
        message = (
            f"The right option has {length} characters, the longest wrong one {longest}: "
            "who knows nothing takes the longest."
        )
        fix = "Shorten it, or make a wrong one as long."
        yield Finding((*at, right), "longest-option", message, fix)


def _same(offered: Offered, at: Where) -> Iterator[Finding[Where]]:
    words = [
        [word.rstrip(".,;:!?") for word in text.lower().split() if word not in _FILLERS]
        for text in offered.texts
    ]
    for one, other in combinations(range(len(words)), 2):
        if words[one] and words[one] == words[other]:
            texts = f"{quoted(offered.texts[one])} and {quoted(offered.texts[other])}"
            message = f"{texts} say nearly the same, so neither can be the one right option."
            yield Finding((*at, other), "same-options", message, "Change one of them or delete it.")


def _overlapping(offered: Offered, at: Where) -> Iterator[Finding[Where]]:
    if not any(_JOINED_OR_RANGE.search(text) for text in offered.texts):
        return
    for one, other in combinations(range(len(offered.texts)), 2):
        first, second = offered.texts[one], offered.texts[other]
        if _ranges_overlap(first, second) or _holds(first, second) or _holds(second, first):
            message = f"{quoted(first)} and {quoted(second)} overlap: both can be right at once."
            fix = "Change them so that each excludes the other."
            yield Finding((*at, other), "overlapping-options", message, fix)


def _ranges_overlap(one: str, other: str) -> bool:
    first, second = _RANGE.search(one), _RANGE.search(other)
    if first is None or second is None:
        return False
    (a, b), (c, d) = map(float, first.groups()), map(float, second.groups())
    if a > b or c > d:  # a result such as 2-1
        return False
    rest = _RANGE.sub("", one).split() == _RANGE.sub("", other).split()
    return rest and a <= d and c <= b


def _holds(whole: str, part: str) -> bool:
    """Whether an option lists another one and more: “Japan and China” beside “Japan”."""
    whole, part = whole.lower().rstrip("."), part.lower().rstrip(".")
    joins = (" and ", ", and ", " or ", ", or ")
    return any(whole.startswith(part + join) or whole.endswith(join + part) for join in joins)


def _above(offered: Offered, at: Where) -> Iterator[Finding[Where]]:
    for number, text in enumerate(offered.texts):
        if _ABOVE.match(text):
            message = (
                f"{quoted(text)} is right as soon as two others are, and options are shuffled, "
                "so that nothing stands above."
            )
            fix = "Name another thing, or choose a type in which several can be ticked."
            yield Finding((*at, number), "all-of-the-above", message, fix)


def _absolute(text: str, at: Where) -> Iterator[Finding[Where]]:
    found = _ABSOLUTE.search(text)
    if found:
        message = (
            f"{quoted(found.group())} is an absolute word; sentences with one are mostly wrong, "
            "and pupils know it."
        )
        yield Finding(at, "absolute-word", message, "Say how often, how many or which.")


def _negative(text: str, at: Where) -> Iterator[Finding[Where]]:
    found = _NEGATIVE.search(text)
    if found and f"*{found.group()}*" not in text:
        message = f"{quoted(found.group())} turns this question round and is easily missed."
        fix = f"Ask without it, or write {found.group().upper()}."
        yield Finding(at, "negative", message, fix)


def _grammar(text: str, offered: Offered, at: Where) -> Iterator[Finding[Where]]:
    article = _ARTICLE.search(text)
    if article is None:
        return
    vowel = len(article.group(1)) == 2
    fitting = {
        n for n, option in enumerate(offered.texts) if (option[:1].lower() in "aeiou") == vowel
    }
    if fitting == offered.right:
        message = f"After {quoted(article.group(1))} only the right option fits."
        yield Finding(
            at, "grammar-cue", message, "End with “a/an”, or give each option its article."
        )
