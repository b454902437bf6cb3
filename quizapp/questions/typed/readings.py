"""Readings: what typed words can mean besides what they say letter by letter."""

import re
import unicodedata
from collections.abc import Iterator

from quizapp.questions.typed.folding import joined, words_of
from quizapp.questions.typed.leading import without_leading
from quizapp.questions.typed.numerals import canonical
from quizapp.questions.typed.particles import nouns_in
from quizapp.questions.typed.places import is_country, may_lie_in

_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[,'’\s]\d{3})+(?![\d,])")
_PER_CENT = re.compile(
    r"(?<=\S)\s*(?:%|٪|per\s?cent|pct|prozent|pour\s?cent|por\s?ciento|процентов|퍼센트|프로|パーセント)"
    r"[\s.]*$"
)
_ASKED = re.compile(r"\b(?:[Ww]hich|[Ww]hat)\s+((?:[\w-]+\s+){0,3}[\w-]+)")
_CHOICE = frozenset(("of", "or", "and"))


def in_figures(text: str) -> str:
    """The folded text, its numbers in figures, without what parts thousands or says per cent."""
    plain = text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    plain = _GROUPED.sub(lambda found: re.sub(r"\D", "", found[0]), plain)
    return joined(canonical(words_of(_PER_CENT.sub("", plain))))


def asked_nouns(question: str) -> frozenset[str]:
    """The words behind which or what: “which Chinese dynasty” asks for a dynasty."""
    found = _ASKED.search(question)
    words = found[1].split() if found else []
    nouns = {word for word in words if word.islower() and len(word) > 2}
    return frozenset() if _CHOICE & set(words) else frozenset(nouns)


def names_turned(text: str) -> Iterator[str]:
    """A name of two to four words with its last word first, and with its first word last."""
    words = text.split()
    if 2 <= len(words) <= 4:
        yield " ".join([words[-1], *words[:-1]])
        yield " ".join([*words[1:], words[0]])


def readings(text: str, language: str, nouns: frozenset[str], told: str) -> Iterator[str]:
    """Shorter or reordered readings of a typed text; not the text itself.

    `nouns` are what the question asks for, and `told` is what it tells of where a place can lie.
    """
    bare = without_leading(text, language)
    if bare != text:
        yield bare
    words = bare.split()
    if len(words) > 1 and words[-1].lower() in nouns:
        yield " ".join(words[:-1])
    if len(words) > 2 and words[0].lower() in nouns and words[1].lower() == "of":
        yield " ".join(words[2:])
    name, comma, rest = bare.replace("，", ",").partition(",")
    if comma and "," not in rest and rest.strip():
        yield f"{rest} {name}"
        if is_country(rest) and not is_country(name) and may_lie_in(rest, told):
            yield name


def without_particle(text: str) -> Iterator[str]:
    """A text without each particle of Korean that its last word may end with."""
    words = text.rstrip(" .!?。").split()
    if words:
        yield from (" ".join([*words[:-1], noun]) for noun in nouns_in(words[-1]))
