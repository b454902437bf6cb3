"""The style guide, in debug only: every component and every question type in every state."""

from flask import Blueprint, render_template
from werkzeug.datastructures import MultiDict

from quizapp.questions import BY_NAME, TYPES
from quizapp.questions.base import Question
from quizapp.topics import starter
from quizapp.topics.source.reading import read
from quizapp.topics.spine import spine, ticks
from quizapp.web.content import topics_in_play
from quizapp.web.play.forms import TimelineForm
from quizapp.web.reading.topics import the_topic
from quizapp.web.rooms.spreads import Row, Table
from quizapp.web.rooms.ways_in import leading_in

blueprint = Blueprint("styleguide", __name__)
SEED = 1
BEFORE = "This is how an article begins, in a sentence that is long enough to break."
BEHIND = "Then it goes on."
ANOTHER_PARAGRAPH = "A second paragraph follows. It ends the article."


def example(name: str) -> Question:
    """The worked example of a question type, with a small article in which its proof stands."""
    written = read(starter.example(name).encode(), name).value
    question = BY_NAME[name].model_validate(written)
    return question.bound({}, [f"{BEFORE} {question.proof or ''} {BEHIND}", ANOTHER_PARAGRAPH])


@blueprint.get("/styleguide")
def index() -> str:
    """All of it on one page."""
    topic = the_topic(max(topics_in_play().summaries(), key=lambda one: one.events).id)
    questions = [example(type_.model_fields["type"].default) for type_ in TYPES]
    points = spine(topic)
    return render_template(
        "styleguide.html",
        topic=topic,
        points=points,
        ticks=ticks(points),
        questions=[(question, question.shown(SEED)) for question in questions],
        filled=MultiDict(),
        form=TimelineForm.of(topic, {}),
        way_in=leading_in("http://192.0.2.7:8000", "K7M4PX"),
        spread=Table(
            ("First", "After talking"),
            (
                Row("Beijing", 0, "right", (9, 14)),
                Row("Shanghai", 1, "wrong", (12, 8)),
                Row("I don’t know", None, "none", (3, 2)),
            ),
            14,
            "24 answers",
        ),
        right=lambda question: (question.solution(), question.mark(question.solution())),
    )
