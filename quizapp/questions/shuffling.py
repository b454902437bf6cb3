"""Order by seed: the same for the same seed, and telling nothing of the order it came from."""

import random
from collections.abc import Sequence
from functools import lru_cache

from quizapp.messages import Message
from quizapp.questions.base import FormData, Option, Tampered


@lru_cache(maxsize=4096)
def shuffled(count: int, seed: int, salt: str = "") -> tuple[int, ...]:
    """The numbers 0 to count-1 in the order of the seed; a salt parts the lists of one page."""
    order = list(range(count))
    random.Random(f"{seed}:{salt}").shuffle(order)
    return tuple(order)


def options(texts: Sequence[str], seed: int, salt: str = "") -> tuple[Option, ...]:
    """The texts as options; a value is a place on the page, from 1."""
    order = shuffled(len(texts), seed, salt)
    return tuple(Option(str(place), texts[index]) for place, index in enumerate(order, 1))


def chosen(value: str, count: int, seed: int, salt: str = "") -> int:
    """Which text a submitted option value stands for; raises Tampered."""
    if not (value.isascii() and value.isdigit() and len(value) < 5 and 1 <= int(value) <= count):
        raise Tampered(Message("no-such-option"))
    return shuffled(count, seed, salt)[int(value) - 1]


def place_of(index: int, count: int, seed: int, salt: str = "") -> str:
    """The option value under which the text with this index is shown."""
    return str(shuffled(count, seed, salt).index(index) + 1)


def only(form: FormData, key: str) -> str:
    """The one value of a field, "" if absent; raises Tampered when there are more."""
    values = form.getlist(key)
    if len(values) > 1:
        raise Tampered(Message("field-twice"))
    return values[0].strip() if values else ""
