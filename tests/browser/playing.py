"""Playing whole games: read what the page says, know or mistake the answer, act by some hand."""

import re
from typing import Any, Literal

from playwright.sync_api import Locator, Page, expect

from quizapp.questions.base import Question
from quizapp.topics.topic import Event, Topic
from tests.browser.hands import Mouse

How = Literal["right", "wrong", "none"]
SAYS = {"right": "Right", "wrong": "Not right", "none": "I don’t know"}


class QuizPlayer:
    """Somebody who plays a quiz on this page, by this hand."""

    def __init__(self, page: Page, topic: Topic, hand: Mouse) -> None:
        self.page = page
        self.sets = topic.sets
        self.set = topic.sets[0]
        self.hand = hand

    def begin(self, set_: str = "", length: str = "All", limit: str = "No limit") -> None:
        """From the page where a quiz is set up."""
        if set_:
            self.set = next(one for one in self.sets if one.id == set_)
            self.hand.choose(self.page.get_by_role("radio", name=self.set.title))
        self.hand.choose(self.page.get_by_role("radio", name=length, exact=True))
        if limit != "No limit":
            self.hand.pick(self.page.get_by_label("Time limit"), limit)
        self.hand.press(self.page.get_by_role("button", name="Begin"))
        expect(self.page).to_have_title(starting("Question 1 of"))
        self.hand.settle()

    @property
    def question(self) -> Question:
        """The question that the page asks or explains."""
        main = self.page.locator("main")
        asked, page = main.locator("h1").inner_text().strip(), main.text_content()
        return next(
            one
            for one in self.set.questions
            if one.question == asked
            and all(text in page for text in getattr(one, "text_by_id", {}).values())
        )

    @property
    def is_asked(self) -> bool:
        """Whether the page asks a question, rather than explaining one or summing up."""
        return self.page.get_by_role("button", name="Check").is_visible()

    def give(self, how: How = "right") -> None:
        """Fill in an answer."""
        question = self.question
        answer = question.solution() if how == "right" else wrong(question)
        texts = getattr(question, "text_by_id", {})
        if question.type == "date":
            self.hand.write(self.page.locator("[name=date]"), question.told(answer)[0])
        elif question.type == "ordering":
            self.hand.arrange([texts[id_] for id_ in answer])
        elif question.type in {"matching", "categorise"}:
            is_one_each = question.type == "matching" and len(question.rights) == len(answer)
            put = self.hand.match if is_one_each else self.hand.sort
            for left, right in answer.items():
                put(texts[left], texts[right])
        elif question.type == "fill-in":
            for number, words in enumerate(answer, 1):
                gap = f"Gap {number} of {len(answer)}"
                self.hand.write(self.page.get_by_label(gap, exact=True), words)
        elif question.type == "find-evidence":
            self._choose([question.sentence(answer).text])
        elif question.type in {"numeric", "short-answer"}:
            self.hand.write(self.page.get_by_role("textbox"), str(answer))
        elif question.type == "true-false":
            self._choose([answer.title()])
        else:
            ids = answer if isinstance(answer, list) else [answer]
            self._choose([choice.text for choice in question.choices if choice.id in ids])

    def _choose(self, texts: list[str]) -> None:
        for text in texts:
            self.hand.choose(self.page.get_by_label(text, exact=True))

    def answer(self, how: How = "right") -> None:
        """Give an answer, or say that it is not known, and see what the page says to it."""
        if how == "none":
            self.hand.press(self.page.get_by_role("button", name="I don’t know"))
        else:
            self.give(how)
            self.hand.press(self.page.get_by_role("button", name="Check"))
        expect(self.verdict).to_have_text(starting(SAYS[how]))

    @property
    def verdict(self) -> Locator:
        """What the page says to an answer."""
        return self.page.locator(".verdict__word")

    @property
    def go(self) -> Locator:
        """The way on, before an answer and after it."""
        return self.page.locator(".button--go")

    def go_on(self) -> None:
        """To the next question or to the summary."""
        was = self.page.title()
        self.hand.press(self.go)
        expect(self.page).not_to_have_title(was)
        self.hand.settle()

    def play(self, how: How = "right") -> int:
        """Play to the end, each time in this way; tells how many questions there were."""
        count = 0
        while self.is_asked:
            self.answer(how)
            self.go_on()
            count += 1
        return count


