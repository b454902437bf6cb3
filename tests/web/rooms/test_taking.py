"""Answers on their fast path: what is taken, what is refused and how, and what the room then shows."""

import pytest
import time_machine
from werkzeug.test import TestResponse

from quizapp import clock
from quizapp.games import live
from quizapp.storage import room_seats
from quizapp.web.rooms.streams import HEARTBEAT
from quizapp.web.rooms.taking import LARGEST
from tests.web.player import Player
from tests.web.rooms.playing import Lesson, Pupil

ITEMS = ["multiple-choice", "true-false"]


@pytest.fixture
def room(app) -> Lesson:
    """A room that asks its first question, which has several options."""
    room = Lesson(app, items=ITEMS)
    room.go("next")
    return room


def events(pupil: Pupil, **more) -> TestResponse:
    """A stream of this player."""
    return pupil.client.get(f"/rooms/{pupil.room.code}/events", buffered=False, **more)


def present(pupil: Pupil, **headers: str) -> TestResponse:
    """The part that all players share, as this one gets it."""
    return pupil.client.get(f"/rooms/{pupil.room.code}/now", headers=headers)


def test_an_answer_may_be_changed_until_the_question_closes(room):
    anna, _ = room.pupil("anna"), room.pupil("ben")
    assert anna.choose(1).status_code == 204
    first = anna.kept
    assert anna.choose(2).status_code == 204
    assert anna.kept not in {None, first}
    room.go("close")
    closed = anna.choose(1)
    assert closed.status_code == 409
    assert "no more answers" in closed.text
    assert anna.kept != first


def test_i_do_not_know_is_an_answer_and_nothing_is_none(room):
    anna, _ = room.pupil("anna"), room.pupil("ben")
    assert anna.send({"after": 1}).status_code == 422
    assert anna.kept is None
    assert anna.send({"after": 1, "unknown": ""}).status_code == 204
    assert anna.kept == "null"


def test_an_answer_to_another_asking_is_refused(room):
    anna, _ = room.pupil("anna"), room.pupil("ben")
    for after in ("0", "2", "99999999999999999999", "x", ""):
        assert anna.send({"after": after, "choice": 1}).status_code == 409
    room.go("close", "spread", "again")
    assert anna.send({"after": 1, "choice": 1}).status_code == 409
    assert anna.send({"after": room.room.state.asked, "choice": 1}).status_code == 204


def test_what_the_page_never_offered_is_refused(room):
    anna = room.pupil("anna")
    for choice in ("0", "5", "-1", "right"):
        assert anna.choose(choice).status_code == 400


def test_the_question_closes_when_everybody_has_answered(room):
    pupils = [room.pupil(name) for name in ("anna", "ben", "chan")]
    for pupil in pupils:
        assert room.room.state.phase == "answering"
        pupil.choose(1)
    assert room.room.state.phase == "closed"


def test_who_was_sent_out_is_not_waited_for_and_not_heard(room):
    anna, ben = room.pupil("anna"), room.pupil("ben")
    with room.app.app_context():
        room_seats.remove(room.game, ben.seat.id, clock.now())
    assert ben.choose(1).status_code == 404
    anna.choose(1)
    assert room.room.state.phase == "closed"


def test_who_has_extra_time_answers_while_the_others_wait(room):
    anna, ben, _ = room.pupil("anna"), room.pupil("ben", 1.5), room.pupil("chan")
    room.go("close")
    assert anna.choose(1).status_code == 409
    assert ben.choose(1).status_code == 204
    room.go("spread")
    assert ben.choose(2).status_code == 409


