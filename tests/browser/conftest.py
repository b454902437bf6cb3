"""A real Chromium against a real server; whatever the browser complains about fails the test."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.content import write_content
from tests.browser.rooms import Class
from tests.browser.watching import Watch
from tests.builders import the_topics

HERE = Path(__file__).parent
NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP class.test 127.0.0.1",  # a name that is no secure context
)
A_DAY = 86_400  # s
PATIENCE = 15_000  # ms; other jobs may load the machine
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder is a browser test."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser; a machine that must have one and has none fails."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found:
        return found
    missing = f"BROWSER TESTS SKIPPED: no Chromium (looked for {', '.join(NAMES)})"
    if "CI" in os.environ:
        pytest.fail(missing.replace("SKIPPED", "CANNOT RUN"), pytrace=False)
    pytest.skip(missing)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, chromium) -> dict:
    """pytest-playwright's own, with the system's browser."""
    return browser_type_launch_args | {"executable_path": chromium, "args": [*QUIET]}


@pytest.fixture(scope="session")
def topics(tmp_path_factory):
    """The topics of the site."""
    return the_topics(write_content(tmp_path_factory.mktemp("content")))


@pytest.fixture(scope="session")
def everything(topics):
    """A topic with a question of every type."""
    return topics["everything"]


@pytest.fixture(scope="session")
def visit(topics):
    """The topic of the shipped article."""
    return topics["south-korea-china-2026"]


@pytest.fixture(scope="session")
def instance(tmp_path_factory) -> Path:
    """Where the server keeps what was played."""
    return tmp_path_factory.mktemp("instance")


@pytest.fixture(scope="session")
def site(tmp_path_factory, instance) -> Iterator[str]:
    """The address of a server process of this test run."""
    content = write_content(tmp_path_factory.mktemp("served"))
    folders = {"QUIZAPP_INSTANCE": str(instance), "QUIZAPP_CONTENT": str(content)}
    command = [sys.executable, "-m", "quizapp", "serve", "--port", "0"]
    with subprocess.Popen(
        command, env=os.environ | folders, stderr=subprocess.PIPE, text=True
    ) as server:
        told = (re.search(r"is at (http://127\.0\.0\.1:\d+)", line) for line in server.stderr)
        found = next(filter(None, told), None)
        assert found, "the server did not tell its address"
        _wait_for_topics(found[1])
        yield found[1]
        server.terminate()
        assert "ERROR" not in server.stderr.read()


def _wait_for_topics(site: str) -> None:
    """A server answers 503 for a topic that it has not read yet."""
    for _ in range(100):
        try:
            urlopen(f"{site}/topics/everything").close()
        except HTTPError:
            time.sleep(0.1)
        else:
            return


@pytest.fixture(scope="session")
def base_url(site) -> str:
    """So that `page.goto("/games")` finds the site."""
    return site


@pytest.fixture
def watch(site) -> Iterator[Watch]:
    """What the browser complains about, in all windows of this test."""
    watch = Watch(site)
    yield watch
    assert not watch.complaints


@pytest.fixture
def new_context(new_context, watch) -> Callable[..., BrowserContext]:
    """Opens a browser of its own, watched and patient; it takes Playwright's context options."""

    def opened(**options) -> BrowserContext:
        context = new_context(**options)
        context.set_default_timeout(PATIENCE)
        watch.over(context)
        return context

    return opened


@pytest.fixture
def room(new_context, everything) -> Class:
    """A class, of whom nobody wants motion."""

    def calm(**more) -> BrowserContext:
        return new_context(**{"reduced_motion": "reduce", **more})

    return Class(calm, everything, calm().new_page())


@pytest.fixture
def a_day_passes(instance) -> Callable[[Page], None]:
    """Lets the game of a page be of the day before, as the server keeps it."""

    def passes(page: Page) -> None:
        game = page.url.split("/quiz/")[1].partition("/")[0]
        with closing(sqlite3.connect(instance / "quizapp.sqlite3", timeout=10)) as database:
            database.execute("UPDATE answers SET at = at - ? WHERE game = ?", (A_DAY, game))
            database.commit()

    return passes


@pytest.fixture
def calm_page(new_context) -> Page:
    """A page for somebody who asked for no motion: every state is there at once."""
    return new_context(reduced_motion="reduce").new_page()


@pytest.fixture
def plain_page(new_context) -> Page:
    """A page without JavaScript, and without motion, to be quick."""
    return new_context(java_script_enabled=False, reduced_motion="reduce").new_page()
