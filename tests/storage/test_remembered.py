"""What a player was told the worth of: quizzes, timeline games and rooms, and nothing still open."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from quizapp.games import live, quiz, timeline
from quizapp.games.moves import Answer
from quizapp.storage import games, remembered, room_seats
from quizapp.storage.database import db
from quizapp.storage.room_answers import take
from tests.games.builders import right_gap, wrong_gap
from tests.storage.builders import a_quiz, a_room, a_timeline, given, go, join, play

pytestmark = pytest.mark.usefixtures("store")


def answered(player="anna", topic_id="inventions"):
    """What was earned in answers, by question."""
    played = remembered.played(player).get(topic_id, [])
    return {one.id: one.earned for part in played for one in part.answers}


def placed(player="anna", topic_id="inventions"):
    """What was earned in placements, by event."""
    played = remembered.played(player).get(topic_id, [])
    return {one.id: one.earned for part in played for one in part.placed}


def test_answers_of_a_quiz_are_there_with_what_they_earned_and_when(topic):
    game = a_quiz(topic)
    first, second, third, *_ = topic.questions
    for at, (question, answer) in enumerate([(first, first.solution()), (second, None)], 2000):
        play(game, Answer(question.id, answer), at)
    (played,) = remembered.played("anna")["inventions"]
    assert played.topic == topic
    assert played.answers == [(first.id, 1.0, 2000), (second.id, 0.0, 2001)]
    assert third.id not in answered()


def test_another_player_s_answers_are_not_there(topic):
    question = topic.questions[0]
    play(a_quiz(topic, player="berta"), Answer(question.id, None), 2000, "berta")
    assert remembered.played("anna") == {}
    assert answered("berta") == {question.id: 0.0}


def test_placed_cards_are_there_with_how_they_counted(topic):
    game = a_timeline(topic)
    wanted = {}
    for choose in (right_gap, wrong_gap):
        wanted[game.state.hand.id] = float(choose is right_gap)
        game = play(game, timeline.Place(choose(game.state)), 2000)
    assert placed() == wanted
    assert game.state.hand.id not in placed()


def test_games_of_one_edition_come_together_and_each_edition_by_itself(topic, another):
    question = topic.questions[0]
    for edition in (topic, another, topic):
        play(a_quiz(edition), Answer(question.id, None), 2000)
    played = remembered.played("anna")["inventions"]
    assert sorted(len(one.answers) for one in played) == [1, 2]


def in_a_room(topic, *made, **settings):
    """A room whose first question anna answered right before these moves."""
    room = go(a_room(topic, **settings), live.Ask())
    seat = join(room)
    take([given(room, seat, room.state.item.solution())])
    return go(room, *made)


@pytest.mark.parametrize(
    ("made", "is_told"),
    [
        ((), False),
        ((live.Close(),), False),
        ((live.Close(), live.ShowSpread()), False),
        ((live.Close(), live.ShowSpread(), live.Explain()), True),
        ((live.Close(), live.Skip()), False),
        ((live.Close(), live.End()), True),
    ],
    ids=["open", "closed", "spread", "explained", "skipped", "ended"],
)
def test_an_answer_in_a_room_is_there_once_its_question_is_explained(topic, made, is_told):
    room = in_a_room(topic, *made)
    question = room.state.turns[0].item
    assert answered() == ({question: 1.0} if is_told else {})


def test_what_was_answered_fast_in_a_room_is_remembered_no_better(topic):
    room = go(a_room(topic, seconds=20, speed=0.2), live.Ask())
    take([given(room, join(room), room.state.item.solution(), at=1019)])
    go(room, live.Close(), live.ShowSpread(), live.Explain(), at=1019)
    assert [*answered().values()] == [1.0]


def test_of_two_rounds_only_the_one_that_counts_is_there(topic):
    room = in_a_room(topic, live.Close(), live.ShowSpread(), live.AskAgain())
    seat = room_seats.seat_of(room.game, "anna")
    take([given(room, seat, None)])
    go(room, live.Close(), live.ShowSpread(), live.Explain())
    (played,) = remembered.played("anna")["inventions"]
    assert [one.earned for one in played.answers] == [1.0]


def test_cards_of_a_room_are_events(topic):
    room = in_a_room(
        topic,
        live.Close(),
        live.ShowSpread(),
        live.Explain(),
        timeline={"level": "easy", "size": 6},
    )
    assert answered() == {}
    assert placed() == {room.state.turns[0].item: 1.0}


def test_what_cannot_be_read_breaks_nothing_else(topic, another):
    question = topic.questions[0]
    play(a_quiz(topic), Answer(question.id, None), 2000)
    game = a_timeline(another)
    play(game, timeline.Place(0), 2000)
    with db.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE moves SET format = 99")
    assert answered() == {question.id: 0.0}
    assert placed() == {}


def test_a_guess_before_reading_is_no_memory(topic):
    game = begun(topic, way="before")
    games.answer(quiz.MODE, game, "anna", lambda _: Answer(topic.questions[0].id, None), 2000)
    assert answered() == {}


@contextmanager
def statements() -> Iterator[list[str]]:
    """What is asked of the database meanwhile."""
    made: list[str] = []

    def note(_connection, _cursor, statement, *_):
        made.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield made
    event.remove(db.engine, "before_cursor_execute", note)


def test_more_games_take_no_more_statements(topic):
    counts = []
    for _ in range(2):
        for _ in range(3):
            play(a_quiz(topic), Answer(topic.questions[0].id, None), 2000)
            play(a_timeline(topic), timeline.Place(0), 2000)
        with statements() as made:
            remembered.played("anna")
        counts.append(len([one for one in made if one.startswith("SELECT")]))
    assert counts == [3, 3]


def begun(topic, way="review", at=1000):
    chosen = {"questions": [topic.questions[0].id], "minutes": None, "way": way}
    return games.begin(quiz.MODE, topic, chosen, 7, "anna", at)


def test_a_review_that_was_begun_can_be_gone_on_with_until_it_is_answered(topic, another):
    def unfinished(edition=topic, player="anna", since=0):
        return remembered.unfinished(player, edition.edition.hash, "review", since)

    begun(topic, way="missed", at=3000)
    assert unfinished() is None
    game = begun(topic)
    assert unfinished() == game
    assert unfinished(since=1000) == game
    assert unfinished(since=1001) is None
    assert unfinished(another) is None
    assert unfinished(player="berta") is None
    games.answer(quiz.MODE, game, "anna", lambda _: Answer(topic.questions[0].id, None), 2000)
    assert unfinished() is None
