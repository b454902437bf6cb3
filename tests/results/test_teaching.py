"""What to teach again: the questions a class answered worst, in sentences that are true."""

from quizapp.english.sentences import said
from quizapp.messages import Message
from quizapp.results.question import results
from quizapp.results.teaching import MOST, to_teach_again
from tests.results.builders import ASKED, ASKED_TWICE, SKIPPED, a_room, given, tallies


def advice(room, counted):
    return [said(one.message) for one in to_teach_again(results(room, counted))]


def asked(*rounds):
    return advice(a_room(*ASKED * len(rounds), questions=len(rounds)), tallies(*rounds))


def test_sentence_names_question_figures_and_the_error_that_most_made():
    assert asked(given(one=9, two=3, three=8, unknown=4)) == [
        "“Which is number 1?”: 9 of 24 right; 8 gave “Three”."
    ]


def test_gap_between_two_titles_is_not_quoted_once_more():
    values = {"title": "A", "right": 1, "answered": 9, "times": 3, "mistaken": "After “B”"}
    assert said(Message("to-teach-again", values)) == "“A”: 1 of 9 right; 3 gave: After “B”."


def test_worst_comes_first_and_what_went_well_not_at_all():
    told = asked(given(one=6, two=4), given(one=9, two=1), given(one=1, two=9))
    assert [sentence[:19] for sentence in told] == ["“Which is number 3?", "“Which is number 1?"]


def test_there_are_never_more_than_somebody_reads():
    assert len(asked(*[given(two=10)] * 6)) == MOST


def test_where_nobody_was_right_it_says_so():
    assert asked(given(two=7)) == ["“Which is number 1?”: none of 7 right; 7 gave “Two”."]


def test_error_of_one_pupil_is_not_told():
    assert asked(given(one=2, two=1, unknown=4)) == ["“Which is number 1?”: 2 of 7 right."]


def test_second_round_is_what_counts_and_the_first_is_told_beside_it():
    counted = {("q1", 0): given(one=2, two=8), ("q1", 1): given(one=5, two=5)}
    assert advice(a_room(*ASKED_TWICE), counted) == [
        "“Which is number 1?”: 5 of 10 right after talking, 2 before; 5 gave “Two”."
    ]
    counted = {("q1", 0): given(one=2, two=8), ("q1", 1): given(one=10)}
    assert advice(a_room(*ASKED_TWICE), counted) == ["The question was answered well."]


def test_few_answers_say_nothing_and_that_is_said():
    few = "No question has 5 answers or more: too few to say what to teach again."
    assert asked(given(two=4)) == [few]
    assert advice(a_room(), {}) == [few]
    assert advice(a_room(*SKIPPED), tallies(given(two=40))) == [few]


def test_class_that_knew_everything_is_told_so():
    assert asked(given(one=8), given(one=9)) == [
        "All 2 questions were answered well: nothing needs a second lesson."
    ]


def test_advice_knows_its_question():
    found = to_teach_again(results(a_room(*ASKED * 2), tallies(given(one=9), given(two=9))))
    assert [one.result.number for one in found] == [2]
