"""Wrong guesses are bounded, and who guesses right beside them is not."""

import time_machine

from quizapp.web.guesses import Guesses

NOON = 1_800_000_000
SCHOOL = "192.0.2.7"


def codes() -> Guesses:
    return Guesses("10/10minute", "60/10minute", "240/10minute")


def looked_at(guesses: Guesses, browsers: list[str], address: str = SCHOOL) -> int:
    """How many of these wrong guesses are looked at."""
    number = 0
    for n, browser in enumerate(browsers):
        if not guesses.wait(browser, address, f"wrong {n}"):
            guesses.wrong(browser, address)
            number += 1
    return number


def test_of_ten_thousand_wrong_guesses_few_are_looked_at():
    with time_machine.travel(NOON, tick=False):
        assert looked_at(codes(), [""] * 10_000) == 60
        assert looked_at(codes(), ["one"] * 10_000) == 10
        assert looked_at(codes(), [f"new {n}" for n in range(10_000)]) == 300


def test_a_browser_beside_one_that_guesses_may_mistype_and_join():
    guesses = codes()
    with time_machine.travel(NOON, tick=False):
        looked_at(guesses, [""] * 10_000)
        assert looked_at(guesses, ["pupil"] * 3) == 3
        assert not guesses.wait("pupil", SCHOOL, "right")


def test_what_was_right_once_stays_open_to_its_address():
    guesses = codes()
    with time_machine.travel(NOON, tick=False):
        guesses.right(SCHOOL, "right")
        looked_at(guesses, [f"new {n}" for n in range(1000)])
        assert not guesses.wait("", SCHOOL, "right")
        assert guesses.wait("", SCHOOL, "other")
        assert not guesses.wait("", "192.0.2.8", "other")


def test_after_a_while_one_may_guess_again():
    guesses = codes()
    with time_machine.travel(NOON, tick=False) as clock:
        looked_at(guesses, ["one"] * 20)
        wait = guesses.wait("one", SCHOOL)
        assert 0 < wait <= 600
        clock.shift(1200)
        assert not guesses.wait("one", SCHOOL)


def test_no_address_is_kept():
    guesses = codes()
    guesses.wrong("one", SCHOOL)
    guesses.right(SCHOOL, "right")
    assert SCHOOL not in repr((vars(guesses), guesses._limiter.storage.storage))
