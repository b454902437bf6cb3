"""An answer to a question of a quiz, read off the submitted form and kept."""

from flask import abort, request

from quizapp import clock
from quizapp.games import quiz
from quizapp.games.moves import Answer, Refused
from quizapp.messages import Message
from quizapp.questions.base import Question, Unclear
from quizapp.storage import games
from quizapp.storage.games import Game
from quizapp.web.identity import own_game, player


def question_of(game: Game[quiz.Quiz], number: int) -> Question:
    """The question with this number, from 1, or a page that says there is none."""
    if not 1 <= number <= len(game.state.questions):
        abort(404)
    return game.state.questions[number - 1]


def take(game_id: str, number: int) -> Game[quiz.Quiz]:
    """Keep the answer to this question; the same answer once more is acknowledged once more.

    Gives the game, perhaps without its answers. Raises NotFound, Refused, Tampered, Unclear.
    """
    try:
        return games.answer(quiz.MODE, game_id, player(), lambda g: _given(g, number), clock.now())
    except Refused:
        game = own_game(quiz.MODE, game_id)
        stored = game.state.answers.get(question_of(game, number).id)
        if stored is None or stored.given != _given(game, number).given:
            raise
        return game


def _given(game: Game[quiz.Quiz], number: int) -> Answer:
    """The answer in the submitted form, None for “I don’t know”; raises Tampered or Unclear."""
    question = question_of(game, number)
    if "unknown" in request.form:
        return Answer(question.id, None)
    given = question.read(request.form, game.state.seed_of(question))
    if given is None:
        raise Unclear(Message("nothing-given"))
    return Answer(question.id, given)
