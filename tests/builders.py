"""What tests are built from: questions and topics as teachers write them, and files of them."""

from collections.abc import Mapping
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

import yaml

from quizapp.questions import BY_NAME
from quizapp.settings import PACKAGE
from quizapp.topics.shelf.loading import load, load_all, topics_in
from quizapp.topics.source.reading import read
from quizapp.topics.topic import Topic

Written = dict[str, Any]
TYPE_NAMES = tuple(BY_NAME)

EVENTS = (
    ("telescope", "1608", "A telescope is shown in The Hague"),
    ("photograph", "1826", "A window is photographed"),
    ("telephone", "1876-03-10", "A telephone carries words"),
    ("powered-flight", "1903-12-17", "A machine with an engine flies"),
    ("penicillin", "1928-09", "A mould stops bacteria"),
    ("sputnik", "1957-10-04", "A satellite reaches orbit"),
    ("moon-landing", "1969-07-20", "People land on the Moon"),
    ("web", "1989/1991", "The World Wide Web is made"),
)


class _WithoutAliases(yaml.CSafeDumper):  # in C, for tests write many files
    def ignore_aliases(self, data: Any) -> bool:
        """Teachers cannot write them."""
        return True


@cache
def _example(name: str) -> Written:
    folder = PACKAGE / "questions" / name.replace("-", "_")
    value = read((folder / "example.yaml").read_bytes(), name).value
    assert value
    return value


def a_question(type_: str = "multiple-choice", **more: Any) -> Written:
    """The example of a type, with an id of the type's name and with these keys changed."""
    changed = {"type": type_} | _example(type_) | {"id": type_} | more
    return {key: value for key, value in changed.items() if value is not None}


def an_entry(
    id_: str = "sputnik", date: str = "1957-10-04", title: str = "", **more: Any
) -> Written:
    """An event as a teacher writes it."""
    return {"id": id_, "date": date, "title": title or f"The {id_} happens", **more}


def a_topic(*questions: Written, **more: Any) -> Written:
    """A topic in one file, with one question if none are given."""
    return {"title": "Inventions", **more, "questions": list(questions or (a_question(),))}


def a_topic_of_all_types(**more: Any) -> Written:
    """A topic with a question of every type, an article and a timeline."""
    article = "A mould in a dish stopped the bacteria around it.\n\nLater came [orbit](#sputnik)."
    own = {"date": {"event": None}, "find-evidence": {"answer": "stopped the bacteria"}}
    # Each event and each quotation for one question: what an open one asks about is hidden.
    questions = []
    for name, event in zip_longest(TYPE_NAMES, [event[0] for event in EVENTS]):
        article += f"\n\nOf the {name} one, the book says this and no more."
        keys = {"evidence": f"Of the {name} one", "event": event} | own.get(name, {})
        questions.append(a_question(name, **keys))
    events = [an_entry(*event, why=f"It mattered: {event[0]}.") for event in EVENTS]
    return a_topic(*questions, article=article, events=events, **more)


def a_topic_of_many_questions(count: int = 14, **more: Any) -> Written:
    """A topic of which every third question has its proof in one paragraph, every fourth one event."""
    paragraphs = [
        " ".join(f"Thing number {n} was seen." for n in range(first, count, 3))
        for first in range(3)
    ]
    questions = [
        a_question(
            id=f"q{n}",
            question=f"What was seen, number {n}?",
            evidence=f"Thing number {n} was",
            event=EVENTS[n % 4][0],
        )
        for n in range(count)
    ]
    events = [an_entry(*event) for event in EVENTS]
    return a_topic(*questions, article="\n\n".join(paragraphs), events=events, **more)


def write(path: Path, value: Any) -> Path:
    """A YAML file with this value, or with this text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    dumped = {"Dumper": _WithoutAliases, "allow_unicode": True, "sort_keys": False}
    text = value if isinstance(value, str) else yaml.dump(value, **dumped)
    path.write_text(text, encoding="utf-8")
    return path


def write_topic(folder: Path, value: Written, name: str = "inventions") -> Path:
    """The file of a topic, in a folder of topics."""
    return write(folder / f"{name}.yaml", value)


def write_files(folder: Path, files: Mapping[str, Any]) -> Path:
    """The folder, with these files in it."""
    for name, value in files.items():
        write(folder / name, value)
    return folder


def the_topic(folder: Path, value: Written, name: str = "inventions") -> Topic:
    """The topic that this is read as."""
    loaded = load(write_topic(folder, value, name))
    assert loaded.topic, loaded.problems
    return loaded.topic


def the_topics(folder: Path) -> dict[str, Topic]:
    """The topics of a folder by their ids."""
    return {one.topic.id: one.topic for one in load_all(topics_in(folder)) if one.topic}
