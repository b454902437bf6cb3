"""The end of a timeline game: how it went beside one's best, what to send, and the whole timeline."""

from flask import render_template

from quizapp.games import timeline
from quizapp.games.board import view
from quizapp.storage import bests
from quizapp.storage.bests import Deal
from quizapp.storage.games import Game
from quizapp.topics.spine import spine
from quizapp.web.identity import player
from quizapp.web.play.daily_end import end_of
from quizapp.web.play.shared import shared_game


def end(game: Game[timeline.Timeline]) -> str:
    """The page of a game that is over."""
    state, topic = game.state, game.topic
    outcome = {placed.event.id: placed for placed in state.placed}
    dealt = {event.id for event in timeline.full_timeline(state)}
    is_for_the_run = timeline.is_for_the_run(state.settings, len(topic.events))
    score = state.longest_run if is_for_the_run else state.points
    return render_template(
        "play/timeline_game/end.html",
        game=game.id,
        topic=topic,
        board=view(state),
        points=[point for point in spine(topic) if point.event.id in dealt],
        outcome=outcome,
        right_ids={id_ for id_, placed in outcome.items() if placed.right},
        opening={event.id for event in state.opening},
        is_for_the_run=is_for_the_run,
        run=state.longest_run,
        best=bests.deals(player(), game.id).get(Deal.of(topic.id, game.settings)),
        score=score,
        beat=game.settings.get("beat"),
        line=timeline.share_line(state, is_for_the_run),
        daily=end_of(game) if "day" in game.settings else None,
        shared=shared_game(topic, game.settings).address(),
        shared_with_score=shared_game(topic, game.settings, score).address(),
    )
