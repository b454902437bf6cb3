"""Games as they are kept: replayed, answered once, frozen, forgotten."""

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError

from quizapp.games import quiz, timeline
from quizapp.games.moves import Answer, Refused
from quizapp.storage import editions, games
from quizapp.storage.database import db, reading, writing
from quizapp.storage.tables import AnswerRow, EditionRow, GameRow, MoveRow
from quizapp.topics.topic import Topic
from tests.telling import telling

ALL_TABLES = (EditionRow, GameRow, MoveRow, AnswerRow)

# The database is one for all examples, and each example begins games of its own; fewer than
# elsewhere, since every move waits for the disk.
over_one_database = settings(
    max_examples=settings.default.max_examples // 2,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def a_quiz(topic, player="anna", minutes=None, at=1000, seed=7):
    chosen = {"questions": [question.id for question in topic.questions], "minutes": minutes}
    return games.begin("quiz", topic, chosen, seed, player, at)


def a_timeline(topic, player="anna", at=1000, seed=7, **chosen):
    rules = {"level": "medium", "size": 8, "lives": 3, "seed": "abcd"} | chosen
    return games.begin("timeline", topic, rules, seed, player, at)


def play(game_id, player, move, at):
    return games.play(game_id, player, lambda _: move, at)


def counts():
    with reading() as connection:
        return [connection.scalar(select(func.count()).select_from(table)) for table in ALL_TABLES]


def test_a_game_is_what_its_moves_made_of_it(store, topic):
    game = a_quiz(topic)
    for at, question in enumerate(topic.questions, 1001):
        game = play(game.id, "anna", Answer(question.id, question.solution()), at)
    loaded = games.load(game.id, "anna")
    assert loaded == game
    assert loaded.state.earned == len(topic.questions)


def test_a_game_just_begun_is_loaded_as_it_was(store, topic):
    for game in (a_quiz(topic), a_timeline(topic)):
        assert games.load(game.id, "anna") == game


def test_i_do_not_know_is_kept_as_no_answer(store, topic):
    game = a_quiz(topic)
    play(game.id, "anna", Answer("numeric", None), 1001)
    answered = games.load(game.id, "anna").state.answers["numeric"]
    assert (answered.given, answered.mark.earned, answered.at) == (None, 0.0, 1001)


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
                play(game.id, "anna", timeline.Place(gap), at)
            continue
        assert play(game.id, "anna", timeline.Place(gap), at).state == state
    assert games.load(game.id, "anna").state == state


@over_one_database
@given(data=st.data(), limit=st.sampled_from([None, 5, 40]))
def test_a_replayed_quiz_is_the_one_that_was_played(store, topic, data, limit):
    game = a_quiz(topic, minutes=limit)
    state, at = game.state, game.started
    for _ in range(6):
        at += data.draw(st.sampled_from([0, 0, 1, 100, 299, 2400]))
        question = data.draw(st.sampled_from(topic.questions))
        answer = data.draw(st.sampled_from([None, question.solution()]))
        move = data.draw(st.sampled_from([Answer(question.id, answer), quiz.LiftLimit()]))
        try:
            state = quiz.play(state, move, at)
        except Refused:
            with pytest.raises(Refused):
                play(game.id, "anna", move, at)
            continue
        play(game.id, "anna", move, at)
    assert games.load(game.id, "anna").state == state


def test_moves_keep_their_order_when_the_clock_is_set_back(store, topic):
    game = a_timeline(topic, lives=None)
    for at in (5000, 4000, 6000, 3000):
        game = play(game.id, "anna", timeline.Place(0), at)
    assert games.load(game.id, "anna").state == game.state
    assert [at for _, at in games.history(game.id)] == [5000, 4000, 6000, 3000]


def test_an_answer_in_the_second_of_the_lifted_limit_comes_after_it(store, topic):
    game = a_quiz(topic, minutes=5)
    play(game.id, "anna", Answer("numeric", "2"), 1100)
    play(game.id, "anna", quiz.LiftLimit(), 1200)
    play(game.id, "anna", Answer("true-false", "true"), 1200)
    play(game.id, "anna", Answer("date", None), 9000)
    moves = [type(move).__name__ for move, _ in games.history(game.id)]
    assert moves == ["Answer", "LiftLimit", "Answer", "Answer"]
    assert games.load(game.id, "anna").state.deadline is None


def test_a_second_answer_is_refused(store, topic):
    game = a_quiz(topic)
    play(game.id, "anna", Answer("numeric", "3"), 1001)
    before = counts()
    with telling(Refused, "first answer counts"):
        play(game.id, "anna", Answer("numeric", "2"), 1002)
    assert counts() == before
    assert games.load(game.id, "anna").state.answers["numeric"].given == "3"


def test_the_database_itself_holds_one_answer_for_each_question(store, topic):
    game = a_quiz(topic)
    play(game.id, "anna", Answer("numeric", "3"), 1001)
    twice = {"game": game.id, "question": "numeric", "player": "anna", "at": 1002}
    twice |= {"given": "2", "earned": 1.0}
    with pytest.raises(IntegrityError), writing() as connection:
        connection.execute(insert(AnswerRow), twice)
    assert games.load(game.id, "anna").state.earned == 0


def test_the_database_itself_holds_each_move_once(store, topic):
    game = a_timeline(topic)
    play(game.id, "anna", timeline.Place(0), 1001)
    again = {"game": game.id, "number": 1, "name": "Place", "data": {"gap": 1}, "at": 1}
    with pytest.raises(IntegrityError), writing() as connection:
        connection.execute(insert(MoveRow), again)


def test_no_answer_is_kept_of_a_game_that_is_not_there(store):
    orphan = {"game": "nothing", "question": "q", "player": "anna", "at": 1}
    orphan |= {"given": "x", "earned": 1.0}
    with pytest.raises(IntegrityError), writing() as connection:
        connection.execute(insert(AnswerRow), orphan)


def test_a_game_of_somebody_else_is_not_there(store, topic):
    game = a_quiz(topic)
    assert games.load(game.id, "berta") is None
    assert games.load("nothing", "anna") is None
    with pytest.raises(games.NotFound):
        play(game.id, "berta", Answer("numeric", "2"), 1001)
    assert counts()[3] == 0


def test_a_players_games_come_newest_first(store, topic):
    ids = [a_quiz(topic, at=at).id for at in (1000, 3000, 2000)]
    a_quiz(topic, player="berta")
    assert [game.id for game in games.of_player("anna")] == [ids[1], ids[2], ids[0]]


# Editions


def test_an_edition_does_not_change_with_its_topic(store, topic, another):
    game = a_quiz(topic)
    other = a_quiz(another)
    assert games.load(game.id, "anna").topic == topic
    assert games.load(other.id, "anna").topic == another
    assert counts()[0] == 2


def test_games_over_the_same_topic_share_an_edition(store, topic):
    for _ in range(3):
        a_quiz(topic)
    a_timeline(topic)
    assert counts()[0] == 1


def test_an_edition_is_read_back_as_the_topic_it_was(store, topic):
    again = Topic.model_validate_json(topic.edition.data)
    assert again == topic
    assert [question.type for question in again.questions] == [q.type for q in topic.questions]
    assert again.edition == topic.edition


def test_an_edition_never_kept_is_an_error(store):
    with pytest.raises(LookupError):
        editions.edition("0" * 32)


def test_only_editions_without_games_are_forgotten(store, topic, another):
    a_quiz(topic)
    a_quiz(another, player="berta")
    games.forget_player("berta")
    editions.forget_unplayed()
    assert counts() == [1, 1, 0, 0]


# Forgetting


def test_a_forgotten_player_leaves_no_row(store, topic):
    for begin in (a_quiz, a_timeline):
        begin(topic)
        kept = begin(topic, player="berta")
    play(kept.id, "berta", timeline.Place(0), 1001)
    mine = a_quiz(topic)
    play(mine.id, "anna", Answer("numeric", "2"), 1001)
    games.forget_player("anna")
    assert games.of_player("anna") == []
    assert counts() == [1, 2, 1, 0]


def test_a_forgotten_player_leaves_no_byte(store, topic):
    player, typed = "kanari-player-0007", "kanari typed this"
    for _ in range(8):
        game = a_quiz(topic, player=player)
        play(game.id, player, Answer("short-answer", typed), 1001)
        other = a_quiz(topic, player="berta")
        play(other.id, "berta", Answer("short-answer", "something else"), 1001)
    assert any(player.encode() in file.read_bytes() for file in database_files(store))
    games.forget_player(player)
    checkpoint()
    for file in database_files(store):
        data = file.read_bytes()
        assert player.encode() not in data, file.name
        assert typed.encode() not in data, file.name
    assert len(games.of_player("berta")) == 8


def database_files(store):
    path = Path(store.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///"))
    return sorted(path.parent.glob("quizapp.sqlite3*"))


def checkpoint():
    with closing(db.engine.raw_connection()) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def test_old_games_are_forgotten_with_all_that_belongs_to_them(store, topic):
    for at in (1000, 1999, 2000):
        game = a_quiz(topic, at=at)
        play(game.id, "anna", Answer("numeric", "2"), at + 1)
    games.forget_before(2000)
    assert [game.started for game in games.of_player("anna")] == [2000]
    assert counts() == [1, 1, 0, 1]
