"""A quiz, a timeline game and the daily deal, played to their ends in WebKit and in Firefox."""

import pytest

from quizapp.topics.topic import Topic
from tests.engines.engine import Engine

WORDS = {"numeric": "3", "date": "4 October 1957"}
"""What is typed into a field, by the type of its question; else a letter."""


def begin(engine: Engine, path: str) -> None:
    engine.open(path)
    engine.press(engine.all("main form button")[-1])
    engine.until(lambda: path not in address(engine) and engine.text("h1"))


def address(engine: Engine) -> str:
    return engine.run("return location.pathname")


def give(engine: Engine, topic: Topic) -> None:
    """Answer the question in sight: press the first of each row, match each row, write into fields."""
    type_ = next(q.type for q in topic.open_questions if q.question == engine.text("h1"))
    for label in first_of_each_row(engine):
        engine.press(label)
    for one in engine.all("main form .match__one"):
        engine.press(one)
    assert all(": matched with " in name for name in names_of_pairs(engine))
    for field in engine.all("main form input[type=text]"):
        engine.type(field, WORDS.get(type_, "a"))
    is_whole = engine.run("return document.querySelector('main .question').checkValidity()")
    engine.press(engine.named("Check" if is_whole else "I don’t know"))


def names_of_pairs(engine: Engine) -> list[str]:
    return engine.run("""
      return [...document.querySelectorAll(".match__one")].map((one) => one.getAttribute("aria-label"));
    """)


def first_of_each_row(engine: Engine):
    return engine.run("""
      const rows = new Map();
      for (const one of document.querySelectorAll("main form label:has(input)")) {
        const field = one.querySelector("input[type=radio], input[type=checkbox]");
        if (field && one.checkVisibility() && !rows.has(field.name)) rows.set(field.name, one);
      }
      return [...rows.values()];
    """)


def verdict(engine: Engine) -> str:
    return engine.text(".verdict__word")


@pytest.mark.parametrize("topic_id", ["everything"])
def test_a_quiz_is_played_to_its_end(engine, topics, topic_id):
    topic = topics[topic_id]
    begin(engine, f"/topics/{topic_id}/quiz")
    seen = []
    while "/questions/" in address(engine):
        asked = engine.text("h1")
        give(engine, topic)
        engine.until(lambda: verdict(engine) or engine.text(".problem"))
        if not verdict(engine):
            engine.press(engine.named("I don’t know"))
            engine.until(lambda: verdict(engine))
        seen.append((asked, verdict(engine)))
        engine.press(engine.named("Next question") or engine.named("See how it went"))
        engine.until(lambda asked=asked: engine.text("h1") not in {"", asked})
    assert len({asked for asked, _ in seen}) == min(10, len(topic.open_questions))
    assert not [asked for asked, word in seen if word.startswith("I don’t know")]


def test_what_was_answered_comes_back_in_review(engine):
    engine.open("/review")
    assert "Nothing is due" in engine.text("h1")
    assert "Everything" in engine.text()


@pytest.mark.parametrize("part", ["timeline-game", "daily"])
def test_a_timeline_game_is_played_to_its_end(engine, topics, part):
    begin(engine, f"/topics/everything/{part}")
    placed = 0
    while gaps := engine.all("main button[name=gap]"):
        card = engine.text("#hand-title")
        engine.press(gaps[len(gaps) // 2])
        engine.until(lambda card=card: engine.text("#hand-title") != card and engine.text("h1"))
        placed += 1
    assert placed >= 3
    assert "placed right" in engine.text()


def test_pages_to_read_and_explore_fit_the_window(engine):
    topic = "/topics/south-korea-china-2026"
    for path in ("/", topic, f"{topic}/article", f"{topic}/timeline", "/help"):
        engine.open(path)
        wide = engine.run("return [document.documentElement.scrollWidth, innerWidth]")
        assert wide[0] <= wide[1], path
