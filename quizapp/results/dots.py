"""What a player knows, as dots: events on their topic's line, and below each the questions about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quizapp.questions.base import Question
from quizapp.results.knowledge import Knowledge
from quizapp.results.memory import Standing
from quizapp.topics.spine import WIDTH, spine

COLUMNS = 44
"""Of dots below the line: on the narrowest phone they stand seven pixels apart."""
ROW = 11
"""From one dot to the one below it, in pixels; across, the drawing is as wide as its page."""
LINE, FIRST_ROW = 12, 32
MOST = 220
"""Questions that are drawn; of more, only those that were met."""

Drawn = Mapping[Standing, str]
"""The dots of each kind as the data of a path: each a point, drawn by a round pen."""


@dataclass(frozen=True)
class Dots:
    """A drawing, WIDTH wide and so many pixels high."""

    events: Drawn
    questions: Drawn
    others: Drawn
    """Questions that name no event, in rows of their own."""
    height: int
    others_height: int


def dots(known: Knowledge) -> Dots:
    """The drawing of what is known of a topic. No dot tells which event or question it is."""
    places = {point.event.id: point.x for point in spine(known.topic)}
    events = [(places[e.id], LINE, known.of_event(e)) for e in known.topic.events]
    asked = _drawn_questions(known)
    about = [question for question in asked if question.event in places]
    below = [
        (_middle(column), FIRST_ROW + ROW * row, known.of_question(question))
        for question, (column, row) in zip(
            about, _heaped(places[str(q.event)] for q in about), strict=True
        )
    ]
    rest = [question for question in asked if question.event not in places]
    others = [
        (_middle(n % COLUMNS), ROW // 2 + ROW * (n // COLUMNS), known.of_question(question))
        for n, question in enumerate(rest)
    ]
    height = max((y for _, y, _ in below), default=LINE) + LINE
    return Dots(
        _paths(events), _paths(below), _paths(others), height, -(-len(rest) // COLUMNS) * ROW
    )


def _drawn_questions(known: Knowledge) -> list[Question]:
    asked = known.topic.open_questions
    if len(asked) > MOST:
        asked = tuple(question for question in asked if question.id in known.questions)
    return [*asked[:MOST]]


def _heaped(places: Iterable[int]) -> list[tuple[int, int]]:
    """A column and a row for each dot: as near below its place as those before it leave room."""
    heights = [0] * COLUMNS
    found = []
    for x in places:
        own = x * COLUMNS // (WIDTH + 1)
        column = min(range(COLUMNS), key=lambda c: (heights[c] + abs(c - own), abs(c - own)))
        found.append((column, heights[column]))
        heights[column] += 1
    return found


def _middle(column: int) -> int:
    return (2 * column + 1) * WIDTH // (2 * COLUMNS)


def _paths(placed: Iterable[tuple[int, int, Standing]]) -> Drawn:
    paths: dict[Standing, str] = {"unseen": "", "shaky": "", "known": ""}
    for x, y, standing in placed:
        paths[standing] += f"M{x} {y}h0"
    return paths
