"""Where the sentences of a paragraph begin and end."""

import re
from collections.abc import Iterator
from functools import lru_cache

_OPENING = "\"'“‘„«「『(["
_STOP = re.compile(r"""[.!?…]+["'”’»)\]]*(?=\s)|[。！？]+[”’」』）]*""")
_SHORTENED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|Gen|Sen|Gov|Lt|Col|Jr|Sr|vs|(?P<letter>[^\W\d_]))$"
)


@lru_cache(maxsize=4096)
def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Every sentence of a text as the places where it starts and ends."""
    ends = [*_ends(text), len(text)]
    starts = [0, *ends[:-1]]
    trimmed = (_trimmed(text, *span) for span in zip(starts, ends, strict=True))
    return tuple((start, end) for start, end in trimmed if start < end)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, in reading order."""
    return tuple(text[start:end] for start, end in spans(text))


def _ends(text: str) -> Iterator[int]:
    for stop in _STOP.finditer(text):
        if stop.group()[0] in "。！？" or (
            _can_begin(text[stop.end() :].lstrip())
            and not (stop.group()[0] == "." and _is_shortened(text[: stop.start()]))
        ):
            yield stop.end()


def _can_begin(rest: str) -> bool:
    """Whether a sentence can begin so; letters without case, as in Korean, always can."""
    first = rest[:1]
    return first in _OPENING or first.isdigit() or (first.isalpha() and not first.islower())


def _is_shortened(before: str) -> bool:
    """Whether the full stop behind these words ends an abbreviation: Dr., J., U.S."""
    found = _SHORTENED.search(before[-8:])
    return found is not None and (not found["letter"] or found["letter"].isupper())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())
