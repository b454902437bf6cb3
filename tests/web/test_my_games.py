"""What is kept about a player: shown, taken along, deleted, and gone in time."""

import json
import re

import pytest
import time_machine

from quizapp import clock
from quizapp.games import live
from quizapp.storage import housekeeping, room_answers
from quizapp.web.reading.topics import the_topic
from tests.storage.builders import a_room, given, go, join
from tests.web.player import TOPIC, Player, rows

NOON = 1_800_000_000
DAY = 86_400


@pytest.fixture
def own_app(make_app, tmp_path, content):
    """An app with a database of its own."""
    return make_app(tmp_path / "instance", content)


def test_who_only_looks_is_not_known(own_app):
    before = rows(own_app)
    visitor = Player(own_app)
    for address in (
        "/",
        "/games",
        "/games/export",
        "/review",
        "/topics/everything/article",
        "/topics/everything/quiz",
    ):
        visitor.get(address)
    assert visitor.id == ""
    assert rows(own_app) == before
    assert "There are none yet" in visitor.get("/games").text


def test_my_games_lead_back_into_each_of_them(player):
    player.begin_quiz()
    player.answer(1)
    quiz = player.address
    player.begin_timeline()
    page = player.get("/games").text
    assert f'href="{quiz}"' in page
    assert f'href="{player.address}"' in page
    assert "1 of 11 so far" in page
    assert "0 of 4 so far" in page


@pytest.mark.parametrize("number", [-1, 0, 2])
def test_a_page_of_games_that_is_not_there_is_not_found(player, number):
    player.begin_quiz()
    assert player.get("/games?page=1").status_code == 200
    assert player.get(f"/games?page={number}").status_code == 404


def test_games_that_are_over_say_so(player):
    for number in range(1, len(player.begin_quiz().state.questions) + 1):
        player.answer(number)
    page = player.get("/games").text
    assert "11 of 11" in page
    assert "so far" not in page


