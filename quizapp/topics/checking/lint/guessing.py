"""Guessing: what somebody earns who reads nothing and follows a habit, beside pure chance."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import sqrt

from quizapp.questions.base import Offered
from quizapp.topics.problems.problem import Finding, Where
from quizapp.topics.topic import QuestionSet, Topic

FEWEST = 5
"""Below so many questions a habit pays or fails by chance alone."""

_PLACES = ("first", "second", "third", "fourth")


@dataclass(frozen=True)
class Guess:
    """What a habit earns in a set, as a share of its questions, and what chance would earn."""

    habit: str
    earned: float
    chance: float
    questions: int

    @property
    def pays(self) -> bool:
        """Whether it earns more than two standard deviations above chance."""
        spread = sqrt(self.chance * (1 - self.chance) / max(1, self.questions))
        return self.questions >= FEWEST and self.earned > self.chance + 2 * spread


def guesses(set_: QuestionSet) -> list[Guess]:
    """Every habit, over the questions of a set with one right option; the best first."""
    offers = [offered for question in set_.questions if (offered := question.offered())]
    single = [offered for offered in offers if len(offered.right) == 1]
    choices = [offered for offered in single if offered.key]
    statements = [offered for offered in single if not offered.key]
    habits: dict[str, tuple[list[Offered], Callable[[Offered], set[int]]]] = {
        **{f"the {name}": (choices, _place(n)) for n, name in enumerate(_PLACES)},
        "the last": (choices, lambda offered: {len(offered.texts) - 1}),
        "the longest": (choices, _by_length(max)),
        "the shortest": (choices, _by_length(min)),
        **{f"the “{text}”": (statements, _place(n)) for n, text in enumerate(_texts(statements))},
    }
    found = [_guess(habit, *rule) for habit, rule in habits.items() if rule[0]]
    return sorted(found, key=lambda guess: guess.chance - guess.earned)


def paying(topic: Topic) -> Iterator[Finding[Where]]:
    """Sets in which a habit earns clearly more than chance."""
    for number, set_ in enumerate(topic.sets):
        for guess in guesses(set_):
            if not guess.pays:
                continue
            place = guess.habit.removeprefix("the ") in {*_PLACES, "last"}
            message = (
                f"In “{set_.title}” who always takes {guess.habit} option gets "
                f"{guess.earned:.0%} right without reading; chance gives {guess.chance:.0%}."
            )
            fix = "Move right options to other places." if place else "Change some of the options."
            code = "key-position" if place else "blind-guess"
            yield Finding(("sets", number, "questions"), code, message, fix)


def _texts(offers: list[Offered]) -> tuple[str, ...]:
    return offers[0].texts if offers else ()


def _place(number: int) -> Callable[[Offered], set[int]]:
    return lambda offered: {number} if number < len(offered.texts) else set()


def _by_length(most: Callable[..., int]) -> Callable[[Offered], set[int]]:
    def chosen(offered: Offered) -> set[int]:
        lengths = [*map(len, offered.texts)]
        length = most(lengths)
        return {n for n, other in enumerate(lengths) if other == length}

    return chosen


def _guess(habit: str, offers: list[Offered], choose: Callable[[Offered], set[int]]) -> Guess:
    """A habit's mean; where it leaves several options, it takes each equally often."""
    earned = 0.0
    for offered in offers:
        chosen = choose(offered)
        earned += len(chosen & offered.right) / len(chosen) if chosen else 0
    chance = sum(1 / len(offered.texts) for offered in offers) / len(offers)
    return Guess(habit, earned / len(offers), chance, len(offers))
