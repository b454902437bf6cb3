import pytest

from quizapp.games.scoring import information_points


@pytest.mark.parametrize(
    ("choices", "right", "points"),
    [(2, 1, 10), (3, 1, 16), (4, 1, 20), (4, 2, 10), (10, 9, 2), (12, 1, 36), (31, 30, 0)],
)
def test_points_are_ten_times_the_bits_of_a_right_choice(choices, right, points):
    assert information_points(choices, right) == points


def test_no_choice_is_worth_no_points():
    assert information_points(5, 5) == 0


def test_a_longer_row_earns_more():
    earned = [information_points(gaps, 1) for gaps in range(1, 40)]
    assert earned == sorted(earned)


@pytest.mark.parametrize(("choices", "right"), [(3, 0), (3, 4), (0, 0)])
def test_impossible_counts_are_an_error(choices, right):
    with pytest.raises(ValueError, match="cannot be right"):
        information_points(choices, right)
