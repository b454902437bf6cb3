"""find-evidence: the sentence of the article to find that shows something."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal, Self, cast

from pydantic import BeforeValidator, Field, PrivateAttr

from quizapp.messages import Message
from quizapp.questions.base import (
    Answer,
    Dated,
    FormData,
    Mark,
    Option,
    Question,
    Shown,
    Tampered,
    as_list,
)
from quizapp.questions.find_evidence.searched import section_of, sections_named, wrong_names
from quizapp.questions.find_evidence.sentences import spans
from quizapp.questions.parts import free
from quizapp.questions.shuffling import only
from quizapp.questions.typed.context import NO_CONTEXT, Context, Section
from quizapp.text import STRAIGHT, Text, Wrong, digest, normalised


@dataclass(frozen=True)
class ShownSentences(Shown):
    """What to search through: paragraphs, as their sentences to choose from."""

    paragraphs: tuple[tuple[Option, ...], ...] = ()
    headings: tuple[str, ...] = ()
    """The heading over each paragraph, mostly none."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of the article, its paragraph's number, and whether it shows the answer."""

    text: str
    paragraph: int
    shows_it: bool


class FindEvidence(Question):
    """The exact words of the article that show it; each sentence they touch is right."""

    type: Literal["find-evidence"] = "find-evidence"
    answer: Text
    within: (
        Annotated[
            tuple[Text, ...],
            Field(min_length=1, max_length=12),
            BeforeValidator(as_list, json_schema_input_type=str | tuple[Text, ...]),
        ]
        | None
    ) = None
    """The headings of the sections to search; without it, the section that holds the answer."""
    # From the topic, by bound(): a teacher cannot write it and it is not written out.
    _sentences: tuple[Sentence, ...] = PrivateAttr(default=())
    _sections: tuple[Section, ...] = PrivateAttr(default=())

    def quotations(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The answer first, for it is the proof; then the common evidence."""
        yield ("answer",), self.answer
        yield from super().quotations()

    def bound(
        self,
        events: Mapping[str, Dated],
        paragraphs: Sequence[str] = (),
        context: Context = NO_CONTEXT,
    ) -> Self:
        """The question with its article's sentences, if the answer stands in it."""
        found = tuple(_found(self.answer, paragraphs))
        if not any(sentence.shows_it for sentence in found):
            return self
        copy = self.model_copy()
        copy._sentences = found
        copy._sections = context.sections
        return copy

    def problems(self) -> Iterator[Wrong]:
        """Headings that do not fit, and an article of which every sentence would be right."""
        if not self._sentences:
            return
        yield from wrong_names(self.within or (), self._sections, self._answer_paragraph)
        if all(sentence.shows_it for sentence in self.searched.values()):
            yield Wrong(
                "The article has no sentence that would be wrong, so there is nothing to find.",
                "Quote fewer words, or write a longer article.",
                "answer",
            )

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The article's sentences in reading order."""
        if not self._sentences:
            raise LookupError("This question must be bound to its article before it is used.")
        return self._sentences

    @property
    def _answer_paragraph(self) -> int:
        return next(one.paragraph for one in self.sentences if one.shows_it)

    @cached_property
    def searched(self) -> dict[str, Sentence]:
        """The sentences to choose from, by their numbers in the article, from 1.

        The whole article, where the answer's section has no other sentence.
        """
        numbered = {str(number): one for number, one in enumerate(self.sentences, 1)}
        if not self._sections:
            return numbered
        named = sections_named(self.within or (), self._sections, self._answer_paragraph)
        found = {
            number: one
            for number, one in numbered.items()
            if section_of(one.paragraph, self._sections) in named
        }
        nothing_to_find = all(one.shows_it for one in found.values()) and not self.within
        return numbered if nothing_to_find else found

    def shown(self, seed: int) -> ShownSentences:
        """The sections as they read, whatever the seed."""
        paragraphs: dict[int, list[Option]] = {}
        for number, sentence in self.searched.items():
            paragraphs.setdefault(sentence.paragraph, []).append(Option(number, sentence.text))
        grouped = tuple(tuple(options) for options in paragraphs.values())
        headed = {section.headed: section.heading for section in self._sections}
        headings = tuple(headed.get(paragraph, "") for paragraph in paragraphs)
        return ShownSentences(self.type, self.question, grouped, headings)

    def read(self, form: FormData, seed: int) -> Answer | None:
        """The id of the chosen sentence."""
        value = only(form, "choice")
        if not value:
            return None
        if value not in self.searched:
            raise Tampered(Message("no-such-sentence"))
        return [*self._by_id][int(value) - 1]

    def fill(self, answer: Answer, seed: int) -> dict[str, list[str]]:
        """The number of the sentence."""
        return {"choice": [str([*self._by_id].index(str(answer)) + 1)]}

    def told(self, answer: Answer) -> tuple[str, ...]:
        """The sentence."""
        chosen = self.sentence(answer)
        return (chosen.text if chosen else str(answer),)

    def guess(self, seed: int) -> Answer:
        """Any sentence of those to choose from."""
        number = random.Random(seed).choice([*self.searched])
        return [*self._by_id][int(number) - 1]

    def mark(self, answer: Answer) -> Mark:
        """All or nothing; the right paragraph is worth a word."""
        chosen = self.sentence(answer)
        if chosen is None or chosen.shows_it:
            return Mark(0.0 if chosen is None else 1.0)
        right = {sentence.paragraph for sentence in self.sentences if sentence.shows_it}
        is_near = chosen.paragraph in right
        return Mark(0.0, Message("other-sentence") if is_near else None)

    def solution(self) -> Answer:
        """The id of the first sentence that the answer's words touch."""
        return next(id_ for id_, sentence in self._by_id.items() if sentence.shows_it)

    def sentence(self, answer: Answer) -> Sentence | None:
        """The sentence with this id; None if the article has it no longer, or is split otherwise."""
        return self._by_id.get(str(answer))

    @cached_property
    def _by_id(self) -> dict[str, Sentence]:
        """The sentences by their ids, which come from their words, in reading order."""
        found: dict[str, Sentence] = {}
        for sentence in self.sentences:
            found[free(digest(sentence.text), found)] = sentence
        return found

    def _from_format_0(self, answer: Answer) -> Answer:
        """The id of the sentence with this number, from 1."""
        numbered = dict(enumerate(self._by_id, 1))
        return numbered.get(cast(int, answer), str(answer))


def _found(words: str, paragraphs: Sequence[str]) -> Iterator[Sentence]:
    """The sentences of an article, those marked that the first place of these words touches."""
    wanted, is_found = normalised(words).translate(STRAIGHT), False
    for number, paragraph in enumerate(paragraphs):
        text = normalised(paragraph)
        at = -1 if is_found else text.translate(STRAIGHT).find(wanted)
        is_found = is_found or at >= 0
        for start, end in spans(text):
            shows_it = at >= 0 and start < at + len(wanted) and at < end
            yield Sentence(text[start:end], number, shows_it)
