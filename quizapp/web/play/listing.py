"""A game as a list of one's games tells it apart: what was played, how, when, and how it went."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from quizapp.english.days import of_day
from quizapp.games import quiz, timeline
from quizapp.games.mode import Settings
from quizapp.storage import bests
from quizapp.storage.bests import Best, BestMark, Deal, Drawn
from quizapp.storage.players import Listed
from quizapp.text import counted
from quizapp.topics.topic import Topic
from quizapp.web.days import day
from quizapp.web.play.forms import LEVEL_NAMES
from quizapp.web.play.parts import PARTS
from quizapp.web.words import points

WAYS = {
    "missed": "What I missed",
    "review": "Review",
    "reading": "Questions in the article",
    "before": "Guess first",
    "after": "The same questions after reading",
}
"""Ways to begin a quiz, as its list names them."""


@dataclass(frozen=True)
class Row:
    """A game in the list."""

    id: str
    endpoint: str
    """The view that shows it; "" where it can no longer be read."""
    what: str
    topic: str
    how: str
    begun: date
    result: str
    is_over: bool
    is_best: bool
    """Whether none of several like it went better."""


def rows(player: str, listed: list[Listed]) -> Iterator[Row]:
    """The games of a list, each beside the best of its kind."""
    deals, quizzes = bests.deals(player), bests.quizzes(player)
    for one in listed:
        yield _row(one, deals, quizzes)


def _row(one: Listed, deals: Mapping[Deal, Best], quizzes: Mapping[Drawn, BestMark]) -> Row:
    begun, part = day(one.started), PARTS.get(one.mode)
    if one.topic is None or one.progress is None or part is None:
        return Row(one.id, "", one.title, "", "", begun, "", True, False)
    what, how, result, is_best = part.label, "", "", False
    progress = one.progress
    if one.mode == quiz.MODE.name:
        what = _quiz_named(one.topic, one.settings)
        result, is_best = _quiz_result(one.topic, one, quizzes)
    elif one.mode == timeline.MODE.name:
        what, how = _deal_named(one.settings, len(one.topic.events))
        result, is_best = _deal_result(one.topic, one, deals)
    if not progress.is_over:
        result = f"{progress.done} of {progress.total} so far"
    result = result or f"{progress.done} of {progress.total} {part.done}"
    is_best = is_best and progress.is_over
    return Row(
        one.id, part.endpoint, what, one.title, how, begun, result, progress.is_over, is_best
    )


def _quiz_named(topic: Topic, settings: Settings) -> str:
    way = settings.get("way")
    if way:
        return WAYS.get(str(way), "Quiz")
    set_ = topic.set_by_id.get(str(settings.get("set")))
    return f"Quiz: {set_.title}" if set_ else "Quiz"


def _quiz_result(topic: Topic, one: Listed, quizzes: Mapping[Drawn, BestMark]) -> tuple[str, bool]:
    state: quiz.Quiz = one.state
    if state.is_sealed:
        return "", False  # a guess is not marked before its question is answered again
    best = None if "way" in one.settings else quizzes.get(Drawn.of(topic.id, one.settings))
    is_best = best is not None and best.games > 1 and state.earned == best.earned
    return f"{points(state.earned)} of {len(state.questions)}", is_best


def _deal_named(settings: Settings, events: int) -> tuple[str, str]:
    rules = timeline.settings_of(settings)
    level, cards = LEVEL_NAMES[rules.level], counted(rules.size, "card")
    if told := settings.get("day"):
        return f"Daily deal, {of_day(date.fromisoformat(str(told)))}", cards
    if timeline.is_for_the_run(rules, events):
        return "All cards, three lives", cards
    return "Timeline game", f"{level}, {cards}{'' if rules.lives else ', all of them'}"


def _deal_result(topic: Topic, one: Listed, deals: Mapping[Deal, Best]) -> tuple[str, bool]:
    state: timeline.Timeline = one.state
    is_for_the_run = timeline.is_for_the_run(state.settings, len(topic.events))
    best = deals.get(Deal.of(topic.id, one.settings))
    score = state.longest_run if is_for_the_run else state.points
    told = f"{score} in a row" if is_for_the_run else counted(score, "point")
    if best is None or best.games < 2:
        return told, False
    return told, score == (best.run if is_for_the_run else best.points)
