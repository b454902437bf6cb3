"""What short answers and gaps share: keys for what is never forgiven, and the words of the topic."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Self

from pydantic import Field, PrivateAttr, model_validator

from quizapp.questions.base import Dated, Question
from quizapp.questions.typed.context import NO_CONTEXT, Context
from quizapp.questions.typed.field import LONGEST_INPUT
from quizapp.questions.typed.folding import folded, words_of
from quizapp.questions.typed.key import Key
from quizapp.text import Text, Wrong


class TypedQuestion(Question):
    """A question with words to type."""

    has_own_words: ClassVar[bool] = True

    exact: bool | None = None
    """Whether no slip is forgiven; where it says nothing, its set decides."""
    reject: tuple[Text, ...] = Field(default=(), max_length=50)
    """Look-alikes of an answer that never count as a slip."""
    # From the topic, by bound(): a teacher cannot write it and it is not written out.
    _context: Context = PrivateAttr(default=NO_CONTEXT)

    @property
    def every_form(self) -> tuple[str, ...]:
        """All that is right anywhere in it."""
        raise NotImplementedError

    @model_validator(mode="after")
    def _nothing_right_is_rejected(self) -> Self:
        right = {folded(form) for form in self.every_form}
        for number, form in enumerate(self.reject):
            if folded(form) in right:
                message = f"“{form}” is a right answer here, but for case, spaces or accents."
                raise Wrong(message, "Delete one of the two.", "reject", number)
            if len(form) > LONGEST_INPUT:
                message = f"“{form[:40]}…” has more than {LONGEST_INPUT} characters."
                raise Wrong(message, "Make it shorter.", "reject", number)
        return self

    def bound(
        self,
        events: Mapping[str, Dated],
        paragraphs: Sequence[str] = (),
        context: Context = NO_CONTEXT,
    ) -> Self:
        """The question with the words of its topic."""
        copy = self.model_copy()
        copy._context = context
        return copy

    def other_words(self, forms: tuple[str, ...]) -> list[str]:
        """Of several right forms, those worth telling beside the first: they share no word with what
        is told, by its first four letters, and so are more than another spelling or ending."""
        told: list[str] = []
        stems: set[str] = set()
        for form in forms:
            words = {word[:4] for word in words_of(form) if len(word) > 2} or {folded(form)}
            if not words & stems:
                told.append(form)
            stems |= words
        return told[1:]

    def key_of(self, forms: tuple[str, ...]) -> Key:
        """What decides which typed words count as these forms; what is right elsewhere is no slip."""
        own = set(map(folded, forms))
        elsewhere = [form for form in self.every_form if folded(form) not in own]
        exact = self._context.exact if self.exact is None else self.exact
        told = f"{self.explanation or ''} {self.evidence or ''}"
        return Key(forms, [*self.reject, *elsewhere], exact, self.question, told, self._context)