def told(player):
    """Each game of the list, in words."""
    page = player.get("/games").text
    games = re.findall(r'<li class="games__one">(.*?)</li>', page, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", game).split()) for game in games]


def test_games_are_told_apart(player):
    with time_machine.travel(NOON, tick=False):
        player.begin_quiz(length=5)
        for number in range(1, 6):
            player.post(f"{player.address}/questions/{number}", {"unknown": "1"})
        player.begin(f"{player.address}/missed")
        player.begin_timeline(level="hard")
        player.begin_timeline(level="easy", size=8, lives=0)
        player.begin_daily()
        games, topic = sorted(told(player)), player.game.topic
    title, set_ = topic.title, topic.sets[0].title
    assert games == sorted(
        [
            f"Quiz: {set_} 0 of 5 {title}, 15 January 2027",
            f"What I missed 0 of 5 so far Go on {title}, 15 January 2027",
            f"Timeline game Neighbours in time, 6 cards 0 of 4 so far Go on {title}, 15 January 2027",
            f"Timeline game Far apart, 8 cards, all of them 0 of 6 so far Go on {title}, 15 January 2027",
            f"Daily deal, 15 January 2027 8 cards 0 of 6 so far Go on {title}, 15 January 2027",
        ]
    )


def test_the_best_of_several_games_of_a_kind_is_marked(player):
    for unknown in (2, 1, 3):
        player.begin_quiz()
        for number in range(1, 12):
            how = {"unknown": "1"} if number <= unknown else player.form(number)
            player.post(f"{player.address}/questions/{number}", how)
        if unknown == 2:
            assert "your best" not in player.get("/games").text
    assert sorted("your best" in one for one in told(player)) == [False, False, True]
    assert [one for one in told(player) if "10 of 11 your best" in one]


def test_a_guess_is_not_marked_in_the_list(player):
    first = player.post("/topics/everything/guess-first").location
    assert first
    assert [one.partition(" ")[0] for one in told(player)] == ["Guess"]
    assert "of" in told(player)[0]


def test_nobody_sees_anothers_games(app, player):
    player.begin_quiz()
    assert player.address not in Player(app).get("/games").text


def test_everything_that_is_kept_can_be_taken_along(player):
    player.begin_quiz()
    player.answer(1)
    player.post(f"{player.address}/questions/2", {"unknown": "1"})
    player.begin_timeline(size=6)
    player.place(0)
    response = player.get("/games/export")
    assert response.mimetype == "application/json"
    assert "attachment" in response.headers["Content-Disposition"]
    taken = json.loads(response.text)
    assert taken["player"] == player.id
    timeline, quiz = sorted(taken["games"], key=lambda game: game["mode"], reverse=True)
    answers = {move["question"]: move["answer"] for move in quiz["moves"]}
    assert answers == {"multiple-choice": "seoul", "multiple-answers": None}
    assert timeline["moves"][0] | {"at": ""} == {"move": "Place", "gap": 0, "at": ""}
    assert all(
        re.fullmatch(r"\d{4}-\d\d-\d\dT.*\+00:00", game["started"]) for game in taken["games"]
    )


def test_what_is_taken_along_from_a_room_tells_nothing_before_its_host_does(app, player):
    player.begin_timeline()
    with app.app_context():
        topic = the_topic(TOPIC)
        room = a_room(topic, timeline={"level": "easy", "size": 4})
        seat = join(room, player.id, "Anna K.")
        room = go(room, live.Ask())
        room_answers.take([given(room, seat, 0)])
        hidden = {*room.state.items, *(card.id for card in room.state.opening)}

    def taken():
        games = json.loads(player.get("/games/export").text)["games"]
        return next(game for game in games if game["mode"] == "live")

    assert not [id_ for id_ in hidden if id_ in json.dumps(taken())]
    assert (taken()["room"], taken()["name"], taken()["settings"]) == (room.code, "Anna K.", {})
    with app.app_context():
        go(room, live.Close(), live.ShowSpread(), live.Explain())
    answers = [move for move in taken()["moves"] if "answer" in move]
    assert [(move["question"], move["answer"]) for move in answers] == [(room.state.item.id, 0)]


def test_deleting_leaves_nothing_and_forgets_the_browser(own_app):
    player, other = Player(own_app), Player(own_app)
    other.begin_timeline()
    before = rows(own_app)
    player.begin_quiz()
    player.answer(1)
    known, game = player.id, player.address
    assert player.post("/games/deletion").status_code == 303
    assert rows(own_app) == before
    assert player.id == ""
    assert player.get(game).status_code == 404
    assert "There are none yet" in player.get("/games").text
    player._token = ""
    player.begin_quiz()
    assert player.id not in {"", known}


def test_a_copy_of_the_cookie_from_before_the_deletion_is_nobody_s(own_app):
    player, thief = Player(own_app), Player(own_app)
    player.begin_quiz()
    known, game, cookie = player.id, player.address, player.client.get_cookie("quizapp")
    player.post("/games/deletion")
    thief.client.set_cookie("quizapp", cookie.value)
    assert thief.id == known
    assert thief.get(game).status_code == 404
    assert "There are none yet" in thief.get("/games").text
    assert json.loads(thief.get("/games/export").text)["games"] == []
    thief.begin_quiz()
    assert thief.id not in {"", known}
    assert known not in str(rows(own_app))


def test_a_second_game_is_the_same_player_s(player):
    player.begin_quiz()
    known = player.id
    player.begin_timeline()
    assert player.id == known


def test_deleting_twice_is_no_mistake(own_app):
    player = Player(own_app)
    player.begin_quiz()
    assert player.post("/games/deletion").status_code == 303
    player._token = ""
    assert player.post("/games/deletion").status_code == 303


def test_games_end_after_the_days_they_are_kept(make_app, tmp_path, content):
    settings = (tmp_path / "instance", content)
    with time_machine.travel(NOON, tick=False) as clock:
        app = make_app(*settings, keep_days=30)
        old = Player(app)
        old.begin_quiz()
        old.answer(1)
        clock.shift(20 * DAY)
        young = Player(app)
        young.begin_quiz()
        clock.shift(10 * DAY + 1)
        with app.app_context():
            housekeeping.forget_old(30)
        rest = rows(app)
    assert [row[0] for row in rest["games"]] == [young.address.rpartition("/")[2]]
    assert rest["answers"] == []
    assert len(rest["editions"]) == 1


def test_the_cookie_lasts_as_long_as_the_last_game_begun_with_it(own_app):
    with time_machine.travel(NOON, tick=False) as clock:
        player = Player(own_app)
        player.begin_quiz()
        clock.shift(170 * DAY)
        player.begin_quiz()
        clock.shift(20 * DAY)
        assert player.get(f"{player.address}/questions/1").status_code == 200


def test_the_cookie_lasts_from_the_last_day_of_play_on(own_app):
    with time_machine.travel(NOON, tick=False) as clock:
        player = Player(own_app)
        player.begin_quiz()
        assert "Set-Cookie" not in player.answer(1).headers
        clock.shift(170 * DAY)
        assert "Set-Cookie" in player.answer(2).headers
        assert "Set-Cookie" not in player.answer(3).headers
        clock.shift(20 * DAY)
        assert player.get(f"{player.address}/questions/1").status_code == 200
        assert "Set-Cookie" not in player.get("/games").headers


def test_the_page_says_how_long_games_are_kept(make_app, tmp_path, content):
    client = make_app(tmp_path / "instance", content, keep_days=30).test_client()
    assert "Games are deleted 30 days after their last move." in client.get("/games").text


def test_times_are_kept_to_the_second():
    with time_machine.travel(NOON + 0.9, tick=False):
        assert clock.now() == NOON


def test_an_id_tells_nothing_and_is_never_the_same(own_app):
    ids = set()
    for _ in range(6):
        player = Player(own_app)
        player.begin_quiz()
        ids |= {player.id, player.address}
        assert re.fullmatch(r"[\w-]{22}", player.id)
        assert re.fullmatch(r"/quiz/[\w-]{16}", player.address)
    assert len(ids) == 12


def test_the_id_is_on_no_page(player):
    player.begin_quiz()
    player.get(player.address)
    player.get("/games")
    assert all(player.id not in response.text for response in player.seen)
