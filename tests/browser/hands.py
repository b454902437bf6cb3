"""What a player does to a page: with a mouse or with a finger. The keys have a file of their own."""

import re

from playwright.sync_api import Locator, Page, expect


class Mouse:
    """Clicks; without JavaScript, lists are put in order by numbers."""

    def __init__(self, page: Page, scripted: bool = True) -> None:
        self.page = page
        self.scripted = scripted

    def settle(self) -> None:
        """Wait until the page is whole and each of its elements has its script."""
        self.page.wait_for_load_state()
        if self.scripted:
            expect(self.page.locator("main :not(:defined)")).to_have_count(0)

    def press(self, what: Locator) -> None:
        """A button or a link."""
        what.click()

    def choose(self, option: Locator) -> None:
        """A radio field or a checkbox."""
        option.check()

    def write(self, field: Locator, text: str) -> None:
        """Into a field."""
        field.fill(text)

    def pick(self, field: Locator, label: str) -> None:
        """An option of a select."""
        field.select_option(label=label)

    def match(self, item: str, answer: str) -> None:
        """Make a pair."""
        if not self.scripted:
            self.pick(self.page.get_by_role("combobox", name=item, exact=True), answer)
            return
        self.press(an_item(self.page, item))
        self.press(an_answer(self.page, answer))
        matched = f"{item}: matched with {answer}"
        expect(an_item(self.page, item)).to_have_accessible_name(matched)

    def sort(self, item: str, category: str) -> None:
        """Choose the category of an item."""
        row = self.page.get_by_role("radiogroup", name=item, exact=True)
        self.choose(row.get_by_label(category, exact=True))

    def arrange(self, texts: list[str]) -> None:
        """Put the rows of a list in this order."""
        if not self.scripted:
            for place, text in enumerate(texts, 1):
                self.pick(self.page.get_by_role("combobox", name=text, exact=True), str(place))
            return
        for place, text in enumerate(texts):
            while rows(self.page).index(text) > place:
                self.move_up(text)

    def move_up(self, text: str) -> None:
        """One row, one place."""
        self.press(self.page.get_by_role("button", name=f"Move “{text}” up", exact=True))


class Finger(Mouse):
    """Taps and nothing else; the phone's own keyboard and list of options do the rest."""

    def press(self, what: Locator) -> None:
        """A button or a link."""
        what.tap()

    def choose(self, option: Locator) -> None:
        """By the words beside it."""
        self.page.locator("label").filter(has=option).tap()

    def write(self, field: Locator, text: str) -> None:
        """Into a field."""
        field.tap()
        self.page.keyboard.insert_text(text)


def an_item(page: Page, text: str) -> Locator:
    """The button of an item to match."""
    return page.locator(".match__one:first-of-type").filter(has_text=exactly(text))


def an_answer(page: Page, text: str) -> Locator:
    """The button of an answer to match."""
    return page.locator(".match__one:last-of-type").filter(has_text=exactly(text))


def exactly(text: str) -> re.Pattern[str]:
    """A pattern for this text and no other."""
    return re.compile(rf"^\s*{re.escape(text)}\s*$")


def rows(page: Page) -> list[str]:
    """The rows of a list to put in order, from the top."""
    return [text.strip() for text in page.locator(".order .order__text").all_inner_texts()]
