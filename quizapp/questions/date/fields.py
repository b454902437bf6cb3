"""The fields of a date: day, month, year and era."""

import re
from typing import Literal

from quizapp.messages import Message
from quizapp.questions.base import FormData, Tampered, Unclear
from quizapp.questions.shuffling import only
from quizapp.spacing import days_in, form_of

Part = Literal["year", "month", "day"]
PARTS: tuple[Part, ...] = ("year", "month", "day")
ERAS = ("CE", "BCE")


def date_picked(form: FormData, asked: tuple[Part, ...]) -> str | None:
    """The date in day, month, year and era as EDTF, None if blank; raises Tampered, Unclear."""
    typed = {part: only(form, part) for part in asked}
    era = only(form, "era") or "CE"
    if era not in ERAS:
        raise Tampered(Message("no-such-era"))
    if not any(typed.values()):
        return None
    missing = [part for part in asked if not typed[part]]
    if missing:
        raise Unclear(Message("date-incomplete", {"missing": tuple(missing)}))
    year = _year(typed["year"], era)
    month = _month(typed["month"]) if "month" in typed else None
    day = _day(typed["day"], year, month) if month and "day" in typed else None
    return form_of(year, month, day)


def _year(typed: str, era: str) -> int:
    if not re.fullmatch(r"\d{1,4}", typed) or not int(typed):
        raise Unclear(Message("no-year"))
    # Years are counted astronomically: 1 BCE is 0.
    return int(typed) if era == "CE" else 1 - int(typed)


def _month(typed: str) -> int:
    if typed not in map(str, range(1, 13)):
        raise Tampered(Message("no-such-month"))
    return int(typed)


def _day(typed: str, year: int, month: int) -> int:
    last = days_in(year, month)
    if not re.fullmatch(r"\d{1,2}", typed) or not 1 <= int(typed) <= last:
        raise Unclear(Message("no-day", {"month": month, "last": last}))
    return int(typed)
