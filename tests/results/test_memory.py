"""Memory: answers folded into FSRS's cards, day by day, as its own scheduler would."""

from datetime import UTC, date, datetime, timedelta

from fsrs import Card, Rating, Scheduler
from hypothesis import given
from hypothesis import strategies as st

from quizapp.results.memory import KNOWN, Earned, folded

A_DAY = 24 * 60 * 60
FIRST = date(2026, 11, 24)
marks = st.sampled_from((0.0, 0.4, 1.0))
histories = st.lists(
    st.builds(Earned, st.sampled_from("abc"), marks, st.integers(0, 400 * A_DAY)), max_size=30
)


def day_of(at: int) -> date:
    return FIRST + timedelta(seconds=at)


def after(*earned: float, days: int = 1) -> list[Earned]:
    """Answers to one question, so many days apart."""
    return [Earned("q", one, number * days * A_DAY) for number, one in enumerate(earned)]


def test_answers_are_folded_as_the_package_does_step_by_step():
    by_hand = Scheduler(
        desired_retention=0.9, learning_steps=[], relearning_steps=[], enable_fuzzing=False
    )
    steps = [(0, 0.0), (0, 1.0), (1, 1.0), (4, 0.5), (4, 1.0), (30, 0.0), (31, 1.0), (90, 1.0)]
    ratings = {0.0: Rating.Again, 0.5: Rating.Hard, 1.0: Rating.Good}
    card = Card(card_id=1)
    for day, earned in steps:
        moment = datetime(2026, 11, 24, tzinfo=UTC) + timedelta(days=day)
        card, _ = by_hand.review_card(card, ratings[earned], moment)
    given_ = [Earned("q", earned, day * A_DAY + n) for n, (day, earned) in enumerate(steps)]
    memory = folded(given_, day_of)["q"]
    for name in ("stability", "difficulty", "due", "last_review", "state"):
        assert getattr(memory.card, name) == getattr(card, name)
    later = datetime(2027, 6, 1, tzinfo=UTC)
    assert memory.recall(later.date()) == by_hand.get_card_retrievability(card, later)


def test_what_was_missed_comes_back_on_the_next_day():
    for earned in (0.0, 0.5):
        assert folded(after(earned), day_of)["q"].due == FIRST + timedelta(days=1)


def test_what_was_right_again_and_again_comes_back_ever_later():
    gaps, given_, at = [], [], 0
    for _ in range(5):
        given_.append(Earned("q", 1.0, at))
        due = folded(given_, day_of)["q"].due
        gaps.append((due - day_of(at)).days)
        at = (due - FIRST).days * A_DAY
    assert gaps == sorted(set(gaps))
    assert gaps[0] >= 2


def test_a_day_counts_from_midnight_and_not_from_the_hour_of_the_answer():
    late, early = ([Earned("q", 0.0, at)] for at in (A_DAY - 1, 0))
    assert folded(late, day_of)["q"].due == folded(early, day_of)["q"].due


def test_shaky_is_what_was_not_right_at_last_or_is_likely_forgotten():
    wrong, partly, right = (folded(after(one), day_of)["q"] for one in (0.0, 0.5, 1.0))
    assert (wrong.standing(FIRST), partly.standing(FIRST)) == ("shaky", "shaky")
    assert right.standing(right.due) == "known"
    forgotten = next(day for day in range(400) if right.recall(FIRST + timedelta(days=day)) < KNOWN)
    assert right.standing(FIRST + timedelta(days=forgotten - 1)) == "known"
    assert right.standing(FIRST + timedelta(days=forgotten)) == "shaky"


@given(histories)
def test_the_same_answers_give_the_same_memory_in_whatever_order_they_are_read(history):
    assert folded(history, day_of) == folded(reversed(history), day_of)


@given(histories)
def test_questions_are_remembered_each_by_itself(history):
    together = folded(history, day_of)
    for id_ in {one.id for one in history}:
        alone = folded([one for one in history if one.id == id_], day_of)
        assert alone[id_] == together[id_]


@given(histories, st.integers(400, 800))
def test_a_right_answer_makes_nothing_due_on_its_own_day_and_counts_as_known(history, day):
    memory = folded([*history, Earned("a", 1.0, day * A_DAY)], day_of)["a"]
    today = FIRST + timedelta(days=day)
    assert memory.due > today
    assert memory.standing(today) == "known"


@given(histories)
def test_the_chance_to_know_something_only_falls_while_nobody_asks(history):
    for memory in folded(history, day_of).values():
        days = [day_of(day * A_DAY) for day in range(400, 900, 50)]
        chances = [memory.recall(day) for day in days]
        assert chances == sorted(chances, reverse=True)
        assert all(0 < chance <= 1 for chance in chances)
