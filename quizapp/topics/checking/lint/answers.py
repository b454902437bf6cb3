"""Answers told too early: explanations and feedback that answer another question of their set."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import pairwise

from quizapp.dates import HistoricalDate
from quizapp.english.dates import in_full
from quizapp.questions.base import Question
from quizapp.text import UNSPACED
from quizapp.topics.glossary import Marker
from quizapp.topics.mentions import Parts, keys_of, mentions
from quizapp.topics.phrases import Phrases
from quizapp.topics.problems.problem import Finding, Where, quoted
from quizapp.topics.topic import QuestionSet, Term, Topic

MOST_WITH_A_KEY = 5
"""What answers more questions of a set than this is one of its common words."""
MOST_WITH_A_WORD = 3
"""A word in more questions of a set than this does not tell which of them is meant."""

_SIGN = re.compile(f"[{UNSPACED}]")
_WORD = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")
_ARTICLE = re.compile(r"^(?:an?|the) (?=.)")
_ASKING = {
    *("which", "what", "when", "where", "whose", "with", "from", "that", "this", "these", "those"),
    *("have", "does", "were", "they", "their", "there", "then", "than", "into", "after", "before"),
    *("about", "choose", "every", "right", "article", "many", "much", "between", "other", "name"),
}


@dataclass(frozen=True)
class Key:
    """The words or the date that answer a question, and the words that tell what they answer."""

    question: Question
    told: str | HistoricalDate
    about: frozenset[str]

    def is_about(self, stems: Set[str]) -> bool:
        """Whether a text with these stems speaks of what is asked: it shares some of them.

        Two, where the question has as many as a sentence; one, where it has only few.
        """
        shared = self.about & stems
        return len(shared) >= (2 if len(self.about) > 3 else 1)


def telling(topic: Topic) -> Iterator[Finding[Where]]:
    """Texts that are shown when a question is closed, and answer another that may be open."""
    for number, set_ in enumerate(topic.sets):
        keys = Keys.of_set(set_)
        for place, question in enumerate(set_.questions):
            path: Where = ("sets", number, "questions", place)
            for inner, text, where in _shown_when_closed(question, topic):
                for key in _answered(text, question, keys):
                    words = key.told if isinstance(key.told, str) else in_full(key.told.ends)
                    message = (
                        f"{quoted(words)}{where} answers the question "
                        f"{quoted(key.question.question)}, which may still be open."
                    )
                    fix = "Say it in other words, or leave it to that question."
                    yield Finding((*path, *inner), "tells-another-answer", message, fix)


def _shown_when_closed(question: Question, topic: Topic) -> Iterator[tuple[Where, str, str]]:
    """The texts of a closed question, each with its path, and where else its words stand."""
    if question.explanation:
        yield ("explanation",), question.explanation, ""
        for term in _explained_in(question.explanation, topic):
            where = f", in the glossary under {quoted(term.term)},"
            yield ("explanation",), " ".join((*term.forms, term.meaning)), where
    for number, choice in enumerate(getattr(question, "choices", ())):
        if choice.feedback:
            yield ("choices", number, "feedback"), choice.feedback, ""


def _explained_in(text: str, topic: Topic) -> list[Term]:
    """The terms of the glossary that a text mentions."""
    if not topic.glossary:
        return []
    marker = Marker(topic)
    marker.text(text)
    return marker.met


def _answered(text: str, own: Question, keys: "Keys") -> list[Key]:
    """The keys of other questions that a text holds and speaks of, one for each question."""
    signs: set[str | Parts] = {found.target for found in keys.phrases.find(text.casefold())}
    if keys.have_dates:
        signs.update(sign for mention in mentions(text) for sign in mention.keys)
    met = [key for sign in signs for key in keys.of.get(sign, ()) if key.question.id != own.id]
    stems = _stems(text) if met else frozenset()
    return list({key.question.id: key for key in met if key.is_about(stems)}.values())


@dataclass(frozen=True)
class Keys:
    """The keys of a set, by their words or by what tells their date."""

    of: Mapping[str | Parts, list[Key]]
    phrases: Phrases
    have_dates: bool

    @classmethod
    def of_set(cls, set_: QuestionSet) -> "Keys":
        """Those that few questions of the set share."""
        stems = {question.question: _stems(question.question) for question in set_.questions}
        uses = Counter(stem for asked in stems.values() for stem in asked)
        found: defaultdict[str | Parts, list[Key]] = defaultdict(list)
        for question in set_.questions:
            for told, answered in question.giveaways():
                asked = stems.get(answered) or _stems(answered)
                about = frozenset(stem for stem in asked if uses[stem] <= MOST_WITH_A_WORD)
                if isinstance(told, HistoricalDate):
                    for sign in dict.fromkeys(keys_of(told)):
                        found[sign].append(Key(question, told, about))
                elif _tells(told, question):
                    found[_bare(told)].append(Key(question, told, about - _stems(told)))
        few = {sign: keys for sign, keys in found.items() if len(keys) <= MOST_WITH_A_KEY}
        words = [sign for sign in few if isinstance(sign, str)]
        return cls(few, Phrases((sign, sign) for sign in words), len(words) < len(few))


def _tells(told: str, question: Question) -> bool:
    """Whether a key is long enough to tell anything, and does not stand in its own question."""
    least = 2 if told.isdecimal() or not told.isascii() else 3
    return len(_bare(told)) >= least and told.casefold() not in question.question.casefold()


def _bare(told: str) -> str:
    """A key without an article before it and a full stop after it."""
    return _ARTICLE.sub("", told.casefold()).rstrip(".")


def _stems(text: str) -> frozenset[str]:
    """What the words of a text begin with: numbers, longer words, and pairs of signs."""
    words = _WORD.findall(text.casefold())
    stems = frozenset(
        word[:5] for word in words if (len(word) > 3 or word.isdigit()) and word not in _ASKING
    )
    if text.isascii():
        return stems
    return stems | {one + other for one, other in pairwise(words) if _SIGN.match(one)}
