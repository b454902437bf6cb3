"""Weigh each play page as a browser meets it first: requests, bytes over the wire, hosts asked.

.venv/bin/python benchmarks/weight.py            about one minute; needs Chromium
"""

import random
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from browsing import Browser
from playing import SETS, TOPIC, answers, begin_quiz, begin_timeline, finish_timeline
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import sync_playwright
from servers import machine, site

MOST_BYTES = 60_000
MOST_REQUESTS = 12


@dataclass
class Visit:
    """What a page asked for and what came over the wire, headers included."""

    bytes: int = 0
    asked: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    @property
    def hosts(self) -> set[str]:
        """The hosts that were asked."""
        return {urlsplit(address).netloc for address in self.asked}


def visit(chromium: Chromium, address: str, cookies: dict[str, str]) -> Visit:
    """Open a page in a new browser context, whose cache is empty."""
    seen = Visit()
    context = chromium.new_context()
    context.add_cookies([{"name": k, "value": v, "url": address} for k, v in cookies.items()])
    page = context.new_page()
    network = context.new_cdp_session(page)

    def asked(event: dict[str, Any]) -> None:
        if not event["request"]["url"].startswith("data:"):
            seen.asked.append(event["request"]["url"])
        seen.bytes += event.get("redirectResponse", {}).get("encodedDataLength", 0)

    def finished(event: dict[str, Any]) -> None:
        seen.bytes += int(event["encodedDataLength"])

    network.on("Network.requestWillBeSent", asked)
    network.on("Network.loadingFinished", finished)
    network.on("Network.loadingFailed", lambda event: seen.failed.append(event["errorText"]))
    network.send("Network.enable")
    page.goto(address, wait_until="networkidle")
    context.close()
    return seen


def pages(browser: Browser) -> Iterator[tuple[str, str]]:
    """The play pages by name, in the order of play."""
    yield "home", "/"
    yield "article", f"{TOPIC}/article"
    yield "section", f"{TOPIC}/sections/1"
    yield "guess first", f"{TOPIC}/guess-first"
    yield "timeline", f"{TOPIC}/timeline"
    yield "quiz setup", f"{TOPIC}/quiz"
    yield "question", begin_quiz(browser, SETS[0])
    moves = answers(browser, SETS[0])
    for name, start in (("question to order", "place-"), ("question to match", "match-")):
        yield name, next(m.path for m in moves if any(n.startswith(start) for n, _ in m.fields))
    for move in moves:
        browser.submit(move.path, move.fields)
    yield "verdict", moves[0].path
    yield "quiz summary", moves[0].path.rpartition("/questions")[0]
    yield "timeline game setup", f"{TOPIC}/timeline-game"
    yield "board", begin_timeline(browser)
    yield "timeline game end", finish_timeline(browser, random.Random(1))
    yield "daily deal", f"{TOPIC}/daily"
    yield "past daily deals", f"{TOPIC}/daily/archive"


def main() -> None:
    """Weigh all play pages and say whether they are light enough."""
    chromium_path = shutil.which("chromium") or shutil.which("google-chrome")
    options = ["--no-sandbox", "--disable-background-networking"]
    with tempfile.TemporaryDirectory(prefix="quizapp-bench-") as name, sync_playwright() as tools:
        folder = Path(name)
        chromium = tools.chromium.launch(executable_path=chromium_path, args=options)
        print(f"{machine(folder)}\nChromium    {chromium.version}, a cold cache for each page\n")
        with site(folder) as server:
            browser = Browser(server.port)
            own = f"127.0.0.1:{server.port}"
            print(f"{'page':<22}{'requests':>9}{'bytes':>9}  other hosts  aims")
            for page, path in pages(browser):
                print_row(page, visit(chromium, f"http://{own}{path}", browser.cookies), own)
        chromium.close()
    print(f"\nAims: at most {MOST_REQUESTS} requests and {MOST_BYTES} bytes, no other host.")


def print_row(page: str, seen: Visit, own: str) -> None:
    """A page's weight beside the aims."""
    others = seen.hosts - {own}
    is_met = len(seen.asked) <= MOST_REQUESTS and seen.bytes <= MOST_BYTES and not others
    outcome = "met" if is_met and not seen.failed else "MISSED"
    failed = f" failed: {seen.failed}" if seen.failed else ""
    names = ", ".join(sorted(others)) or "none"
    print(f"{page:<22}{len(seen.asked):>9}{seen.bytes:>9}  {names:<11}  {outcome}{failed}")


if __name__ == "__main__":
    main()
