"""A class in real browsers: a host, a projector and players, each with a browser of their own."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Page, expect

from quizapp.topics.topic import Topic
from tests.browser.hands import Mouse
from tests.browser.playing import QuizPlayer, starting

NewContext = Callable[..., BrowserContext]


class RoomPlayer(QuizPlayer):
    """Somebody who plays in a room on this page."""

    def send(self, how="right") -> None:
        """Give an answer and see that it is saved."""
        if how == "none":
            self.hand.press(self.page.get_by_role("button", name="I don’t know"))
        else:
            self.give(how)
            self.hand.press(self.go)
        if self.hand.scripted:
            self.see_saved()

    def see_saved(self) -> None:
        """The page says so: of an answer that closes the question, in place of its form."""
        saved = re.compile(r"Saved\. You can|Your answer is saved")
        expect(self.page.locator("main").get_by_text(saved)).to_be_visible()

    def place(self, gap: int) -> None:
        """Lay the card into a gap and see that it is saved."""
        self.hand.choose(self.page.locator("input[name=gap]").nth(gap))
        self.hand.press(self.go)
        self.see_saved()


@dataclass
class Class:
    """A room with its host's page; the browsers of projector and players are opened as they come."""

    new_context: NewContext
    topic: Topic
    host: Page
    code: str = ""
    players: list[RoomPlayer] = field(default_factory=list)

    def open(self, what: str = "", **chosen: str) -> None:
        """Open the room; what is chosen is written into the form as its fields have it."""
        self.host.goto(f"/topics/{self.topic.id}/rooms/new")
        fields = {"what": what, "reading": "0", "seconds": "0"} | chosen
        for name, value in fields.items():
            self.host.evaluate(_SET, [name, value])
        self.host.get_by_role("button", name="Open the room", exact=True).click()
        expect(self.next).to_be_visible()
        self.code = self.host.url.split("/")[-2]

    def joined(self, page: Page | None = None, hand: type[Mouse] = Mouse, **more) -> RoomPlayer:
        """Somebody who has come in."""
        page = page or self.new_context(**more).new_page()
        page.goto(f"/join/{self.code}")
        page.get_by_role("button", name="Join").click()
        expect(page.get_by_text("You are in.")).to_be_visible()
        scripted = more.get("java_script_enabled", True)
        self.players.append(RoomPlayer(page, self.topic, hand(page, scripted)))
        return self.players[-1]

    def screen(self, **more) -> Page:
        """The projector."""
        page = self.new_context(viewport={"width": 1024, "height": 768}, **more).new_page()
        page.goto(f"/rooms/{self.code}/screen")
        return page

    @property
    def next(self):
        """The host's one obvious button."""
        return self.host.locator("[data-next]")

    def go(self, *names: str) -> None:
        """Press it as often, when it has these names."""
        for name in names:
            expect(self.next).to_have_text(starting(name))
            self.next.click()

    def shown(self, phase: str) -> None:
        """All pages of players show this phase."""
        for player in self.players:
            expect(player.page.locator(f"[data-phase^='{phase}']")).to_be_visible()
            player.hand.settle()


_SET = """([name, value]) => {
  const fields = [...document.querySelectorAll(`form.setup [name="${name}"]`)];
  for (const one of fields) {
    if (one.type === "radio") one.checked = value ? one.value === value : one.checked;
    else if (one.type === "checkbox") one.checked = value === "1";
    else one.value = value;
  }
}"""
