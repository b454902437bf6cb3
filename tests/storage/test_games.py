"""Games as they are kept: replayed, answered once, never running backwards."""

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError

from quizapp.games import quiz, timeline
from quizapp.games.moves import Answer, Refused
from quizapp.games.seen import looked_at, view
from quizapp.storage import games, tables
from quizapp.storage.database import reading, writing
from tests.storage.builders import a_quiz, a_timeline, load, play
from tests.telling import telling

# The database is one for all examples, and each example begins games of its own; fewer than
# elsewhere, since every move waits for the disk.
over_one_database = settings(
    max_examples=settings.default.max_examples // 2,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def count(table):
    with reading() as connection:
        return connection.scalar(select(func.count()).select_from(table))


def an_answer(game, **more):
    key = {"game": game.id, "question": "numeric", "round": 0, "seat": game.seat}
    return {**key, "given": "2", "earned": 1.0, "after": 0, "at": 1002, "format": 1, **more}


def test_a_game_is_what_its_moves_made_of_it(store, topic):
    game = a_quiz(topic)
    state = game.state
    for at, question in enumerate(topic.questions, 1001):
        state = quiz.play(state, Answer(question.id, question.solution()), at)
        game = play(game, Answer(question.id, question.solution()), at)
    assert game.state == state
    assert game.state.earned == len(topic.questions)


def test_a_game_of_which_there_can_be_but_one_is_begun_once(store, topic):
    chosen = {"questions": [topic.questions[0].id], "minutes": None}
    for seed in (7, 8):
        assert games.begin(quiz.MODE, topic, chosen, seed, "anna", 1000, "the-only-one") == (
            "the-only-one"
        )
    assert (count(tables.games), count(tables.seats)) == (1, 1)
    assert load("the-only-one").state.seed == 7


def test_i_do_not_know_is_kept_as_no_answer(store, topic):
    game = play(a_quiz(topic), Answer("numeric", None), 1001)
    answered = game.state.answers["numeric"]
    assert (answered.given, answered.earned, answered.at) == (None, 0.0, 1001)


@over_one_database
@given(seed=st.integers(0, 2**62), tries=st.lists(st.integers(0, 8), max_size=8), data=st.data())
def test_a_replayed_timeline_is_the_one_that_was_played(store, topic, seed, tries, data):
    game = a_timeline(topic, seed=seed, lives=data.draw(st.sampled_from([None, 1, 3])))
    state = game.state
    for gap in tries:
        at = data.draw(st.integers(0, 10_000))  # whatever the clock does
        try:
            state = timeline.play(state, timeline.Place(gap), at)
        except Refused:
            with pytest.raises(Refused):
                play(game, timeline.Place(gap), at)
            continue
        assert play(game, timeline.Place(gap), at).state == state
    assert load(game).state == state


@over_one_database
@given(data=st.data(), limit=st.sampled_from([None, 5, 40]))
def test_a_replayed_quiz_is_the_one_that_was_played(store, topic, data, limit):
    game = a_quiz(topic, minutes=limit)
    state, now = game.state, game.started
    for _ in range(6):
        clock = now + data.draw(st.sampled_from([-100, 0, 0, 1, 100, 299, 2400]))
        question = data.draw(st.sampled_from(topic.questions))
        answer = data.draw(st.sampled_from([None, question.solution()]))
        moves = [Answer(question.id, answer), quiz.LiftLimit(), quiz.EndByTime()]
        move = data.draw(st.sampled_from(moves))
        try:
            state = quiz.play(state, move, max(now, clock))
        except Refused:
            with pytest.raises(Refused):
                play(game, move, clock)
            continue
        now = max(now, clock)
        play(game, move, clock)
    assert load(game).state == state
    assert load(game).now == now


def test_a_deal_is_kept_so_that_later_versions_may_deal_otherwise(store, topic):
    game = a_timeline(topic, size=6)
    dealt = [*game.state.opening, game.state.hand, *game.state.waiting]
    assert sorted(game.settings["cards"]) == sorted(event.id for event in dealt)


def test_what_was_earned_is_shown_from_where_it_was_stored(store, topic):
    """Marking may change between versions; a game that was played does not."""
    game = play(a_quiz(topic), Answer("numeric", "2"), 1001)
    placed = play(a_timeline(topic), timeline.Place(0), 1001)
    with writing() as connection:
        connection.execute(tables.answers.update().values(earned=0.25))
        outcome = {"right": True, "points": 77, "place": 2, "gaps": 1}
        connection.execute(tables.moves.update().values(outcome=outcome))
    assert load(game).state.earned == 0.25
    state = load(game).state
    seen = view(state, topic, state.numbers["numeric"], 1002)
    assert seen.mark.earned == 0.25
    assert load(placed).state.points == 77
    assert load(placed).state.row[2] == placed.state.placed[0].event


# Time


def test_moves_keep_their_order_when_the_clock_is_set_back(store, topic):
    game = a_timeline(topic, lives=None)
    for at in (5000, 4000, 6000, 3000):
        game = play(game, timeline.Place(0), at)
    assert len(game.state.placed) == 4
    assert game.now == 6000


def test_a_clock_set_back_after_lifting_the_limit_breaks_nothing(store, topic):
    game = a_quiz(topic, minutes=5)
    play(game, quiz.LiftLimit(), 1200)
    for question in topic.questions:
        game = play(game, Answer(question.id, None), 1199)
    assert game.state.is_over(1199)
    assert {answered.at for answered in game.state.answers.values()} == {1200}


def test_what_ended_by_time_stays_ended_when_the_clock_is_set_back(store, topic):
    game = a_quiz(topic, minutes=5)
    play(game, quiz.due(game.state, 1300), 1300)
    with telling(Refused, "time was up"):
        play(game, Answer("numeric", "2"), 1100)
    assert load(game, at=1100).state.is_over(1100)


def test_a_limit_is_lifted_once(store, topic):
    game = a_quiz(topic, minutes=5)
    play(game, quiz.LiftLimit(), 1100)
    before = count(tables.moves)
    with telling(Refused, "no time limit"):
        play(game, quiz.LiftLimit(), 1101)
    assert count(tables.moves) == before


# One answer


def test_a_second_answer_is_refused(store, topic):
    game = play(a_quiz(topic), Answer("numeric", "3"), 1001)
    before = count(tables.answers)
    with telling(Refused, "first answer counts"):
        play(game, Answer("numeric", "2"), 1002)
    assert count(tables.answers) == before
    assert load(game).state.answers["numeric"].given == "3"
    assert load(game).now == 1001  # a refused move leaves no trace


def test_the_database_itself_holds_one_answer_for_each_question_round_and_seat(store, topic):
    game = play(a_quiz(topic), Answer("numeric", "3"), 1001)
    with pytest.raises(IntegrityError), writing() as connection:
        connection.execute(insert(tables.answers), an_answer(game))
    assert load(game).state.earned == 0
    with writing() as connection:
        connection.execute(insert(tables.answers), an_answer(game, round=1))
        other = {"id": "another", "game": game.id, "player": "berta", "extra_time": 1.0}
        connection.execute(insert(tables.seats), other)
        connection.execute(insert(tables.answers), an_answer(game, seat="another"))


def test_a_player_takes_one_seat_in_a_game(store, topic):
    game = a_quiz(topic)
    again = {"id": "again", "game": game.id, "player": "anna", "extra_time": 1.0}
    with pytest.raises(IntegrityError), writing() as connection:
        connection.execute(insert(tables.seats), again)


def test_the_database_itself_holds_each_move_once(store, topic):
    game = play(a_timeline(topic), timeline.Place(0), 1001)
    again = {"game": game.id, "number": 1, "name": "Place", "data": {"gap": 1}, "at": 1}
    with pytest.raises(IntegrityError), writing() as connection:
        connection.execute(insert(tables.moves), again | {"format": 1})


def test_no_answer_is_kept_of_a_game_that_is_not_there(store, topic):
    nowhere = dataclasses.replace(a_quiz(topic), id="nothing")
    with pytest.raises(IntegrityError), writing() as connection:
        connection.execute(insert(tables.answers), an_answer(nowhere))


def test_a_game_of_somebody_else_is_not_there(store, topic):
    game = a_quiz(topic)
    assert load(game, "berta") is None
    assert load("nothing") is None
    with pytest.raises(games.NotFound):
        play(game, Answer("numeric", "2"), 1001, player="berta")
    assert count(tables.answers) == 0


def test_a_game_of_another_mode_is_not_there(store, topic):
    game = a_quiz(topic)
    assert load(game.id, mode=timeline.MODE) is None
    with pytest.raises(games.NotFound):
        games.play(timeline.MODE, game.id, "anna", lambda _: timeline.Place(0), 1001)


def test_an_answer_follows_the_moves_made_before_it(store, topic):
    game = a_quiz(topic, minutes=5)
    play(game, Answer("numeric", "2"), 1200)
    play(game, quiz.LiftLimit(), 1200)
    play(game, Answer("true-false", None), 1200)
    with reading() as connection:
        after = select(tables.answers.c.question, tables.answers.c.after)
        assert dict(connection.execute(after).all()) == {"numeric": 0, "true-false": 1}


def test_a_page_of_a_long_quiz_is_the_same_from_the_answers_it_looks_at(store, long_topic):
    """All that stands beside a question depends on answers that `looked_at` names."""
    game = a_quiz(long_topic)
    for place in (0, 1, 4, 5, 9, 11):
        play(game, Answer(long_topic.questions[place].id, None), 1001)
    for number in range(1, len(long_topic.questions) + 1):

        def some(state, topic, number=number):
            return looked_at(state, topic, [number], number)

        part = games.load(quiz.MODE, game.id, "anna", 1002, some).state
        assert part.answered < 14
        assert len(part.answers) < 6
        assert view(part, long_topic, number, 1002) == view(
            load(game).state, long_topic, number, 1002
        )
