"""The forms that begin a game; they open with what was chosen last, where it is still offered."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_wtf import FlaskForm
from wtforms import RadioField, SelectField
from wtforms.validators import InputRequired

from quizapp.games.quiz import LIMITS
from quizapp.games.timeline import sizes
from quizapp.topics.topic import Topic

LENGTHS = (5, 10, 20)
LEVEL_NAMES = {"easy": "Far apart", "medium": "Mixed", "hard": "Neighbours in time"}
LIVES = 3
"""Slips that end a game, where any number does."""

Options = Mapping[str, Sequence[tuple[Any, str]]]
"""What each field offers: its values, each with its words."""


class QuizForm(FlaskForm):
    """Which questions, how many, and whether the clock runs."""

    set = RadioField("Question set", validators=[InputRequired("Choose a question set.")])
    length = RadioField("How many questions", coerce=int)
    minutes = SelectField("Time limit", coerce=int)

    @classmethod
    def of(cls, topic: Topic, wanted: Mapping[str, object]) -> "QuizForm":
        """The form with this topic's choices, of which it must have some."""
        options: Options = {
            "set": [(set_.id, set_.title) for set_ in topic.open_sets],
            "length": [*((n, str(n)) for n in LENGTHS), (0, "All")],
            "minutes": [(0, "No limit"), *((n, f"{n} minutes") for n in LIMITS)],
        }
        usual = {"set": topic.open_sets[0].id, "length": 10, "minutes": 0}
        form = cls(data=_opened(options, usual, wanted))
        _offer(form, options)
        return form


class TimelineForm(FlaskForm):
    """How near the cards are, how many, and how many slips end the game."""

    level = RadioField("Level")
    size = RadioField("Cards", coerce=int)
    lives = RadioField("Slips", coerce=int)

    @classmethod
    def of(cls, topic: Topic, wanted: Mapping[str, object]) -> "TimelineForm":
        """The form with this topic's choices."""
        *fewer, most = sizes(len(topic.events))
        told = f"All {most}" if most == len(topic.events) else str(most)
        options: Options = {
            "level": list(LEVEL_NAMES.items()),
            "size": [*((size, str(size)) for size in fewer), (most, told)],
            "lives": [(LIVES, "Three lives"), (0, "All cards, count the slips")],
        }
        usual = {"level": "medium", "size": min(10, most), "lives": LIVES}
        form = cls(data=_opened(options, usual, wanted))
        _offer(form, options)
        return form


def _opened(
    options: Options, usual: Mapping[str, Any], wanted: Mapping[str, object]
) -> dict[str, Any]:
    """What each field opens with: what is wanted, if it is offered, else what is usual."""
    offered = {name: {str(value): value for value, _ in some} for name, some in options.items()}
    return {name: offered[name].get(str(wanted.get(name)), usual[name]) for name in options}


def _offer(form: FlaskForm, options: Options) -> None:
    for name, some in options.items():
        form[name].choices = list(some)
