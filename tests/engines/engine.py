"""A browser of another engine than Chromium's, behind the few deeds of a player."""

import time
from collections.abc import Callable
from typing import Any

PHONE = (390, 760)
PATIENCE = 20  # s; other jobs may load the machine


class Missing(Exception):
    """This machine does not have the engine."""


class Engine:
    """A window on the site; each engine adds how its driver does the deeds."""

    def __init__(self, site: str) -> None:
        self.site = site

    def goto(self, address: str) -> None:
        """Load a page."""
        raise NotImplementedError

    def run(self, script: str, *values: Any) -> Any:
        """What the body of a function gives in the page, from `arguments`; elements as handles."""
        raise NotImplementedError

    def click(self, element: Any) -> None:
        """Press the middle of an element."""
        raise NotImplementedError

    def type(self, element: Any, text: str) -> None:
        """Write into a field."""
        raise NotImplementedError

    def open(self, path: str) -> None:
        """Go to a page of the site."""
        self.goto(self.site + path)

    def all(self, css: str) -> list[Any]:
        """The elements that can be seen."""
        return self.run(
            "return [...document.querySelectorAll(arguments[0])].filter((e) => e.checkVisibility())",
            css,
        )

    def named(self, name: str) -> Any:
        """The button or link with these words; None where there is none."""
        script = """
          const all = document.querySelectorAll("main button, main a");
          return [...all].find((e) => e.checkVisibility() && e.innerText.trim() === arguments[0]);
        """
        return self.run(script, name)

    def text(self, css: str = "main") -> str:
        """The words of the first such element; "" where there is none."""
        return self.run("return document.querySelector(arguments[0])?.innerText ?? ''", css)

    def press(self, element: Any) -> None:
        """Press it as a finger would, once nothing moves and nothing lies over it."""
        self.run("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", element)
        can_be_pressed = """
          const box = arguments[0].getClientRects()[0]; // words may wrap
          const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          const moves = document.getAnimations().some((one) => one.playState === "running");
          return !moves && arguments[0].contains(there);
        """
        self.until(lambda: self.run(can_be_pressed, element))
        self.click(element)

    def until(self, is_so: Callable[[], Any]) -> Any:
        """What it gives as soon as that is true."""
        end = time.monotonic() + PATIENCE
        while not (found := is_so()):
            if time.monotonic() > end:
                raise AssertionError(f"Not in {PATIENCE} s. The page says: {self.text()[:600]}")
            time.sleep(0.05)
        return found
