"""Days to come, in English."""


def in_days(days: int) -> str:
    """When something will be, roughly where it is far: “tomorrow”, “in 3 days”, “in 2 months”."""
    if days <= 1:
        return "tomorrow" if days == 1 else "today"
    for unit, length in (("year", 365), ("month", 30), ("week", 7)):
        if days >= 2 * length:
            return f"in {round(days / length)} {unit}s"
    return f"in {days} days"
