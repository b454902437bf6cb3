"""Two rooms at once, on the same server: no byte of one reaches the other."""

import random
from contextlib import ExitStack

from quizapp.games import live
from quizapp.web.rooms.steps import MOVES
from tests.builders import TYPE_NAMES, a_question, a_topic, write_topic
from tests.web.canaries import everything_sent, found
from tests.web.player import Player
from tests.web.rooms.playing import Lesson

MARKS = ("kanarialphazq", "kanaribetazq")
"""A word that stands in everything of a room: its topic, its questions, its players' names."""
WHAT_PLAYERS_ASK = ("", "/now", "/mine")
WHAT_OTHERS_ASK = {"/host": ("", "/now", "/seats"), "/screen": ("", "/now")}


def marked(mark):
    questions = [
        a_question(name, id=f"{mark}-{name}") for name in TYPE_NAMES if name != "find-evidence"
    ]
    for question in questions:
        question |= {"question": f"What of {mark}?", "explanation": f"So it is with {mark}."}
    return a_topic(*questions, title=f"All about {mark}")


class Marked:
    """A room whose every byte is searched for what is another's."""

    def __init__(self, app, mark, listening):
        self.mark = mark
        self.lesson = Lesson(app, mark, standings=True)
        self.pupils = [self.lesson.pupil(f"{mark} {n}") for n in range(2)]
        self.screen = Player(app)
        self.secrets = {
            mark,
            self.lesson.code.lower(),
            self.lesson.key.lower(),
            self.lesson.game.lower(),
        }
        self.secrets |= {pupil.seat.id.lower() for pupil in self.pupils}
        self._listening = listening
        self.heard = {}
        self.streams = {
            "": self._listen(self.pupils[0], ""),
            "/host": self._listen(self.lesson.host, "/host"),
            "/screen": self._listen(self.screen, "/screen"),
        }

    def _listen(self, who, address):
        response = who.get(f"/rooms/{self.lesson.code}{address}/events", buffered=False)
        return who, self._listening.enter_context(response).iter_encoded()

    def sent(self):
        """All that anybody in this room gets now."""
        here = f"/rooms/{self.lesson.code}"
        for who in self.pupils:
            for address in WHAT_PLAYERS_ASK:
                yield everything_sent(who.get(here + address))
        for part, rest in WHAT_OTHERS_ASK.items():
            who = self.lesson.host if part == "/host" else self.screen
            for address in rest:
                yield everything_sent(who.get(here + part + address))
        for address, (who, stream) in self.streams.items():
            version = who.get(f"{here}{address}/now").headers["ETag"][1:-1].encode()
            while self.heard.get(address) != version:
                event = next(stream)
                yield event
                if b"id: " + version in event:
                    self.heard[address] = version

    def goes_on(self, chance):
        """Its host presses a button, and perhaps somebody answers."""
        state = self.lesson.room.state
        if state.phase == "answering":
            for pupil in chance.sample(self.pupils, chance.randrange(3)):
                pupil.answer()
        step = type(live.next_step(state))
        self.lesson.go(next(word for word, move in MOVES.items() if type(move) is step))


def test_no_byte_of_one_room_reaches_another(make_app, tmp_path):
    for mark in MARKS:
        write_topic(tmp_path / "content", marked(mark), mark)
    app, chance = make_app(tmp_path / "instance", tmp_path / "content"), random.Random(5)
    with ExitStack() as listening:
        both = [Marked(app, mark, listening) for mark in MARKS]
        told = {room.mark: 0 for room in both}
        for _ in range(20):
            chance.choice(both).goes_on(chance)
            for room, other in (both, both[::-1]):
                for sent in room.sent():
                    lowered = sent.lower()
                    assert not {one for one in other.secrets if one.encode() in lowered}
                    told[room.mark] += bool(found({room.mark}, sent))
        assert min(told.values()) > 80  # else the search might look for what nothing holds


def test_a_seat_in_one_room_is_none_in_another(app):
    one, other = Lesson(app), Lesson(app)
    anna, ben = one.pupil("anna"), other.pupil("ben")
    other.go("next")
    for address in ("/now", "/mine", "/events"):
        assert anna.get(f"/rooms/{other.code}{address}").status_code == 404
    assert anna.get(f"/rooms/{other.code}").location == f"/join/{other.code}"
    sent = {"after": other.room.state.asked, "unknown": "1"}
    refused = anna.client.post(
        f"/rooms/{other.code}/answer", data=sent, headers={"Origin": "http://localhost"}
    )
    assert refused.status_code == 404
    way_back = anna.post(f"/rooms/{other.code}/way-back")
    assert way_back.status_code == 404
    assert ben.get(f"/rooms/{other.code}/now").status_code == 200
    host = one.host.post(f"/rooms/{one.code}/host/seats/{ben.seat.id}/remove")
    assert host.status_code == 404
    assert ben.get(f"/rooms/{other.code}/now").status_code == 200
