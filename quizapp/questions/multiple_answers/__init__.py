"""multiple-answers: several options, any number of them right."""

import random
from functools import cached_property
from typing import Literal, cast

from pydantic import Field, JsonValue, model_validator

from quizapp.messages import Message
from quizapp.questions.base import (
    Answer,
    FormData,
    Mark,
    Offered,
    Question,
    ShownOptions,
    Tampered,
)
from quizapp.questions.multiple_choice import Choice, Choices, must_be_choice
from quizapp.questions.shuffling import chosen, options, place_of
from quizapp.text import Text, Wrong


class MultipleAnswers(Question):
    """At least one right and at least one wrong option among two to twelve."""

    type: Literal["multiple-answers"] = "multiple-answers"
    choices: Choices
    answers: tuple[Text, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _answers_are_some_of_the_choices(self) -> "MultipleAnswers":
        for number, answer in enumerate(self.answers):
            must_be_choice(answer, self.choices, "answers", number)
            if answer in self.answers[:number]:
                message = f"The answer “{answer}” stands twice."
                raise Wrong(message, "Delete one of them.", "answers", number)
        if len(self.answers) == len(self.choices):
            message = "Every choice is an answer, so nothing can be wrong."
            raise Wrong(message, "Add a choice that is wrong.", "answers")
        return self

    def offered(self) -> Offered:
        """The choices."""
        right = frozenset(self.texts.index(answer) for answer in self.answers)
        return Offered("choices", tuple(self.texts), right)

    def shown(self, seed: int) -> ShownOptions:
        """The choices, shuffled; how many are right is not told."""
        return ShownOptions(self.type, self.question, options(self.texts, seed))

    def read(self, form: FormData, seed: int) -> Answer | None:
        """The ids of the ticked options, in the order of the file."""
        values = form.getlist("choice")
        indexes = sorted(chosen(value, len(self.choices), seed) for value in values)
        if len(set(indexes)) < len(indexes):
            raise Tampered(Message("option-twice"))
        return [self.choices[index].id for index in indexes] or None

    def fill(self, answer: Answer, seed: int) -> dict[str, list[str]]:
        """The places of the ticked options."""
        ids = [choice.id for choice in self.choices]
        indexes = [ids.index(id_) for id_ in cast(list[str], answer)]
        return {"choice": [place_of(index, len(self.choices), seed) for index in indexes]}

    def told(self, answer: Answer) -> tuple[str, ...]:
        """Each ticked option."""
        texts = {choice.id: choice.text for choice in self.choices}
        return tuple(texts.get(id_, id_) for id_ in cast(list[str], answer))

    def verdicts(self, answer: Answer) -> tuple[bool, ...]:
        """Of each, whether it is among the answers."""
        return tuple(id_ in self.solution() for id_ in cast(list[str], answer))

    def guess(self, seed: int) -> Answer:
        """Some of the choices, in the order of the file."""
        rng = random.Random(seed)
        some = rng.sample(self.choices, rng.randint(1, len(self.choices)))
        return [choice.id for choice in self.choices if choice in some]

    def mark(self, answer: Answer) -> Mark:
        """The share of the right options that was found; each wrong one takes one of them back."""
        ticked = set(cast(list[str], answer))
        found = len(ticked & set(self.solution()))
        too_many = len(ticked) - found
        earned = round(max(0, found - too_many) / len(self.answers), 4)
        if earned == 1:
            return Mark(earned)
        values = {"found": found, "right": len(self.answers)}
        if not too_many:
            return Mark(earned, Message("some-found", values))
        return Mark(earned, Message("some-found-too-many", {**values, "extra": too_many}))

    def solution(self) -> list[JsonValue]:
        """The ids of the right options, in the order of the file."""
        return [choice.id for choice in self.choices if choice.text in self.answers]

    @cached_property
    def texts(self) -> list[str]:
        """The choices' texts, in the order of the file."""
        return [choice.text for choice in self.choices]

    def choice(self, text: str) -> Choice:
        """The choice with this text."""
        return self.choices[self.texts.index(text)]

    def _from_format_0(self, answer: Answer) -> Answer:
        """The ids of the options with these texts."""
        ids = {choice.text: choice.id for choice in self.choices}
        return [ids.get(text, text) for text in cast(list[str], answer)]
