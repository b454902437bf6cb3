"""What people write for a date: the dates it may mean, and what a teacher is to write for it."""

import difflib
import re
import unicodedata
from typing import NamedTuple

from quizapp.english.dates import in_full
from quizapp.spacing import MONTHS, form_of, read_ends
from quizapp.text import Wrong

HOW_TO_WRITE = "Write it like 1969, 1969-07, 1969-07-20, 1969-07-16/1969-07-24 or -0043 for 44 BCE."


class Slip(NamedTuple):
    """What is wrong with a text that should be a date, and the forms of dates it may mean."""

    form: str
    what: str
    meant: tuple[str, ...] = ()
    fix: str = HOW_TO_WRITE


SLIPS = (
    Slip(
        r"/.*|.*/|.*\.\.(/.*)?",
        "needs a beginning and an end",
        fix="Write it like 1985/1990.",
    ),
    Slip(r".*CENTURY.*", "is not a date", fix="Write the years from 1800 to 1899 like 18XX."),
    Slip(
        r"(-?\d{4})-(\d\d?)-(\d\d?)", "needs two digits for month and day", ("{0}-{1:0>2}-{2:0>2}",)
    ),
    Slip(r"(-?\d{4})-(\d)", "needs two digits for the month", ("{0}-{1:0>2}",)),
    Slip(
        r"(\d\d?)[-./ ]+(\d\d?)[-./ ]+(\d{4})",
        "does not begin with the year",
        (
            "{2}-{1:0>2}-{0:0>2}",
            "{2}-{0:0>2}-{1:0>2}",
        ),
    ),
    Slip(r"(\d{4})[-./ ]+(\d\d?)[-./ ]+(\d\d?)\.?", "needs hyphens", ("{0}-{1:0>2}-{2:0>2}",)),
    Slip(r"(\d{4})[./ ](\d\d?)", "needs a hyphen", ("{0}-{1:0>2}",)),
    Slip(r"(\d{4})(\d\d)(\d\d)", "needs hyphens", ("{0}-{1}-{2}",)),
    Slip(r"(\d\d?)[-./ ]+(\d{4})", "does not begin with the year", ("{1}-{0:0>2}",)),
    Slip(r"(\d{4}-\d\d-\d\d)[T ]\d\d?:.*", "has a time of day, which a date leaves out", ("{0}",)),
    Slip(r"(\d{4}-\d\d-)(\d\d)[/-](\d\d)", "needs both ends in full", ("{0}{1}/{0}{2}",)),
    Slip(r"(\d{4}-)(\d\d-\d\d)[/-](\d\d-\d\d)", "needs both ends in full", ("{0}{1}/{0}{2}",)),
    Slip(
        r"(\d{4}\S*?) ?(?:-|/|TO|UNTIL) ?(\d{4}\S*)", "needs a slash between its ends", ("{0}/{1}",)
    ),
    Slip(
        r"(?:THE )?(\d\d)00'?S",
        "may be ten years or a hundred",
        (
            "{0}0X",
            "{0}XX",
        ),
    ),
    Slip(r"(?:THE )?(\d{3})0'?S", "is not a date", ("{0}X",)),
    Slip(r"(?:ABOUT|AROUND|CIRCA|CA?\.?) ?(-?\d{4}\S*)", "is not a date", ("{0}~",)),
    Slip(r"AD ?(\d{1,4})", "is not a date", ("{0:0>4}",)),
    Slip(r"(\d{1,3})", "needs four digits", ("{0:0>4}",)),
    Slip(r"-(\d{1,3})", "needs four digits, counting down from 0000 for 1 BCE", ("-{0:0>4}",)),
    Slip(r"-0000(.*)", "has a minus that zero does not need", ("0000{0}",)),
    Slip(r"(-?\d{5,10})", "needs a Y before so long a year", ("Y{0}",)),
    Slip(r"Y(-?\d{4})", "needs no Y before a year of four digits", ("{0}",)),
)
_MONTHS = tuple(month.upper() for month in MONTHS)
_ERA = r"(?:B\.?C\.?(?:E\.?)?|C\.?E\.?|A\.?D\.?)"
_SPELLED = re.compile(
    rf"(?:(?P<era_first>{_ERA}) ?)?"
    r"(?:(?P<day>\d\d?)(?:ST|ND|RD|TH)?\.?(?:[ -]|(?=[A-Z]))(?:OF )?)?"
    r"(?:(?P<month>[A-Z]{3,9})\.?,?[ -]?)?"
    r"(?:(?P<day_after>\d\d?)(?:ST|ND|RD|TH)?(?:, ?| ))?(?:OF )?(?P<year>\d{1,4})"
    rf"(?P<era> ?{_ERA})?",
    re.ASCII,
)
_YEAR_FIRST = re.compile(
    r"(?P<year>\d{4}),? (?P<month>[A-Z]{3,9})\.?(?: (?P<day>\d\d?))?", re.ASCII
)
_NO_DATE = re.compile(r"\b(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY,? |^THE |^IN |^ON ")
_SIGNS = re.compile(
    r"(?P<before>기원전|公元前|紀元前|前)? ?(?:서기|公元|西暦)? ?(?P<year>\d{1,4}) ?[년年]"
    r"(?: ?(?P<month>\d\d?) ?[월月](?: ?(?P<day>\d\d?) ?[일日号])?)?"
)


