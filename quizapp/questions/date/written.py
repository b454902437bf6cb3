"""A date as somebody types it into one field, read as exactly as the question asks."""

import re
from collections.abc import Iterator

from quizapp.dates import LONGEST_DATE
from quizapp.dateslips import quoted, readings
from quizapp.english.dates import in_full
from quizapp.messages import Message
from quizapp.questions.base import Unclear
from quizapp.questions.date.fields import Part
from quizapp.spacing import days_in, form_of, read_ends

_FORM = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?[~?%]?", re.ASCII)
_TELLS_ITS_ERA = re.compile(
    r"(?<![a-z])(?:[bc]\.?c?\.?e|bc|b\.c|a\.?d)(?![a-z])|[서전公前西]|0\d{3}", re.I
)

Given = tuple[int | None, ...]
"""A year and, as far as they are asked for, a month and a day."""


def date_written(text: str, asked: tuple[Part, ...]) -> str:
    """The date in EDTF; raises Unclear where it is none, lacks a part, or may be one of several."""
    found = list(dict.fromkeys(_given(text, asked)))
    if not found:
        raise Unclear(_unread(text, asked))
    whole = [date for date in found if None not in date]
    if not whole:
        missing = tuple(part for part, given in zip(asked, found[0], strict=True) if given is None)
        raise Unclear(Message("date-incomplete", {"missing": missing}))
    possible = [form_of(*_in_three(date)) for date in whole if _is_in_the_calendar(date)]
    if not possible:
        raise Unclear(_impossible(text, whole[0], asked))
    if len(possible) > 1:
        meant = tuple(in_full(ends) for form in possible if (ends := read_ends(form)))
        raise Unclear(Message("date-of-several", {"typed": quoted(text), "meant": meant}))
    return possible[0]


def _given(text: str, asked: tuple[Part, ...]) -> Iterator[Given]:
    """What a text may mean, no more exact than it is asked for."""
    if len(text) > LONGEST_DATE or text.startswith(("-", "\u2212")):
        return  # -44 is 45 BCE to those who count a year 0, and 44 BCE to everybody else
    for form in readings(text):
        if found := _FORM.fullmatch(form):
            date = tuple(int(part) if part else None for part in found.groups())
            # 26 may be 2026, and nobody who means the year 26 leaves out that it is so early.
            if date[0] is not None and (abs(date[0]) >= 100 or _TELLS_ITS_ERA.search(text)):
                yield date[: len(asked)]


def _unread(text: str, asked: tuple[Part, ...]) -> Message:
    """Why nothing was read: only the year is missing, or it is no date."""
    if any(map(_is_in_the_calendar, _given(f"{text} 2000", asked))):
        return Message("date-incomplete", {"missing": ("year",)})
    return Message("no-date", {"typed": quoted(text), "unit": asked[-1]})


def _impossible(text: str, date: Given, asked: tuple[Part, ...]) -> Message:
    year, month, _ = _in_three(date)
    if not month or month > 12:
        return Message("no-date", {"typed": quoted(text), "unit": asked[-1]})
    return Message("no-day", {"month": month, "last": days_in(year, month)})


def _is_in_the_calendar(date: Given) -> bool:
    year, month, day = _in_three(date)
    return (month is None or 1 <= month <= 12) and (
        day is None or 1 <= day <= days_in(year, month or 1)
    )


def _in_three(date: Given) -> tuple[int, int | None, int | None]:
    year, month, day = (*date, None, None)[:3]
    return year or 0, month, day
