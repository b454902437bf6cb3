"""The daily deal: the same cards for everybody on a day, once for each player, and past days."""

from datetime import date

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp import clock
from quizapp.games import daily, days, timeline
from quizapp.storage import daily_deals, daily_results, games
from quizapp.storage.daily_deals import Deal
from quizapp.storage.games import Game
from quizapp.topics.topic import Topic
from quizapp.web.days import today
from quizapp.web.identity import new_or_known_player, player
from quizapp.web.one_game import one_game
from quizapp.web.play.daily_end import end_of, streak_of
from quizapp.web.play.timeline_setup import dealing
from quizapp.web.reading.home import can_be_laid
from quizapp.web.reading.topics import the_topic

blueprint = Blueprint("daily", __name__, url_prefix="/topics/<topic_id>/daily")
BACK = 30
"""Days that can still be dealt when nobody played them, unless games are deleted sooner."""
A_PAGE = 30
"""Days in a list of the archive."""


@blueprint.route("", methods=["GET", "POST"])
def page(topic_id: str) -> ResponseReturnValue:
    """Today's deal: what it is, or what came of it; a press begins it, or leads to the game begun."""
    return _of_day(_open_topic(topic_id), today())


@blueprint.route("/<day>", methods=["GET", "POST"])
def of_day(topic_id: str, day: str) -> ResponseReturnValue:
    """The same for a day by its date, today's or a past one, which does not count."""
    return _of_day(_open_topic(topic_id), _written(day))


@blueprint.get("/archive")
def archive(topic_id: str) -> str:
    """The days before today, the newest first, a page at a time, with this player's results."""
    topic, number = _open_topic(topic_id), request.args.get("page", 1, int)
    found = days.archive(daily_deals.days(topic.id), today(), _back() if can_be_laid(topic) else 0)
    pages = max(1, -(-len(found) // A_PAGE))
    if not found or not 1 <= number <= pages:
        abort(404)
    results = daily_results.of_player(player()) if player() else []
    return render_template(
        "play/daily/archive.html",
        topic=topic,
        calendar=days.months(found[A_PAGE * (number - 1) : A_PAGE * number]),
        results={result.day: result for result in results if result.topic == topic.id},
        page=number,
        pages=pages,
    )


def _open_topic(topic_id: str) -> Topic:
    """A topic with something for everybody: one that is kept for a class now has no past either."""
    topic = the_topic(topic_id)
    return topic if topic.is_open else abort(404)


def _of_day(topic: Topic, day: date) -> ResponseReturnValue:
    deal, now = daily_deals.find(topic.id, day), today()
    can_be_dealt = can_be_laid(topic) and now - _back() * days.A_DAY <= day
    if day > now or not (deal or can_be_dealt):
        abort(404)
    game = _own_game(topic.id, day)
    if request.method == "POST":
        if game:  # nothing begins, so that no limit on games begun stands in its way
            return redirect(url_for("timeline_game.board", game_id=game.id), 303)
        deal = deal or daily_deals.dealt(topic, day, dealing(f"{topic.id} {day}"))
        return redirect(_begun(deal, counts=day == now), 303)
    cards = len(deal.cards) if deal else min(daily.SIZE, len(topic.events))
    return render_template(
        "play/daily/page.html",
        topic=topic,
        day=day,
        is_today=day == now,
        cards=cards,
        dots=_dots(game, cards),
        game=game,
        streak=streak_of(topic.id),
        daily=end_of(game) if game and game.state.is_over else None,
    )


def _begun(deal: Deal, counts: bool) -> str:
    """The address of this player's only game of a deal, begun now or before."""
    who = new_or_known_player()
    settings = daily.settings(deal.day, deal.cards, counts)
    id_ = _game_id(deal.topic.id, deal.day, who)
    begun = games.begin(timeline.MODE, deal.topic, settings, deal.seed, who, clock.now(), id_)
    return url_for("timeline_game.board", game_id=begun)


def _own_game(topic_id: str, day: date) -> Game[timeline.Timeline] | None:
    if not player():
        return None
    return games.load(timeline.MODE, _game_id(topic_id, day, player()), player(), clock.now())


def _dots(game: Game[timeline.Timeline] | None, cards: int) -> list[str]:
    """What came of each card to place, in the order in which they come; two lie open."""
    placed = ["right" if one.right else "wrong" for one in game.state.placed] if game else []
    total = game.state.total if game else cards - 2
    return [*placed, *["open"] * (total - len(placed))]


def _game_id(topic_id: str, day: date, who: str) -> str:
    return one_game("daily", topic_id, day.isoformat(), who)


def _back() -> int:
    """How many days back a deal can be made: none whose own may have been deleted."""
    return min(BACK, current_app.permanent_session_lifetime.days)


def _written(day: str) -> date:
    """The day that an address names in the one way that links write it; else there is none."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        abort(404)
    return found if found.isoformat() == day else abort(404)
