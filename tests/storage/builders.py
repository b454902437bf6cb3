"""What the tests of storage are built from: games begun and played by way of the database."""

from typing import Any

from quizapp.games import quiz, timeline
from quizapp.games.moves import Answer
from quizapp.storage import games
from quizapp.storage.games import Game


def load(game: Game[Any] | str, player: str = "anna", at: int = 0, mode: Any = quiz.MODE) -> Any:
    """A game as it is stored, at a moment."""
    if isinstance(game, Game):
        mode, game = mode_of(game), game.id
    return games.load(mode, game, player, at)


def a_quiz(topic, player="anna", minutes=None, at=1000, seed=7) -> Game[quiz.Quiz]:
    """A quiz over all questions of a topic, just begun."""
    chosen = {"questions": [question.id for question in topic.questions], "minutes": minutes}
    return load(games.begin(quiz.MODE, topic, chosen, seed, player, at), player, at)


def a_timeline(topic, player="anna", at=1000, seed=7, **chosen: Any) -> Game[timeline.Timeline]:
    """A timeline game, just begun."""
    rules = {"level": "medium", "size": 8, "lives": 3, "seed": "abcd"} | chosen
    game_id = games.begin(timeline.MODE, topic, rules, seed, player, at)
    return load(game_id, player, at, timeline.MODE)


def play(game: Game[Any], move: Any, at: int, player: str = "anna") -> Game[Any]:
    """The game after a move or an answer."""
    keep = games.answer if isinstance(move, Answer) else games.play
    keep(mode_of(game), game.id, player, lambda _: move, at)
    return load(game, player, at)


def mode_of(game: Game[Any]) -> Any:
    """The mode that a game is played in."""
    return quiz.MODE if isinstance(game.state, quiz.Quiz) else timeline.MODE
