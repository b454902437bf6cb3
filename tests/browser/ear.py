"""A player who has nothing but the accessibility tree: what has a role and a name can be used."""

import re

from playwright.sync_api import Page, expect

_NAMED = re.compile(r"^\s*- '?(?P<role>[a-z]+) \"(?P<name>.*?)\"(?:'?:|'?$|'? \[)", re.MULTILINE)


class Ear:
    """Hears the tree of a page, and does what a screen reader's user does to one of its nodes."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def heard(self) -> str:
        """The tree of the page's main part."""
        return self.page.get_by_role("main").aria_snapshot()

    def names(self, role: str, within: str = "") -> list[str]:
        """The names of all nodes of a role, from the first mention of some words on."""
        tree = self.heard().partition(within)[2] if within else self.heard()
        return [found["name"] for found in _NAMED.finditer(tree) if found["role"] == role]

    def has(self, role: str, name: str) -> bool:
        """Whether there is such a node."""
        return name in self.names(role)

    def press(self, role: str, name: str, group: str = "") -> None:
        """A button, a link, a radio or a checkbox, perhaps in a group of this name."""
        around = self.page.get_by_role("radiogroup", name=group, exact=True) if group else self.page
        node = around.get_by_role(role, name=name, exact=True)
        expect(node).to_be_enabled()
        node.press("Space" if role in {"radio", "checkbox"} else "Enter")

    def write(self, name: str, text: str) -> None:
        """Into a text field."""
        self.page.get_by_role("textbox", name=name, exact=True).fill(text)

    def until(self, words: str) -> None:
        """Until the title begins with these words: so it is told where one is."""
        expect(self.page).to_have_title(re.compile(rf"\s*{words}"))
