"""What stands beside a closed question's answer: nothing that tells what is still open in its game."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from quizapp.questions.base import Question
from quizapp.topics.article import Passage
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
    passage: Passage | None
    """The passage that proves it, or as much of it as proves nothing that is open."""
    sources: tuple[str, ...]
    """The keys of its sources; their titles, addresses and dates can tell as well."""

    @classmethod
    def of(cls, question: Question, topic: Topic, is_open: IsOpen) -> "Beside":
        """What may stand beside this question, which is closed; only its own traces are looked at."""
        traces = topic.traces
        undated = frozenset(
            event for _, event in question.event_ids() if any(map(is_open, traces.of_event[event]))
        )
        sources = (key for key in question.sources if not any(map(is_open, traces.of_source[key])))
        return cls(
            event=None if question.event in undated else question.event,
            undated=undated,
            passage=_passage(question, topic, is_open),
            sources=() if question.event in undated else tuple(sources),
        )


def _passage(question: Question, topic: Topic, is_open: IsOpen) -> Passage | None:
    """Its words alone while the paragraph holds others that tell; None where these are the same."""
    passage = topic.passage(question)
    if passage is None:
        return None
    start, end = passage.place
    telling = [
        trace
        for trace in topic.traces.of_paragraph[passage.paragraph.id]
        if any(map(is_open, trace.questions))
    ]
    if any(trace.start < end and start < trace.end for trace in telling):
        return None
    return replace(passage, before="", after="") if telling else passage
