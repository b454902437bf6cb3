"""The modes of play, each a fold over moves. To add one: a module here and a line in MODES."""

from typing import Any

from quizapp.games import live, quiz, timeline
from quizapp.games.mode import Mode

MODES: dict[str, Mode[Any, Any]] = {
    mode.name: mode for mode in (quiz.MODE, timeline.MODE, live.MODE)
}
