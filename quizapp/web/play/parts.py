"""What the site adds to each mode of play: its name, where its games stand, what is counted."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """A mode as pages tell of it."""

    label: str
    endpoint: str
    """The view that shows a game of it, by `game_id`."""
    done: str
    """What progress counts: “3 of 8 answered”."""


PARTS = {
    "quiz": Part("Quiz", "quiz.summary", "answered"),
    "live": Part("Live class", "my_rooms.of_game", "asked"),
    "timeline": Part("Timeline game", "timeline_game.board", "placed"),
}
