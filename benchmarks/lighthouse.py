"""Lighthouse's four scores of each kind of page, as on a phone: its own slow network and processor.

.venv/bin/python benchmarks/lighthouse.py            about ten minutes; needs node, npx and Chromium
.venv/bin/python benchmarks/lighthouse.py board home the pages of these names only

Lighthouse comes from npm when this is run, and is kept where npm keeps what it has loaded.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from browsing import Browser
from playing import TOPIC
from servers import machine, ready, site
from visits import pages

LIGHTHOUSE = "lighthouse@12.8.2"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
RUNS = 3
"""Where performance is below 100, which a busy machine alone can do: the median of so many."""


def main() -> None:
    """Score the pages and name each audit that costs one points."""
    wanted = set(sys.argv[1:])
    with tempfile.TemporaryDirectory(prefix="quizapp-bench-") as name:
        folder = Path(name)
        print(f"{machine(folder)}\nLighthouse  {LIGHTHOUSE.partition('@')[2]}, mobile\n")
        print(f"{'page':<32}" + "".join(f"{name:>16}" for name in CATEGORIES))
        with site(folder) as server:
            ready(server, TOPIC)
            browser = Browser(server.port)
            for page, path in pages(browser):
                if not wanted or page in wanted:
                    address = f"http://127.0.0.1:{server.port}{path}"
                    print_row(page, told(address, browser.cookies, folder))
                    browser.connect()


def told(address: str, cookies: dict[str, str], folder: Path) -> list[dict[str, Any]]:
    """Lighthouse's reports on a page; more than one where its performance is not perfect."""
    found = [report(address, cookies, folder)]
    while score(found[0], "performance") < 100 and len(found) < RUNS:
        found.append(report(address, cookies, folder))
    return found


def report(address: str, cookies: dict[str, str], folder: Path) -> dict[str, Any]:
    """What Lighthouse tells of a page that the browser with these cookies sees."""
    headers = folder / "headers.json"
    headers.write_text(json.dumps({"Cookie": "; ".join(f"{k}={v}" for k, v in cookies.items())}))
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or ""
    line = ["npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json"]
    line += ["--only-categories=" + ",".join(CATEGORIES), f"--extra-headers={headers}"]
    line += ["--chrome-flags=--headless=new --no-sandbox --disable-background-networking"]
    own = {**os.environ, "CHROME_PATH": chromium}
    run = subprocess.run(line, check=False, env=own, capture_output=True, text=True)
    if run.returncode:
        raise SystemExit(f"Lighthouse failed on {address}:\n{run.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def score(found: dict[str, Any], category: str) -> int:
    """From 0 to 100; 0 where Lighthouse could not tell."""
    return round(100 * (found["categories"][category]["score"] or 0))


def print_row(page: str, found: list[dict[str, Any]]) -> None:
    """A page's scores, then the audits that keep one from 100."""
    scores = {c: [score(one, c) for one in found] for c in CATEGORIES}
    print(f"{page:<32}" + "".join(f"{statistics.median(s):>16.0f}" for s in scores.values()))
    for category, told in scores.items():
        if statistics.median(told) < 100:
            print(f"    {category}: {'; '.join(faults(found[0], category))}", flush=True)


def faults(found: dict[str, Any], category: str) -> list[str]:
    """The audits of a category that are not passed, with what they show."""
    audits = [
        found["audits"][ref["id"]]
        for ref in found["categories"][category]["auditRefs"]
        if ref["weight"]
    ]
    return [
        f"{audit['id']} {audit.get('displayValue', '')}".strip()
        for audit in audits
        if audit["score"] is not None and audit["score"] < 1
    ]


if __name__ == "__main__":
    main()
