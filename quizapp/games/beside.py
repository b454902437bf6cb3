"""What stands beside a closed question's answer: nothing that tells what is still open in its game."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from quizapp.questions.base import Question
from quizapp.topics.article import Passage
from quizapp.topics.mentions import Mention
from quizapp.topics.topic import Topic

IsOpen = Callable[[str], bool]
"""Whether the question with this id is in the game and still to be answered."""


@dataclass(frozen=True)
class Beside:
    """What a page may show with the solution; all of it, once no other question is open."""

    event: str | None
    """The event it is about, unless an open question names that event: its date would tell."""
    undated: frozenset[str]
    """The events it names that open questions name too."""
    passages: tuple[Passage, ...]
    """Those that prove it, each whole or as much of it as proves nothing that is open."""
    sources: tuple[str, ...]
    """The keys of its sources; their titles, addresses and dates can tell as well."""

    @classmethod
    def of(cls, question: Question, topic: Topic, is_open: IsOpen) -> "Beside":
        """What may stand beside this question, which is closed; only its own traces are looked at."""
        undated = frozenset(
            event
            for _, event in question.event_ids()
            if any(map(is_open, topic.traces.of_event[event]))
        )
        waits = question.event in undated
        return cls(
            event=None if waits else question.event,
            undated=undated,
            passages=tuple(_passages(question, topic, is_open)),
            sources=() if waits else tuple(_sources(question, topic, is_open)),
        )

    @classmethod
    def concerned(cls, question: Question, topic: Topic) -> frozenset[str]:
        """The questions about which anything that may stand beside this one could tell."""
        asked: set[str] = set()

        def is_open(id_: str) -> bool:
            asked.add(id_)
            return False  # so that nothing is held back before all are asked about

        cls.of(question, topic, is_open)
        return frozenset(asked)


def _sources(question: Question, topic: Topic, is_open: IsOpen) -> Iterator[str]:
    """Those that no open question cites, and that are not of the day of an event it names."""
    traces = topic.traces
    for key in question.sources:
        date = topic.sources[key].date
        mention = Mention.of(date) if date else None
        of_its_day = (traces.of_date.get(sign, ()) for sign in mention.keys) if mention else ()
        if not any(map(is_open, chain(traces.of_source[key], *of_its_day))):
            yield key


def _passages(question: Question, topic: Topic, is_open: IsOpen) -> Iterator[Passage]:
    """Their words alone where there are several, or while the paragraph holds others that tell.

    One is left out while its own words tell.
    """
    quoted = topic.passages(question)
    for passage in quoted:
        start, end = passage.place
        telling = [
            trace
            for trace in topic.traces.of_paragraph[passage.paragraph.id]
            if any(map(is_open, trace.questions))
        ]
        if not any(trace.start < end and start < trace.end for trace in telling):
            alone = telling or len(quoted) > 1
            yield replace(passage, before="", after="") if alone else passage