def test_a_paused_room_takes_no_answers(room):
    anna, _ = room.pupil("anna"), room.pupil("ben")
    room.go("pause")
    refused = anna.choose(1)
    assert refused.status_code == 409
    assert "paused" in refused.text
    room.go("resume")
    assert anna.choose(1).status_code == 204


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://localhost.evil.example"}, 403),
        ({"Origin": "http://localhost", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "http://localhost", "Sec-Fetch-Site": "same-site"}, 403),
        ({"Referer": "http://evil.example/http://localhost/"}, 403),
        ({"Referer": "http://localhost/rooms"}, 204),
        ({"Origin": "http://localhost"}, 204),
        ({"Sec-Fetch-Site": "same-origin"}, 204),
    ],
)
def test_only_a_page_of_this_site_sends_answers(room, headers, status):
    anna, _ = room.pupil("anna"), room.pupil("ben")
    form = {"after": 1, "choice": 1}
    sent = anna.client.post(f"/rooms/{room.code}/answer", data=form, headers=headers)
    assert sent.status_code == status
    assert (anna.kept is None) == (status == 403)


def test_without_a_seat_nobody_answers_listens_or_looks(room):
    elsewhere = Lesson(room.app, items=ITEMS).pupil("anna")
    for somebody in (elsewhere, room.host, Player(room.app)):
        for what in ("now", "events"):
            assert somebody.get(f"/rooms/{room.code}/{what}").status_code == 404
        sent = somebody.client.post(
            f"/rooms/{room.code}/answer", headers={"Origin": "http://localhost"}
        )
        assert sent.status_code == 404


def test_a_forged_cookie_is_nobody_s(room):
    anna = room.pupil("anna")
    cookie = anna.client.get_cookie("quizapp").value
    anna.client.set_cookie("quizapp", cookie[:-2] + ("aa" if cookie[-2:] != "aa" else "bb"))
    assert anna.choose(1).status_code == 404


def test_a_form_that_is_too_large_is_refused(room):
    anna = room.pupil("anna")
    assert anna.send({"after": 1, "choice": "1" * LARGEST}).status_code == 413
    assert anna.send({f"field{n}": n for n in range(300)}).status_code == 413


def test_half_a_form_is_no_answer(room):
    anna = room.pupil("anna")
    form = f"after={room.room.state.asked}&choice=1"
    longer = {"CONTENT_LENGTH": str(len(form) + 1)}
    kind = "application/x-www-form-urlencoded"
    sent = {"Origin": "http://localhost"}
    with pytest.raises(ConnectionResetError):
        anna.client.post(
            f"/rooms/{room.code}/answer",
            data=form,
            content_type=kind,
            headers=sent,
            environ_overrides=longer,
        )
    assert anna.kept is None


def test_without_javascript_an_answer_leads_back_and_a_refusal_is_a_page(room):
    anna, _ = room.pupil("anna"), room.pupil("ben")
    page = {"Accept": "text/html,*/*;q=0.8"}
    taken = anna.choose(1, **page)
    assert (taken.status_code, taken.location) == (303, f"/rooms/{room.code}")
    room.go("close")
    refused = anna.choose(1, **page)
    assert refused.status_code == 409
    assert "no more answers" in refused.text
    assert refused.text.endswith("</html>")


@pytest.mark.parametrize(("form", "status"), [({}, 422), ({"choice": "99"}, 400)])
def test_without_javascript_what_cannot_be_read_is_told_on_a_page(room, form, status):
    anna = room.pupil("anna")
    refused = anna.send({"after": room.room.state.asked, **form}, Accept="text/html")
    assert refused.status_code == status
    assert refused.text.endswith("</html>")


