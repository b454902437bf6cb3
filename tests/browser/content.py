"""The topics of the site under test: those that are shipped, and two that show every type."""

import shutil
from pathlib import Path

from quizapp.settings import shipped
from tests.builders import (
    EVENTS,
    Written,
    a_question,
    a_topic,
    a_topic_of_all_types,
    an_entry,
    write_topic,
)

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 4
LONG_WORD = LONG[:300]
LONG_TITLE = LONG[:120]


def write_content(folder: Path) -> Path:
    """The folder, with all topics in it."""
    shutil.copytree(shipped("content"), folder, dirs_exist_ok=True)
    write_topic(folder, a_topic_of_all_types() | {"title": "Everything"}, "everything")
    write_topic(folder, _a_topic_of_long_words(), "long-words")
    return folder


def _a_topic_of_long_words() -> Written:
    events = [
        an_entry(id_, date, f"{number}{LONG_TITLE}"[:120], summary=LONG_WORD, why=LONG_WORD)
        | {"theme": "long", "people": [LONG_WORD], "sources": ["long"]}
        for number, (id_, date, _) in enumerate(EVENTS)
    ]
    told = {"publisher": LONG_WORD, "title": LONG_WORD, "url": f"https://example.org/{LONG_WORD}"}
    return a_topic(
        *_long_questions(),
        title=LONG_WORD,
        summary=LONG_WORD,
        article=f"# {LONG_WORD}\n\nFirst [{LONG_WORD}](#sputnik) then {LONG_WORD}.\n\nThe end.",
        themes={"long": LONG_WORD},
        sources={"long": told},
        events=events,
    )


def _long_questions() -> list[Written]:
    own: dict[str, Written] = {
        "multiple-choice": {"choices": [LONG_WORD, "Seoul"], "answer": "Seoul"},
        "multiple-answers": {"choices": [LONG_WORD, "Whisk"], "answers": [LONG_WORD]},
        "true-false": {},
        "numeric": {"unit": LONG_WORD[:20]},
        "short-answer": {"answer": LONG_WORD[:200], "accept": [LONG_WORD[1:200]]},
        "ordering": {"items": ["Fill the kettle", LONG_WORD, "Drink"]},
        "matching": {"pairs": {LONG_WORD: LONG_WORD, "Fox": "Den"}},
        "date": {},
        "categorise": {"categories": {LONG_WORD: [LONG_WORD, "Fox"], "Den": ["Bee"]}},
        "fill-in": {"text": f"{LONG_WORD} [[{LONG_WORD[:100]}]] ends."},
        "find-evidence": {"answer": f"then {LONG_WORD}"},
    }
    common = {"explanation": LONG_WORD, "sources": ["long"], "evidence": f"then {LONG_WORD}"}
    return [
        a_question(type_, question=f"{type_} {LONG_WORD}", event="sputnik", **common, **keys)
        for type_, keys in own.items()
    ]
