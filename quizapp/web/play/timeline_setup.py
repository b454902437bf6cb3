"""A timeline game begins: chosen in a form, dealt once more, or the one that somebody shared."""

import secrets

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from quizapp import clock
from quizapp.games import timeline
from quizapp.games.mode import Settings
from quizapp.storage import bests, editions, games
from quizapp.topics.topic import Topic
from quizapp.web.identity import new_or_known_player, own_game, player
from quizapp.web.keyed import keyed
from quizapp.web.play.chosen import last_chosen, remember
from quizapp.web.play.forms import LEVEL_NAMES, LIVES, TimelineForm
from quizapp.web.play.newest import newest
from quizapp.web.play.pressed_once import begin_once
from quizapp.web.play.shared import Shared, read
from quizapp.web.play.timeline_game import address, blueprint
from quizapp.web.reading.home import can_be_laid
from quizapp.web.reading.topics import the_topic

_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"  # without those that look alike


@blueprint.route("/topics/<topic_id>/timeline-game", methods=["GET", "POST"])
def setup(topic_id: str) -> ResponseReturnValue:
    """Choose how to play; an address with a seed deals the cards that others had."""
    topic = the_topic(topic_id)
    if not can_be_laid(topic):
        abort(404)
    if request.args.get("seed"):
        return _shared(topic, read(topic_id, request.args))
    form = TimelineForm.of(topic, {**last_chosen(), **request.args})
    if form.validate_on_submit():
        choice = {name: form[name].data for name in ("level", "size", "lives")}
        remember(choice)
        settings = {**choice, "lives": form.lives.data or None, "seed": _new_seed()}
        who, seed = new_or_known_player(), dealing(settings["seed"])
        return redirect(
            address(games.begin(timeline.MODE, topic, settings, seed, who, clock.now())), 303
        )
    page = render_template(
        "play/timeline_game/setup.html",
        topic=topic,
        form=form,
        lives=LIVES,
        run=_longest_run(topic),
    )
    return page, 422 if form.is_submitted() else 200


@blueprint.post("/timeline-game/<game_id>/again")
def again(game_id: str) -> ResponseReturnValue:
    """One more: played as the one that has ended, with other cards."""
    game = own_game(timeline.MODE, game_id)
    if not game.state.is_over:
        return redirect(address(game_id), 303)
    topic, rules = newest(game.topic), game.state.settings
    topic = topic if can_be_laid(topic) else game.topic
    size = rules.size
    if timeline.is_for_the_run(rules, len(game.topic.events)):
        size = timeline.sizes(len(topic.events))[-1]
    seed = _new_seed()
    settings: Settings = {"level": rules.level, "size": size, "lives": rules.lives, "seed": seed}
    begun = begin_once(timeline.MODE, topic, settings, dealing(seed), "again", game_id)
    return redirect(address(begun), 303)


def dealing(seed: str) -> int:
    """The number that deals the cards: with the seed alone, nobody can compute their order."""
    return int.from_bytes(keyed(seed)[:7])


def _new_seed() -> str:
    return "".join(secrets.choice(_SIGNS) for _ in range(6))


def _shared(topic: Topic, shared: Shared) -> ResponseReturnValue:
    """The game that somebody shared: nothing to choose, and one button."""
    edition = _edition(topic, shared.edition)
    if request.method == "GET":
        return render_template(
            "play/timeline_game/shared.html",
            topic=topic,
            shared=shared,
            level=LEVEL_NAMES[shared.level],
            cards=min(shared.size, len((edition or topic).events)),
            is_for_the_run=is_for_the_run(shared, edition or topic),
            is_changed=edition is None,
        )
    seed, lives = shared.seed, shared.lives or None
    settings: Settings = {"level": shared.level, "size": shared.size, "lives": lives, "seed": seed}
    score = {} if shared.beat is None else {"beat": shared.beat}
    about = (topic.id, request.query_string.decode())
    begun = begin_once(
        timeline.MODE, edition or topic, {**settings, **score}, dealing(seed), "shared", *about
    )
    return redirect(address(begun), 303)


def is_for_the_run(shared: Shared, topic: Topic) -> bool:
    """Whether what counts in a shared game is its longest run."""
    rules = timeline.Settings(shared.level, shared.size, shared.lives or None)
    return timeline.is_for_the_run(rules, len(topic.events))


def _edition(topic: Topic, name: str) -> Topic | None:
    """The edition of which a shared address tells the name, None if it is no longer kept."""
    if topic.edition.hash.startswith(name):
        return topic
    return editions.of_topic(topic.id, name)


def _longest_run(topic: Topic) -> int:
    """This player's longest run in games with all cards of this topic and lives, 0 before any."""
    most = timeline.sizes(len(topic.events))[-1]
    if not player():
        return 0
    return max(
        (
            best.run
            for deal, best in bests.deals(player()).items()
            if (deal.topic, deal.size, deal.lives) == (topic.id, most, LIVES)
        ),
        default=0,
    )
