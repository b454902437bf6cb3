"""The question types. To add one: a folder beside this file and a line in TYPES."""

from typing import TYPE_CHECKING, Annotated, Any, Union

from pydantic import Discriminator, Tag

from quizapp.questions.base import Question
from quizapp.questions.categorise import Categorise
from quizapp.questions.date import Date
from quizapp.questions.fill_in import FillIn
from quizapp.questions.find_evidence import FindEvidence
from quizapp.questions.matching import Matching
from quizapp.questions.multiple_answers import MultipleAnswers
from quizapp.questions.multiple_choice import MultipleChoice
from quizapp.questions.numeric import Numeric
from quizapp.questions.ordering import Ordering
from quizapp.questions.short_answer import ShortAnswer
from quizapp.questions.true_false import TrueFalse

TYPES: tuple[type[Question], ...] = (
    MultipleChoice,
    MultipleAnswers,
    TrueFalse,
    Numeric,
    ShortAnswer,
    Ordering,
    Matching,
    Date,
    Categorise,
    FillIn,
    FindEvidence,
)

BY_NAME: dict[str, type[Question]] = {type_.model_fields["type"].default: type_ for type_ in TYPES}


def type_name(value: Any) -> str | None:
    """The name of a question's type as written, or as its keys tell; None if neither does."""
    if isinstance(value, Question):
        return value.type
    if not isinstance(value, dict):
        return None
    if value.get("type"):
        return str(value["type"])
    defaults = (name for name, type_ in BY_NAME.items() if type_.default_for in value)
    return next(defaults, None)


if TYPE_CHECKING:
    AnyQuestion = Question
else:
    AnyQuestion = Annotated[
        Union[tuple(Annotated[type_, Tag(name)] for name, type_ in BY_NAME.items())],  # noqa: UP007
        Discriminator(type_name),
    ]