def test_the_present_part_is_sent_once_and_is_the_same_for_everybody(room):
    anna, ben = room.pupil("anna"), room.pupil("ben", 2.0)
    first = present(anna)
    assert first.data == present(ben).data
    tag = first.headers["ETag"]
    again = present(anna, **{"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    anna.choose(1)
    same = present(anna)
    assert same.headers["ETag"] == tag
    room.go("close")
    assert present(anna).headers["ETag"] != tag


def test_who_joins_changes_nothing_for_the_players(app):
    room = Lesson(app, items=ITEMS)
    anna = room.pupil("anna")
    before = present(anna).headers["ETag"]
    room.pupil("ben")
    assert present(anna).headers["ETag"] == before


def test_a_stream_tells_the_present_state_and_then_what_changes(room):
    anna, _ = room.pupil("anna"), room.pupil("ben")
    with events(anna) as response:
        assert response.mimetype == "text/event-stream"
        stream = response.iter_encoded()
        first = next(stream).decode()
        now = present(anna)
        assert f"id: {now.headers['ETag'][1:-1]}\n" in first
        room.go("close")
        assert "closed" in next(stream).decode()


def test_more_time_is_told_to_its_player_alone(room):
    anna, ben = room.pupil("anna"), room.pupil("ben")
    heard = [events(one).iter_encoded() for one in (anna, ben)]
    for stream in heard:
        next(stream)
    with room.app.app_context():
        room_seats.give_time(room.game, anna.seat.id, 2.0)
    room.has_changed()
    room.go("close")
    told = [next(stream) for stream in heard]
    assert [b"event: own" in words for words in told] == [True, False]


def test_of_a_player_s_streams_the_two_newest_stay(room):
    anna = room.pupil("anna")
    opened = [events(anna) for _ in range(4)]
    streams = [response.iter_encoded() for response in opened]
    for stream in streams:
        next(stream)
    room.go("close")
    assert [len([*stream]) if n < 2 else len(next(stream)) > 0 for n, stream in enumerate(streams)]
    for response in opened:
        response.close()


def test_who_is_sent_out_or_leaves_a_seat_to_another_hears_no_more(room):
    anna, ben = room.pupil("anna"), room.pupil("ben")
    streams = [events(one) for one in (anna, ben)]
    heard = [stream.iter_encoded() for stream in streams]
    for stream in heard:
        next(stream)
    with room.app.app_context():
        room_seats.remove(room.game, ben.seat.id, clock.now())
    room.has_changed()
    assert list(heard[1]) == []
    room.go("close")
    assert b"closed" in next(heard[0])
    for stream in streams:
        stream.close()


def test_whoever_listens_gets_a_sign_of_life_with_the_server_s_clock(room):
    anna = room.pupil("anna")
    with events(anna) as response:
        stream = response.iter_encoded()
        next(stream)
        with room.app.app_context(), time_machine.travel(clock.now() + 5, tick=False):
            now = clock.now()
            for _ in range(HEARTBEAT):
                room.app.extensions["rooms"].tick()
        assert next(stream).decode() == f"event: beat\ndata: {now}\n\n"


def test_when_there_are_too_many_streams_the_others_ask_now_and_then(room):
    anna, _ = room.pupil("anna"), room.pupil("ben")
    places = room.app.extensions["rooms"].places
    before, places.most = places.most, places.taken
    try:
        refused = events(anna)
    finally:
        places.most = before
    assert refused.status_code == 503
    assert int(refused.headers["Retry-After"]) > 0
    assert present(anna).status_code == 200
    assert anna.choose(1).status_code == 204


def test_a_stream_that_ends_gives_its_place_back(room):
    anna, places = room.pupil("anna"), room.app.extensions["rooms"].places
    before = places.taken
    with events(anna) as response:
        next(response.iter_encoded())
        assert places.taken == before + 1
    assert places.taken == before


def test_time_closes_a_question_a_second_after_its_deadline(app):
    room = Lesson(app, items=ITEMS, seconds=20)
    room.go("next")
    deadline = room.room.state.deadline
    anna, _ = room.pupil("anna"), room.pupil("ben")
    present(anna)
    assert room.room.state.phase == "answering"
    with time_machine.travel(deadline + live.GRACE - 1, tick=False):
        present(anna)
        assert room.room.state.phase == "answering"
    with time_machine.travel(deadline + live.GRACE, tick=False), app.app_context():
        app.extensions["rooms"].tick()
        assert room.room.state.phase == "closed"
