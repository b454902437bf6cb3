"""multiple-choice: several options, one of them right."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, model_validator

from quizapp.questions.base import Answer, FormData, Mark, Offered, Question, ShownOptions
from quizapp.questions.shuffling import chosen, only, options, place_of
from quizapp.text import Slug, Text, Written


class Choice(Written):
    """An option, and what choosing it shows."""

    text: Text
    feedback: Text | None = None
    misconception: Slug | None = None


def _from_plain_text(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


Choices = Annotated[
    tuple[Annotated[Choice, BeforeValidator(_from_plain_text)], ...],
    Field(min_length=2, max_length=12),
]


def must_be_choices(answers: tuple[str, ...], choices: tuple[Choice, ...]) -> None:
    """Raises ValueError, in a teacher's words, unless every answer is one of the choices."""
    texts = [choice.text for choice in choices]
    for text in texts:
        if texts.count(text) > 1:
            raise ValueError(f"The choice “{text}” stands twice. Delete one or change its words.")
    for answer in answers:
        if answer not in texts:
            listed = ", ".join(f"“{text}”" for text in texts)
            raise ValueError(
                f"The answer “{answer}” is not one of the choices. "
                f"Copy one of them exactly: {listed}."
            )


class MultipleChoice(Question):
    """One right option among two to twelve."""

    type: Literal["multiple-choice"] = "multiple-choice"
    default_for: ClassVar[str | None] = "choices"
    choices: Choices
    answer: Text

    @model_validator(mode="after")
    def _answer_is_a_choice(self) -> "MultipleChoice":
        must_be_choices((self.answer,), self.choices)
        return self

    def offered(self) -> Offered:
        """The choices."""
        texts = tuple(choice.text for choice in self.choices)
        return Offered("choices", texts, frozenset({texts.index(self.answer)}))

    def shown(self, seed: int) -> ShownOptions:
        """The choices, shuffled."""
        texts = [choice.text for choice in self.choices]
        return ShownOptions(self.type, self.question, options(texts, seed))

    def read(self, form: FormData, seed: int) -> Answer | None:
        """The text of the chosen option."""
        value = only(form, "choice")
        return self.choices[chosen(value, len(self.choices), seed)].text if value else None

    def fill(self, answer: Answer, seed: int) -> dict[str, list[str]]:
        """The chosen option's place."""
        index = [choice.text for choice in self.choices].index(str(answer))
        return {"choice": [place_of(index, len(self.choices), seed)]}

    def mark(self, answer: Answer) -> Mark:
        """All or nothing."""
        return Mark(1.0 if answer == self.answer else 0.0)

    def solution(self) -> Answer:
        """The right option's text."""
        return self.answer

    def choice(self, text: str) -> Choice:
        """The choice with this text, for the review."""
        return next(choice for choice in self.choices if choice.text == text)
