"""Numbers as people type them: in figures or in words, perhaps with what they count."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from quizapp.questions.numeric.units import is_unit
from quizapp.questions.typed.folding import words_of
from quizapp.questions.typed.numerals import MYRIADS, SCALES, in_characters, in_english

_FIGURES = re.compile(
    r"([-+−]?)\s*((?!0)\d{1,3}(?:,\d{3})+(?!\d)|(?!0)\d{1,3}(?:[\s'’]\d{3})+(?!\d)|\d*)(?:[.,٫](\d+))?"
)
_WIDE = str.maketrans("，．％＋－", ",.%+-")
_ABOUT = re.compile(
    r"(?:about|around|approximately|roughly|circa|ca\.?|약|约|約)\s+", re.IGNORECASE
)
_SCALE = re.compile(rf"\s*({'|'.join([*SCALES, *MYRIADS])})(?![a-z])")


def number_in(text: str, unit: str = "", question: str = "") -> Decimal | None:
    """The number in a short text, or None; words beside it must say the unit, or what is asked for.

    The point is always decimal. A comma before each three digits parts thousands (1,000 is
    a thousand; 0,500 is a half), any other comma is decimal.
    """
    typed = unicodedata.normalize("NFC", text).translate(_WIDE).strip().rstrip("!。")
    typed = _ABOUT.sub("", typed, count=1) if _ABOUT.match(typed) else typed
    begin = re.search(r"[-+−.,]?\s*\d", typed)
    if begin and begin.start() and is_unit(typed[: begin.start()].strip(), unit, question):
        typed = typed[begin.start() :]  # km 14, $14
    read = *_in_figures(typed), *_in_words(typed)
    return next((number for number, rest in read if _fits(rest, unit, question)), None)


def _fits(rest: str, unit: str, question: str) -> bool:
    rest = rest.strip()
    return is_unit(rest, unit, question) or is_unit(rest.rstrip(".,"), unit, question)


def _in_figures(typed: str) -> Iterator[tuple[Decimal, str]]:
    """The number that a text begins with in figures, and what stands behind it; then with its scale."""
    found = _FIGURES.match(typed)
    if not found or not (found[2] or found[3]):
        return
    sign = "-" if found[1] in {"-", "−"} else ""
    whole = re.sub(r"\D", "", found[2])
    number = Decimal(f"{sign}{whole or '0'}.{found[3] or '0'}")
    rest = typed[found.end() :]
    yield number, rest
    if scale := _SCALE.match(rest.lower()):
        yield number * (SCALES | MYRIADS)[scale[1]], rest[scale.end() :]


def _in_words(typed: str) -> Iterator[tuple[Decimal, str]]:
    """The number that a text begins with in words, for every end that it may have."""
    words = typed.split()
    for end in range(min(len(words), 12), 0, -1):
        value = in_english(words_of(" ".join(words[:end])))
        if value is not None:
            yield Decimal(value), " ".join(words[end:])
    for end in range(min(len(typed), 16), 0, -1) if not typed.isascii() else ():
        value = in_characters(typed[:end].replace(" ", ""))
        if value is not None:
            yield Decimal(value), typed[end:]


def plain(number: Decimal) -> str:
    """The number in digits, never in powers of ten, without zeros that say nothing."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if number == 0 else text
