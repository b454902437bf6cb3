"""The rules of the quiz, each as a history: these moves, then look."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.english.sentences import said
from quizapp.games.mode import Past
from quizapp.games.moves import Answer, Answered, Refused
from quizapp.games.quiz import EndByTime, LiftLimit, begin, due, missed, play, replay
from quizapp.games.seen import Asked, Explained, view
from tests.builders import a_question, a_topic, the_topic
from tests.games.builders import a_quiz, right, unknown, wrong

FIVE_MINUTES = 300


def refusal(game, move, at=1):
    with pytest.raises(Refused) as refused:
        play(game, move, at)
    return said(refused.value.message)


def next_of(*moves):
    return a_quiz(*moves).next_number


def a_quiz_over(topic, minutes=None):
    return begin(topic.questions, 1, 0, minutes)


# Answers


def test_the_first_open_question_comes_next():
    assert next_of() == 1
    assert next_of(right(1)) == 2
    assert next_of(right(2)) == 1
    assert next_of(right(1), right(3)) == 2
    assert next_of(right(3), right(1), right(2)) is None


@pytest.mark.parametrize("order", list(permutations([right(1), wrong(2), unknown(3)])))
def test_the_order_of_answers_changes_nothing_of_what_they_earn(order):
    game = a_quiz(*order)
    assert game.earned == 1
    assert [question.id for question in missed(game)] == ["q2", "q3"]
    assert game.is_over(0)


def test_an_answer_is_kept_with_its_moment():
    answered = a_quiz(right(2), wrong(1)).answers
    assert {id_: (one.given, one.at) for id_, one in answered.items()} == {
        "q2": ("true", 1),
        "q1": ("false", 2),
    }


def test_i_do_not_know_is_an_answer_that_earns_nothing():
    game = a_quiz(unknown(1))
    assert game.answers["q1"].given is None
    assert game.earned == 0
    assert game.next_number == 2


@pytest.mark.parametrize("first", [right(1), wrong(1), unknown(1)])
@pytest.mark.parametrize("second", [right(1), wrong(1), unknown(1)])
def test_second_answer_is_refused(first, second):
    game = a_quiz(first)
    assert "The first answer counts." in refusal(game, second)
    assert game.answers["q1"].given == first.given


def test_answer_to_a_question_of_another_quiz_is_refused():
    assert "not part of this quiz" in refusal(a_quiz(), Answer("q4", "true"))


def test_play_leaves_the_state_before_as_it_was():
    before = a_quiz(right(1))
    play(before, right(2), 5)
    assert set(before.answers) == {"q1"}


def test_unanswered_questions_are_missed_in_the_order_of_the_quiz():
    assert [question.id for question in missed(a_quiz(right(2)))] == ["q1", "q3"]
    assert missed(a_quiz(right(1), right(2), right(3))) == ()


def test_part_of_a_mark_is_a_part_missed(tmp_path):
    ticks = a_question("multiple-answers")
    topic = the_topic(tmp_path, a_topic(ticks))
    question = topic.questions[0]
    half = question.solution()[:1]
    game = play(a_quiz_over(topic), Answer(question.id, half), 1)
    assert 0 < game.earned < 1
    assert missed(game) == (question,)


# The time limit


def test_minutes_are_counted_from_the_beginning():
    assert a_quiz(minutes=5).deadline == FIVE_MINUTES
    assert a_quiz().deadline is None


def test_an_answer_of_the_last_second_counts_and_the_next_is_refused():
    game = play(a_quiz(minutes=5), right(1), FIVE_MINUTES - 1)
    assert "The time was up" in refusal(game, right(2), FIVE_MINUTES)
    assert game.earned == 1


def test_time_ends_a_quiz_with_open_questions():
    game = a_quiz(right(1), minutes=5)
    assert not game.is_over(FIVE_MINUTES - 1)
    assert game.is_over(FIVE_MINUTES)
    assert not a_quiz(right(1)).is_over(10**10)


def test_a_lifted_limit_ends_nothing():
    game = a_quiz(LiftLimit(), minutes=5)
    assert not game.is_over(FIVE_MINUTES)
    assert play(game, right(1), 10**10).earned == 1


@pytest.mark.parametrize(
    ("game", "at"),
    [(a_quiz(minutes=5), FIVE_MINUTES), (a_quiz(right(1), right(2), right(3), minutes=5), 4)],
    ids=["by time", "by the last answer"],
)
def test_a_quiz_that_is_over_has_no_limit_to_lift(game, at):
    assert "This quiz is over" in refusal(game, LiftLimit(), at)


def test_a_limit_is_lifted_once_and_only_where_there_is_one():
    assert "no time limit" in refusal(a_quiz(), LiftLimit())
    assert "no time limit" in refusal(a_quiz(LiftLimit(), minutes=5), LiftLimit(), 2)


def test_time_makes_its_end_due_once_when_it_has_come_and_something_is_open():
    game = a_quiz(right(1), minutes=5)
    assert due(game, FIVE_MINUTES - 1) is None
    assert due(game, FIVE_MINUTES) == EndByTime()
    assert due(play(game, EndByTime(), FIVE_MINUTES), FIVE_MINUTES + 1) is None
    assert due(a_quiz(right(1), right(2), right(3), minutes=5), FIVE_MINUTES) is None
    assert due(a_quiz(), 10**10) is None


def test_what_time_has_ended_stays_ended_though_the_clock_is_set_back():
    game = play(a_quiz(right(1), minutes=5), EndByTime(), FIVE_MINUTES)
    assert game.is_over(0)
    assert "The time was up" in refusal(game, right(2), 0)
    assert "This quiz is over" in refusal(game, LiftLimit(), 0)


def test_time_does_not_end_a_quiz_before_it_is_up_nor_twice():
    game = a_quiz(minutes=5)
    assert "not up" in refusal(game, EndByTime(), FIVE_MINUTES - 1)
    ended = play(game, EndByTime(), FIVE_MINUTES)
    assert "not up" in refusal(ended, EndByTime(), FIVE_MINUTES)


@pytest.mark.parametrize("move", [LiftLimit(), EndByTime()])
def test_a_kept_history_gives_the_state_that_its_moves_gave(move):
    begun = a_quiz(minutes=5)
    before = play(play(begun, wrong(2), 1), unknown(1), 2)
    at = FIVE_MINUTES if isinstance(move, EndByTime) else 3
    after = play(before, move, at)
    assert replay(begun, [Past(move, at, None)], after.answers, after.answered) == after
    assert replay(begun, [], before.answers, before.answered) == before


def test_an_answered_question_is_refused_as_answered_when_the_time_is_up_too():
    assert "already answered" in refusal(a_quiz(right(1), minutes=5), wrong(1), FIVE_MINUTES)


# What a page may know


def a_topic_of_two(folder):
    return the_topic(folder, a_topic(*(a_question(id=id_, question=id_) for id_ in ("one", "two"))))


def test_only_a_closed_question_is_explained(tmp_path):
    topic = a_topic_of_two(tmp_path)
    game = play(a_quiz_over(topic, 5), Answer("one", None), 1)
    assert isinstance(view(game, topic, 1, 1), Explained)
    assert isinstance(view(game, topic, 2, FIVE_MINUTES - 1), Asked)
    assert isinstance(view(game, topic, 2, FIVE_MINUTES), Explained)


def test_a_mark_earned_under_other_rules_stays_without_the_reason_of_today(tmp_path):
    question = a_question("date", event=None)
    topic = the_topic(tmp_path, a_topic(question))
    near = "1969-07-21"
    answers = {"date": Answered.of(near, 1.0, 5)}
    game = replay(begin(topic.questions, seed=1), [], answers, 1)
    mark = view(game, topic, 1, 9).mark
    assert (mark.earned, mark.remark) == (1, None)
    assert topic.questions[0].mark(near).remark


def test_a_question_without_an_answer_is_explained_without_one(tmp_path):
    topic = a_topic_of_two(tmp_path)
    seen = view(a_quiz_over(topic, 5), topic, 2, FIVE_MINUTES)
    assert (seen.question.id, seen.answered) == ("two", None)


@pytest.mark.parametrize("number", [-1, 0, 3])
def test_a_number_that_is_not_in_the_quiz_has_no_view(tmp_path, number):
    topic = a_topic_of_two(tmp_path)
    with pytest.raises(IndexError):
        view(a_quiz_over(topic), topic, number, 0)


def test_each_question_is_shown_in_an_order_of_its_own():
    game = a_quiz(size=9, seed=7)
    assert len({game.seed_of(question) for question in game.questions}) == 9
    other = a_quiz(size=9, seed=8)
    assert game.seed_of(game.questions[0]) != other.seed_of(other.questions[0])


def test_the_order_of_a_kept_game_follows_from_its_seed_as_ever():
    game = a_quiz(size=3, seed=7)
    assert [game.seed_of(question) for question in game.questions] == [8, 9, 10]


# Any history


@given(
    st.lists(
        st.tuples(st.sampled_from([right, wrong, unknown]), st.integers(1, 5)) | st.none(),
        max_size=12,
    )
)
def test_whatever_is_tried_each_question_counts_once(tries):
    game = a_quiz(size=4, minutes=5)
    first = {}
    for at, tried in enumerate(tries):
        move = tried[0](tried[1]) if tried else LiftLimit()
        try:
            game = play(game, move, at)
        except Refused:
            continue
        if tried:
            assert move.question not in first
            first[move.question] = move.given
    assert {id_: answered.given for id_, answered in game.answers.items()} == first
    assert game.earned == list(first.values()).count("true")
    assert game.is_over(0) == (len(first) == 4)
