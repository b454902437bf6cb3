"""Answers on their fast path: what is taken, what is refused and how, and what the room then shows."""

import pytest
import time_machine
from flask import Flask

from quizapp import clock
from quizapp.games import live
from quizapp.storage import room_answers, room_seats, rooms
from quizapp.web.reading.topics import the_topic
from quizapp.web.rooms.streams import HEARTBEAT
from quizapp.web.rooms.taking import LARGEST
from tests.web.player import Player


class Room:
    """A room with a seat for each player who sits down, moved on by way of the database."""

    def __init__(self, app: Flask, **chosen) -> None:
        self.app = app
        settings = {"set": "questions", "items": ["multiple-choice", "true-false"]}
        with app.app_context():
            rules = {**settings, "reading": 0, "seconds": None, **chosen}
            self.code, self.key = rooms.open_room(the_topic("everything"), rules, 7, clock.now())
            self.game = rooms.find(self.code, clock.now()).game
        self.address = f"/rooms/{self.code}"

    def sit(self, name: str, extra_time: float = 1.0) -> "Pupil":
        """A player with a seat."""
        pupil = Pupil(self, name)
        with self.app.app_context():
            seated = (self.game, pupil.player, name, name, clock.now(), extra_time)
            pupil.seat = room_seats.join(*seated).id
        return pupil

    def go(self, *moves: live.Move) -> live.Live:
        """The state after these moves."""
        with self.app.app_context():
            for made in moves:
                number = self.state.number
                rooms.move(self.code, number, lambda _, made=made: made, clock.now())
        return self.state

    @property
    def state(self) -> live.Live:
        """As it is stored."""
        with self.app.app_context():
            return rooms.find(self.code, clock.now()).state

    def kept(self, pupil: "Pupil") -> str | None:
        """The answer to the present question that is stored for a player, as JSON."""
        with self.app.app_context():
            answers = room_answers.answers_of_seat(self.game, pupil.seat)
        key = self.state.item.id, self.state.round
        return answers[key].text if key in answers else None


class Pupil:
    """A browser in a room."""

    def __init__(self, room: Room, name: str) -> None:
        self.room, self.player, self.seat = room, f"{room.code} {name}", ""
        self.client = room.app.test_client()
        with self.client.session_transaction() as session:
            session["player"] = self.player

    def send(self, form, **headers):
        """What answered a form that was sent from this site."""
        sent = {"Origin": "http://localhost"} | headers
        return self.client.post(f"{self.room.address}/answer", data=form, headers=sent)

    def choose(self, place: int, **headers):
        """What answered the option at this place, given to what is asked now."""
        return self.send({"after": self.room.state.asked, "choice": place}, **headers)


@pytest.fixture
def room(app) -> Room:
    """A room that asks its first question, which has several options."""
    room = Room(app)
    room.go(live.Ask())
    return room


def test_an_answer_may_be_changed_until_the_question_closes(room):
    anna, _ = room.sit("anna"), room.sit("ben")
    assert anna.choose(1).status_code == 204
    first = room.kept(anna)
    assert anna.choose(2).status_code == 204
    assert room.kept(anna) not in {None, first}
    room.go(live.Close())
    closed = anna.choose(1)
    assert closed.status_code == 409
    assert "no more answers" in closed.text
    assert room.kept(anna) != first


def test_i_do_not_know_is_an_answer_and_nothing_is_none(room):
    anna, _ = room.sit("anna"), room.sit("ben")
    assert anna.send({"after": 1}).status_code == 422
    assert room.kept(anna) is None
    assert anna.send({"after": 1, "unknown": ""}).status_code == 204
    assert room.kept(anna) == "null"


def test_an_answer_to_another_asking_is_refused(room):
    anna, _ = room.sit("anna"), room.sit("ben")
    for after in ("0", "2", "99999999999999999999", "x", ""):
        assert anna.send({"after": after, "choice": 1}).status_code == 409
    again = room.go(live.Close(), live.ShowSpread(), live.AskAgain())
    assert anna.send({"after": 1, "choice": 1}).status_code == 409
    assert anna.send({"after": again.asked, "choice": 1}).status_code == 204


