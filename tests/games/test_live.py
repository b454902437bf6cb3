from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.games import live
from quizapp.games.live import (
    GRACE,
    NO_LIMIT,
    AddTime,
    Ask,
    AskAgain,
    Close,
    End,
    Explain,
    LiftLimit,
    Open,
    Pause,
    Resume,
    ShowLast,
    ShowSpread,
    ShowStandings,
    Skip,
)
from quizapp.games.mode import Past
from quizapp.games.moves import Refused
from tests.builders import a_topic_of_all_types, the_topic
from tests.games.builders import (
    ANSWERED,
    EXPLAINED,
    a_room,
    a_timeline_room,
    after,
    in_order,
    room_moves,
)
from tests.telling import telling

# A question's way


def test_a_question_goes_from_reading_to_its_solution():
    room, phases = a_room(), []
    for move in EXPLAINED:
        room = after(room, move)
        phases.append(room.phase)
    assert phases == ["reading", "answering", "closed", "spread", "explained"]
    assert room.turn.is_explained
    assert room.past == room.turns


def test_without_reading_time_a_question_is_answered_at_once():
    room = a_room(Ask(), reading=0)
    assert (room.phase, room.asked, room.deadline) == ("answering", 1, 70)


def test_reading_ends_by_time_or_by_the_host():
    room = a_room(Ask(), reading=5)
    assert live.due(room, 14) is None
    assert live.due(room, 15) == Open()
    assert after(room, Open()).phase == "answering"


def test_a_question_closes_a_second_after_its_deadline():
    room = a_room(Ask(), Open(), seconds=60)
    assert room.deadline == 80
    assert live.due(room, 80) is None
    assert live.due(room, 80 + GRACE) == Close()


def test_what_has_no_limit_closes_by_the_host_alone():
    room = a_room(Ask(), Open(), seconds=None)
    assert room.deadline is None
    assert live.due(room, 10**10) is None


def test_the_obvious_step_leads_through_the_whole_lesson():
    room, steps = a_room(size=2, standings=True), []
    while move := live.next_step(room):
        steps.append(type(move))
        room = after(room, move)
    one = [Ask, Open, Close, ShowSpread, Explain, ShowStandings]
    assert steps == [*one, *one, End]


def test_without_standings_the_next_question_follows_the_solution():
    room = a_room(*EXPLAINED)
    assert live.next_step(room) == Ask()
    with telling(Refused, "opened without standings"):
        after(room, ShowStandings())


def test_after_the_last_question_none_is_left_to_ask():
    room = a_room(*EXPLAINED, size=1)
    assert live.next_step(room) == End()
    with telling(Refused, "last question"):
        after(room, Ask())


# Who may answer


def test_all_answer_while_a_question_is_open_and_nobody_before():
    assert [a_room().taking, a_room(Ask()).taking] == ["", ""]
    room = a_room(Ask(), Open())
    assert room.is_asking(extra=False)
    assert room.is_asking(extra=True)


def test_extra_time_goes_on_until_the_host_shows_the_spread():
    room = a_room(Ask(), Open(), Close())
    assert (room.is_asking(extra=False), room.is_asking(extra=True)) == (False, True)
    assert after(room, ShowSpread()).taking == ""
    assert after(room, Skip()).taking == ""
    assert after(room, End()).taking == ""


def test_extra_time_counts_the_limit_so_many_times():
    room = a_room(Ask(), Open(), AddTime(30), seconds=60)
    assert room.deadline == 110
    assert [room.deadline_of(factor) for factor in (1.0, 1.25, 1.5, 2.0)] == [110, 133, 155, 200]
    assert room.deadline_of(NO_LIMIT) is None
    assert after(room, Close()).deadline_of(2.0) == 200
    assert after(room, LiftLimit()).deadline_of(2.0) is None


def test_an_answer_must_name_the_move_that_opened_its_round():
    room = a_room(*ANSWERED)
    assert room.asked == 2
    assert after(room, AskAgain()).asked == 5


# Once more


def test_a_question_is_asked_twice_at_most():
    room = after(a_room(*ANSWERED), AskAgain())
    assert (room.phase, room.round, room.deadline) == ("answering", 1, 110)
    again = after(room, Close(), ShowSpread())
    assert [turn.rounds[1].closed for turn in again.past] == [60]
    with telling(Refused, "asked twice already"):
        after(again, AskAgain())


