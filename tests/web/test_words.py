"""Words and figures for the templates."""

import pytest

from quizapp.web.words import points


@pytest.mark.parametrize(
    ("earned", "shown"),
    [
        *[(0, "0"), (7, "7"), (10, "10"), (7.5, "7.5"), (6.25, "6.25"), (1.6667, "1.67")],
        *[(0.125, "0.13"), (2.675, "2.68"), (0.1 + 0.2, "0.3"), (20.0001, "20")],
    ],
)
def test_marks_show_to_two_digits_rounded_half_up(earned, shown):
    assert points(earned) == shown