def test_what_the_page_never_offered_is_refused(room):
    anna = room.sit("anna")
    for choice in ("0", "5", "-1", "right"):
        assert anna.choose(choice).status_code == 400


def test_the_question_closes_when_everybody_has_answered(room):
    pupils = [room.sit(name) for name in ("anna", "ben", "chan")]
    for pupil in pupils:
        assert room.state.phase == "answering"
        pupil.choose(1)
    assert room.state.phase == "closed"


def test_who_was_sent_out_is_not_waited_for_and_not_heard(room):
    anna, ben = room.sit("anna"), room.sit("ben")
    with room.app.app_context():
        room_seats.remove(room.game, ben.seat, clock.now())
    assert ben.choose(1).status_code == 404
    anna.choose(1)
    assert room.state.phase == "closed"


def test_who_has_extra_time_answers_while_the_others_wait(room):
    anna, ben, _ = room.sit("anna"), room.sit("ben", 1.5), room.sit("chan")
    room.go(live.Close())
    assert anna.choose(1).status_code == 409
    assert ben.choose(1).status_code == 204
    room.go(live.ShowSpread())
    assert ben.choose(2).status_code == 409


def test_a_paused_room_takes_no_answers(room):
    anna, _ = room.sit("anna"), room.sit("ben")
    room.go(live.Pause())
    assert anna.choose(1).status_code == 409
    room.go(live.Resume())
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
    anna, _ = room.sit("anna"), room.sit("ben")
    form = {"after": 1, "choice": 1}
    sent = anna.client.post(f"{room.address}/answer", data=form, headers=headers)
    assert sent.status_code == status
    assert (room.kept(anna) is None) == (status == 403)


def test_without_a_seat_nobody_answers_listens_or_looks(room):
    stranger, other = Pupil(room, "nobody"), Room(room.app).sit("anna")
    anonymous = Player(room.app)
    for client in (stranger.client, other.client, anonymous.client):
        for what in ("now", "events"):
            assert client.get(f"{room.address}/{what}").status_code == 404
        sent = client.post(f"{room.address}/answer", headers={"Origin": "http://localhost"})
        assert sent.status_code == 404


def test_a_forged_cookie_is_nobody_s(room):
    anna = room.sit("anna")
    cookie = anna.client.get_cookie("quizapp").value
    anna.client.set_cookie("quizapp", cookie[:-2] + ("aa" if cookie[-2:] != "aa" else "bb"))
    assert anna.choose(1).status_code == 404


def test_a_form_that_is_too_large_is_refused(room):
    anna = room.sit("anna")
    assert anna.send({"after": 1, "choice": "1" * LARGEST}).status_code == 413
    assert anna.send({f"field{n}": n for n in range(300)}).status_code == 413


def test_without_javascript_an_answer_leads_back_and_a_refusal_is_a_page(room):
    anna, _ = room.sit("anna"), room.sit("ben")
    page = {"Accept": "text/html,*/*;q=0.8"}
    taken = anna.choose(1, **page)
    assert (taken.status_code, taken.location) == (303, room.address)
    room.go(live.Close())
    refused = anna.choose(1, **page)
    assert refused.status_code == 409
    assert "no more answers" in refused.text
    assert refused.text.endswith("</html>")


@pytest.mark.parametrize(("form", "status"), [({}, 422), ({"choice": "99"}, 400)])
def test_without_javascript_what_cannot_be_read_is_told_on_a_page(room, form, status):
    anna = room.sit("anna")
    refused = anna.send({"after": room.state.asked, **form}, Accept="text/html")
    assert refused.status_code == status
    assert refused.text.endswith("</html>")