def test_after_the_solution_no_question_is_asked_again():
    with telling(Refused, "cannot be done now"):
        after(a_room(*EXPLAINED), AskAgain())


@pytest.mark.parametrize(("counts", "number"), [("first", 0), ("last", 1)])
def test_the_room_says_which_of_two_rounds_counts(counts, number):
    room = a_room(*ANSWERED, AskAgain(), Close(), ShowSpread(), counts=counts)
    assert room.counted() == {"q1": number}
    assert after(room, Explain()).counted() == {"q1": number}


def test_added_time_opens_again_what_was_just_closed_with_the_time_that_was_left():
    room = a_room(Ask(), Open(), Close(), seconds=60)
    again = after(room, AddTime(30))
    assert (again.phase, again.taking, again.asked) == ("answering", "all", room.asked)
    assert again.deadline == 20 + 60 + 10 + 30
    assert again.past == ()
    assert live.earned(after(again, Close()), 1.0, 45) == 1
    late = live.play(a_room(Ask(), Open(), seconds=60), Close(), 5000)  # the laptop slept
    assert live.play(late, AddTime(30), 5010).deadline == 5040
    lifted = a_room(Ask(), Open(), LiftLimit(), Close(), AddTime(30))
    assert (lifted.phase, lifted.deadline) == ("answering", None)


def test_what_was_closed_while_the_time_stood_still_opens_again_with_the_time_that_was_left():
    room = a_room(Ask(), Open(), Pause(), Close(), seconds=60)
    assert room.deadline == 20 + 60 + 10
    assert after(room, AddTime(30)).deadline == 20 + 60 + 20 + 30


# Leaving and ending


@pytest.mark.parametrize("before", [1, 2, 3, 4])
def test_a_skipped_question_never_counts(before):
    room = a_room(*ANSWERED[:before], Skip())
    assert room.phase == "skipped"
    assert room.past[0].is_skipped
    assert room.counted() == {}
    assert live.next_step(room) == Ask()


def test_a_question_that_was_explained_cannot_be_skipped():
    with telling(Refused, "cannot be done now"):
        after(a_room(*EXPLAINED), Skip())


@pytest.mark.parametrize(
    ("moves", "counted"),
    [
        ((), {}),
        ((Ask(),), {}),
        ((Ask(), Open()), {}),
        ((Ask(), Open(), Close()), {"q1": 0}),
        (ANSWERED, {"q1": 0}),
        ((*ANSWERED, AskAgain()), {"q1": 0}),
        ((*ANSWERED, AskAgain(), Close()), {"q1": 1}),
    ],
)
def test_at_the_end_counts_what_was_closed(moves, counted):
    room = a_room(*moves, End(), counts="last")
    assert room.counted() == counted
    assert (room.turn, room.item, room.taking, room.deadline) == (None, None, "", None)


def test_after_the_end_nothing_happens():
    room = a_room(End())
    assert live.next_step(room) is None
    for kind in live.MOVES:
        with telling(Refused, "room has ended"):
            after(room, AddTime(5) if kind is AddTime else kind())


# Time


def test_a_pause_moves_the_deadline_and_stops_the_answers():
    room = a_room(Ask(), Open(), Pause(), seconds=60)
    assert (room.taking, room.deadline) == ("", 80)
    assert live.due(room, 1000) is None
    assert live.next_step(room) == Resume()
    assert live.play(room, Resume(), 530).deadline == 580


def test_a_pause_while_reading_moves_the_beginning_of_the_answers():
    room = live.play(a_room(Ask(), reading=30), Pause(), 12)
    assert live.due(room, 1000) is None
    with telling(Refused, "paused"):
        after(room, Open())
    assert live.due(live.play(room, Resume(), 112), 139) is None
    assert live.due(live.play(room, Resume(), 112), 140) == Open()


@pytest.mark.parametrize("move", [Close(), Skip(), End()])
def test_whoever_goes_on_ends_the_pause(move):
    assert not after(a_room(Ask(), Open(), Pause()), move).paused


