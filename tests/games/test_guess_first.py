"""Guess first: nothing is told of a guess before its question is answered again."""

import pytest

from quizapp.english.sentences import said
from quizapp.games import guess_first, quiz
from quizapp.games.moves import Answer
from quizapp.games.seen import Asked, Noted, view
from quizapp.games.standing import standing
from tests.builders import a_question, a_topic, the_topic
from tests.games.builders import a_quiz, right, unknown, wrong

SECRET = "kanari"
PARTS = 6


@pytest.fixture
def topic(tmp_path):
    """A topic of six sections, each with two statements; the first of each stands in the article."""
    article = "".join(f"## Part {n}\n\nThing {n} was. Other {n} was.\n\n" for n in range(PARTS))
    questions = [
        a_question(
            "true-false",
            id=f"{name}-{n}",
            question=f"Is {name} {n}?",
            evidence=f"{name.title()} {n} was",
            explanation=f"{SECRET} {name} {n}",
        )
        for n in range(PARTS)
        for name in ("thing", "other")
    ]
    return the_topic(tmp_path, a_topic(*questions, article=article))


def begun(topic, way, ids):
    return quiz.MODE.begin(topic, {"questions": ids, "minutes": None, "way": way}, 7, 0)


def after(game, *answers):
    for question, given in zip(game.questions, answers, strict=False):
        game = quiz.play(game, Answer(question.id, given), 1)
    return game


def test_five_are_drawn_from_as_many_sections_in_the_order_of_reading(topic):
    seen = set()
    for seed in range(40):
        ids = guess_first.drawn(topic, seed)
        assert len(ids) == guess_first.MOST
        parts = [int(id_[-1]) for id_ in ids]
        assert parts == sorted(set(parts))
        assert guess_first.drawn(topic, seed) == ids
        seen |= set(ids)
    # Those under the sections are answered while one reads, so they are no guesses of the reading.
    assert seen == {f"other-{n}" for n in range(PARTS)}


def test_where_others_are_too_few_the_articles_own_questions_are_drawn_too(tmp_path):
    questions = [a_question(id=f"q{n}", question=f"Q{n}?", evidence=f"Thing {n}") for n in range(4)]
    article = "Thing 0, thing.\n\n## Two\n\nThing 1. Thing 2. Thing 3."
    drawn = guess_first.drawn(the_topic(tmp_path, a_topic(*questions, article=article)), 1)
    assert sorted(drawn) == ["q0", "q1", "q2", "q3"]


def test_what_asks_about_the_articles_words_comes_last(tmp_path):
    skills = ["claim", "silence", "recall", "cause", "claim", "inference", "chronology", "recall"]
    questions = [
        a_question(id=f"q{n}", question=f"Q{n}?", evidence=f"Thing {n}.", skill=skill)
        for n, skill in enumerate(skills)
    ]
    article = " ".join(f"Thing {n}." for n in range(len(skills)))
    topic = the_topic(tmp_path, a_topic(*questions, article=article))
    assert sorted(guess_first.drawn(topic, 1)) == ["q2", "q3", "q5", "q6", "q7"]


@pytest.mark.parametrize(("count", "can"), [(2, False), (3, True)])
def test_three_questions_are_enough_and_two_are_not(tmp_path, count, can):
    questions = [
        a_question(id=f"q{n}", question=f"Q{n}?", evidence=f"Thing {n}.") for n in range(count)
    ]
    unfit = [a_question(id="unproved"), a_question("ordering", evidence="Thing 0.")]
    article = " ".join(f"Thing {n}." for n in range(count))
    topic = the_topic(tmp_path, a_topic(*questions, *unfit, article=article))
    assert guess_first.can_guess(topic) is can


def test_a_sealed_quiz_tells_nothing_of_its_answers_even_when_it_is_over(topic):
    ids = [question.id for question in topic.questions]
    game = begun(topic, quiz.SEALED, ids)
    for number, question in enumerate(game.questions, 1):
        assert isinstance(view(game, topic, number, 2), Asked)
        game = quiz.play(game, Answer(question.id, ["true", "false", None][number % 3]), 1)
        for seen in (view(game, topic, n, 2) for n in range(1, len(ids) + 1)):
            assert SECRET not in repr(seen)
        assert isinstance(view(game, topic, number, 2), Noted)
    assert game.is_over(2)
    assert {standing(game, question) for question in game.questions} == {"noted"}
    assert quiz.missed(game) == ()
    noted = [view(game, topic, number, 2) for number in (1, 2, 3)]
    assert [one.told for one in noted] == [("False",), None, ("True",)]


def test_a_guess_is_told_of_only_when_its_question_is_answered_again(topic):
    ids = guess_first.drawn(topic, 1)
    before = after(begun(topic, quiz.SEALED, ids), *["false"] * 5)
    second = begun(topic, "after", ids)
    assert not list(guess_first.changes(before, second))
    second = after(second, "true", None)
    told = list(guess_first.changes(before, second))
    assert [(change.number, change.before, change.after) for change in told] == [
        (1, "wrong", "right"),
        (2, "wrong", "none"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        ((wrong, wrong, wrong), (right, right, wrong), "2 of 3 changed to right."),
        ((unknown, wrong, wrong), (unknown, wrong, wrong), "None of 3 changed to right."),
        ((right, right, right), (right, right, right), "All 3 were right before you read"),
        (
            (right, right, unknown),
            (wrong, right, right),
            "1 of 3 changed to right; 1 was right both times; 1 changed from right to not right.",
        ),
    ],
)
def test_what_changed_is_told_in_figures_right_to_wrong_included(first, second, sentence):
    before, again = (
        a_quiz(*(move(number) for number, move in enumerate(moves, 1))) for moves in (first, second)
    )
    told = said(guess_first.told(list(guess_first.changes(before, again))))
    assert told.startswith(sentence)
    assert told.endswith("Three questions are few: this tells little about how well you read.")
