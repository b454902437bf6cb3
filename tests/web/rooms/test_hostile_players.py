"""What a player may try with forms and names: nothing of it counts, shows or opens another's seat."""

import pytest

from quizapp import clock
from quizapp.storage import room_answers, room_seats
from tests.web.canaries import everything_sent
from tests.web.player import Player
from tests.web.rooms.playing import Lesson

FORGED = {
    **{"at": "0", "time": "0", "earned": "1", "mark": "1", "points": "1000", "speed": "0"},
    **{"round": "1", "game": "x", "question": "true-false", "name": "Teacher", "extra": "1"},
    **{"extra_time": "9", "role": "host", "host": "1", "player": "x", "removed": "0"},
}
STEPS = ("next", "close", "spread", "explain", "standings", "next", "skip", "end")


@pytest.fixture
def lesson(app):
    return Lesson(
        app, seconds=60, speed=0.2, standings=True, items=["multiple-choice", "true-false"]
    )


def test_forged_fields_count_for_nothing(app, lesson):
    anna, ben = lesson.pupil("anna"), lesson.pupil("ben")
    lesson.go("next")
    state = lesson.room.state
    right = state.item.fill(state.item.solution(), state.seed_of(0))
    sent = {"after": state.asked, **right, **FORGED, "seat": ben.seat.id}
    before = clock.now()
    answered = anna.client.post(
        f"/rooms/{lesson.code}/answer", data=sent, headers={"Origin": "http://localhost"}
    )
    assert answered.status_code == 204
    with app.app_context():
        assert room_answers.answers_of_seat(lesson.game, ben.seat.id) == {}
        ((key, kept),) = room_answers.answers_of_seat(lesson.game, anna.seat.id).items()
        names = {seat.name: seat.extra_time for seat in room_seats.seats(lesson.game)}
    assert key == ("multiple-choice", 0)
    assert kept.mark is kept.earned is None
    assert kept.at >= before
    assert names == {"anna": 1.0, "ben": 1.0}


@pytest.mark.parametrize("asked", ["", "x", "-1", "1e9", "9" * 400, "1 or 1=1", "None", "²"])
def test_a_page_that_never_was_gives_no_answer(lesson, asked):
    anna = lesson.pupil("anna")
    lesson.pupil("ben")
    lesson.go("next")
    refused = anna.client.post(
        f"/rooms/{lesson.code}/answer",
        data={"after": asked, "unknown": "1"},
        headers={"Origin": "http://localhost"},
    )
    assert refused.status_code == 409


def test_nothing_that_others_get_is_a_way_to_ones_seat(app, lesson):
    anna, ben = lesson.pupil("anna"), lesson.pupil("ben")
    way_back = anna.post(f"/rooms/{lesson.code}/way-back").text
    assert "way back" in way_back.lower()
    with anna.client.session_transaction() as session:
        secret = session["player"]
    cookie = anna.client.get_cookie("quizapp").value
    with lesson.host.client.session_transaction() as session:
        session.pop("player", None)
    others = {
        ben: ("", "/now", "/mine"),
        Player(app): ("/screen", "/screen/now"),
        lesson.host: (
            "/host",
            "/host/seats",
            f"/host/seats/{anna.seat.id}",
            "/results",
            "/results.csv",
        ),
    }
    for step in STEPS:
        lesson.go(step)
        for who, addresses in others.items():
            for address in addresses:
                sent = everything_sent(who.get(f"/rooms/{lesson.code}{address}"))
                assert secret.encode() not in sent, address
                assert cookie.encode() not in sent, address


def test_a_hidden_name_is_shown_to_its_host_and_its_player_alone(app, lesson):
    anna, ben = lesson.pupil("anna rudeword"), lesson.pupil("ben")
    with app.app_context():
        room_seats.hide(lesson.game, anna.seat.id, True)
    lesson.has_changed()
    for step in ("lobby", *STEPS):
        if step != "lobby":
            lesson.go(step)
        if step == "next":
            anna.answer()
        assert "rudeword" not in lesson.screen, step
        assert "rudeword" not in ben.page, step
        assert "rudeword" in lesson.host_page, step


def test_names_stand_on_no_page_of_other_players_before_standings_are_shown(lesson):
    lesson.pupil("anna rudeword")
    ben = lesson.pupil("ben")
    for step in ("lobby", "next", "close", "spread", "explain"):
        if step != "lobby":
            lesson.go(step)
        assert "rudeword" not in ben.page, step
    lesson.go("standings")
    assert "rudeword" in ben.page  # the search can find it


def test_a_projector_tells_how_many_gave_an_answer_and_never_who(app):
    lesson = Lesson(app, standings=False, items=["multiple-choice", "true-false"])
    anna, _ = lesson.pupil("anna rudeword", 2.0), lesson.pupil("ben")
    for step in ("next", "close", "spread", "explain", "end"):
        lesson.go(step)
        if step == "next":
            anna.answer()
        assert "rudeword" not in lesson.screen, step


def test_who_deletes_their_data_is_gone_from_the_room_at_once(lesson):
    anna, _ = lesson.pupil("anna rudeword"), lesson.pupil("ben")
    lesson.go("next")
    anna.answer()
    assert "rudeword" in lesson.host_page
    assert anna.post("/games/deletion").status_code == 303
    assert "rudeword" not in lesson.host_page
    assert anna.get(f"/rooms/{lesson.code}").status_code == 303
