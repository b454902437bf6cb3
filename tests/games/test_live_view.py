import json

import pytest
from hypothesis import given

from quizapp.games import live
from quizapp.games.live import (
    Ask,
    AskAgain,
    Close,
    End,
    Explain,
    Live,
    Open,
    Pause,
    Resume,
    ShowLast,
    ShowSpread,
    ShowStandings,
    Skip,
)
from quizapp.games.live_view import (
    Answering,
    Closed,
    Ended,
    Explained,
    Lobby,
    Reading,
    Skipped,
    SpreadShown,
    Standings,
    view,
)
from quizapp.topics.topic import Topic
from tests.builders import (
    EVENTS,
    TYPE_NAMES,
    a_question,
    a_topic,
    a_topic_of_all_types,
    a_topic_of_many_questions,
    an_entry,
    the_topic,
)
from tests.games.builders import ANSWERED, EXPLAINED, a_statement, a_timeline_room, after, an_event
from tests.games.test_live import rooms

NOTHING = Topic(
    id="nothing",
    title="Nothing",
    sets=({"id": "all", "title": "All", "questions": [*map(a_statement, (1, 2, 3))]},),
)
"""A topic of what rooms are built with."""


@pytest.fixture
def all_types(tmp_path):
    return the_topic(tmp_path, a_topic_of_all_types())


def a_room_on(topic, *moves, **settings):
    """A room over all questions of a topic's set, after these moves."""
    kept = live.dealt(topic, {"set": topic.sets[0].id, **settings}, 5)
    return after(live.begin(topic, kept, 5, 0), *moves)


# What each phase shows


def test_the_lobby_tells_how_much_is_to_come(all_types):
    assert view(a_room_on(all_types), all_types, 0) == Lobby(11)


def test_a_question_is_read_and_answered_in_one_order_for_all(all_types):
    reading = view(a_room_on(all_types, Ask(), reading=5), all_types, 12)
    assert isinstance(reading, Reading)
    assert (reading.number, reading.total, reading.clock.ends, reading.clock.left) == (1, 11, 15, 3)
    answering = view(a_room_on(all_types, Ask(), Open(), seconds=60), all_types, 30)
    assert isinstance(answering, Answering)
    assert (answering.asked, answering.round, answering.clock.left) == (2, 0, 50)
    assert answering.shown == reading.shown


def test_a_pause_holds_the_time_that_is_left(all_types):
    room = a_room_on(all_types, Ask(), Open(), Pause(), seconds=60)
    clocks = [view(room, all_types, now).clock for now in (30, 500)]
    assert [(clock.left, clock.ends, clock.is_paused) for clock in clocks] == [
        (50, 80, True),
        (50, 550, True),
    ]
    assert view(live.play(room, Resume(), 500), all_types, 510).clock.left == 40


def test_a_clock_set_back_gives_no_more_time_than_there_was(all_types):
    room = a_room_on(all_types, Ask(), Open(), seconds=60)
    assert view(room, all_types, 0).clock.left == 60


def test_a_closed_question_shows_what_players_with_extra_time_need(all_types):
    closed = view(a_room_on(all_types, Ask(), Open(), Close()), all_types, 30)
    assert isinstance(closed, Closed)
    assert closed.asked == 2


def test_the_spread_tells_what_was_chosen_and_not_what_is_right(all_types):
    room = a_room_on(all_types, *ANSWERED)
    answer = json.dumps(room.item.solution())
    shown = view(room, all_types, 40, [{answer: 3}])
    assert isinstance(shown, SpreadShown)
    assert shown.can_ask_again
    assert {bar.is_right for bar in shown.spreads[0].bars} == {None}
    assert sum(bar.count for bar in shown.spreads[0].bars) == 3


def test_both_spreads_stand_side_by_side_after_asking_again(all_types):
    room = a_room_on(all_types, *ANSWERED, AskAgain(), Close(), ShowSpread(), Explain())
    answer = json.dumps(room.item.solution())
    shown = view(room, all_types, 99, [{"null": 4}, {answer: 4}])
    assert isinstance(shown, Explained)
    assert [spread.unknown for spread in shown.spreads] == [4, 0]
    assert shown.right == room.item.told(room.item.solution())
    assert any(bar.is_right for bar in shown.spreads[1].bars)


def test_a_question_asked_twice_offers_no_third_time(all_types):
    room = a_room_on(all_types, *ANSWERED, AskAgain(), Close(), ShowSpread())
    assert not view(room, all_types, 99, [{}, {}]).can_ask_again


def test_standings_and_a_skipped_question_show_no_question(all_types):
    room = a_room_on(all_types, *EXPLAINED, ShowStandings(), standings=True)
    assert view(room, all_types, 99) == Standings(1, 11)
    assert view(after(room, Ask(), Skip()), all_types, 99) == Skipped(2, 11)


def test_the_last_result_shows_the_question_before_the_present_one(all_types):
    room = a_room_on(all_types, *EXPLAINED, *ANSWERED, ShowLast())
    shown = view(room, all_types, 99, [{}])
    assert isinstance(shown, Explained)
    assert (shown.number, shown.is_again) == (1, True)
    assert isinstance(view(after(room, ShowLast()), all_types, 99, [{}]), SpreadShown)


