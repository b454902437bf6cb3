"""Who is asking: somebody without a name, known by a cookie."""

from datetime import UTC, datetime, timedelta

import time_machine

from tests.web.player import Player

NOON = datetime(2027, 1, 15, 12, tzinfo=UTC)
KEEP_DAYS = 180


def test_the_cookie_of_a_player_lasts_as_long_as_a_new_game_though_the_browser_is_closed(app):
    player = Player(app)
    with time_machine.travel(NOON, tick=False):
        player.begin_quiz()
    (begun,) = (page for page in player.seen if page.status_code == 303)
    ends = f"{NOON + timedelta(days=KEEP_DAYS):%a, %d %b %Y %H:%M:%S} GMT"
    assert f"Expires={ends}" in begun.headers["Set-Cookie"]


def test_a_player_is_known_when_the_clock_was_set_back(app):
    player = Player(app)
    with time_machine.travel(NOON, tick=False) as clock:
        player.begin_quiz()
        who = player.id
        clock.shift(-3600)
        assert player.get(f"{player.address}/questions/1").status_code == 200
        assert player.answer(1).status_code == 303
        assert player.id == who


def test_the_cookie_of_a_player_is_nobodys_after_its_time(app):
    player = Player(app)
    with time_machine.travel(NOON, tick=False) as clock:
        player.begin_quiz()
        cookie = player.client.get_cookie("quizapp").value
        clock.shift(timedelta(days=KEEP_DAYS, seconds=1))
        late = app.test_client()
        late.set_cookie("quizapp", cookie)
        assert late.get(f"{player.address}/questions/1").status_code == 404
