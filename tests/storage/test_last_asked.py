"""When questions were last answered: the latest answer counts, in whichever game it was given."""

from quizapp.games.moves import Answer
from quizapp.storage.last_asked import last_asked
from tests.storage.builders import a_quiz, play


def test_the_latest_answer_to_each_question_counts(store, topic):
    first, second = a_quiz(topic), a_quiz(topic)
    play(first, Answer("numeric", None), 1001)
    play(second, Answer("numeric", "2"), 1005)
    play(first, Answer("true-false", None), 1003)
    assert last_asked("anna", topic.id) == {"numeric": 1005, "true-false": 1003}


def test_answers_of_others_and_to_other_topics_do_not_count(store, topic):
    play(a_quiz(topic, "berta"), Answer("numeric", None), 1001, "berta")
    assert last_asked("anna", topic.id) == {}
    assert last_asked("berta", "elsewhere") == {}


def test_answers_to_an_earlier_edition_count(store, topic, another):
    play(a_quiz(another), Answer("numeric", None), 1001)
    assert last_asked("anna", topic.id) == {"numeric": 1001}
