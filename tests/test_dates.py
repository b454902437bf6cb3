import pickle
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from quizapp.dates import HistoricalDate
from quizapp.spacing import day_number

DAYS_IN_400_YEARS = 146_097

years = st.one_of(st.integers(-9999, 9999), st.integers(1, 2100))
marks = st.sampled_from(["", "", "", "~", "?", "%"])


def a_date(text):
    return HistoricalDate.parse(text)


def refusal(text):
    with pytest.raises(ValueError, match=r"\.\Z") as refused:
        HistoricalDate.parse(text)
    return str(refused.value)


def four_digits(year):
    return f"{'-' if year < 0 else ''}{abs(year):04}"


@st.composite
def points(draw):
    year, month, day = draw(years), draw(st.integers(1, 12)), draw(st.integers(1, 28))
    whole, sign = four_digits(year), "-" if year < 0 else ""
    long = f"Y{sign}{draw(st.integers(10_000, 10**9))}"
    days = [whole, f"{whole}-{month:02}", f"{whole}-{month:02}-{day:02}"]
    masked = [f"{whole}-XX", f"{whole}-XX-XX", f"{whole}-{month:02}-XX"]
    rounded = [f"{sign}{abs(year) // 10:03}X", f"{sign}{abs(year) // 100:02}XX"]
    return draw(st.sampled_from([*days, *masked, *rounded, long])) + draw(marks)


single_dates = points().map(a_date)


@st.composite
def spans(draw):
    start, end = draw(single_dates), draw(single_dates)
    assume(start.is_before(end) or end.is_before(start))
    start, end = (start, end) if start.is_before(end) else (end, start)
    return start, end, a_date(f"{start.written}/{end.written}")


dates = st.one_of(single_dates, spans().map(lambda drawn: drawn[2]))


def test_month_is_not_before_a_day_inside_it():
    month, day = a_date("2026-01"), a_date("2026-01-05")
    assert not month.is_before(day)
    assert not day.is_before(month)
    assert month.overlaps(day)


def test_day_is_before_the_next_month():
    assert a_date("2026-01-31").is_before(a_date("2026-02"))


def test_dates_that_share_one_day_overlap():
    first, second = a_date("2026-01-04/2026-01-05"), a_date("2026-01-05/2026-01-07")
    assert first.overlaps(second)
    assert second.overlaps(first)
    assert not first.is_before(second)


def test_years_before_the_common_era_run_forwards():
    assert a_date("-0043").is_before(a_date("-0042"))
    assert a_date("Y-170000002").is_before(a_date("-9999"))
    assert a_date("0000-12-31").last + 1 == a_date("0001-01-01").first


def test_about_a_year_covers_the_days_of_that_year_and_no_more():
    about, plain = a_date("1992~"), a_date("1992")
    assert (about.first, about.last) == (plain.first, plain.last)
    assert about != plain


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("1872-12-XX", "1872-12-01", "1872-12-31"),
        ("-019X", "-0199-01-01", "-0190-12-31"),
        ("2026-01-04/2026-01", "2026-01-04", "2026-01-31"),
    ],
)
def test_date_covers_all_the_days_it_may_mean(text, first, last):
    assert (a_date(text).first, a_date(text).last) == (a_date(first).first, a_date(last).last)


@given(dates, dates, dates)
def test_before_is_a_strict_partial_order(a, b, c):
    assert not a.is_before(a)
    assert not (a.is_before(b) and b.is_before(a))
    assert a.is_before(c) or not (a.is_before(b) and b.is_before(c))
    assert a.is_before(b) + b.is_before(a) + a.overlaps(b) == 1
    assert a.overlaps(b) == b.overlaps(a)


@given(spans())
def test_span_covers_its_ends(drawn):
    start, end, span = drawn
    assert span.first == start.first <= start.last < end.first <= end.last == span.last


@given(st.dates())
def test_day_numbers_are_those_of_the_standard_library(day):
    assert day_number(day.year, day.month, day.day) == day.toordinal()
    assert a_date(day.isoformat()).first == a_date(day.isoformat()).last == day.toordinal()


@given(st.dates(max_value=date(400, 12, 31)), st.integers(-2_500_000, 2_500_000))
def test_day_number_leads_back_to_its_day_in_every_400_years(day, cycles):
    number = day_number(day.year + 400 * cycles, day.month, day.day)
    assert date.fromordinal(number - DAYS_IN_400_YEARS * cycles) == day


@given(dates)
def test_date_is_read_back_from_what_was_written(written):
    again = a_date(written.written)
    assert again == written
    assert hash(again) == hash(written)
    assert (again.first, again.last, again.ends) == (written.first, written.last, written.ends)
    assert pickle.loads(pickle.dumps(written)) == written


@given(dates)
def test_date_does_not_end_before_it_begins(written):
    assert written.first <= written.last


@given(st.one_of(st.text(), st.text("0123456789-/~?%XYx. ADBCEadbcsth", max_size=14)))
def test_any_text_is_a_date_or_gets_a_whole_sentence(text):
    try:
        read = a_date(text)
    except ValueError:
        refusal(text)
    else:
        assert read.written == text.strip(" ")


