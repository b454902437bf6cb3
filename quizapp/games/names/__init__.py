"""Shown names: what others may see of a name, when two look alike, and names that chance gives."""

import random
import re
import unicodedata
from itertools import pairwise
from typing import NamedTuple

from quizapp.games.moves import Refused
from quizapp.games.names import lookalikes, words
from quizapp.messages import Message
from quizapp.topics.summary import folded

MOST_LETTERS = 24
"""Letters as people count them: an accent or the parts of a picture are none of their own."""
LONGEST = 40
"""Characters, as the database counts them."""
MOST_MARKS = 2
"""On one letter, beyond those that Unicode has in one character with it."""

_JOINER = "\u200d"
_UNSEEN = {"Cf", "Cc", "Cs", "Co", "Cn"}
_BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\U0001d159" + "".join(
    map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), *range(0x180B, 0x180E)))
)
"""What counts as a letter or a mark, and is not seen."""
_SKINS = "".join(map(chr, range(0x1F3FB, 0x1F400)))
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_AS_LETTERS = str.maketrans("@$3457!", "aseastl")


class Words(NamedTuple):
    """What a language's names are made of, and how."""

    form: str
    qualities: tuple[str, ...]
    things: tuple[str, ...]


def _words(form: str, written: tuple[str, str]) -> Words:
    qualities, things = written
    return Words(form, tuple(qualities.split()), tuple(things.split()))


LANGUAGES = {
    "en": _words("{} {} {}", words.ENGLISH),
    "ko": _words("{} {} {}", words.KOREAN),
    "zh": _words("{}的{}{}", words.CHINESE),
}
NUMBERS = range(10, 100)


def as_name(text: str) -> str:
    """The name as others will see it, in Unicode form KC, without what is not seen; raises Refused."""
    if len(text) > 10 * LONGEST:
        raise _too_long()
    name = unicodedata.normalize("NFC", _seen(unicodedata.normalize("NFKC", text)))
    if _letters(name) > MOST_LETTERS or len(name) > LONGEST:
        raise _too_long()
    if re.search(f"m{{{MOST_MARKS + 1}}}", "".join("m" if _is_mark(c) else " " for c in name)):
        raise Refused(Message("name-marks", {"most": MOST_MARKS}))
    if not any(map(_is_base, name)):
        raise Refused(Message("name-unseen"))
    if is_offensive(name):
        raise Refused(Message("name-offensive"))
    return name


def name_key(name: str) -> str:
    """What two names have in common that look alike: no case, accents, spaces or signs, one script.

    It follows the skeletons of UTS #39, and goes further: it takes “José” for “Jose”, since those
    who look at a projector cannot tell who of the two it was.
    """
    plain = unicodedata.normalize("NFKD", _seen(unicodedata.normalize("NFKC", name)))
    plain = "".join(c for c in plain if not "\u0300" <= c <= "\u036f").translate(lookalikes.TABLE)
    plain = folded(plain).translate(lookalikes.TABLE)
    for two, one in lookalikes.IN_TWO.items():
        plain = plain.replace(two, one)
    seen = "".join(c for c in plain if _is_base(c) or _is_mark(c))
    return seen or plain


def is_offensive(name: str) -> bool:
    """Whether a word is in it that no class should read; a help, for no list knows them all."""
    for spelled in (name, name.translate(_AS_LETTERS)):
        whole = name_key(spelled)
        keys = {whole, *map(name_key, re.split(r"[\W_]+", spelled))}
        if not keys.isdisjoint(_ALONE) or any(word in whole for word in _ANYWHERE):
            return True
    return False


def generated(language: str, seed: int | str) -> str:
    """A name in this language, or in English: one of more than 2^20 that this seed gives.

    Two words alone would take a thousand of each kind; a number of two digits takes a hundred.
    """
    form, qualities, things = LANGUAGES.get(language.partition("-")[0], LANGUAGES["en"])
    rng = random.Random(f"{seed}:name")
    return form.format(rng.choice(qualities), rng.choice(things), rng.choice(NUMBERS))


def _seen(text: str) -> str:
    """The text without what nobody sees; a joiner stays between pictures, which it makes one."""
    kept = [""]
    text = "".join(character for character in text if character not in _BLANK)
    for character, following in pairwise(text + " "):
        if character.isspace():
            kept.append(" ")
        elif unicodedata.category(character) not in _UNSEEN or (
            character == _JOINER and _is_picture(kept[-1]) and _is_picture(following)
        ):
            kept.append(character)
    return " ".join("".join(kept).split())


def _letters(name: str) -> int:
    """How many letters and pictures a reader sees; near enough to UAX #29, without its tables."""
    name = _FLAG.sub("x", name)
    own = [not (_is_mark(c) or c in _SKINS or c == _JOINER) for c in name]
    joined = name.count(_JOINER)
    return sum(own) - joined


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"


def _is_base(character: str) -> bool:
    return unicodedata.category(character)[0] in "LN" or _is_picture(character)


def _is_picture(character: str) -> bool:
    return character != "" and (unicodedata.category(character) == "So" or character in _SKINS)


def _too_long() -> Refused:
    return Refused(Message("name-too-long", {"most": MOST_LETTERS}))


_ALONE = {name_key(word) for word in words.OFFENSIVE.split()}
_ANYWHERE = {name_key(word) for word in words.OFFENSIVE_ANYWHERE.split()}