def test_the_present_part_is_sent_once_and_is_the_same_for_everybody(room):
    anna, ben = room.sit("anna"), room.sit("ben", 2.0)
    first = anna.client.get(f"{room.address}/now")
    assert first.data == ben.client.get(f"{room.address}/now").data
    tag = first.headers["ETag"]
    again = anna.client.get(f"{room.address}/now", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    anna.choose(1)
    same = anna.client.get(f"{room.address}/now")
    assert same.headers["ETag"] == tag
    room.go(live.Close())
    assert anna.client.get(f"{room.address}/now").headers["ETag"] != tag


def test_who_joins_changes_nothing_for_the_players(app):
    room = Room(app)
    anna = room.sit("anna")
    before = anna.client.get(f"{room.address}/now").headers["ETag"]
    room.sit("ben")
    assert anna.client.get(f"{room.address}/now").headers["ETag"] == before


def test_a_stream_tells_the_present_state_and_then_what_changes(room):
    anna, _ = room.sit("anna"), room.sit("ben")
    with anna.client.get(f"{room.address}/events", buffered=False) as response:
        assert response.mimetype == "text/event-stream"
        stream = response.iter_encoded()
        first = next(stream).decode()
        now = anna.client.get(f"{room.address}/now")
        assert f"id: {now.headers['ETag'][1:-1]}\n" in first
        room.go(live.Close())
        app_rooms = room.app.extensions["rooms"]
        app_rooms.changed(room.game)
        assert "closed" in next(stream).decode()


def test_of_a_player_s_streams_the_two_newest_stay(room):
    anna = room.sit("anna")
    opened = [anna.client.get(f"{room.address}/events", buffered=False) for _ in range(4)]
    streams = [response.iter_encoded() for response in opened]
    for stream in streams:
        next(stream)
    room.go(live.Close())
    room.app.extensions["rooms"].changed(room.game)
    assert [len([*stream]) if n < 2 else len(next(stream)) > 0 for n, stream in enumerate(streams)]
    for response in opened:
        response.close()


def test_who_is_sent_out_or_leaves_a_seat_to_another_hears_no_more(room):
    anna, ben = room.sit("anna"), room.sit("ben")
    followed = room.app.extensions["rooms"]
    streams = [one.client.get(f"{room.address}/events", buffered=False) for one in (anna, ben)]
    heard = [stream.iter_encoded() for stream in streams]
    for stream in heard:
        next(stream)
    with room.app.app_context():
        room_seats.remove(room.game, ben.seat, clock.now())
    followed.changed(room.game)
    assert list(heard[1]) == []
    room.go(live.Close())
    followed.changed(room.game)
    assert b"closed" in next(heard[0])
    for stream in streams:
        stream.close()


def test_whoever_listens_gets_a_sign_of_life_with_the_server_s_clock(room):
    anna = room.sit("anna")
    with anna.client.get(f"{room.address}/events", buffered=False) as response:
        stream = response.iter_encoded()
        next(stream)
        with room.app.app_context(), time_machine.travel(clock.now() + 5, tick=False):
            now = clock.now()
            for _ in range(HEARTBEAT):
                room.app.extensions["rooms"].tick()
        assert next(stream).decode() == f"event: beat\ndata: {now}\n\n"


def test_when_there_are_too_many_streams_the_others_ask_now_and_then(room):
    anna, _ = room.sit("anna"), room.sit("ben")
    places = room.app.extensions["rooms"].places
    before, places.most = places.most, places.taken
    try:
        refused = anna.client.get(f"{room.address}/events")
    finally:
        places.most = before
    assert refused.status_code == 503
    assert int(refused.headers["Retry-After"]) > 0
    assert anna.client.get(f"{room.address}/now").status_code == 200
    assert anna.choose(1).status_code == 204


def test_a_stream_that_ends_gives_its_place_back(room):
    anna, places = room.sit("anna"), room.app.extensions["rooms"].places
    before = places.taken
    with anna.client.get(f"{room.address}/events", buffered=False) as response:
        next(response.iter_encoded())
        assert places.taken == before + 1
    assert places.taken == before


def test_time_closes_a_question_a_second_after_its_deadline(app):
    room = Room(app, seconds=20)
    deadline = room.go(live.Ask()).deadline
    tick = app.extensions["rooms"]
    anna, _ = room.sit("anna"), room.sit("ben")
    anna.client.get(f"{room.address}/now")
    assert room.state.phase == "answering"
    with time_machine.travel(deadline + live.GRACE - 1, tick=False):
        anna.client.get(f"{room.address}/now")
        assert room.state.phase == "answering"
    with time_machine.travel(deadline + live.GRACE, tick=False), app.app_context():
        tick.tick()
        assert room.state.phase == "closed"
