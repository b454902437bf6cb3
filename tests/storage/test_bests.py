"""Bests: of games that have ended, by what was played, and of nobody else."""

from quizapp.games import quiz, timeline
from quizapp.games.moves import Answer
from quizapp.storage import bests, games
from quizapp.storage.bests import Best, BestMark, Deal, Drawn
from tests.games.builders import right_gap, wrong_gap
from tests.storage.builders import a_timeline, load, play


def laid(game, *choose, player="anna"):
    """The game with cards placed so, and then right ones until it is over."""
    for how in choose:
        game = play(game, timeline.Place(how(game.state)), 1001, player)
    while not game.state.is_over:
        game = play(game, timeline.Place(right_gap(game.state)), 1001, player)
    return game


def a_drawn_quiz(topic, answers, player="anna", **more):
    """A quiz over the first questions of a set, of which so many are answered right."""
    ids = [question.id for question in topic.questions[:3]]
    chosen = {"set": topic.sets[0].id, "length": 3, "questions": ids, "minutes": 5} | more
    game = load(games.begin(quiz.MODE, topic, chosen, 7, player, 1000), player)
    for question, is_right in zip(topic.questions, answers, strict=False):
        given = question.solution() if is_right else None
        play(game, Answer(question.id, given), 1001, player)
    return game


def test_who_has_played_nothing_has_no_bests(store):
    assert bests.deals("anna") == {}
    assert bests.quizzes("anna") == {}


def test_points_and_runs_are_the_best_of_games_with_the_same_settings(store, topic):
    slips = [laid(a_timeline(topic, lives=None), *choose) for choose in ([wrong_gap], [])]
    best = slips[1].state
    deal = Deal(topic.id, "medium", 8, None, False)
    assert bests.deals("anna") == {deal: Best(best.points, best.turn, 2)}
    assert bests.deals("anna", but=slips[1].id) == {
        deal: Best(slips[0].state.points, best.turn - 1, 1)
    }


def test_other_settings_and_daily_deals_have_bests_of_their_own(store, topic):
    for chosen in ({}, {"size": 6}, {"level": "hard"}, {"lives": None}, {"day": "2026-11-24"}):
        laid(a_timeline(topic, **chosen))
    found = bests.deals("anna")
    assert {best.games for best in found.values()} == {1}
    assert {deal[1:] for deal in found} == {
        ("medium", 8, 3, False),
        ("medium", 6, 3, False),
        ("hard", 8, 3, False),
        ("medium", 8, None, False),
        ("medium", 8, 3, True),
    }
    assert Deal.of(topic.id, a_timeline(topic, day="2026-11-25").settings) in found


def test_a_game_that_goes_on_and_one_of_somebody_else_do_not_count(store, topic):
    play(a_timeline(topic), timeline.Place(0), 1001)
    laid(a_timeline(topic, "berta"), player="berta")
    assert bests.deals("anna") == {}


def test_a_game_that_is_lost_counts_as_far_as_it_came(store, topic):
    lost = laid(a_timeline(topic, lives=2), right_gap, right_gap, wrong_gap, wrong_gap)
    (best,) = bests.deals("anna").values()
    assert best == Best(lost.state.points, 2, 1)


def test_marks_are_the_best_of_as_many_questions_of_a_set(store, topic):
    a_drawn_quiz(topic, [True, False, False])
    better = a_drawn_quiz(topic, [True, True, False])
    drawn = Drawn(topic.id, topic.sets[0].id, 3)
    assert bests.quizzes("anna") == {drawn: BestMark(2.0, 2)}
    assert bests.quizzes("anna", but=better.id) == {drawn: BestMark(1.0, 1)}
    assert bests.quizzes("berta") == {}


def test_a_quiz_counts_when_it_is_answered_or_its_time_was_up(store, topic):
    game = a_drawn_quiz(topic, [True, True])
    assert bests.quizzes("anna") == {}
    play(game, quiz.EndByTime(), 2000)
    assert [mark.earned for mark in bests.quizzes("anna").values()] == [2.0]


def test_a_quiz_over_what_was_missed_has_no_best(store, topic):
    a_drawn_quiz(topic, [True] * 3, set=None, length=None, way="missed")
    assert bests.quizzes("anna") == {}
