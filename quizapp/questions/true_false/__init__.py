"""true-false: a statement to judge."""

import random
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator

from quizapp.messages import Message
from quizapp.questions.base import (
    Answer,
    FormData,
    Mark,
    Offered,
    Question,
    Shown,
    Tampered,
)
from quizapp.questions.shuffling import only
from quizapp.text import Wrong


def _true_or_false(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    if word not in {"true", "false"}:
        meant = {"yes": "true", "t": "true", "no": "false", "f": "false"}.get(word)
        fix = f"Write “{meant}”." if meant else "Write one of them."
        raise Wrong(f"The answer “{value}” is neither “true” nor “false”.", fix)
    return word == "true"


class TrueFalse(Question):
    """A statement that is true or false."""

    is_brief: ClassVar[bool] = True

    type: Literal["true-false"] = "true-false"
    answer: Annotated[bool, BeforeValidator(_true_or_false)]

    def offered(self) -> Offered:
        """True and False."""
        return Offered("", ("True", "False"), frozenset({0 if self.answer else 1}))

    def shown(self, seed: int) -> Shown:
        """The statement alone."""
        return Shown(self.type, self.question)

    def read(self, form: FormData, seed: int) -> Answer | None:
        """The text “true” or “false”."""
        value = only(form, "choice")
        if value not in {"", "true", "false"}:
            raise Tampered(Message("no-such-option"))
        return value or None

    def fill(self, answer: Answer, seed: int) -> dict[str, list[str]]:
        """The answer itself."""
        return {"choice": [str(answer)]}

    def told(self, answer: Answer) -> tuple[str, ...]:
        """The text as it is offered."""
        return (str(answer).capitalize(),)

    def guess(self, seed: int) -> Answer:
        """Either."""
        return random.Random(seed).choice(("true", "false"))

    def mark(self, answer: Answer) -> Mark:
        """All or nothing."""
        return Mark(1.0 if answer == self.solution() else 0.0)

    def solution(self) -> Answer:
        """The text “true” or “false”."""
        return "true" if self.answer else "false"
