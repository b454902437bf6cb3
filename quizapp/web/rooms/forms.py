"""The form that opens a room: what is played, how long, and who is seen."""

from flask_wtf import FlaskForm
from pydantic import JsonValue
from wtforms import BooleanField, IntegerField, RadioField, SelectField
from wtforms.validators import InputRequired, NumberRange

from quizapp.games.live.settings import MOST_PLAYERS, Settings
from quizapp.games.timeline import sizes
from quizapp.topics.topic import Topic
from quizapp.web.play.forms import LEVEL_NAMES
from quizapp.web.reading.home import can_be_laid

TIMELINE = "timeline"
SET = "set:"
SECONDS = (20, 30, 45, 60, 90, 120, 180, 300)
READING = (0, 3, 5, 10, 20)
SPEED = (0, 5, 10, 20)
"""The share that the last second loses, in percent."""
STANDARD = Settings()
USUAL_SIZE = 10


class OpeningForm(FlaskForm):
    """How a room plays; what nobody touches is good as it is."""

    what = RadioField("What the class plays", validators=[InputRequired("Choose what to play.")])
    # The rules look at these, and only where the timeline is played.
    level = RadioField("How near in time the cards are", default="medium", validate_choice=False)
    size = RadioField("Cards", coerce=int, default=USUAL_SIZE, validate_choice=False)
    seconds = SelectField("Time to answer", coerce=int, default=STANDARD.seconds)
    reading = SelectField("Time to read before that", coerce=int, default=STANDARD.reading)
    speed = SelectField("Points for speed", coerce=int, default=0)
    names = RadioField("Names", default=STANDARD.names)
    names_wait = BooleanField("Names wait until I show them")
    cap = IntegerField(
        "At most so many players",
        default=STANDARD.cap,
        validators=[
            InputRequired("Write how many may join."),
            NumberRange(1, MOST_PLAYERS, f"Write a number from 1 to {MOST_PLAYERS}."),
        ],
    )
    standings = BooleanField("Show standings after each question")
    counts = RadioField("When a question is asked again", default=STANDARD.counts)
    rehearsal = BooleanField("This is a rehearsal")

    @classmethod
    def of(cls, topic: Topic, set_id: str = "") -> "OpeningForm":
        """The form with this topic's choices, perhaps with this set chosen; the topic has some."""
        form = cls()
        offered = {SET + set_.id: set_.title for set_ in topic.sets}
        if can_be_laid(topic):
            offered[TIMELINE] = "The timeline"
        form.what.choices = list(offered.items())
        if form.what.data is None:
            form.what.data = SET + set_id if set_id in topic.set_by_id else _usual(topic)
        form.level.choices = list(LEVEL_NAMES.items())
        offered_sizes = sizes(len(topic.events))
        form.size.choices = [(size, str(size)) for size in offered_sizes]
        if form.size.data == USUAL_SIZE and offered_sizes and USUAL_SIZE not in offered_sizes:
            form.size.data = max(offered_sizes)
        form.seconds.choices = [(0, "No limit"), *((n, f"{n} seconds") for n in SECONDS)]
        form.reading.choices = [(n, f"{n} seconds" if n else "None") for n in READING]
        form.speed.choices = [
            (n, f"Up to {n}% less for the slowest" if n else "None") for n in SPEED
        ]
        form.names.choices = [("generated", "Generated"), ("free", "Their own")]
        form.counts.choices = [
            ("first", "What was answered first counts"),
            ("last", "What was answered the second time counts"),
        ]
        return form

    @property
    def set_id(self) -> str:
        """The id of the chosen set, "" for the timeline."""
        return str(self.what.data).removeprefix(SET) if self.what.data != TIMELINE else ""

    def settings(self) -> dict[str, JsonValue]:
        """The settings of a room, as the rules take them, but for which questions are asked."""
        cards: JsonValue = {"level": self.level.data, "size": self.size.data}
        played: dict[str, JsonValue] = {"set": self.set_id} if self.set_id else {"timeline": cards}
        return {
            **played,
            "seconds": self.seconds.data or None,
            "reading": self.reading.data,
            "speed": self.speed.data / 100,
            "names": self.names.data,
            "names_wait": self.names_wait.data,
            "cap": self.cap.data,
            "standings": self.standings.data,
            "counts": self.counts.data,
            "rehearsal": self.rehearsal.data,
        }


def _usual(topic: Topic) -> str:
    """What is chosen at first: the first open set, else one for a class, else the timeline."""
    sets = topic.open_sets or topic.sets
    return SET + sets[0].id if sets else TIMELINE