# Nothing too early


def test_what_stands_beside_a_solution_waits_for_open_questions(tmp_path):
    topic = the_topic(tmp_path, a_topic_of_many_questions(6))
    room = a_room_on(topic, *EXPLAINED)
    beside = view(room, topic, 99, [{}]).beside
    assert beside.event is None  # the fifth question names it too
    assert beside.passages[0].before == beside.passages[0].after == ""
    for _ in range(5):
        room = after(room, *EXPLAINED)
    beside = view(room, topic, 999, [{}]).beside
    assert beside.event
    assert "Thing number" in beside.passages[0].before


def test_a_skipped_question_stays_open_until_the_end(tmp_path):
    topic = the_topic(tmp_path, a_topic_of_many_questions(5))
    room = a_room_on(topic, Ask(), Skip())
    for _ in range(4):
        room = after(room, *EXPLAINED)
    assert view(room, topic, 999, [{}]).beside.event is None


def a_why_that_tells(row=("1900", "1950")):
    """Two open cards, a card whose why tells the date of the next one, and that one."""
    told = an_event("Told", "1930-04-02", why="It came before the fall of 7 May 1940.")
    return [*(an_event(f"Open {year}", year) for year in row), told, an_event("Fall", "1940-05-07")]


def test_why_a_card_matters_waits_while_it_tells_a_card_to_come():
    room = a_timeline_room(*EXPLAINED, cards=a_why_that_tells())
    card = view(room, NOTHING, 99, [{}]).card
    assert (card.title, card.why) == ("Told", None)
    again = after(room, *EXPLAINED)
    assert view(again, NOTHING, 999, [{}]).card.title == "Fall"


def test_a_laid_card_stands_in_the_row_with_its_sentence():
    cards = [an_event(f"Event {year}", str(year), why=f"Of {year}.") for year in (1900, 1950, 1925)]
    shown = view(a_timeline_room(*EXPLAINED, cards=cards), NOTHING, 99, [{"1": 4}])
    assert [card.date.year for card in shown.row] == [1900, 1925, 1950]
    assert shown.card.why == "Of 1925."
    assert shown.spreads[0].bars[1].count == 4


def test_the_timeline_that_a_class_has_built_stands_at_the_end():
    ended = view(a_timeline_room(*EXPLAINED, Ask(), Skip(), *ANSWERED, End()), NOTHING, 99)
    assert isinstance(ended, Ended)
    assert (ended.asked, ended.total, len(ended.row)) == (3, 4, 3)


CANARY = "canary-7"


def secretive(type_, number):
    """A question with a canary in everything that must not be seen before its solution."""
    more = {"explanation": f"{CANARY}-{number}-", "id": f"q{number}"}
    return a_question(type_, **more)


@given(rooms())
def test_no_view_of_a_timeline_tells_the_date_of_a_card_to_come(drawn):
    for room in drawn[0]:
        if not room.is_timeline:
            continue
        shown = repr(view(room, NOTHING, room.at, [{}, {}]))
        laid = {turn.item for turn in room.turns if turn.is_explained}
        hidden = [card for card in room.cards if card.id not in laid]
        assert not [card.date.written for card in hidden if card.date.written in shown]


def test_every_type_is_played_live_and_tells_nothing_before_its_solution(tmp_path):
    questions = [secretive(type_, number) for number, type_ in enumerate(TYPE_NAMES)]
    events = [an_entry(*event) for event in EVENTS]
    article = "They stopped.\n\nAfter the third tree they began to look for the sugar. It is so."
    topic = the_topic(tmp_path, a_topic(*questions, article=article, events=events))
    room = a_room_on(topic, seconds=60)
    for number in range(len(TYPE_NAMES)):
        for move in (Ask(), Open(), Close(), ShowSpread()):
            room = after(room, move)
            assert f"{CANARY}-{number}-" not in repr(view(room, topic, room.at, [{}]))
        item, seed = room.item, room.seed_of(room.index)
        answer = item.read(_Form(item.fill(item.solution(), seed)), seed)
        assert item.mark(answer).earned == 1
        room = after(room, Explain())
        assert f"{CANARY}-{number}-" in repr(view(room, topic, room.at, [{}]))


class _Form(dict):
    """A submitted form."""

    def getlist(self, key):
        """The values of a field."""
        return self.get(key, [])


@given(rooms())
def test_every_state_has_a_view_that_fits_its_phase(drawn):
    kinds = {
        **{"lobby": Lobby, "reading": Reading, "answering": Answering, "closed": Closed},
        **{"spread": SpreadShown, "explained": Explained, "standings": Standings},
        **{"skipped": Skipped, "ended": Ended},
    }
    for room in drawn[0]:
        assert isinstance(room, Live)
        shown = view(room, NOTHING, room.at, [{}, {}])
        wanted = Explained if room.is_last_shown else kinds[room.phase]
        assert isinstance(shown, wanted)
