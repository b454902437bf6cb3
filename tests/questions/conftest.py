"""Every question type's own example, and the templates as the web sees them."""

import importlib
from pathlib import Path
from typing import Any

import pytest
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined

from quizapp.questions import TYPES
from quizapp.questions.base import Question
from quizapp.topics.source.reading import read
from quizapp.web import words


def folder(type_: type[Question]) -> str:
    """The name of the folder a type lives in, which is also that of its templates."""
    return type_.__module__.rpartition(".")[2]


def example(type_: type[Question]) -> dict[str, Any]:
    """What the type's example.yaml says."""
    path = Path(importlib.import_module(type_.__module__).__file__).with_name("example.yaml")
    reading = read(path.read_bytes(), path.name)
    assert not reading.problems
    return reading.value


def bound(question: Question) -> Question:
    """The question with a small article, in which its proof stands."""
    proof = question.proof or "Nothing is proved."
    return question.bound({}, [f"It begins. {proof} It goes on.", "Another paragraph ends it."])


@pytest.fixture(scope="session", params=TYPES, ids=folder)
def written(request):
    """A type and what its example says."""
    return request.param, example(request.param)


@pytest.fixture(scope="session")
def question(written):
    """The question of a type's example."""
    type_, value = written
    return bound(type_.model_validate(value))


@pytest.fixture(scope="session")
def templates():
    """The site's own templates, in an environment that forgives nothing."""
    types = PrefixLoader({"questions": PackageLoader("quizapp", "questions")})
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("quizapp.web"), types]),
        autoescape=True,
        undefined=StrictUndefined,
    )
    words.use_in(environment)
    environment.globals["asset"] = lambda name: f"/static/{name}"
    return environment
