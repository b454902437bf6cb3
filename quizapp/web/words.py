"""Words and figures for the templates."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache

from jinja2 import Environment
from markupsafe import Markup, escape

from quizapp.dates import HistoricalDate
from quizapp.english.dates import exactness, in_full, in_short, stretch, year_alone
from quizapp.english.days import in_days, of_day
from quizapp.english.sentences import said
from quizapp.spacing import MONTHS
from quizapp.text import counted


def points(earned: float) -> str:
    """Marks as people write them, to two digits, half up: 7, 7.5, 6.25."""
    digits = Decimal(str(round(earned, 4))).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{digits:f}".rstrip("0").removesuffix(".")


def percent(share: float) -> str:
    """A share in whole percents."""
    return f"{round(Fraction(share).limit_denominator(10_000) * 100)}%"


@lru_cache(4096)
def dated(date: HistoricalDate, short: bool = False) -> Markup:
    """A date as a time element, where HTML can say it."""
    words = escape(in_short(date.ends) if short else in_full(date.ends))
    if date.machine is None:
        return Markup("<span>{}</span>").format(words)
    return Markup('<time datetime="{}">{}</time>').format(date.machine, words)


def dayed(day: date) -> Markup:
    """A day of the calendar as a time element."""
    return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), of_day(day))


def use_in(environment: Environment) -> None:
    """Give them to all templates of an environment."""
    environment.globals.update(counted=counted, months=MONTHS)
    environment.filters.update(
        points=points,
        percent=percent,
        said=said,
        dated=dated,
        in_days=in_days,
        dayed=dayed,
        of_day=of_day,
        in_full=lambda date: in_full(date.ends),
        stretch=stretch,
        year_alone=year_alone,
        exactness=lambda date: exactness(date.ends),
    )
