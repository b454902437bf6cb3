"""Days of the calendar, in English."""

from datetime import date

from quizapp.spacing import MONTHS


def of_day(day: date) -> str:
    """A day with its month and year: 24 November 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def in_days(days: int) -> str:
    """When something will be, roughly where it is far: “tomorrow”, “in 3 days”, “in 2 months”."""
    if days <= 1:
        return "tomorrow" if days == 1 else "today"
    for unit, length in (("year", 365), ("month", 30), ("week", 7)):
        if days >= 2 * length:
            return f"in {round(days / length)} {unit}s"
    return f"in {days} days"
