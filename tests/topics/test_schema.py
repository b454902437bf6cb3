"""JSON Schema accepts what `check` accepts, and refuses what editors can show early."""

import pytest
import yaml
from jsonschema import Draft202012Validator

from quizapp.questions import BY_NAME
from quizapp.settings import shipped
from quizapp.topics.schema import HOVER, KINDS, schema_of
from quizapp.topics.starter import example
from tests.builders import a_question, a_topic, a_topic_of_all_types, an_entry


@pytest.fixture(scope="module")
def validators():
    return {kind: Draft202012Validator(schema_of(kind)) for kind in KINDS}


def written(path):
    """The file as editors see it: numbers are numbers, dates are texts."""
    loader = type("Loader", (yaml.SafeLoader,), {})
    loader.yaml_implicit_resolvers = {
        sign: [rule for rule in rules if "timestamp" not in rule[0]]
        for sign, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return yaml.load(path.read_text(), loader)


def kind_of(path):
    kind = "set" if path.parent.name == "sets" else path.stem
    return kind if kind in KINDS else "topic"


FILES = sorted(shipped("content").rglob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_shipped_file_fits(validators, path):
    assert list(validators[kind_of(path)].iter_errors(written(path))) == []


def test_a_question_of_every_type_fits(validators):
    assert list(validators["topic"].iter_errors(a_topic_of_all_types())) == []


@pytest.mark.parametrize("name", BY_NAME)
def test_the_example_of_every_type_fits(validators, name):
    questions = [yaml.load(example(name), yaml.BaseLoader)]
    assert list(validators["set"].iter_errors({"title": "T", "questions": questions})) == []


@pytest.mark.parametrize(
    "wrong",
    [
        a_topic(titel="T"),
        a_topic(a_question(choises=["a"])),
        a_topic(a_question("numeric", type="numerik")),
        a_topic(title=None),
        a_topic(events=[an_entry(titel="T")]),
    ],
)
def test_what_check_refuses_by_its_keys_is_refused(validators, wrong):
    assert not validators["topic"].is_valid(wrong)


def test_every_key_has_a_sentence_to_show():
    for kind in KINDS:
        for part in parts(schema_of(kind)):
            for key, value in part.get("properties", {}).items():
                assert value.get("description"), key
    assert all(HOVER.values())


def parts(schema):
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from parts(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from parts(value)
