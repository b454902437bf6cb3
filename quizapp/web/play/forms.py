"""The forms that begin a game."""

from flask_wtf import FlaskForm
from wtforms import RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Optional, Regexp

from quizapp.games.quiz import LIMITS
from quizapp.games.timeline import sizes
from quizapp.topics.topic import Topic

LENGTHS = (5, 10, 20)
LEVEL_NAMES = {"easy": "Far apart", "medium": "Mixed", "hard": "Neighbours in time"}
SEED = r"[a-z0-9]{4,12}\Z"


class QuizForm(FlaskForm):
    """Which questions, how many, and whether the clock runs."""

    set = RadioField("Question set", validators=[InputRequired("Choose a question set.")])
    length = RadioField("How many questions", coerce=int, default=10)
    minutes = SelectField("Time limit", coerce=int, default=0)

    @classmethod
    def of(cls, topic: Topic) -> "QuizForm":
        """The form with this topic's choices; it must have some."""
        form = cls()
        form.set.choices = [(set_.id, set_.title) for set_ in topic.open_sets]
        form.length.choices = [*((n, str(n)) for n in LENGTHS), (0, "All")]
        form.minutes.choices = [(0, "No limit"), *((n, f"{n} minutes") for n in LIMITS)]
        if form.set.data is None:
            form.set.data = topic.open_sets[0].id
        return form


class TimelineForm(FlaskForm):
    """How near the cards are, how many, and how many slips end the game."""

    level = RadioField("Level", default="medium")
    size = RadioField("Cards", coerce=int, default=10)
    lives = RadioField("Slips", coerce=int, default=3)
    seed = StringField("Seed", validators=[Optional(), Regexp(SEED)])

    @classmethod
    def of(cls, topic: Topic, shared: dict[str, str]) -> "TimelineForm":
        """The form with this topic's choices, filled from a shared address."""
        form = cls(data={key: value for key, value in shared.items() if value})
        form.level.choices = list(LEVEL_NAMES.items())
        form.size.choices = [(size, str(size)) for size in sizes(len(topic.events))]
        form.lives.choices = [(3, "Three lives"), (0, "All cards, count the slips")]
        if not form.is_submitted():
            for field in (form.level, form.size, form.lives):
                _choose_one(field)
        return form


def _choose_one(field: RadioField) -> None:
    """Let one choice stand: an address may name none that there is, a small topic has few."""
    values = [value for value, *_ in field.iter_choices()]
    if field.data not in values:
        field.data = field.default if field.default in values else values[-1]
