"""The dates that a text mentions, in English, Korean or Chinese, in digits or numerals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.dates import HistoricalDate
from quizapp.spacing import MONTHS, days_in, form_of

Parts = tuple[int, ...]
"""A year, a year and month, or a day; the year is astronomical."""

_SOME_DAY = 0
_NAMES = "|".join(MONTHS)
DATE = re.compile(
    r"\b(?:1[0-9]|20)\d\d(?:s\b|\b|(?=년|年))"
    r"|\d{1,4}\s?(?:년|年|월|月)"
    r"|\d{1,2}\s?(?:일(?!\w)|日)"
    r"|[〇零一二三四五六七八九]{4}\s?年?"
    r"|[일이삼사오육칠팔구영공천백십]{2,}년(?!간)"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_NAMES})\b"
    rf"|\b(?:{_NAMES}) \d{{1,4}}\b"
    rf"|\b(?!March|May)(?:{_NAMES})\b"
    r"|\b\d{1,4} ?(?:BCE?|CE|AD)\b"
)
"""Whatever may be a year or a date, or a part of one."""

_MONTH = "(?P<month>" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + r"|Sept)\b\.?"
_DAY = r"(?:(?P<first>\d\d?)(?:st|nd|rd|th)?\s?(?:[-–/]|to|and)\s?)?(?P<day>\d\d?)(?:st|nd|rd|th)?"
_YEAR = (
    r"(?P<year>(?:1\d|20)\d\d(?!\d|[,.]\d|s\b)|\d{1,4}(?=\s?(?:BCE?|CE|AD)\b))"
    r"(?:\s?(?P<era>BCE?|CE|AD)\b)?"
)
_DIGITS = ["〇零영공", "一일", "二이", "三삼", "四사", "五오", "六육", "七칠", "八팔", "九구"]
_UNITS = {"十": 10, "십": 10, "百": 100, "백": 100, "千": 1000, "천": 1000}
_NUMERAL = f"[{''.join(_DIGITS)}{''.join(_UNITS)}]"
_NUMBER = re.compile(rf"\d|{_NUMERAL}")
_COUNT = rf"(?:\d\d?|{_NUMERAL}{{1,3}})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?(?![\d-])",
        r"(?:(?P<era>기원전|公元前)\s?(?=\d)|(?<!\d)(?=\d{3}|" + _NUMERAL + r"{4}))"
        r"(?P<year>\d{1,4}|" + _NUMERAL + r"+)\s?(?:년(?!간)|年)"
        rf"(?:\s?(?P<month>{_COUNT})\s?[월月](?:\s?(?P<day>{_COUNT})\s?[일日号])?)?",
        rf"(?<!\d)(?P<month>{_COUNT})\s?[월月]\s?(?P<day>{_COUNT})\s?[일日号]",
        rf"\b{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?",
        rf"\b{_MONTH},?(?: of)? {_YEAR}",
        rf"\b{_MONTH} {_DAY}(?!\d)(?:,? {_YEAR})?",
        rf"(?<![\d.,–-]){_YEAR}",
    )
)


@dataclass(frozen=True)
class Mention:
    """A date in a text: its words, and what they say."""

    words: str
    parts: Parts

    @classmethod
    def of(cls, date: HistoricalDate) -> "Mention | None":
        """The mention of one day, month or year; None for any other date."""
        if date.parts is None:
            return None
        year, *more = date.parts
        return cls(date.written, (year, *(part for part in more if part)))

    @property
    def date(self) -> HistoricalDate:
        """The days it may stand for."""
        return HistoricalDate.parse(form_of(*self.parts, *(None,) * (3 - len(self.parts))))

    @property
    def keys(self) -> tuple[Parts, ...]:
        """It tells a date that has one of these among its keys."""
        year, *more = self.parts
        if len(more) == 1:
            return self.parts, (year, *more, _SOME_DAY), (year,)
        return tuple(self.parts[:length] for length in range(len(self.parts), 0, -1))


def mentions(text: str, year: int | None = None) -> list[Mention]:
    """The dates in a text; one without a year is taken to lie in this one, or left out."""
    found: list[Mention] = []
    for form in _FORMS if _NUMBER.search(text) else ():
        for match in form.finditer(text):
            found += _mentioned(match, year)
        # What one form has read is no part of another.
        text = form.sub("|", text)
    return found


def _mentioned(match: re.Match[str], year: int | None) -> Iterator[Mention]:
    given = match.groupdict()
    for day in dict.fromkeys((given.get("first") or given.get("day"), given.get("day"))):
        parts = _parts(given | {"day": day}, year)
        if parts:
            yield Mention(match.group().strip(), parts)


def keys_of(date: HistoricalDate) -> Iterator[Parts]:
    """What tells a date: its beginning, its end, of a day also the month; not a year it lies in.

    A decade or a century is told by no date in it.
    """
    for point in date.ends:
        if point.unit not in {"decade", "century"}:
            yield (point.year, *(part for part in (point.month, point.day) if part))
            if point.month and point.day:
                yield point.year, point.month, _SOME_DAY


def _parts(given: dict[str, str | None], year: int | None) -> Parts | None:
    """The numbers of a match, None where they are no date of four digits."""
    if given.get("year"):
        year = _number(str(given["year"]))
        if (given.get("era") or "CE") not in {"CE", "AD"}:
            year = 1 - year
    if year is None or not -9999 < year <= 9999:
        return None
    month, day = _month(given.get("month")), _number(given.get("day") or "")
    if not month:
        return (year,)
    if month > 12 or day > days_in(year, month):
        return None
    return (year, month, day) if day else (year, month)


def _month(words: str | None) -> int:
    """The number of a month, 0 where there is none."""
    named = (number for number, name in enumerate(MONTHS, 1) if words and name[:3] == words[:3])
    return next(named, _number(words or ""))


def _number(words: str) -> int:
    """A number of digits or of Chinese or Korean numerals, 0 for any other words."""
    if words.isdecimal():
        return int(words)
    if words.isascii():
        return 0
    if not any(sign in _UNITS for sign in words):
        return int("".join(str(_digit(sign)) for sign in words))
    total, digit = 0, 0
    for sign in words:
        if sign in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[sign], 0
        else:
            digit = _digit(sign)
    return total + digit


def _digit(sign: str) -> int:
    return next(value for value, signs in enumerate(_DIGITS) if sign in signs)
