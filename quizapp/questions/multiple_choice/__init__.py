"""multiple-choice: several options, one of them right."""

import difflib
import random
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic.config import JsonDict

from quizapp.questions.base import Answer, FormData, Mark, Offered, Question, ShownOptions
from quizapp.questions.parts import ids_of
from quizapp.questions.shuffling import chosen, only, options, place_of
from quizapp.text import Slug, Text, Written, Wrong


def _without_default(schema: JsonDict) -> None:
    del schema["default"]


class Choice(Written):
    """An option, and what choosing it shows."""

    # Empty only until the choices are together, since each must have its own.
    id: Slug = Field(default="", json_schema_extra=_without_default)
    text: Text
    feedback: Text | None = None
    misconception: Slug | None = None


def _from_plain_text(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


COMPARED = 200
"""The longest texts of which the nearest is sought: that takes the square of their length."""
_CYRILLIC_AND_GREEK = "АВЕКМНОРСТХаеорсухіјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
_LOOKS_LIKE = str.maketrans(_CYRILLIC_AND_GREEK, "ABEKMHOPCTXaeopcyxijABEZHIKMNOPTYXo")


def _must_differ(choices: tuple[Choice, ...]) -> None:
    """Raises Wrong, in a teacher's words, where two choices read alike."""
    seen: dict[str, str] = {}
    for number, choice in enumerate(choices):
        text = choice.text
        looks = text if text.isascii() else text.translate(_LOOKS_LIKE)
        first = seen.get(looks)
        if first == text:
            fix = "Delete one or change its words."
            raise Wrong(f"The choice “{text}” stands twice.", fix, number)
        if first is not None:
            message = f"Two choices look the same, “{text}”, but hold letters of other alphabets."
            raise Wrong(message, "Type one of them again, or delete it.", number)
        seen[looks] = text


def _with_ids(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """The choices, each with an id; raises Wrong where they cannot be told apart."""
    _must_differ(choices)
    texts = [choice.text for choice in choices]
    written = {choice.text: choice.id for choice in choices if choice.id}
    ids = ids_of(texts, written, lambda text: (texts.index(text), "id"))
    for choice in choices:
        if not choice.id:  # it was made a moment ago, and nobody has it yet
            object.__setattr__(choice, "id", ids[choice.text])
    return choices


Choices = Annotated[
    tuple[
        Annotated[Choice, BeforeValidator(_from_plain_text, json_schema_input_type=str | Choice)],
        ...,
    ],
    Field(min_length=2, max_length=12),
    AfterValidator(_with_ids),
]


def must_be_choice(answer: str, choices: tuple[Choice, ...], *at: str | int) -> None:
    """Raises Wrong, in a teacher's words, unless the answer is one of the choices."""
    texts = [choice.text for choice in choices]
    if answer not in texts:
        message = f"The answer “{answer}” is not one of the choices."
        raise Wrong(message, _mend(answer, texts), *at)


def _mend(answer: str, texts: list[str]) -> str:
    """What to write instead of an answer that is none of these."""
    by_case = {text.casefold(): text for text in texts}
    if answer.casefold() in by_case:
        return f"Write “{by_case[answer.casefold()]}”, with the same small and capital letters."
    numbered = dict(enumerate(texts, 1)) | dict(zip("ABCDEFGHIJKL", texts, strict=False))
    meant = numbered.get(int(answer) if answer.isdecimal() else answer.upper())
    if meant:
        return f"Write the words of the choice, not its number or letter: “{meant}”."
    short = [text for text in by_case if len(text) <= COMPARED]
    near = difflib.get_close_matches(answer.casefold(), short, 1) if len(answer) <= COMPARED else []
    if near:
        return f"Did you mean “{by_case[near[0]]}”?"
    return f"Copy one of them exactly: {', '.join(f'“{text}”' for text in texts)}."


class MultipleChoice(Question):
    """One right option among two to twelve."""

    type: Literal["multiple-choice"] = "multiple-choice"
    default_for: ClassVar[str | None] = "choices"
    is_brief: ClassVar[bool] = True
    choices: Choices
    answer: Text

    @model_validator(mode="after")
    def _answer_is_a_choice(self) -> "MultipleChoice":
        must_be_choice(self.answer, self.choices, "answer")
        return self

    def offered(self) -> Offered:
        """The choices."""
        return self._offered

    @cached_property
    def _offered(self) -> Offered:
        texts = tuple(choice.text for choice in self.choices)
        return Offered("choices", texts, frozenset({texts.index(self.answer)}))

    def shown(self, seed: int) -> ShownOptions:
        """The choices, shuffled."""
        texts = [choice.text for choice in self.choices]
        return ShownOptions(self.type, self.question, options(texts, seed))

    def read(self, form: FormData, seed: int) -> Answer | None:
        """The id of the chosen option."""
        value = only(form, "choice")
        return self.choices[chosen(value, len(self.choices), seed)].id if value else None

    def fill(self, answer: Answer, seed: int) -> dict[str, list[str]]:
        """The chosen option's place."""
        index = [choice.id for choice in self.choices].index(str(answer))
        return {"choice": [place_of(index, len(self.choices), seed)]}

    def told(self, answer: Answer) -> tuple[str, ...]:
        """The chosen option."""
        texts = (choice.text for choice in self.choices if choice.id == answer)
        return (next(texts, str(answer)),)

    def guess(self, seed: int) -> Answer:
        """Any choice."""
        return random.Random(seed).choice(self.choices).id

    def mark(self, answer: Answer) -> Mark:
        """All or nothing."""
        return Mark(1.0 if answer == self.solution() else 0.0)

    def solution(self) -> Answer:
        """The right option's id."""
        return self.choice(self.answer).id

    def choice(self, text: str) -> Choice:
        """The choice with this text."""
        return next(choice for choice in self.choices if choice.text == text)

    def _from_format_0(self, answer: Answer) -> Answer:
        """The id of the option with this text."""
        return next((choice.id for choice in self.choices if choice.text == answer), answer)
