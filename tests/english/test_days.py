"""Days to come, in English."""

import pytest

from quizapp.english.days import in_days


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (2, "in 2 days"),
        (13, "in 13 days"),
        (14, "in 2 weeks"),
        (59, "in 8 weeks"),
        (60, "in 2 months"),
        (729, "in 24 months"),
        (730, "in 2 years"),
    ],
)
def test_days_are_told_as_roughly_as_they_are_far(days, words):
    assert in_days(days) == words
