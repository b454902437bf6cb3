"""fill-in: words to type into the gaps of a text."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, cast

from pydantic import model_validator

from quizapp.dates import HistoricalDate
from quizapp.messages import Message
from quizapp.questions.base import Answer, FormData, Mark, Shown, Unclear
from quizapp.questions.fill_in.gaps import gapped
from quizapp.questions.typed.field import LONGEST_INPUT, a_word_of, typed
from quizapp.questions.typed.key import Key
from quizapp.questions.typed.question import TypedQuestion
from quizapp.text import Text


@dataclass(frozen=True)
class ShownGaps(Shown):
    """The words around the gaps of an open question; between each two of them is a gap."""

    pieces: tuple[str, ...] = ()
    longest: int = LONGEST_INPUT
    """How many characters a gap takes."""


class FillIn(TypedQuestion):
    """One to eight gaps, each forgiving what a typed answer is forgiven."""

    type: Literal["fill-in"] = "fill-in"
    text: Text

    @model_validator(mode="after")
    def _gaps_can_be_read(self) -> "FillIn":
        gapped(self.text)
        return self

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """The words around the gaps."""
        return gapped(self.text).pieces

    @cached_property
    def gaps(self) -> tuple[tuple[str, ...], ...]:
        """The right forms of every gap, the answer first."""
        return gapped(self.text).gaps

    @property
    def every_form(self) -> tuple[str, ...]:
        """The forms of all gaps."""
        return tuple(form for forms in self.gaps for form in forms)

    def giveaways(self) -> Iterator[tuple[str | HistoricalDate, str]]:
        """The first form of every gap, for the words around it."""
        for place, forms in enumerate(self.gaps):
            yield forms[0], f"{self.pieces[place]} … {self.pieces[place + 1]}"

    def shown(self, seed: int) -> ShownGaps:
        """The words around the gaps."""
        return ShownGaps(self.type, self.question, self.pieces)

    def read(self, form: FormData, seed: int) -> Answer | None:
        """The words typed into the gaps, in reading order."""
        given = [_typed(form, number) for number in range(1, len(self.gaps) + 1)]
        still_open = given.count("")
        if still_open == len(given):
            return None
        if still_open:
            raise Unclear(Message("gaps-open", {"open": still_open}))
        return cast(Answer, given)

    def fill(self, answer: Answer, seed: int) -> dict[str, list[str]]:
        """The words of every gap."""
        return {f"gap-{number}": [words] for number, words in enumerate(_words(answer), 1)}

    def told(self, answer: Answer) -> tuple[str, ...]:
        """The words of every gap, with its number."""
        return tuple(f"{number}. {words}" for number, words in enumerate(_words(answer), 1))

    def verdicts(self, answer: Answer) -> tuple[bool, ...]:
        """Of every gap, whether its words count."""
        return tuple(self.is_right(place, words) for place, words in enumerate(_words(answer)))

    def guess(self, seed: int) -> Answer:
        """Words from around the gaps."""
        around = " ".join(self.pieces)
        return [a_word_of(around, seed + place) for place in range(len(self.gaps))]

    def mark(self, answer: Answer) -> Mark:
        """The share of gaps filled right."""
        right = sum(self.verdicts(answer))
        earned = round(right / len(self.gaps), 4)
        if earned == 1:
            return Mark(earned)
        return Mark(earned, Message("gaps-right", {"right": right, "gaps": len(self.gaps)}))

    @cached_property
    def _keys(self) -> tuple[Key, ...]:
        """One for every gap."""
        return tuple(self.key_of(forms) for forms in self.gaps)

    def is_right(self, place: int, words: str) -> bool:
        """Whether these words count in the gap with this index."""
        return self._keys[place].counted(words) is not None

    def remark(self, place: int, words: str) -> Message | None:
        """As what they counted in this gap, where they are no right form themselves."""
        counted = self._keys[place].counted(words)
        return counted.message(words) if counted else None

    def solution(self) -> Answer:
        """The first form of every gap."""
        return [forms[0] for forms in self.gaps]


def _words(answer: Answer) -> list[str]:
    return cast(list[str], answer)


def _typed(form: FormData, number: int) -> str:
    too_long = Message("gap-too-long", {"gap": number, "most": LONGEST_INPUT})
    return typed(form, f"gap-{number}", too_long, Message("gap-unseen", {"gap": number}))
