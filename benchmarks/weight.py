"""Weigh each page of players as a browser meets it first: requests, bytes over the wire, hosts asked.

.venv/bin/python benchmarks/weight.py            about one minute; needs Chromium
"""

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from browsing import Browser
from playing import TOPIC
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import sync_playwright
from servers import machine, ready, site
from topics import write_topics
from visits import pages

MOST_BYTES = 60_000
MOST_REQUESTS = 12
LONG = 1000


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


def main() -> None:
    """Weigh all pages of play and say whether they are light enough."""
    chromium_path = shutil.which("chromium") or shutil.which("google-chrome")
    options = ["--no-sandbox", "--disable-background-networking"]
    with tempfile.TemporaryDirectory(prefix="quizapp-bench-") as name, sync_playwright() as tools:
        folder = Path(name)
        chromium = tools.chromium.launch(executable_path=chromium_path, args=options)
        print(f"{machine(folder)}\nChromium    {chromium.version}, a cold cache for each page\n")
        print(f"{'page':<32}{'requests':>9}{'bytes':>9}  other hosts  aims")
        with site(folder) as server:
            ready(server, TOPIC)
            browser = Browser(server.port)
            own = f"127.0.0.1:{server.port}"
            for page, path in pages(browser):
                print_row(page, visit(chromium, f"http://{own}{path}", browser.cookies), own)
                browser.connect()
        write_topics(folder / "content", 1, events=LONG)
        with site(folder, folder / "content") as server:
            ready(server, path := "/topics/letters-00000/timeline")
            own = f"127.0.0.1:{server.port}"
            print_row(
                f"timeline of {LONG:,} events", visit(chromium, f"http://{own}{path}", {}), own
            )
        chromium.close()
    print(f"\nAims: at most {MOST_REQUESTS} requests and {MOST_BYTES} bytes, no other host.")


def print_row(page: str, seen: Visit, own: str) -> None:
    """A page's weight beside the aims."""
    others = seen.hosts - {own}
    is_met = len(seen.asked) <= MOST_REQUESTS and seen.bytes <= MOST_BYTES and not others
    outcome = "met" if is_met and not seen.failed else "MISSED"
    failed = f" failed: {seen.failed}" if seen.failed else ""
    names = ", ".join(sorted(others)) or "none"
    print(f"{page:<32}{len(seen.asked):>9}{seen.bytes:>9}  {names:<11}  {outcome}{failed}")


if __name__ == "__main__":
    main()
