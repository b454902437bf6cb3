"""Days: by a time zone, also where its clock changes; and runs of them."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.games.days import A_DAY, archive, day_of, longest, months, run, seconds_left, streak

BERLIN, SEOUL, NEW_YORK = map(ZoneInfo, ("Europe/Berlin", "Asia/Seoul", "America/New_York"))
TODAY = date(2026, 11, 24)


def days(*numbers):
    """So many days before today."""
    return {TODAY - number * A_DAY for number in numbers}


def at(zone, *moment):
    return datetime(*moment, tzinfo=zone).timestamp()


def test_one_moment_is_another_day_elsewhere():
    moment = at(BERLIN, 2026, 11, 24, 23, 30)
    told = [day_of(moment, zone).day for zone in (NEW_YORK, BERLIN, SEOUL)]
    assert told == [24, 24, 25]


@pytest.mark.parametrize(
    ("day", "hours"),
    [((2026, 3, 29), 23), ((2026, 10, 25), 25), ((2026, 3, 28), 24), ((2026, 10, 26), 24)],
)
def test_a_day_lasts_as_long_as_its_clock_says(day, hours):
    midnight = at(BERLIN, *day)
    assert seconds_left(midnight, BERLIN) == hours * 3600
    assert day_of(midnight + hours * 3600 - 1, BERLIN) == date(*day)
    assert day_of(midnight + hours * 3600, BERLIN) == date(*day) + A_DAY


def test_where_midnight_itself_is_skipped_the_day_still_ends():
    zone = ZoneInfo("America/Santiago")  # from 24:00 to 1:00 on 6 September 2026
    last = at(zone, 2026, 9, 5, 23, 59, 30)
    assert seconds_left(last, zone) == 30
    assert day_of(last + 30, zone) == date(2026, 9, 6)


def test_the_machines_own_zone_counts_where_none_is_named():
    moment = 1_800_000_000.0
    assert day_of(moment, None) == datetime.fromtimestamp(moment).astimezone().date()
    assert 0 < seconds_left(moment, None) <= 25 * 3600
    assert day_of(moment + seconds_left(moment, None), None) == day_of(moment, None) + A_DAY


@pytest.mark.parametrize(
    ("played", "told"),
    [
        ((), (0, 0)),
        ((0,), (1, 1)),
        ((1,), (1, 1)),  # today may still be played
        ((2,), (0, 1)),
        ((0, 1, 2), (3, 3)),
        ((1, 2, 3), (3, 3)),
        ((0, 2, 3, 4), (1, 3)),
        ((2, 3, 9), (0, 2)),
        ((0, 1, 5, 6, 7, 8), (2, 4)),
    ],
)
def test_a_streak_is_days_without_a_gap_up_to_today_or_yesterday(played, told):
    assert (streak(days(*played), TODAY), longest(days(*played))) == told


def test_a_run_ends_with_the_day_that_is_asked_about():
    assert [run(days(0, 1, 2, 4), TODAY - n * A_DAY) for n in range(5)] == [3, 2, 1, 0, 1]


def test_a_run_goes_on_over_a_changed_clock_a_leap_day_and_new_year():
    played = {date(2028, 2, 27) + timedelta(days=n) for n in range(40)}
    assert run(played, max(played)) == longest(played) == 40
    assert run({date(2026, 12, 31), date(2027, 1, 1)}, date(2027, 1, 1)) == 2


@given(st.sets(st.dates(date(2026, 1, 1), date(2026, 3, 1))), st.dates(date(2026, 1, 1)))
def test_the_longest_run_is_never_shorter_than_any(played, today):
    assert longest(played) == max((run(played, day) for day in played), default=0)
    assert longest(played) >= streak(played, today)


def test_the_archive_has_the_last_days_and_all_that_were_dealt_but_not_today():
    dealt = days(-1, 0, 1, 3, 50, 90)
    assert archive(dealt, TODAY, 3) == sorted(days(1, 2, 3, 50, 90), reverse=True)
    assert archive(days(0, 40), TODAY, 0) == [*days(40)]
    assert archive((), TODAY, 0) == []


def test_days_stand_in_their_months_the_newest_month_first():
    found = [date(2027, 1, 2), date(2027, 1, 1), date(2026, 12, 31), date(2026, 1, 5)]
    told = [[day.isoformat() for day in month] for month in months(found)]
    assert told == [["2027-01-01", "2027-01-02"], ["2026-12-31"], ["2026-01-05"]]
