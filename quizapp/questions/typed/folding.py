"""Folding: what is left of typed words without case, accents, punctuation and spaces."""

import re
import unicodedata

# Letters with a stroke and sounds of two letters, which Unicode does not take apart as it does accents.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
    | {"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه"}  # the same letters on other keyboards, or in haste
)
_UNWRITTEN = re.compile("[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u0655\u0670]")
"""Accents of European scripts, and the vowel signs that Hebrew and Arabic mostly leave out."""
_IN_WORDS = re.compile("['’‘`´ʼʻʹ.]")
_PARTS = re.compile(r"[\s\-‐‑‒–—/·・_]+")
_SIGN = re.compile(r"\s*[-−]\s?(?=\d)")
_FRACTION = re.compile(r"(?<!\d)(\d{1,2})\s?[/⁄]\s?(\d{1,2})(?!\d)")
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


def words_of(text: str) -> list[str]:
    """The folded words of a text, parted by spaces, hyphens and slashes.

    Points between digits stay, as spaces, so that 3.5 is not 35; a minus in front is a word, and
    the stroke of a fraction stays.
    """
    text = _FRACTION.sub(
        r"\1⁄\2", _SIGN.sub("minus ", text, count=1) if _SIGN.match(text) else text
    )
    if text.isascii():
        words = [_folded_word(part) for part in _PARTS.split(text.lower())]
    else:
        plain = unicodedata.normalize("NFKC", text).casefold()
        bare = _UNWRITTEN.sub("", unicodedata.normalize("NFKD", plain))
        plain = unicodedata.normalize("NFC", bare).translate(_LETTERS)
        words = [_folded_word(part) for part in _PARTS.split(plain)]
    return [word for word in words if word]


def joined(words: list[str]) -> str:
    """Folded words without the spaces between them, but for those between two digits."""
    text = ""
    for word in words:
        text += " " * (text[-1:].isdecimal() and word[0].isdecimal()) + word
    return text


def folded(text: str) -> str:
    """What is left of a text without case, accents, punctuation and spaces; figures are 0 to 9."""
    return joined(words_of(text))


def spelled_out(text: str) -> str:
    """The text with umlauts as two letters, for keyboards without them: Koeln."""
    return unicodedata.normalize("NFC", text).casefold().translate(_SPELLED_OUT)


def _folded_word(word: str) -> str:
    if word.isalnum() and word.isascii():
        return word
    kept = "".join(_itself_or_space(character) for character in word)
    return joined(kept.split())


def _itself_or_space(character: str) -> str:
    # Punctuation, separators, and what nobody sees.
    if character.isalpha() and not _IN_WORDS.match(character):
        return character
    if unicodedata.category(character)[0] in "PZC" or _IN_WORDS.match(character):
        return " "
    return str(unicodedata.decimal(character, character))
