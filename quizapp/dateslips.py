"""What teachers write instead of a date, and what to write for it."""

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
_SPELLED = re.compile(
    r"(?:(?P<day>\d\d?)(?:ST|ND|RD|TH)? )?(?:(?P<month>[A-Z]{3,9})\.?,? )?"
    r"(?:(?P<day_after>\d\d?)(?:ST|ND|RD|TH)?,? )?(?P<year>\d{1,4})(?P<era> ?(?:BCE?|CE|AD))?",
    re.ASCII,
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
    found = _SPELLED.fullmatch(plain)
    if not found or not int(found["year"]):
        return []
    year = int(found["year"])
    if "B" in (found["era"] or ""):
        year = 1 - year
    day = found["day"] or found["day_after"]
    months = [
        number
        for number, name in enumerate(MONTHS, 1)
        if name.upper().startswith(found["month"] or "-")
    ]
    if bool(found["month"]) != (len(months) == 1) or (day and not months):
        return []
    return [form_of(year, months[0] if months else None, int(day) if day else None)]
