"""Every message that the code makes has its sentence in English, and every sentence its message."""

import ast
import inspect
from pathlib import Path

import pytest

from quizapp.english.sentences import SENTENCES, said
from quizapp.messages import Message
from quizapp.settings import PACKAGE


def made(source: str) -> list[tuple[str, set[str] | None]]:
    """The name of every message that is made there, and its values where these stand in full."""
    calls = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == Message.__name__
    ]
    return [(ast.literal_eval(call.args[0]), _values(call)) for call in calls]


def _values(call: ast.Call) -> set[str] | None:
    if len(call.args) == 1:
        return set()
    written = call.args[1]
    if not isinstance(written, ast.Dict) or None in written.keys:
        return None
    return {ast.literal_eval(key) for key in written.keys}


def everywhere() -> list[tuple[Path, str, set[str] | None]]:
    return [
        (path, name, values)
        for path in sorted(PACKAGE.rglob("*.py"))
        for name, values in made(path.read_text(encoding="utf-8"))
    ]


def test_every_message_has_a_sentence_and_every_sentence_a_message():
    assert {name for _, name, _ in everywhere()} == set(SENTENCES)


def test_every_sentence_uses_the_values_of_its_message():
    for path, name, values in everywhere():
        sentence = SENTENCES[name]
        used = set() if isinstance(sentence, str) else set(inspect.signature(sentence).parameters)
        assert values is None or values == used, (path, name)


def test_the_search_finds_messages_and_their_values():
    source = "x = [Message('a'), Message('b', {'c': 1}), Message('d', values)]"
    assert made(source) == [("a", set()), ("b", {"c"}), ("d", None)]


def test_unknown_message_is_an_error():
    with pytest.raises(KeyError):
        said(Message("nothing-of-the-kind"))


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        (Message("gaps-open", {"open": 1}), "Fill in each gap: 1 is still open."),
        (Message("gaps-open", {"open": 2}), "Fill in each gap: 2 are still open."),
        (Message("too-late", {"off": 1, "unit": "day"}), "1 day too late."),
        (Message("too-late", {"off": 1234, "unit": "year"}), "1,234 years too late."),
    ],
)
def test_words_follow_the_figure(message, sentence):
    assert said(message) == sentence
