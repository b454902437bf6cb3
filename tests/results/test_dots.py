"""Dots: every event on the line, every question near the event it is about, none on another."""

import re
from datetime import date
from itertools import chain

import pytest

from quizapp.results.dots import COLUMNS, MOST, Dots, dots
from quizapp.results.knowledge import Knowledge
from quizapp.results.memory import Earned, folded
from tests.builders import EVENTS, a_question, a_topic, an_entry, the_topic

TODAY = date(2026, 11, 24)


@pytest.fixture
def drawn(tmp_path):
    """Draws so many questions about each of these events, of which some were answered."""

    def draw(about: dict[str | None, int], right=(), events=EVENTS) -> Dots:
        questions = [
            a_question(id=f"{event or 'none'}-{n}", question=f"Which, {event} {n}?", event=event)
            for event, count in about.items()
            for n in range(count)
        ]
        entries = [an_entry(*event) for event in events]
        topic = the_topic(tmp_path, a_topic(*questions, events=entries))
        known = folded([Earned(id_, 1.0, 0) for id_ in right], lambda _: TODAY)
        return dots(Knowledge(topic, TODAY, known, {}))

    return draw


def places(paths) -> list[tuple[int, int]]:
    """Where the dots of a drawing are."""
    found = re.findall(r"M(\d+) (\d+)h0", "".join(paths.values()))
    return [(int(x), int(y)) for x, y in found]


def test_no_two_dots_lie_on_each_other(drawn):
    found = drawn({"web": 60, "telescope": 30, None: 100})
    for paths, count in ((found.questions, 90), (found.others, 100), (found.events, len(EVENTS))):
        assert len(places(paths)) == len(set(places(paths))) == count


def test_questions_hang_below_the_event_they_are_about(drawn):
    found = drawn({"telescope": 5, "web": 5})
    xs = sorted(x for x, _ in places(found.questions))
    assert max(xs[:5]) < 1000 / 4
    assert min(xs[5:]) > 1000 * 3 / 4


def test_many_questions_about_one_event_make_a_heap_and_no_tower(drawn):
    assert drawn({"web": 60}).height < drawn({"web": 1}).height + 60 / 4 * 11


def test_each_dot_shows_how_its_question_stands(drawn):
    found = drawn({"web": 3, None: 2}, right=["web-1", "none-0"])
    counts = {kind: path.count("M") for kind, path in found.questions.items()}
    assert counts == {"known": 1, "shaky": 0, "unseen": 2}
    assert found.others["known"].count("M") == 1


def test_of_very_many_questions_only_those_that_were_met_are_drawn(drawn):
    found = drawn({"web": MOST + 1}, right=["web-7"])
    assert len(places(found.questions)) == 1


def test_everything_stands_within_the_drawing(drawn):
    found = drawn({"web": 50, None: COLUMNS + 1})
    for x, y in chain(places(found.questions), places(found.events)):
        assert 0 <= x <= 1000
        assert 0 < y < found.height
    assert all(y < found.others_height for _, y in places(found.others))


def test_a_topic_without_events_has_questions_alone(drawn):
    found = drawn({None: 3}, events=())
    assert places(found.events) == places(found.questions) == []
    assert len(places(found.others)) == 3