class TimelinePlayer:
    """Somebody who plays the timeline game on this page, by this hand."""

    def __init__(self, page: Page, topic: Topic, hand: Mouse) -> None:
        self.page = page
        self.hand = hand
        self.events = {event.title: event for event in topic.events}

    def begin(self, cards: str = "6", slips: str = "Three lives") -> None:
        """From the page where a game is set up."""
        self.hand.choose(self.page.get_by_role("radio", name=cards, exact=True))
        self.hand.choose(self.page.get_by_role("radio", name=slips, exact=True))
        self.deal()

    def deal(self) -> None:
        """From the page where one begins, whatever is chosen there."""
        self.hand.press(self.page.get_by_role("button", name="Deal the cards"))
        expect(self.page).to_have_title(starting("Card 1 of"))
        self.hand.settle()

    @property
    def card(self) -> Event:
        """The card in hand."""
        held = self.page.locator("#hand-title").inner_text().strip()
        return self.events[held.removeprefix("Card in hand:").strip()]

    @property
    def row(self) -> list[Event]:
        """The cards that lie open, from the left."""
        row = self.page.get_by_role("list", name="The row, earliest first")
        return [
            self.events[title.strip()] for title in row.get_by_role("heading").all_inner_texts()
        ]

    def gap(self, how: How = "right") -> Locator:
        """The button of a gap that is right or wrong for the card in hand."""
        row, date = self.row, self.card.date
        fits = [
            not any(date.is_before(event.date) for event in row[:place])
            and not any(event.date.is_before(date) for event in row[place:])
            for place in range(len(row) + 1)
        ]
        return self.page.locator("button.gap").nth(fits.index(how == "right"))

    def place(self, how: How = "right") -> None:
        """Place the card in hand and see what the page says to it."""
        was = self.page.title()
        self.hand.press(self.gap(how))
        self.see(how, was)

    def see(self, how: How, was: str) -> None:
        """The page says so, and has moved on from the title it had."""
        expect(self.page).not_to_have_title(was)
        self.hand.settle()
        says = {"right": "Right", "wrong": "Not there"}[how]
        expect(self.page.locator(".verdict__word")).to_have_text(starting(says))

    @property
    def is_over(self) -> bool:
        """Whether the page shows the whole timeline."""
        return self.page.title().startswith("Your timeline")

    def play(self, how: How = "right") -> int:
        """Play to the end, each time in this way; tells how many cards were placed."""
        count = 0
        while not self.is_over:
            self.place(how)
            count += 1
        return count


def _elsewhere(question):
    """Each left with a right that is not its own: that of the left after it, or any other."""
    homes = question.solution()
    rights = [*dict.fromkeys(homes.values())]
    return {left: rights[(rights.index(home) + 1) % len(rights)] for left, home in homes.items()}


def wrong(question: Question) -> Any:
    """An answer to this question that earns nothing."""
    return {
        "multiple-choice": lambda q: next(c.id for c in q.choices if c.text != q.answer),
        "multiple-answers": lambda q: [next(c.id for c in q.choices if c.text not in q.answers)],
        "true-false": lambda q: "false" if q.answer else "true",
        "numeric": lambda q: "987654321",
        "short-answer": lambda q: "nobody knows",
        "ordering": lambda q: q.solution()[::-1],
        "matching": _elsewhere,
        "categorise": _elsewhere,
        "fill-in": lambda q: ["nobody knows"] * len(q.gaps),
        "find-evidence": lambda q: q.upgraded(
            next(int(n) for n, one in q.searched.items() if not one.shows_it), 0
        ),
        "date": lambda q: "1001-01-01"[: len(q.solution())],
    }[question.type](question)


def starting(text: str) -> re.Pattern[str]:
    """A pattern for what begins like this."""
    return re.compile(rf"\s*{re.escape(text)}")


def moves(page: Page) -> list[int]:
    """How many moves the server keeps of each game of this browser."""
    kept = page.request.get("/games/export").json()
    return [len(game["moves"]) for game in kept["games"]]
