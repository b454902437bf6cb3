"""Whole games, played by somebody who has nothing but roles and names."""

import re

import pytest
from playwright.sync_api import expect

from quizapp.questions.base import Question
from quizapp.topics.topic import Topic
from tests.browser.ear import Ear


@pytest.fixture
def ear(calm_page) -> Ear:
    return Ear(calm_page)


def give(ear: Ear, question: Question) -> None:
    """The right answer, by the nodes of its type."""
    solution, texts = question.solution(), getattr(question, "text_by_id", {})
    match question.type:
        case "multiple-choice" | "multiple-answers":
            role = "radio" if question.type == "multiple-choice" else "checkbox"
            for choice in question.choices:
                if choice.id in ([solution] if role == "radio" else solution):
                    ear.press(role, choice.text)
        case "true-false":
            ear.press("radio", solution.title())
        case "find-evidence":
            ear.press("radio", question.sentence(solution).text)
        case "categorise":
            for item, group in solution.items():
                ear.press("radio", texts[group], group=texts[item])
        case "matching":
            match_pairs(ear, {texts[left]: texts[right] for left, right in solution.items()})
        case "ordering":
            put_in_order(ear, [texts[id_] for id_ in solution])
        case "fill-in":
            for name, words in zip(ear.names("textbox"), solution, strict=True):
                ear.write(name, words)
        case _:
            ear.write(ear.names("textbox")[0], str(solution))


def match_pairs(ear: Ear, pairs: dict[str, str]) -> None:
    for left, right in pairs.items():
        for text in (left, right):
            ear.press("button", next(n for n in ear.names("button") if n.startswith(f"{text}:")))


def put_in_order(ear: Ear, texts: list[str]) -> None:
    for place, text in enumerate(texts):
        while order(ear).index(text) > place:
            ear.press("button", f"Move “{text}” up")


def order(ear: Ear) -> list[str]:
    ups = (re.fullmatch("Move “(.*)” up", name) for name in ear.names("button"))
    return [up[1] for up in ups if up]


def test_a_quiz_is_played_to_full_marks(ear, everything):
    questions = {question.question: question for question in everything.open_questions}
    begin_quiz(ear, everything)
    answer_all(ear, questions)
    assert f"{len(questions)} of {len(questions)}" in " ".join(ear.names("heading"))


def test_a_review_is_played_the_next_day(ear, everything, a_day_passes):
    questions = {question.question: question for question in everything.open_questions}
    begin_quiz(ear, everything)
    for number in range(1, len(questions) + 1):
        ear.press("button", "I don’t know")
        ear.until(f"I don’t know · Question {number} of")
        if number < len(questions):
            go_on(ear)
    a_day_passes(ear.page)
    ear.page.goto("/review")
    assert f"{len(questions)} are due" in ear.names("heading")
    ear.press("button", "Review 10 now")
    ear.until("Question 1 of 10")
    answer_all(ear, questions)
    assert f"10 of {len(questions)} known" in ear.heard()


def begin_quiz(ear: Ear, topic: Topic) -> None:
    ear.page.goto(f"/topics/{topic.id}/quiz")
    ear.press("radio", "All")
    ear.press("button", "Begin")
    ear.until("Question 1 of")


def answer_all(ear: Ear, questions: dict[str, Question]) -> None:
    while ear.has("button", "Check"):
        give(ear, questions[ear.names("heading")[0]])
        ear.press("button", "Check")
        ear.until("Right · Question")
        assert ear.names("heading")[-1].startswith("Right")
        go_on(ear)


def go_on(ear: Ear) -> None:
    was = ear.page.title()
    ear.press("link", "Next question" if ear.has("link", "Next question") else "See how it went")
    expect(ear.page).not_to_have_title(was)


def test_a_timeline_game_is_played_without_a_slip(ear, everything):
    dates = {event.title: event.date for event in everything.events}
    ear.page.goto(f"/topics/{everything.id}/timeline-game")
    ear.press("button", "Deal the cards")
    ear.until("Card 1 of")
    place_all(ear, dates)
    assert "3 lives left" not in ear.heard()
    assert re.search(r"(\d+) of \1 cards placed right", ear.heard())


def test_the_daily_deal_is_played_without_a_slip(ear, everything):
    dates = {event.title: event.date for event in everything.events}
    ear.page.goto(f"/topics/{everything.id}/daily")
    ear.press("button", "Deal the cards")
    ear.until("Card 1 of")
    place_all(ear, dates)
    assert re.search(r"(\d+) of \1 cards placed right", ear.heard())
    ear.page.goto(f"/topics/{everything.id}/daily")
    assert "1 day in a row" in ear.heard()


def place_all(ear: Ear, dates: dict) -> None:
    while held := [n for n in ear.names("heading") if n.startswith("Card in hand: ")]:
        card = held[0].removeprefix("Card in hand: ")
        was = ear.page.title()
        ear.press("button", gap_for(ear, dates, dates[card]))
        ear.page.wait_for_function("(was) => document.title !== was", arg=was)


def gap_for(ear: Ear, dates: dict, date) -> str:
    """The name of a gap that contradicts no date, read off the titles that it tells."""
    for name in ear.names("button"):
        told = re.fullmatch("Place here: (before|between|after) .*", name)
        titles = re.findall("“(.*?)”", name)
        if not told or len(re.findall(r"”, [^“]*\d", name)) < len(titles):
            continue  # no gap, or one that keeps a date to itself
        before = titles[0] if told[1] != "before" else None
        after = titles[-1] if told[1] != "after" else None
        fits_before = before is None or not date.is_before(dates[before])
        if fits_before and (after is None or not dates[after].is_before(date)):
            return name
    raise AssertionError(ear.heard())
