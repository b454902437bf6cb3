"""Dates are recognised in what people write, in three languages, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.dates import HistoricalDate
from quizapp.topics.mentions import Mention, keys_of, mentions

SIGNS = "0123456789０٢ -–/.,스일이천십년월日月年一二十千〇号기원전公元前 MayJune3rd of BCE"


def parts(text, year=None):
    return [mention.parts for mention in mentions(text, year)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on 20 December 2015.", [(2015, 12, 20)]),
        ("December 20th, 2015", [(2015, 12, 20)]),
        ("the 3rd of May 1950", [(1950, 5, 3)]),
        ("Dec. 3, 2024", [(2024, 12, 3)]),
        ("4–7 January 2026", [(2026, 1, 4), (2026, 1, 7)]),
        ("January 4 to 7, 2026", [(2026, 1, 4), (2026, 1, 7)]),
        ("in May 2008 and 2003", [(2008, 5), (2003,)]),
        ("March 44 BCE", [(-43, 3)]),
        ("15 March 44 BC", [(-43, 3, 15)]),
        ("46 BCE, 525 CE", [(-45,), (525,)]),
        ("2026-01-05 or 2026-01", [(2026, 1, 5), (2026, 1)]),
        ("2015년 12월 20일에, 2016년", [(2015, 12, 20), (2016,)]),
        ("이천십오년 십이월", [(2015, 12)]),
        ("기원전 44년", [(-43,)]),
        ("2015年12月20日", [(2015, 12, 20)]),
        ("二〇一五年十二月二十日", [(2015, 12, 20)]),
        ("公元前44年", [(-43,)]),
        ("１９９２年", [(1992,)]),
    ],
)
def test_a_date_is_recognised(text, found):
    assert parts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "1,992 sets",
        "the 1990s",
        "3.1415",
        "40 October 2000.5",
        "10년",
        "5년간",
        "二十年",
        "九九九九九年",
    ],
)
def test_other_numbers_are_none(text):
    assert parts(text) == []


def test_a_date_without_a_year_lies_in_the_given_one():
    assert parts("on 18 February and 12월 3일") == []
    assert parts("on 18 February and 12월 3일", 2026) == [(2026, 12, 3), (2026, 2, 18)]


@pytest.mark.parametrize(
    ("date", "told", "silent"),
    [
        ("2015-12-20", ["2015-12-20", "2015-12"], ["2015", "2015-12-03", "2016-12"]),
        ("2015-12", ["2015-12", "2015-12-20"], ["2015"]),
        ("1999~", ["1999", "1999-05", "1999-05-03"], ["1998"]),
        ("1989/1991-03", ["1989", "1991-03", "1989-11-09"], ["1990", "1991"]),
        ("199X", [], ["1999", "1990-05"]),
    ],
)
def test_a_mention_tells_a_date_it_is_as_exact_as_or_whose_month_it_gives(date, told, silent):
    keys = set(keys_of(HistoricalDate.parse(date)))
    for written in told:
        assert keys & set(Mention.of(HistoricalDate.parse(written)).keys), written
    for written in silent:
        assert not keys & set(Mention.of(HistoricalDate.parse(written)).keys), written


@given(st.text(st.sampled_from(SIGNS), max_size=30))
def test_whatever_is_recognised_is_a_date(text):
    for mention in mentions(text, 2026):
        assert mention.date.parts
