"""Answers told too early: explanations and feedback that answer another question of their set."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from quizapp.dates import HistoricalDate
from quizapp.english.dates import in_full
from quizapp.questions.base import Question
from quizapp.topics.glossary import Marker
from quizapp.topics.mentions import Parts, keys_of, mentions
from quizapp.topics.problems.problem import Finding, Where, quoted
from quizapp.topics.topic import QuestionSet, Topic

LONGEST_KEY = 8
"""In words: longer ones do not come again by chance, and nobody repeats them on purpose."""
MOST_WITH_A_KEY = 5
"""What answers more questions of a set than this is one of its common words."""
MOST_WITH_A_WORD = 3
"""A word in more questions of a set than this does not tell which of them is meant."""

_CJK = "\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(rf"[{_CJK}]|[^\W{_CJK}]+")
_FILLERS = {"a", "an", "the"}
_ASKING = {
    *("which", "what", "when", "where", "whose", "with", "from", "that", "this", "these", "those"),
    *("have", "does", "were", "they", "their", "there", "then", "than", "into", "after", "before"),
    *("about", "choose", "every", "right", "article", "many", "much", "between", "other", "name"),
}

Words = tuple[str, ...]


@dataclass(frozen=True)
class Key:
    """The words or the date that answer a question, and the words that tell what they answer."""

    question: Question
    told: str | HistoricalDate
    about: frozenset[str]

    def is_answered_by(self, text: str) -> bool:
        """Whether a text that holds it speaks of what is asked: it shares words with the question.

        Two of them, where there are as many as in a sentence; one, where there are only few.
        """
        shared = self.about & _stems(text)
        return len(shared) >= (2 if len(self.about) > 3 else 1)


def telling(topic: Topic) -> Iterator[Finding[Where]]:
    """Texts that are shown when a question is closed, and answer another that may be open."""
    for number, set_ in enumerate(topic.sets):
        keys = _keys(set_)
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
        marker = Marker(topic)
        marker.text(question.explanation)
        for term in marker.met:
            where = f", in the glossary under {quoted(term.term)},"
            yield ("explanation",), " ".join((*term.forms, term.meaning)), where
    for number, choice in enumerate(getattr(question, "choices", ())):
        if choice.feedback:
            yield ("choices", number, "feedback"), choice.feedback, ""


def _answered(text: str, own: Question, keys: dict[Words | Parts, list[Key]]) -> list[Key]:
    """The keys of other questions in a text, one for each question."""
    words = _words(text)
    signs: list[Words | Parts] = [
        words[start : start + length]
        for start in range(len(words))
        for length in range(1, LONGEST_KEY + 1)
    ]
    signs += [sign for mention in mentions(text) for sign in mention.keys]
    found = {
        key.question.id: key
        for sign in dict.fromkeys(signs)
        for key in keys.get(sign, ())
        if key.question.id != own.id and key.is_answered_by(text)
    }
    return list(found.values())


def _keys(set_: QuestionSet) -> dict[Words | Parts, list[Key]]:
    """The keys of a set by their words, or by what a mention of their date says."""
    uses = Counter(stem for question in set_.questions for stem in _stems(question.question))
    found: defaultdict[Words | Parts, list[Key]] = defaultdict(list)
    for question in set_.questions:
        for told, answered in question.giveaways():
            asked = {stem for stem in _stems(answered) if uses[stem] <= MOST_WITH_A_WORD}
            if isinstance(told, HistoricalDate):
                key = Key(question, told, frozenset(asked))
                for parts in dict.fromkeys(keys_of(told)):
                    found[parts].append(key)
            elif (words := _words(told)) and _tells(told, words, question):
                found[words].append(Key(question, told, frozenset(asked - _stems(told))))
    return {sign: keys for sign, keys in found.items() if len(keys) <= MOST_WITH_A_KEY}


def _tells(told: str, words: Words, question: Question) -> bool:
    """Whether a key is long enough to tell anything, and does not stand in its own question."""
    is_long = len(words) > 1 or len(words[0]) > 2 or re.fullmatch(rf"\d\d|[{_CJK}]{{2,}}", words[0])
    return bool(is_long) and told.casefold() not in question.question.casefold()


def _words(text: str) -> Words:
    """The words, and of scripts without spaces the signs, without an article before them."""
    words = tuple(_WORD.findall(text.casefold()))
    return words[1:] if len(words) > 1 and words[0] in _FILLERS else words


def _stems(text: str) -> set[str]:
    """What the words of a text begin with: numbers, longer words, and pairs of signs."""
    words = _WORD.findall(text.casefold())
    pairs = {one + other for one, other in pairwise(words) if re.match(f"[{_CJK}]", one)}
    return pairs | {
        word[:5] for word in words if (len(word) > 3 or word.isdigit()) and word not in _ASKING
    }
