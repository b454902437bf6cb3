"""What a player knows of a topic as it is today, from games of any of its editions."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from quizapp.questions.base import Question
from quizapp.results.memory import DayOf, Earned, Memory, Standing, folded
from quizapp.topics.topic import Event, Topic


@dataclass(frozen=True)
class Played:
    """What a player did in games of one edition of a topic, as far as they were told its worth."""

    topic: Topic
    """As it was then."""
    answers: list[Earned]
    """By the ids of questions."""
    placed: list[Earned]
    """By the ids of events."""


@dataclass(frozen=True)
class Knowledge:
    """How each question and each event of a topic stands on a day."""

    topic: Topic
    day: date
    questions: Mapping[str, Memory]
    """What is remembered of them, by their ids; those that were never answered are not here."""
    events: Mapping[str, Memory]

    @cached_property
    def due(self) -> tuple[str, ...]:
        """The questions to be asked again, the most forgotten first."""
        due = [id_ for id_, memory in self.questions.items() if memory.due <= self.day]
        return tuple(sorted(due, key=lambda id_: (self.questions[id_].recall(self.day), id_)))

    @property
    def next_due(self) -> date | None:
        """The first day after this one on which a question will be due."""
        later = (memory.due for memory in self.questions.values() if memory.due > self.day)
        return min(later, default=None)

    def of_question(self, question: Question) -> Standing:
        """How a question stands."""
        return self._standing(self.questions.get(question.id))

    def of_event(self, event: Event) -> Standing:
        """How an event stands."""
        return self._standing(self.events.get(event.id))

    @cached_property
    def asked(self) -> Counter[Standing]:
        """How many of the topic's open questions are known, shaky and unseen."""
        return Counter(map(self.of_question, self.topic.open_questions))

    @cached_property
    def laid(self) -> Counter[Standing]:
        """How many of its events."""
        return Counter(map(self.of_event, self.topic.events))

    def _standing(self, memory: Memory | None) -> Standing:
        return memory.standing(self.day) if memory else "unseen"


def knowledge(topic: Topic, played: Iterable[Played], day_of: DayOf, day: date) -> Knowledge:
    """What is known of a topic on a day. What has another answer than it had counts as never met."""
    answers: list[Earned] = []
    placed: list[Earned] = []
    for past in played:
        answers += _still(past.answers, _unchanged_questions(past.topic, topic))
        placed += _still(past.placed, _unchanged_events(past.topic, topic))
    return Knowledge(topic, day, folded(answers, day_of), folded(placed, day_of))


def _still(given: list[Earned], unchanged: set[str]) -> list[Earned]:
    return [one for one in given if one.id in unchanged]


def _unchanged_questions(then: Topic, now: Topic) -> set[str]:
    open_ = {question.id: question for question in now.open_questions}
    if then.edition.hash == now.edition.hash:
        return {*open_}
    before = then.question_by_id
    return {id_ for id_, one in open_.items() if id_ in before and _is_same(before[id_], one)}


def _is_same(then: Question, now: Question) -> bool:
    return then.type == now.type and then.solution() == now.solution()


def _unchanged_events(then: Topic, now: Topic) -> set[str]:
    before = {event.id: event.date for event in then.events}
    return {event.id for event in now.events if event.date == before.get(event.id)}
