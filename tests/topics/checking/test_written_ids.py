"""Ids that a teacher wrote for choices, items and pairs: mistakes are told where they stand."""

import pytest

from quizapp.topics.shelf.loading import load
from tests.builders import write

CHOICES = """\
title: Capitals
questions:
  - question: What is the capital of South Korea?
    choices:
      - {text: Seoul, id: capital}
      - {text: Busan, id: capital}
    answer: Seoul
"""
ITEMS = """\
title: Tea
questions:
  - type: ordering
    question: What comes first?
    items: [Boil the water, Pour it]
    ids:
      Boil the water: boil
      %s
"""


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (CHOICES, 6, "The id “capital” stands twice, at “Seoul” and at “Busan”."),
        (
            ITEMS % "Pour it: boil",
            8,
            "The id “boil” stands twice, at “Boil the water” and at “Pour it”.",
        ),
        (
            ITEMS % "Pour them: pour",
            8,
            "“Pour them” has an id here, but is no part of the question.",
        ),
        (ITEMS % "Pour it: Pour!", 8, "“Pour!” cannot be used for “Pour it”."),
    ],
)
def test_mistake_is_told_in_its_line(tmp_path, text, line, message):
    [problem] = load(write(tmp_path / "topic.yaml", text)).problems
    assert (problem.code, problem.line, problem.message) == ("wrong-value", line, message)
    assert problem.fix
