"""What a player does to a page with nothing but a keyboard, and what must be seen meanwhile."""

from playwright.sync_api import Locator, expect

from tests.browser.hands import Mouse, an_answer, an_item, rows

MOST_STOPS = 90

# What is wrong with the place where the focus is, "" if nothing. The ring may be drawn by the label
# around a field or by the words after it; a hidden field is seen by these.
_SEEN = """
() => {
  const at = document.activeElement;
  const drawn = [at, at.closest("label"), at.nextElementSibling].filter(Boolean);
  const style = (one) => getComputedStyle(one);
  const isRing = (one) =>
    style(one).outlineStyle !== "none" && parseFloat(style(one).outlineWidth) >= MIN_WIDTH;
  if (!drawn.some(isRing)) return "no ring";
  const box = [...at.getClientRects()][0];
  if (!box) return "no box";
  if (box.top < -1 || box.bottom > innerHeight + 1) return "outside the window";
  if (box.left < -1 || box.right > innerWidth + 1) return "outside the window, sideways";
  const hit = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
  if (at.contains(hit) || at.closest("label")?.contains(hit)) return "";
  return `covered by ${hit?.outerHTML.slice(0, 120)}`;
}
""".replace("MIN_WIDTH", "2")
_WHERE = """() => {
  const at = document.activeElement;
  return at.outerHTML.slice(0, 160);
}"""


class Keys(Mouse):
    """Tab, Shift+Tab, arrows, Enter, space, Home, End, letters and digits."""

    def hit(self, key: str, times: int = 1) -> None:
        """One key."""
        for _ in range(times):
            self.page.keyboard.press(key)

    def press(self, what: Locator) -> None:
        """A button or a link."""
        self.reach(what)
        self.hit("Enter")

    def choose(self, option: Locator) -> None:
        """A radio field by arrows from the one of its group that Tab reaches, a checkbox by space."""
        if option.get_attribute("type") == "checkbox":
            self.reach(option)
            self.hit("Space")
            return
        name = option.get_attribute("name")
        self._stop_at(lambda: self.page.evaluate("document.activeElement.name") == name)
        self.hit("Space")
        for _ in range(MOST_STOPS):
            if has_focus(option):
                break
            self.hit("ArrowDown")
        self.must_be_seen()
        assert option.is_checked()

    def write(self, field: Locator, text: str) -> None:
        """Into a field."""
        self.reach(field)
        self.page.keyboard.type(text)

    def pick(self, field: Locator, label: str) -> None:
        """An option of a select, by its first letters."""
        self.reach(field)
        self.page.keyboard.type(label)
        assert field.locator("option:checked").inner_text() == label

    def match(self, item: str, answer: str) -> None:
        """Enter on the item leads to the answers, arrows to one of them, and Enter to what is next."""
        one = an_item(self.page, item)
        for wanted in (one, an_answer(self.page, answer)):
            if self.page.evaluate("document.activeElement.matches('.match__one')"):
                self._walk_to(wanted)
            else:
                self.reach(wanted)
            self.hit("Enter")
            self.must_be_seen()
        expect(one).to_have_accessible_name(f"{item}: matched with {answer}")

    def _walk_to(self, wanted: Locator) -> None:
        for key in ("ArrowUp", "ArrowDown"):
            for _ in range(MOST_STOPS // 9):
                if not has_focus(wanted):
                    self.hit(key)
                    self.must_be_seen()
        assert has_focus(wanted)

    def move_up(self, text: str) -> None:
        """By the button, which keeps the focus."""
        button = self.page.get_by_role("button", name=f"Move “{text}” up", exact=True)
        was = rows(self.page).index(text)
        if not has_focus(button):
            self.reach(button)
        self.hit("Enter")
        assert rows(self.page).index(text) == was - 1
        assert has_focus(button)

    def reach(self, what: Locator, key: str = "Tab") -> None:
        """Tab until it has the focus; every stop on the way must be seen."""
        self._stop_at(lambda: has_focus(what), key)

    def _stop_at(self, is_there, key: str = "Tab") -> None:
        for _ in range(MOST_STOPS):
            if is_there():
                return
            self.hit(key)
            self.must_be_seen()
        raise AssertionError(f"Not reached by {key}; the focus is at {self.where()}")

    def must_be_seen(self) -> None:
        """What has the focus is in the window, marked, and not covered."""
        if self.page.evaluate("document.activeElement === document.body"):
            return  # between the last stop of a page and its first
        for _ in range(40):  # it may still be scrolling there
            wrong = self.page.evaluate(_SEEN)
            if not wrong:
                return
            self.page.wait_for_timeout(25)
        raise AssertionError(f"The focus is {wrong}: {self.where()}")

    def where(self) -> str:
        """Where the focus is."""
        return self.page.evaluate(_WHERE)


def has_focus(what: Locator) -> bool:
    """Whether it has the focus."""
    return what.evaluate("(element) => element === document.activeElement")