@pytest.mark.parametrize("before", [(Ask(),), (Ask(), Open())])
def test_added_time_is_for_this_question_and_round_alone(before):
    room = a_room(*before, AddTime(30), seconds=60)
    room = room if room.phase == "answering" else after(room, Open())
    assert room.deadline == room.present.opened + 90
    room = after(room, Close(), ShowSpread(), AskAgain())
    assert room.deadline == room.present.opened + 60


@pytest.mark.parametrize("seconds", [0, -5, 601])
def test_so_much_time_cannot_be_added(seconds):
    with telling(Refused, "between 1 and 600 seconds"):
        after(a_room(Ask()), AddTime(seconds))


def test_where_the_limit_was_lifted_none_is_left_to_add_to_or_to_lift():
    room = a_room(Ask(), LiftLimit())
    assert after(room, Open()).deadline is None
    for move in (AddTime(30), LiftLimit()):
        with telling(Refused, "has no time limit"):
            after(room, move)
    lifted = after(room, Open(), Close(), ShowSpread(), Explain(), Ask(), Open())
    assert lifted.deadline is not None


def test_a_clock_set_back_counts_as_one_that_stands():
    room = live.play(live.play(a_room(Ask()), Open(), 20), Close(), 3)
    assert (room.at, room.turns[0].rounds[0].closed) == (20, 20)


# The last result


def test_the_last_result_is_shown_until_the_next_move_or_put_away():
    room = a_room(*EXPLAINED, *ANSWERED, ShowLast())
    assert (room.phase, room.results_of) == ("spread", 0)
    assert after(room, ShowLast()).results_of == 1
    assert after(room, Explain()).results_of == 1
    assert live.next_step(room) == Explain()


def test_there_is_no_last_result_before_the_first():
    with telling(Refused, "No question was explained yet"):
        after(a_room(*ANSWERED), ShowLast())


# What is earned


def test_without_speed_an_answer_earns_its_mark():
    room = a_room(Ask(), Open(), Close())
    assert [live.earned(room, room.item.mark(given).earned, 25) for given in ("true", "false")] == [
        1,
        0,
    ]


def test_speed_takes_at_most_its_share():
    room = a_room(Ask(), Open(), speed=0.2, seconds=60)
    assert live.earned(room, 1.0, 20) == 1
    assert live.earned(room, 1.0, 50) == pytest.approx(0.9)
    assert live.earned(room, 1.0, 80) == live.earned(room, 1.0, 81) == pytest.approx(0.8)
    assert live.earned(room, 1.0, 80, extra_time=2.0) == pytest.approx(0.9)
    assert live.earned(room, 1.0, 1000, NO_LIMIT) == 1


def test_a_pause_costs_nobody_speed():
    room = a_room(Ask(), Open(), Pause(), speed=0.2, seconds=60)
    room = live.play(room, Resume(), 500)
    assert live.earned(room, 1.0, 25) == pytest.approx(1 - 0.2 * 5 / 60)
    assert live.earned(room, 1.0, 510) == pytest.approx(1 - 0.2 * 20 / 60)


# The timeline


def test_explained_cards_lie_in_the_row_of_those_after_them():
    room = a_timeline_room(*EXPLAINED, Ask())
    assert [card.id for card in room.item.row] == ["event-0", "event-1", "event-2"]


def test_a_skipped_card_does_not_lie_in_the_row():
    room = a_timeline_room(*EXPLAINED, Ask(), Skip(), *EXPLAINED)
    assert [card.id for card in room.row_at(3)] == ["event-0", "event-1", "event-2", "event-4"]


def test_the_row_of_a_card_stays_as_it_was_when_its_turn_came():
    room = a_timeline_room(*EXPLAINED)
    assert len(room.item_at(0).row) == len(after(room, *EXPLAINED).item_at(0).row) == 2


# Opening


@pytest.mark.parametrize(
    ("chosen", "says"),
    [
        ({"seconds": 4}, "between 5 and 3600 seconds"),
        ({"reading": 121}, "at most 120 seconds to read"),
        ({"speed": 0.21}, "at most 20 %"),
        ({"cap": 0}, "between 1 and 10,000 players"),
        ({"cap": 10_001}, "between 1 and 10,000 players"),
        ({"names": "any"}, "not offered"),
        ({"counts": "best"}, "not offered"),
        ({"set": "elsewhere"}, "not part of this topic"),
        ({"items": ["ordering", "ordering"]}, "only once"),
        ({"items": ["elsewhere"]}, "Choose questions of this set"),
    ],
)
def test_what_cannot_be_played_is_refused(tmp_path, chosen, says):
    topic = the_topic(tmp_path, a_topic_of_all_types())
    with telling(Refused, says):
        live.dealt(topic, {"set": topic.sets[0].id} | chosen, 1)


