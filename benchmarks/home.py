"""The home page of a site with 2,000 topics: its weight, its nodes, and the server when idle.

.venv/bin/python benchmarks/home.py              about one minute
"""

import gzip
import tempfile
import time
from html.parser import HTMLParser
from pathlib import Path

import report
from browsing import Browser
from bursts import loads
from servers import machine, ready, site
from topics import write_topics

RUNS = 5
TOPICS = 2000
WATCHED = 5  # seconds of idleness a run


class Nodes(HTMLParser):
    """Counts a page's elements and texts, as its document would hold them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.count = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """An element."""
        self.count += 1

    def handle_data(self, data: str) -> None:
        """A text, if there is something to see in it."""
        self.count += bool(data.strip())


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="quizapp-bench-") as name:
        folder = Path(name)
        report.heading(machine(folder), RUNS)
        write_topics(folder / "content", TOPICS, events=20)
        begun = time.perf_counter()
        with site(folder, folder / "content") as server:
            browser = Browser(server.port)
            browser.get("/")
            answered = time.perf_counter() - begun
            ready(server, f"/topics/letters-{TOPICS - 1:05}/quiz")
            read = time.perf_counter() - begun
            time.sleep(3)  # what reading leaves behind is done
            reply = browser.get("/")
            page = (
                gzip.decompress(reply.body) if "content-encoding" in reply.headers else reply.body
            )
            idle = []
            for _ in range(RUNS):
                before = server.cpu
                time.sleep(WATCHED)
                idle.append(1000 * (server.cpu - before) / WATCHED)
            runs = [loads(server, [browser], ["/"], 20) for _ in range(RUNS)]
    report.row(f"home with {TOPICS:,} topics: compressed", [len(reply.body) / 1000], 60, "kB")
    report.row("its nodes", [Nodes(page.decode()).count], 2000)
    report.row("the server idle, CPU in each second", idle, 1, "ms")
    print(
        f"\nThe page takes {runs[0].p50:.2f} ms (p50). The server answered {answered:.1f} s after"
    )
    print(f"its start, and had the last topic in play after {read:.1f} s.")


if __name__ == "__main__":
    main()
