"""The documentation tells all that there is, and nothing else."""

import dataclasses
import re
from pathlib import Path

from click import Command, Context

from quizapp import cli
from quizapp.questions import BY_NAME
from quizapp.questions.base import Question
from quizapp.settings import Settings
from quizapp.topics.topic import Event, QuestionSet, Topic

ROOT = Path(__file__).parent.parent
WRITING = (ROOT / "docs" / "writing.md").read_text()
OPERATORS = (ROOT / "docs" / "operators.md").read_text()


def test_every_question_type_stands_with_its_example():
    for name in BY_NAME:
        folder = ROOT / "quizapp" / "questions" / name.replace("-", "_")
        example = (folder / "example.yaml").read_text().strip()
        assert f"### {name}\n" in WRITING
        assert f"```yaml\n{example}\n```" in WRITING


def test_every_key_of_a_type_is_in_its_example_or_explained():
    for name, type_ in BY_NAME.items():
        section = WRITING.partition(f"### {name}\n")[2].partition("\n### ")[0]
        for key in set(type_.model_fields) - set(Question.model_fields):
            assert re.search(rf"\b{key}\b", section), f"{name}: {key}"


def test_every_common_key_is_explained():
    for model in (Question, Event, QuestionSet, Topic):
        for key in model.model_fields:
            assert re.search(rf"\b{key}\b", WRITING), f"{model.__name__}: {key}"


def test_the_types_that_stand_in_an_article_are_named():
    brief = [name for name, type_ in BY_NAME.items() if type_.is_brief]
    told = re.search(r"one press or a word answers \((.*?)\)", WRITING)[1]
    assert sorted(told.split(", ")) == sorted(brief)


def test_every_setting_is_explained():
    for field in dataclasses.fields(Settings):
        assert f"`QUIZAPP_{field.name.upper()}`" in OPERATORS


def test_every_command_and_option_is_explained():
    context = Context(cli.main)
    for name in cli.COMMANDS:
        command = cli.main.get_command(context, name)
        assert isinstance(command, Command)
        assert f"quizapp {name}" in OPERATORS
        for option in command.params:
            if option.param_type_name == "option":
                assert option.opts[0] in OPERATORS


def test_the_map_of_the_readme_names_what_is_there():
    readme = (ROOT / "README.md").read_text()
    for folder in ("questions", "topics", "games", "storage", "web"):
        assert (ROOT / "quizapp" / folder).is_dir()
        assert f"  {folder}/" in readme
    for link in re.findall(r"\]\(([^)#:]+)\)", readme):
        assert (ROOT / link).exists(), link