def test_a_room_asks_all_of_its_set_or_what_was_chosen_in_this_order(tmp_path):
    topic = the_topic(tmp_path, a_topic_of_all_types())
    whole = live.dealt(topic, {"set": topic.sets[0].id}, 1)
    assert whole["items"] == [question.id for question in topic.questions]
    assert whole["seconds"] == 60
    chosen = ["ordering", "date"]
    some = live.dealt(topic, {"set": topic.sets[0].id, "items": chosen}, 1)
    assert live.begin(topic, some, 1, 0).items == ("ordering", "date")


def test_a_set_for_classes_only_is_played_in_rooms(tmp_path):
    topic = the_topic(tmp_path, a_topic_of_all_types())
    kept = topic.sets[0].model_copy(update={"class_only": True})
    topic = topic.model_copy(update={"sets": (kept,)})
    assert live.dealt(topic, {"set": kept.id}, 1)["items"]


def test_a_timeline_room_deals_cards_that_can_all_be_decided(tmp_path):
    topic = the_topic(tmp_path, a_topic_of_all_types())
    kept = live.dealt(topic, {"timeline": {"level": "easy", "size": 8}}, 3)
    room = live.begin(topic, kept, 3, 0)
    assert len(room.cards) + len(room.opening) == 8
    assert in_order(room.row_at(8))
    assert kept == live.dealt(topic, {"timeline": {"level": "easy", "size": 8}}, 3)


# Any history


@st.composite
def rooms(draw, most=40):
    """All states of a room through which a host pressed anything at any time, and its moves."""
    chosen = {
        "seconds": draw(st.sampled_from([None, 20, 60])),
        "reading": draw(st.sampled_from([0, 5])),
        "standings": draw(st.booleans()),
    }
    room = draw(st.sampled_from([a_room, a_timeline_room]))(**chosen)
    states, past, now = [room], [], 0
    for wish in draw(
        st.lists(st.tuples(room_moves | st.none(), st.integers(-9, 99)), max_size=most)
    ):
        move, now = wish[0], now + wish[1]
        move = move or live.due(room, now) or live.next_step(room)
        if move and not live.problem(room, move):
            room = live.play(room, move, now)
            past.append(Past(move, room.at, None))
            states.append(room)
    return states, past


@given(rooms())
def test_rules_hold_in_every_history(drawn):
    states, _ = drawn
    for before, room in pairwise(states):
        assert room.number == before.number + 1
        assert room.at >= before.at
        assert len(room.turns) <= room.total
        assert not room.paused or room.phase in {"reading", "answering"}
        assert (room.taking == "all") == (room.phase == "answering" and not room.paused)
        assert (room.reading_until is not None) == (room.phase == "reading")
        assert all(len(turn.rounds) <= 2 for turn in room.turns)
        assert all(not (turn.is_explained and turn.is_skipped) for turn in room.turns)
        assert all(turn.is_explained or turn.is_skipped for turn in room.turns[:-1])
        assert in_order(room.row_at(room.total))
        due = live.due(room, room.at + 10_000)
        assert due is None or live.problem(room, due) is None
        step = live.next_step(room)
        assert (step is None) == room.is_ended
        assert step is None or live.problem(room, step) is None


@given(rooms())
def test_a_history_gives_the_same_room_again(drawn):
    states, past = drawn
    assert live.replay(states[0], past, {}, 0) == states[-1]


@given(rooms())
def test_what_was_explained_is_never_answered_again(drawn):
    explained: set[str] = set()
    for room in drawn[0]:
        assert not (room.taking and room.turn.item in explained)
        explained |= {turn.item for turn in room.turns if turn.is_explained}


@given(rooms())
def test_a_round_counts_only_if_it_was_closed(drawn):
    room = drawn[0][-1]
    for item, number in room.counted().items():
        turn = next(turn for turn in room.turns if turn.item == item)
        assert turn.rounds[number].closed is not None
        assert not turn.is_skipped
