"""What a move earns, where the modes count alike."""

from math import log2

POINTS_PER_BIT = 10


def information_points(choices: int, right: int) -> int:
    """The points for picking one of the `right` among `choices`: round(10·log2(choices/right)).

    It is the information content of the event, in bits, times ten (Shannon 1948, A Mathematical
    Theory of Communication): what blind luck finds easily is worth little. Ten points are one bit,
    a right guess between two. Where every choice is right it is 0; where nearly every one is, as
    with 30 of 31, it rounds to 0 too. Raises ValueError unless 1 <= right <= choices.
    """
    if not 1 <= right <= choices:
        raise ValueError(f"{right} of {choices} choices cannot be right.")
    return round(POINTS_PER_BIT * log2(choices / right))


def with_speed(mark: float, speed: float, used: float, limit: float) -> float:
    """What a mark earns, from 0 to 1: mark·(1 − speed·used/limit), for `used` of `limit` seconds.

    `speed`, from 0 to 1, is the share of the mark that is lost at the end of the time.
    """
    return mark * (1 - speed * min(1.0, max(0.0, used / limit)))


def points(earned: float) -> int:
    """What players see of it: so many of 1000."""
    return round(1000 * earned)