def advice(text: str) -> Wrong:
    """What is wrong with a text that has not the form of a date, and the dates it may mean."""
    slip = _slip_in(text)
    message = f"{quoted(text)} {slip.what}."
    dates, impossible = [], []
    for guess in dict.fromkeys(slip.meant):
        try:
            if ends := read_ends(guess):
                words = in_full(ends)
                dates.append(guess if words == guess else f"{guess} for {words}")
        except Wrong as wrong:
            impossible.append(wrong)
    if dates:
        return Wrong(message, f"Write {' or '.join(dates)}.")
    if impossible:
        return Wrong(f"{message} {impossible[0].message}", impossible[0].fix)
    return Wrong(message, slip.fix)


def readings(text: str) -> list[str]:
    """The dates that a text may mean, in EDTF and mostly one; some may not be in the calendar."""
    return list(dict.fromkeys(_slip_in(_NO_DATE.sub("", _plain(text))).meant))


def quoted(text: str) -> str:
    """The start of the text in quotation marks, without characters that nobody can see."""
    seen = "".join(character if character.isprintable() else "�" for character in text[:40])
    return f"“{seen}{'…' if len(text) > 40 else ''}”"


def _slip_in(text: str) -> Slip:
    """What is wrong with a text that has not the form of a date."""
    plain = _plain(text)
    for slip in SLIPS:
        if found := re.fullmatch(slip.form, plain, re.ASCII):
            return slip._replace(meant=tuple(form.format(*found.groups()) for form in slip.meant))
    return Slip("", "is not a date", (plain, *_spelled(plain)))


def _plain(text: str) -> str:
    """The text in capitals, with plain digits, hyphens and single spaces."""
    text = unicodedata.normalize("NFKC", text).upper()
    digits = (str(unicodedata.decimal(character, character)) for character in text)
    return " ".join(re.sub("[‐-―−]", "-", "".join(digits)).split())


def _spelled(plain: str) -> list[str]:
    """The date that a day, a month's name, a year and an era may mean: 15 MARCH 44 BC."""
    if found := _SIGNS.fullmatch(plain):
        return _formed(found["year"], found["month"], found["day"], bool(found["before"]))
    found = _YEAR_FIRST.fullmatch(plain)
    if found and (month := _month(found["month"])):
        return _formed(found["year"], month, found["day"], False)
    found = _SPELLED.fullmatch(plain)
    if not found:
        return []
    day = found["day"] or found["day_after"]
    month = _month(found["month"]) if found["month"] else None
    if ((found["month"] or day) and not month) or (found["day"] and found["day_after"]):
        return []
    return _formed(found["year"], month, day, "B" in f"{found['era']}{found['era_first']}")


def _month(word: str) -> str | None:
    """The number of the month that begins so, or that differs by a slip; None where none does."""
    found = [n for n, name in enumerate(_MONTHS, 1) if name.startswith(word)]
    near = [] if found else difflib.get_close_matches(word, _MONTHS, 1, 0.8)
    number = found[0] if len(found) == 1 else _MONTHS.index(near[0]) + 1 if near else None
    return str(number) if number else None


def _formed(year: str, month: str | None, day: str | None, before_our_era: bool) -> list[str]:
    if not int(year):
        return []
    count = 1 - int(year) if before_our_era else int(year)
    return [form_of(count, int(month) if month else None, int(day) if day else None)]
