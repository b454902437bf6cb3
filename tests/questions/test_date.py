"""date."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from werkzeug.datastructures import MultiDict

from quizapp.dates import HistoricalDate
from quizapp.questions.base import Tampered, Unclear
from quizapp.questions.date import Date
from tests.telling import remark_on, telling


@dataclass(frozen=True)
class Happened:
    title: str
    date: HistoricalDate


def a_question(answer="1992-08-24"):
    return Date.model_validate({"question": "When?", "answer": answer})


def of_event(date, **keys):
    question = Date.model_validate({"question": "When?", "event": "it"} | keys)
    return question.bound({"it": Happened("It", HistoricalDate.parse(date))})


def read(question, **fields):
    return question.read(MultiDict(fields), 1)


@pytest.mark.parametrize(
    ("right", "given_", "earned", "remark"),
    [
        ("1992-08-24", "1992-08-24", 1, ""),
        ("1992-08-24", "1992-08-26", 0.75, "2 days too late."),
        ("1992-08-24", "1992-08-23", 0.88, "1 day too early."),
        ("1992-08-24", "1992-08-17", 0.12, "7 days too early."),
        ("1992-08-24", "1992-09-01", 0, "8 days too late."),
        ("1992-08", "1992-05", 0.57, "3 months too early."),
        ("1992-01", "1991-12", 0.86, "1 month too early."),
        ("1992", "2002", 0.09, "10 years too late."),
        ("1992", "2003", 0, "11 years too late."),
        ("-0043", "0001", 0, "44 years too late."),
        ("1992-08", "2026-01", 0, "33 years too late."),
        ("1992-08", "1994-07", 0, "23 months too late."),
        ("1992-08-24", "1992-12-24", 0, "4 months too late."),
        ("1992-08-24", "1992-10-24", 0, "61 days too late."),
        ("1992-08-24", "2026-01-05", 0, "33 years too late."),
        ("1992-08-24", "1001-01-01", 0, "992 years too early."),
        ("1992~", "1992", 1, ""),
    ],
)
def test_nearer_date_earns_more(right, given_, earned, remark):
    mark = a_question(right).mark(given_)
    assert (mark.earned, remark_on(mark)) == (earned, remark)


@given(st.integers(1, 9000), st.integers(0, 30), st.integers(0, 30))
def test_date_farther_off_never_earns_more(year, near, far):
    near, far = sorted((near, far))
    question = a_question(f"{year + 30:04}")
    earned = [question.mark(f"{year + 30 - off:04}").earned for off in (near, far)]
    assert earned[0] >= earned[1]


@pytest.mark.parametrize(
    ("right", "parts"),
    [("1992", ("year",)), ("1992-08", ("year", "month")), ("1992-08-24", ("year", "month", "day"))],
)
def test_page_asks_as_exactly_as_the_answer_is_known(right, parts):
    assert a_question(right).shown(1).parts == parts


@given(st.dates())
def test_every_day_can_be_given(day):
    question = a_question(day.isoformat())
    assert read(question, day=str(day.day), month=str(day.month), year=str(day.year)) == (
        day.isoformat()
    )


def test_year_before_our_era_is_given_with_its_era():
    assert read(a_question("-0043-03-15"), day="15", month="3", year="44", era="BCE") == (
        "-0043-03-15"
    )
    assert a_question("-0043").fill("-0043", 1) == {"date": ["44 BCE"]}
    assert a_question("0000").fill("0000", 1) == {"date": ["1 BCE"]}


def test_page_offers_both_eras_whatever_the_answer(templates):
    page = templates.get_template("questions/date/ask.html")
    pages = {
        page.render(shown=a_question(right).shown(1), filled=MultiDict())
        for right in ("-0043", "1992")
    }
    assert len(pages) == 1


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"year": "1992"}, "Give the month and the day too"),
        ({"year": "1992", "month": "8"}, "Give the day too"),
        ({"day": "24", "month": "8"}, "Give the year too"),
        ({"day": "30", "month": "2", "year": "2024"}, "from 1 to 29: February"),
        ({"day": "0", "month": "8", "year": "1992"}, "from 1 to 31: August"),
        ({"day": "x", "month": "8", "year": "1992"}, "from 1 to 31: August"),
        ({"day": "24", "month": "8", "year": "44 BC"}, "choose CE or BCE"),
        ({"day": "24", "month": "8", "year": "0"}, "year in digits"),
        ({"day": "24", "month": "8", "year": "-5"}, "year in digits"),
    ],
)
def test_incomplete_or_impossible_date_is_unclear(fields, message):
    with telling(Unclear, message):
        read(a_question(), **fields)


@pytest.mark.parametrize(
    "typed",
    [
        *("5 January 2026", "January 5, 2026", "2026-01-05", "5 Jan 2026", "JAN. 5TH 2026"),
        *("the 5th of January, 2026", "  5   january  2026 ", "Monday, 5 January 2026"),
        *("5. January 2026", "2026 January 5", "2026/1/5", "20260105", "2026. 1. 5.", "5jan2026"),
        *(
            "2026년 1월 5일",
            "2026년1월5일",
            "2026年1月5日",
            "公元2026年1月5日",
            "５ January ２０２６",
        ),
        *("5 Janury 2026", "5-Jan-2026", "2026‐1‐5"),
    ],
)
def test_a_day_is_read_however_it_is_typed(typed):
    assert read(a_question(), date=typed) == "2026-01-05"


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        *(("Jan 2026", "2026-01"), ("1/2026", "2026-01"), ("2026년 1월", "2026-01")),
        *(("5 January 2026", "2026-01"), ("January, 2026", "2026-01"), ("2026-1", "2026-01")),
    ],
)
def test_a_month_is_read_however_it_is_typed(typed, form):
    assert read(a_question("1992-08"), date=typed) == form


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        *(("1950", "1950"), ("in 1950", "1950"), ("c. 1950", "1950"), ("5.1.1950", "1950")),
        *(("44 BC", "-0043"), ("44bce", "-0043"), ("44 B.C.", "-0043"), ("BC 44", "-0043")),
        *(("기원전 44년", "-0043"), ("公元前44年", "-0043"), ("79 AD", "0079"), ("AD 79", "0079")),
        *(("79 ce", "0079"), ("500", "0500"), ("1 BCE", "0000")),
    ],
)
def test_a_year_is_read_however_it_is_typed(typed, form):
    assert read(a_question("1992"), date=typed) == form


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("5.1.2026", "“5.1.2026” may be 5 January 2026 or 1 May 2026. Write the month as a word."),
        ("January 2026", "Give the day too."),
        ("2026", "Give the month and the day too."),
        ("5 January", "Give the year too."),
        ("5/1/26", "“5/1/26” cannot be read as a date. Write it like 5 March 1234"),
        ("5 January 26", "cannot be read"),
        ("-44", "cannot be read"),
        ("30 February 2024", "from 1 to 29: February"),
        ("2026-13-05", "cannot be read"),
        ("the fifth of May", "cannot be read"),
        ("0", "cannot be read"),
        ("1990s", "cannot be read"),
        ("9" * 500, "cannot be read"),
    ],
)
def test_what_is_no_one_day_is_unclear_and_says_how_to_mend_it(typed, message):
    with telling(Unclear, message):
        read(a_question(), date=typed)


def test_two_orders_of_day_and_month_are_no_doubt_where_only_one_is_in_the_calendar():
    assert read(a_question(), date="13.1.2026") == "2026-01-13"
    assert read(a_question(), date="1/13/2026") == "2026-01-13"
    assert read(a_question(), date="5.5.2026") == "2026-05-05"


@given(st.dates())
def test_every_day_can_be_typed_as_it_is_shown(day):
    question = a_question("1992-08-24")
    assert question.read(MultiDict(question.fill(day.isoformat(), 1)), 1) == day.isoformat()


PICKED = {"day": "5", "month": "1", "year": "2026"}


def test_who_is_not_understood_picks_the_date_below():
    assert read(a_question(), date="5.1.2026", **PICKED) == "2026-01-05"


def test_a_date_that_is_typed_and_picked_must_be_one():
    assert read(a_question(), date="5 January 2026", **PICKED) == "2026-01-05"
    with telling(Unclear, "You typed 6 January 2026 and picked 5 January 2026."):
        read(a_question(), date="6 January 2026", **PICKED)


@pytest.mark.parametrize("field", [{"month": "13"}, {"month": "x"}, {"era": "AUC"}])
def test_what_the_selects_do_not_offer_is_tampered(field):
    with pytest.raises(Tampered):
        read(a_question(), **({"day": "24", "month": "8", "year": "1992"} | field))


def test_era_alone_is_no_answer():
    assert read(a_question(), era="CE") is None


def test_event_gives_the_date():
    question = of_event("1992-08-24")
    assert question.solution() == "1992-08-24"
    assert "1992" not in question.model_dump_json()


def test_answer_wins_over_the_event():
    assert of_event("1992-08-24", answer="1992").solution() == "1992"


def test_doubt_about_the_right_date_is_no_part_of_the_solution():
    assert a_question("1992~").solution() == "1992"


@pytest.mark.parametrize("date", ["1992/1994", "199X", "19XX", "1992-08-XX", "Y-66000000"])
def test_date_that_cannot_be_asked_for_is_a_problem(date):
    [wrong] = a_question(date).problems()
    assert wrong.at == ("answer",)
    assert f"“{date}”" in wrong.message
    assert a_question(date).shown(1).parts[0] == "year"
    [wrong] = of_event(date).problems()
    assert wrong.at == ("event",)


@pytest.mark.parametrize("date", ["9998", "-9998", "0001-01-01"])
def test_every_year_of_four_digits_in_both_eras_can_be_asked_for(date):
    question = a_question(date)
    assert list(question.problems()) == []
    form = MultiDict(question.fill(question.solution(), 1))
    assert question.mark(question.read(form, 1)).earned == 1


def test_question_without_a_date_is_refused():
    with pytest.raises(ValidationError, match="needs “answer:”"):
        Date.model_validate({"question": "When?"})


def test_unknown_event_leaves_the_question_unbound():
    question = Date.model_validate({"question": "When?", "event": "it"})
    assert question.bound({}) is question
    assert list(question.problems()) == []
    with pytest.raises(LookupError, match="must be bound"):
        question.shown(1)


def test_review_names_the_answer_in_words(templates):
    question = a_question()
    mark = question.mark("1992-08-23")
    page = templates.get_template("questions/date/review.html")
    html = page.render(question=question, answer="1992-08-23", mark=mark, shown=question.shown(1))
    assert "23 August 1992" in html
    assert 'data-verdict="partly"' in html
