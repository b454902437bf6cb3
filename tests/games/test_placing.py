import pytest
from werkzeug.datastructures import MultiDict

from quizapp.games.dealing import acceptable_gaps
from quizapp.games.placing import Placing, laid
from quizapp.questions.base import Tampered
from tests.games.builders import an_event, years
from tests.telling import telling


def a_placing(date="1901-06", row=None):
    """A card to place into a row of the years 1900 to 1903."""
    return Placing(tuple(years(4) if row is None else row), an_event(date=date))


def test_the_gap_that_contradicts_no_date_is_right():
    placing = a_placing("1905")
    assert [placing.mark(gap).earned for gap in range(5)] == [0, 0, 0, 0, 1]
    assert placing.mark(placing.solution()).earned == 1


def test_where_dates_overlap_several_gaps_are_right():
    placing = a_placing("1901/1902")
    assert placing.right == (1, 2, 3)
    assert [placing.verdicts(gap) for gap in (0, 2)] == [(False,), (True,)]


def test_a_filled_form_reads_back():
    placing = a_placing()
    for gap in range(5):
        assert placing.read(MultiDict(placing.fill(gap, 1)), 1) == gap
    assert placing.read(MultiDict(), 1) is None
    assert placing.guess(7) in range(5)


@pytest.mark.parametrize("value", ["5", "-1", "x", "²", "1.0", "9999"])
def test_a_gap_that_is_not_there_is_refused(value):
    with telling(Tampered, "not on the row"):
        a_placing().read(MultiDict({"gap": value}), 1)


@pytest.mark.parametrize("answer", [True, "1", None, 1.5, [1], {}, 99])
def test_what_is_no_gap_is_not_right(answer):
    assert a_placing("1899").mark(answer).earned == 0


def test_gaps_are_told_by_the_cards_beside_them():
    placing = a_placing()
    assert placing.told(0) == ("Before “Event 0”",)
    assert placing.told(2) == ("Between “Event 1” and “Event 2”",)
    assert placing.told(4) == ("After “Event 3”",)
    assert placing.offered().texts == tuple(placing.told(gap)[0] for gap in range(5))


def test_the_card_in_hand_shows_no_date():
    shown = repr(Placing(years(2), an_event(id="of-1969", date="1969-07-20")).shown(1))
    assert "1969" not in shown
    assert "1900" in shown


def test_a_laid_card_lies_in_its_place():
    row = laid(years(4), an_event(date="1901-06"))
    assert [card.date.year for card in row] == [1900, 1901, 1901, 1902, 1903]
    assert acceptable_gaps(years(4), row[2])[0] in {1, 2}
