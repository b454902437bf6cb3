"""Small values that everything a teacher writes is made of: Text, Slug, and the strict model under them."""

import re
import unicodedata
from hashlib import blake2b
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

LONGEST_TEXT = 2000
MOST_MARKS = 8
"""On one letter. Hebrew and Tibetan need half as many; hundreds would cover the lines around."""
STRAIGHT = str.maketrans("‘’“”", "''\"\"")
"""Curly quotes made straight, one sign for one sign, so that places stay true."""
_LATIN = re.compile("[a-z0-9]+")
UNSPACED = r"\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Hangul, Kana and Han, for a class in a pattern: their words are not parted by spaces alone."""
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


class Wrong(ValueError):
    """What a teacher wrote cannot be: what is wrong, how to mend it, and at which key below."""

    def __init__(self, message: str, fix: str, *at: str | int) -> None:
        super().__init__(message, fix)
        self.message = message
        self.fix = fix
        self.at = at

    def __str__(self) -> str:
        return f"{self.message} {self.fix}"


def cleaned(text: str) -> str:
    """The text in Unicode form C, without outer space; raises Wrong for what nobody can see."""
    if text.isascii() and text.isprintable():  # most texts; the rest costs ten times as much
        return text.strip()
    for character in text:
        if unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn"} and character not in "\n\t":
            message = f"This text holds the invisible character U+{ord(character):04X}."
            raise Wrong(message, "Delete it.")
    if turn := _TURNS.search(text):
        message = f"This text holds the invisible mark U+{ord(turn[0]):04X}"
        raise Wrong(f"{message}, which turns the direction of writing.", "Delete it.")
    if _marks(text) > MOST_MARKS:
        message = f"On one letter of this text stand more than {MOST_MARKS} accents or marks."
        raise Wrong(message, "Delete those that do not belong there.")
    return unicodedata.normalize("NFC", text).strip()


def normalised(text: str) -> str:
    """The text in Unicode form C with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: “1 event”, “9 events”."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def _marks(text: str) -> int:
    """The longest run of marks that stand on one letter."""
    if text.isascii():
        return 0
    marks = "".join("x" if unicodedata.combining(character) else " " for character in text)
    return max(map(len, marks.split()), default=0)


Text = Annotated[
    str, AfterValidator(cleaned), StringConstraints(min_length=1, max_length=LONGEST_TEXT)
]
LongText = Annotated[
    str, AfterValidator(cleaned), StringConstraints(min_length=1, max_length=50 * LONGEST_TEXT)
]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]


def slug_of(text: str) -> str:
    """An id made from a text: its Latin words, or a short hash where it has none."""
    plain = text
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = "-".join(_LATIN.findall(plain.lower()))[:48].strip("-")
    return words or "x" + digest(text)


def digest(text: str, size: int = 5) -> str:
    """So many bytes, in small hexadecimal digits, that stand for a text."""
    return blake2b(text.encode(errors="surrogatepass"), digest_size=size).hexdigest()


class Written(BaseModel):
    """What a teacher wrote: it cannot change, and it knows no keys but its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    def __copy__(self) -> Self:
        """A copy that has worked nothing out yet: it may be about to differ."""
        copy = super().__copy__()
        for name in copy.__dict__.keys() - type(self).model_fields.keys():
            del copy.__dict__[name]
        return copy
