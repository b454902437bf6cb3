"""What every question type promises: fields, shown, read, fill, mark, told, guess, solution."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, Literal, Protocol, Self

from pydantic import BeforeValidator, Field, JsonValue, model_validator

from quizapp.dates import HistoricalDate
from quizapp.messages import Message, Told
from quizapp.questions.typed.context import NO_CONTEXT, Context
from quizapp.text import Slug, Text, Written, Wrong, slug_of

Answer = JsonValue
"""What a player gave, its parts named by their ids; it is stored as JSON."""

FORMAT = 1
"""The way answers are written today. In format 0, parts were named by their texts or places."""


class FormData(Protocol):
    """A submitted form: Werkzeug's MultiDict keeps this."""

    def getlist(self, key: str, /) -> list[str]:
        """All values of a field."""


class Dated(Protocol):
    """An event, as far as a question needs one."""

    @property
    def title(self) -> str:
        """What happened."""

    @property
    def date(self) -> HistoricalDate:
        """When."""


@dataclass(frozen=True)
class Offered:
    """The options of a question in the order of the file, and which of them are right."""

    key: str
    """The key under which they stand; "" where the type brings them itself."""
    texts: tuple[str, ...]
    right: frozenset[int]


class Tampered(Told):
    """A form holds what its page never offered."""


class Unclear(Told):
    """A form cannot be read as an answer; the message tells the player how to mend it."""


@dataclass(frozen=True)
class Mark:
    """What an answer earned, from 0 to 1, and perhaps how near it came."""

    earned: float
    remark: Message | None = None

    @property
    def verdict(self) -> Literal["right", "partly", "wrong"]:
        """The mark in a word."""
        if self.earned >= 1:
            return "right"
        return "partly" if self.earned > 0 else "wrong"


@dataclass(frozen=True)
class Shown:
    """What a player may see of an open question. A type adds its own fields: never the answer."""

    type: str
    question: str


@dataclass(frozen=True)
class Option:
    """One thing to choose or to move: its place on the page is all that its value tells."""

    value: str
    text: str


@dataclass(frozen=True)
class ShownOptions(Shown):
    """An open question with options in the order of its seed."""

    options: tuple[Option, ...] = field(default=())


def as_list(value: Any) -> Any:
    """One text as a list of one; anything else as it is."""
    return (value,) if isinstance(value, str) else value


Evidence = Annotated[
    tuple[Text, ...],
    Field(max_length=12),
    BeforeValidator(as_list, json_schema_input_type=str | tuple[Text, ...]),
]
"""One quotation, or several where one does not prove all of an answer."""

Skill = Literal["recall", "cause", "chronology", "claim", "comparison", "inference", "silence"]
"""What answering takes: to remember; to say why; to work out when; whose word it is; to compare
accounts; what follows and what does not; what is not told."""


class Question(Written):
    """A question as its teacher wrote it; each type is a folder with a subclass of this."""

    type: str
    id: Slug
    question: Text
    explanation: Text | None = None
    evidence: Evidence = ()
    event: Slug | None = None
    difficulty: Literal["easy", "medium", "hard"] | None = None
    skill: Skill | None = None
    sources: tuple[Slug, ...] = ()
    valid_until: HistoricalDate | None = None

    has_own_words: ClassVar[bool] = False
    """Whether players answer in words of their own, which a class need not see."""
    is_brief: ClassVar[bool] = False
    """Whether one press or a word answers it, so that it can stand within an article."""
    default_for: ClassVar[str | None] = None
    """The key that tells this type where a teacher wrote no `type`."""

    @model_validator(mode="before")
    @classmethod
    def _id_from_the_text(cls, value: Any) -> Any:
        if (
            isinstance(value, dict)
            and not value.get("id")
            and isinstance(value.get("question"), str)
        ):
            return value | {"id": slug_of(value["question"])}
        return value

    @model_validator(mode="before")
    @classmethod
    def _type_is_known(cls, value: Any) -> Any:
        if isinstance(value, dict) and not value.get("type"):
            return value | {"type": cls.model_fields["type"].default}
        return value

    def event_ids(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The events this question names, each with the path of the key that names it."""
        if self.event:
            yield ("event",), self.event

    def quotations(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The words it quotes from the article, each with the path of the key that holds them."""
        yield from ((("evidence", number), words) for number, words in enumerate(self.evidence))

    @property
    def proof(self) -> str | None:
        """The words of the article that prove the answer."""
        return next((words for _, words in self.quotations()), None)

    def offered(self) -> Offered | None:
        """The options that a player chooses from, for types that have them."""
        return None

    def giveaways(self) -> Iterator[tuple[str | HistoricalDate, str]]:
        """What would give its answer away if it were told elsewhere, each with what it answers."""
        offered = self.offered()
        if offered and offered.key:
            yield from ((offered.texts[place], self.question) for place in offered.right)

    def answers_and_options(self) -> Iterator[str]:
        """The texts that it offers, and those that are right."""
        offered = self.offered()
        yield from offered.texts if offered else ()
        yield from (text for text, _ in self.giveaways() if isinstance(text, str))

    def bound(
        self,
        events: Mapping[str, Dated],
        paragraphs: Sequence[str] = (),
        context: Context = NO_CONTEXT,
    ) -> Self:
        """The question with what it needs of the topic's events, its article and its words."""
        return self

    def problems(self) -> Iterator[Wrong]:
        """What only a look at the bound question shows."""
        yield from ()

    def shown(self, seed: int) -> Shown:
        """What a player may see while the question is open, the same for the same seed."""
        raise NotImplementedError

    def read(self, form: FormData, seed: int) -> Answer | None:
        """The answer in a form made from `shown(seed)`, None if blank; raises Tampered, Unclear."""
        raise NotImplementedError

    def fill(self, answer: Answer, seed: int) -> dict[str, list[str]]:
        """The form, field by field, from which `read` with the same seed gives this answer."""
        raise NotImplementedError

    def mark(self, answer: Answer) -> Mark:
        """What an answer that `read` gave has earned; a part that is no longer there earns nothing."""
        raise NotImplementedError

    def told(self, answer: Answer) -> tuple[str, ...]:
        """An answer in words, its parts one by one, as they are counted among those of a class.

        Neither the words nor their order tell what is right.
        """
        raise NotImplementedError

    def verdicts(self, answer: Answer) -> tuple[bool, ...]:
        """Of each part that is told, whether it is right."""
        return (self.mark(answer).earned >= 1,)

    def guess(self, seed: int) -> Answer:
        """An answer of somebody who does not know, such as `read` gives; the same for the same seed."""
        raise NotImplementedError

    def upgraded(self, answer: Answer, written_in: int) -> Answer:
        """An answer that was written in an earlier FORMAT, as it is written today."""
        return answer if answer is None or written_in >= FORMAT else self._from_format_0(answer)

    def _from_format_0(self, answer: Answer) -> Answer:
        return answer

    def solution(self) -> Answer:
        """One answer that earns full marks."""
        raise NotImplementedError
