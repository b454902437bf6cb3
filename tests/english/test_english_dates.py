"""Dates in English."""

import pytest
from hypothesis import given

from quizapp.english.dates import exactness, in_full, in_short, stretch, year_alone
from tests.test_dates import a_date, dates


@given(dates)
def test_every_date_has_words_and_in_narrow_places_no_more_of_them(written):
    assert in_full(written.ends)
    assert len(in_short(written.ends)) <= len(in_full(written.ends))


@pytest.mark.parametrize(
    ("text", "shown", "short"),
    [
        ("2026-01-05", "5 January 2026", "5 Jan 2026"),
        ("2026-01-04/2026-01-07", "4–7 January 2026", "4–7 Jan 2026"),
        ("2013-06-28/2013-07-02", "28 June – 2 July 2013", "28 Jun – 2 Jul 2013"),
        ("2025-12/2026-01", "December 2025 – January 2026", "Dec 2025 – Jan 2026"),
        ("2000-06/2000-08", "June–August 2000", "Jun–Aug 2000"),
        ("2004-02-01/2005", "1 February 2004 – 2005", "1 Feb 2004 – 2005"),
        ("1992~", "about 1992", "c. 1992"),
        ("1992?", "1992 (uncertain)", "1992?"),
        ("1992%", "about 1992 (uncertain)", "c. 1992?"),
        ("1992~/1995?", "about 1992 – 1995 (uncertain)", "c. 1992 – 1995?"),
        ("-0043", "44 BCE", "44 BCE"),
        ("-0043-03-15", "15 March 44 BCE", "15 Mar 44 BCE"),
        ("0079-08-24", "24 August 79 CE", "24 Aug 79 CE"),
        ("-0043/-0041", "44–42 BCE", "44–42 BCE"),
        ("-0043/0014", "44 BCE – 14 CE", "44 BCE – 14 CE"),
        ("Y-170000002", "170,000,003 BCE", "170,000,003 BCE"),
        ("Y-66000000~", "about 66,000,000 BCE", "c. 66,000,000 BCE"),
        ("199X", "the 1990s", "1990s"),
        ("19XX", "the 1900s", "1900s"),
        ("190X", "1900–1909", "1900–1909"),
        ("-019X", "200–191 BCE", "200–191 BCE"),
        ("197X/198X", "the 1970s – the 1980s", "1970s – 1980s"),
        ("1872-12-XX", "December 1872", "Dec 1872"),
    ],
)
def test_date_is_shown_in_english(text, shown, short):
    ends = a_date(text).ends
    assert (in_full(ends), in_short(ends)) == (shown, short)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2026-01-05", "Known to the day."),
        ("2026-01", "Known to the month."),
        ("199X", "Known to the decade."),
        ("1872-12-XX", "Known to the month."),
        ("1992~", "About this time."),
        ("1992?", "Uncertain."),
        ("1992%", "About this time, but uncertain."),
        ("1992~/1995", "About this time."),
        ("1992/1995?", "Uncertain."),
        ("1992/1995", "Beginning and end are known to the year."),
        ("2017/2019-05", "Beginning and end are known to the year."),
        ("2026-01-04/2026-01-07", "Lasted several days."),
        ("2026-01-04/2026-01-05", "Lasted two days."),
    ],
)
def test_sentence_says_how_exactly_a_date_is_known(text, sentence):
    assert exactness(a_date(text).ends) == sentence


@given(dates)
def test_every_date_is_known_with_some_exactness(written):
    assert exactness(written.ends).endswith(".")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (24, ""),
        (25, "1 month"),
        (60, "2 months"),
        (500, "16 months"),
        (548, "2 years"),
        (12_053, "33 years"),
    ],
)
def test_stretch_of_time_is_told_roughly(days, words):
    assert stretch(days) == words


@pytest.mark.parametrize(
    ("year", "words"), [(2026, "2026"), (79, "79"), (0, "1 BCE"), (-43, "44 BCE")]
)
def test_year_alone_tells_its_era_only_before_the_first(year, words):
    assert year_alone(year) == words
