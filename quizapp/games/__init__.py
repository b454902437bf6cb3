"""The modes of play, each a fold over moves. To add one: a module here and a line in MODES."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import JsonValue

from quizapp.games import quiz, timeline
from quizapp.topics.topic import Topic

Settings = Mapping[str, JsonValue]


@dataclass(frozen=True)
class Mode:
    """A mode's rules: how a game begins from stored settings, what its moves are, what they do."""

    begin: Callable[[Topic, Any, int, int], Any]
    moves: tuple[type, ...]
    play: Callable[[Any, Any, int], Any]


def _begin_quiz(topic: Topic, settings: Any, seed: int, at: int) -> quiz.Quiz:
    by_id = {question.id: question for question in topic.questions}
    chosen = [by_id[id_] for id_ in settings["questions"]]
    return quiz.begin(chosen, seed, at, settings["minutes"])


def _begin_timeline(topic: Topic, settings: Any, seed: int, _at: int) -> timeline.Timeline:
    rules = timeline.Settings(settings["level"], settings["size"], settings["lives"])
    return timeline.begin(topic.events, rules, seed)


MODES: dict[str, Mode] = {
    "quiz": Mode(_begin_quiz, (quiz.LiftLimit,), quiz.play),
    "timeline": Mode(_begin_timeline, timeline.MOVES, timeline.play),
}