@pytest.mark.parametrize(
    "text",
    [
        *("", "   ", "\n", "1969\n", "\n1969", "1969\x00", "1969-\n07", "x" * 10_000, "9" * 10_000),
        *("２０２６", "٢٠٢٦", "२०२६-०१", "−0043", "2026–01", "Ｙ12000", "199Х", "²⁰²⁶", "ﷺ" * 60),
        *("-0000", "Y0012000", "Y-0", "XXXX", "2004-XX-05", "19X6", "1992~~", "~1992", "1992~-01"),
        *("1/2/3", "2001-25", "2026-1", "+2026", "2026-01-05Z", "2026-W01", "20260105"),
    ],
)
def test_what_only_looks_like_a_date_is_refused(text):
    assert len(refusal(text)) < 300


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("15 March 44 BC", "is not a date. Write -0043-03-15 for 15 March 44 BCE."),
        ("AD 79", "is not a date. Write 0079 for 79 CE."),
        ("March 15, 1969", "is not a date. Write 1969-03-15 for 15 March 1969."),
        ("30 Feb 1999", "is not a date. There is no 30 February. That month has 28 days."),
        ("c. 1500", "is not a date. Write 1500~ for about 1500."),
        ("٢٠٢٦", "is not a date. Write 2026."),
        ("5/1/2026", "Write 2026-01-05 for 5 January 2026 or 2026-05-01 for 1 May 2026."),
        ("1969-7-2", "needs two digits for month and day. Write 1969-07-02 for 2 July 1969."),
        ("1914/06/28", "needs hyphens. Write 1914-06-28 for 28 June 1914."),
        ("1914–1918", "needs a slash between its ends. Write 1914/1918 for 1914–1918."),
        ("2026-01-04/07", "in full. Write 2026-01-04/2026-01-07 for 4–7 January 2026."),
        ("1985/..", "needs a beginning and an end. Write it like 1985/1990."),
        ("1900s", "ten years or a hundred. Write 190X for 1900–1909 or 19XX for the 1900s."),
        ("-44", "counting down from 0000 for 1 BCE. Write -0044 for 45 BCE."),
        ("12000", "needs a Y before so long a year. Write Y12000 for 12,000 CE."),
        ("2001-21", "differ between north and south. Write the months, like 2001-03/2001-05."),
        ("2026-01-07/2026-01-04", "ends before it begins. Write 2026-01-04/2026-01-07."),
        ("2026/2026", "begins and ends with the same date. Write only 2026."),
        ("1969-02-30", "There is no 30 February. That month has 28 days."),
        ("1900-02-29", "There is no 29 February in 1900. That month has 28 days."),
        ("1969-13-05", "There is no month 13 in “1969-13-05”. The order is year, month, day."),
        ("1914-18", "There is no month 18 in “1914-18”. Write several years like 1914/1918."),
        ("1969-00", "There is no month 00. Write only 1969 if it is not known."),
        ("1969-00-05", "There is no month 00. Write only 1969 if it is not known."),
        ("31/30/2026", "There is no month 30 in “2026-30-31”. The order is year, month, day."),
        ("1969-07-00", "There is no day 00. Write only 1969-07 if it is not known."),
        ("Y2000000000", "is too far away. A date has at most 1,000,000,000 years."),
    ],
)
def test_refusal_says_what_is_wrong_or_what_to_write(text, message):
    assert refusal(text).endswith(message)


def test_refusal_quotes_the_text_without_characters_nobody_can_see():
    assert refusal("next year").startswith("“next year” is not a date.")
    assert refusal("\u202e1969").startswith("“�1969” is not a date.")


@pytest.mark.parametrize(
    ("text", "machine", "parts"),
    [
        ("2026-01-05", "2026-01-05", (2026, 1, 5)),
        ("2026-01", "2026-01", (2026, 1, None)),
        ("1992%", "1992", (1992, None, None)),
        ("-0043-03", None, (-43, 3, None)),
        ("199X", None, None),
        ("1872-12-XX", "1872-12", None),
        ("2026-01-04/2026-01-07", "2026-01-04", None),
        ("2017/2019-05", "2017", None),
    ],
)
def test_date_has_a_form_for_machines_and_parts_where_it_is_one(text, machine, parts):
    read = a_date(text)
    assert (read.machine, read.parts) == (machine, parts)


def test_year_is_the_one_the_date_begins_in():
    assert a_date("-0043-03-15").year == -43


class Occasion(BaseModel):
    date: HistoricalDate


def test_field_takes_a_text_or_a_date_and_gives_back_what_was_written():
    read = Occasion.model_validate({"date": " 1992~ "})
    assert read.date == a_date("1992~")
    assert Occasion(date=read.date) == read
    assert read.model_dump() == {"date": "1992~"}
    assert Occasion.model_validate_json(read.model_dump_json()) == read


@pytest.mark.parametrize("value", ["yesterday", 1992, None, date(1992, 8, 24), ["1992"]])
def test_field_refuses_anything_else_with_one_sentence(value):
    with pytest.raises(ValidationError) as refused:
        Occasion.model_validate({"date": value})

    (error,) = refused.value.errors()
    assert error["loc"] == ("date",)
    assert error["msg"].endswith(".")


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_field_is_a_string_in_the_json_schema(mode):
    assert TypeAdapter(HistoricalDate).json_schema(mode=mode) == {"type": "string"}
