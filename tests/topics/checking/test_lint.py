"""Lint finds what a test specialist would, and leaves good questions alone."""

from datetime import date

import pytest

from quizapp.topics.checking.lint.coverage import coverage
from quizapp.topics.checking.lint.guessing import guesses
from quizapp.topics.shelf.loading import load
from tests.builders import a_question, a_topic, an_entry, the_topic, write_topic

TODAY = date(2026, 6, 1)
FOUR = [an_entry(f"e{n}", f"19{n}1") for n in range(1, 5)]


def found(folder, topic, today=TODAY):
    """The codes that a topic earns."""
    return [problem.code for problem in load(write_topic(folder, topic), today).problems]


def choices(*texts, answer=None, **more):
    """A question over these choices, the first of which is right unless another is named."""
    return a_question(choices=list(texts), answer=answer or texts[0], **more)


WEAK = {
    "longest-option": choices("The city that has been the capital since 1394", "Busan", "Incheon"),
    "same-options": choices("The Seoul", "Busan", "seoul", answer="Busan"),
    "overlapping-options": choices("10–20 people", "15–30 people", "40–50 people"),
    "all-of-the-above": choices("Seoul", "Busan", "All of the above"),
    "negative": choices("Seoul", "Busan", question="Which of these is not in the north?"),
    "absolute-word": choices("Often", "It always rains", "Seldom"),
    "grammar-cue": choices("Eel", "Shark", "Carp", question="The fish in the tank is an"),
    "expired": a_question(valid_until="2026-05-31"),
}


@pytest.mark.parametrize("code", WEAK)
def test_a_weak_question_is_named(tmp_path, code):
    assert code in found(tmp_path, a_topic(WEAK[code]))


@pytest.mark.parametrize(
    "question",
    [
        a_question(),
        choices("Seoul", "Busan", question="Which of these is NOT in the north?"),
        choices("10–20 people", "21–30 people", "31–50 people"),
        choices("Japan", "China", "Japan’s neighbour"),
        choices("C", "C++", "C#"),
        choices("2-1", "1-2", "0-0"),
        choices("Seoul", "Busan", question="Which of these has at least two rivers?"),
        choices("Eel", "Shark", question="The fish in the tank is a/an …"),
        choices("He rose", "He fell", "He stood still"),
        choices("Eel", "Oyster", "Carp", question="The fish in the tank is an"),
        choices("Notable", "Exceptional", "Usual", question="How was it?"),
        a_question(valid_until="2026-06-01"),
    ],
)
def test_a_good_question_is_left_alone(tmp_path, question):
    assert found(tmp_path, a_topic(question)) == []


def test_choices_that_list_another_overlap(tmp_path):
    assert "overlapping-options" in found(tmp_path, a_topic(choices("Japan", "Japan and China")))


def test_a_statement_is_judged_too(tmp_path):
    statement = a_question("true-false", question="All rivers flow south.")
    assert "absolute-word" in found(tmp_path, a_topic(statement))


def test_other_languages_are_not_judged_by_english_words(tmp_path):
    question = choices("Oft", "never", "all")
    assert found(tmp_path, a_topic(question, language="de")) == []


def a_set(answers, texts=("One", "Two", "Six")):
    return [
        choices(*texts, answer=texts[answer], id=f"q{n}", question=f"What is word number {n}?")
        for n, answer in enumerate(answers)
    ]


def test_right_options_in_one_place_are_told(tmp_path):
    assert found(tmp_path, a_topic(*a_set([1] * 6))) == ["key-position"]
    assert found(tmp_path, a_topic(*a_set([0, 1, 2] * 2))) == []


def test_a_habit_that_pays_is_told(tmp_path):
    by_length = [
        choices(*texts, answer="longish one", id=f"q{n}", question=f"What is word number {n}?")
        for n, texts in enumerate(
            [("longish one", "short", "small"), ("short", "longish one", "small")] * 3
        )
    ]
    assert found(tmp_path, a_topic(*by_length)) == ["blind-guess"]


def test_a_guess_is_compared_with_chance(tmp_path):
    topic = the_topic(tmp_path, a_topic(*a_set([0, 0, 0, 1])))
    best = guesses(topic.sets[0])[0]
    assert (best.habit, best.earned, round(best.chance, 3)) == ("the first", 0.75, 0.333)
    assert not best.pays


def test_a_habit_that_leaves_several_options_takes_each_equally_often(tmp_path):
    topic = the_topic(tmp_path, a_topic(*a_set([0, 1, 2])))
    longest = next(guess for guess in guesses(topic.sets[0]) if guess.habit == "the longest")
    assert longest.earned == pytest.approx(1 / 3)


def test_two_questions_that_ask_the_same_are_told(tmp_path):
    one, other = a_question(id="one"), a_question(id="two")
    assert found(tmp_path, a_topic(one, other)) == ["same-question"]


@pytest.mark.parametrize(
    "front",
    [
        "Signed in 1992",
        "1992년 수교",
        "一九九二年建交",
        "1992年建交",
        "8월 24일 서명",
        "Signed on 24 August",
        "August talks",
        "The 1990s begin",
        "In 44 BCE",
    ],
)
@pytest.mark.parametrize("key", ["title", "summary"])
def test_a_card_that_tells_its_date_is_told(tmp_path, front, key):
    events = [*FOUR, an_entry("told", "1992-08-24", **{key: front})]
    assert "date-on-card" in found(tmp_path, a_topic(events=events))


@pytest.mark.parametrize(
    "front", ["Apollo 11 lands", "The law may change", "THAAD arrives", "三国会谈"]
)
def test_a_card_without_a_date_is_left_alone(tmp_path, front):
    assert found(tmp_path, a_topic(events=[*FOUR, an_entry("new", "1992", front)])) == []


def test_too_few_events_are_told(tmp_path):
    assert found(tmp_path, a_topic(events=FOUR[:3])) == ["few-events"]


def test_events_that_nobody_can_order_are_noted_once(tmp_path):
    events = [*FOUR, an_entry("during", "1941-05"), an_entry("apart", "1999")]
    problems = load(write_topic(tmp_path, a_topic(events=events)), TODAY).problems
    assert [(p.code, p.level) for p in problems] == [("undecidable-order", "note")]


def test_words_that_grow_old_are_told_where_a_topic_says_its_day(tmp_path):
    question = a_question(explanation="It is now the capital.")
    assert found(tmp_path, a_topic(question, as_of="2026-01-01")) == ["relative-time"]
    assert found(tmp_path, a_topic(question)) == []


def test_a_paragraph_that_no_question_is_about_is_told(tmp_path):
    question = a_question(evidence="first words")
    topic = a_topic(question, article="The first words.\n\nThe second ones.")
    (problem,) = load(write_topic(tmp_path, topic), TODAY).problems
    assert problem.code == "unasked-paragraph"
    assert "The second ones" in problem.message
    table = coverage(the_topic(tmp_path, topic))
    assert [number for _, number in table] == [1, 0]


def test_an_article_that_nobody_quotes_is_left_alone(tmp_path):
    assert found(tmp_path, a_topic(article="Some words.")) == []


def test_nothing_is_judged_while_something_is_wrong(tmp_path):
    codes = found(tmp_path, a_topic(WEAK["negative"], titel="x"))
    assert codes == ["unknown-key"]


def test_without_a_day_nothing_is_judged(tmp_path):
    assert found(tmp_path, a_topic(WEAK["negative"]), None) == []
