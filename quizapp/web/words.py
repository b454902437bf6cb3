"""Words and figures for the templates."""

from fractions import Fraction

from flask import Flask
from markupsafe import Markup, escape

from quizapp.dates import HistoricalDate
from quizapp.text import counted


def points(earned: float) -> str:
    """Marks as people write them: 7, 7.5."""
    return f"{earned:.1f}".removesuffix(".0")


def percent(share: float) -> str:
    """A share in whole percents."""
    return f"{round(Fraction(share).limit_denominator(10_000) * 100)}%"


def dated(date: HistoricalDate, short: bool = False) -> Markup:
    """A date as a time element, where HTML can say it."""
    words = escape(date.short if short else date.shown)
    if date.machine is None:
        return Markup("<span>{}</span>").format(words)
    return Markup('<time datetime="{}">{}</time>').format(date.machine, words)


def init_app(app: Flask) -> None:
    """Give them to all templates."""
    app.jinja_env.globals.update(counted=counted)
    app.jinja_env.filters.update(points=points, percent=percent, dated=dated)
