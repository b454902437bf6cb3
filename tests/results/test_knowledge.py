"""Knowledge: what a player knows of today's topic, from games of any of its editions."""

from datetime import date, timedelta

import pytest

from quizapp.results.knowledge import Knowledge, Played, knowledge
from quizapp.results.memory import Earned
from tests.builders import a_question, a_topic, an_entry, the_topic

TODAY = date(2026, 11, 24)
A_DAY = 24 * 60 * 60
EVENTS = [an_entry("a", "1900"), an_entry("b", "1950")]


def day_of(at: int) -> date:
    return TODAY + timedelta(days=at // A_DAY)


@pytest.fixture
def topic_of(tmp_path):
    """Makes a topic of these questions and events."""

    def made(*questions, events=EVENTS, **more):
        return the_topic(tmp_path, a_topic(*questions, events=events, **more))

    return made


def known(now, *played: Played, today: date = TODAY) -> Knowledge:
    return knowledge(now, played, day_of, today)


def right(*ids: str, earned: float = 1.0, at: int = 0) -> list[Earned]:
    return [Earned(id_, earned, at) for id_ in ids]


def three(**changed):
    """Three questions, one of them with other keys."""
    return [a_question(id=id_, **changed.get(id_, {})) for id_ in ("x", "y", "z")]


def test_every_open_question_and_event_stands_somewhere(topic_of):
    topic = topic_of(*three())
    found = known(topic, Played(topic, right("x") + right("y", earned=0.5), right("a", earned=0)))
    assert found.asked == {"known": 1, "shaky": 1, "unseen": 1}
    assert found.laid == {"shaky": 1, "unseen": 1}


def test_games_of_all_editions_count_together(topic_of):
    then, now = topic_of(*three()), topic_of(*three(), title="Another title")
    found = known(now, Played(then, right("x"), right("a")), Played(now, right("y"), right("b")))
    assert found.asked == {"known": 2, "unseen": 1}
    assert found.laid == {"known": 2}


def test_what_has_another_answer_now_was_never_met(topic_of):
    then = topic_of(*three())
    now = topic_of(
        *three(x={"answer": "Busan"}, y={"explanation": "Because."}),
        events=[an_entry("a", "1901"), an_entry("b", "1950", title="In better words")],
    )
    found = known(now, Played(then, right("x", "y"), right("a", "b")))
    assert {*found.questions} == {"y"}
    assert {*found.events} == {"b"}


def test_what_has_become_of_another_type_was_never_met(topic_of):
    then = topic_of(a_question("numeric", id="x", answer="2"))
    now = topic_of(a_question("short-answer", id="x", answer="2", accept=None))
    assert not known(now, Played(then, right("x"), [])).questions


def test_what_is_gone_or_kept_for_a_class_is_left_out(topic_of, tmp_path):
    then, (x, y, _) = topic_of(*three()), three()
    written = a_topic(events=EVENTS[:1])
    written["sets"] = [
        {"title": "Open", "questions": [x]},
        {"title": "Kept", "class_only": "true", "questions": [y]},
    ]
    del written["questions"]
    found = known(the_topic(tmp_path, written), Played(then, right("x", "y", "z"), right("a", "b")))
    assert {*found.questions} == {"x"}
    assert {*found.events} == {"a"}


def test_the_most_forgotten_is_asked_first(topic_of):
    topic = topic_of(*three())
    answers = right("x", at=0) + right("y", at=20 * A_DAY) + right("z", at=10 * A_DAY)
    found = known(topic, Played(topic, answers, []), today=day_of(40 * A_DAY))
    assert found.due == ("x", "z", "y")
    assert found.next_due is None


def test_nothing_is_due_before_its_day_and_the_next_day_is_told(topic_of):
    topic = topic_of(*three())
    played = Played(topic, right("x") + right("y", earned=0), right("a", earned=0))
    found = known(topic, played)
    assert found.due == ()
    assert found.next_due == TODAY + timedelta(days=1)
    assert known(topic, played, today=TODAY + timedelta(days=1)).due == ("y",)
