"""Numbers as people type them: with points, commas, gaps, either minus and perhaps the unit."""

import re
import unicodedata
from decimal import Decimal

_NUMBER = re.compile(
    r"([-+−]?)\s*((?!0)\d{1,3}(?:,\d{3})+|(?!0)\d{1,3}(?:\s\d{3})+|\d*)(?:[.,](\d+))?"
)


def number_in(text: str, unit: str = "") -> Decimal | None:
    """The number in a short text, or None.

    The point is always decimal. A comma before each three digits parts thousands (1,000 is
    a thousand; 0,500 is a half), any other comma is decimal.
    """
    unit = unit.lower()
    typed = unicodedata.normalize("NFC", text).strip().lower()
    typed = typed.removesuffix(unit).removeprefix(unit).strip()
    number = _NUMBER.fullmatch(typed)
    if not number or not (number[2] or number[3]):
        return None
    sign = "-" if number[1] in {"-", "−"} else ""
    whole = re.sub(r"\D", "", number[2])
    return Decimal(f"{sign}{whole or '0'}.{number[3] or '0'}")


def plain(number: Decimal) -> str:
    """The number in digits, never in powers of ten, without zeros that say nothing."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if number == 0 else text
