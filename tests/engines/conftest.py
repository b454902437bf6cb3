"""The engines of pupils' phones and of many schools, against a real server."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp.settings import Settings
from tests.browser.content import write_content
from tests.builders import the_topics
from tests.engines.engine import Engine, Missing
from tests.engines.firefox import firefox
from tests.engines.webkit import webkit
from tests.serving import serving

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder plays in other engines."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("engines")


@pytest.fixture(scope="session")
def topics(tmp_path_factory):
    """The topics of the site."""
    return the_topics(write_content(tmp_path_factory.mktemp("content")))


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Iterator[str]:
    """The address of a server process of this test run."""
    content = write_content(tmp_path_factory.mktemp("served"))
    with serving(Settings(tmp_path_factory.mktemp("instance"), content)) as server:
        yield f"http://127.0.0.1:{server.port}"


@pytest.fixture(scope="session", params=[webkit, firefox], ids=lambda f: f.__name__)
def engine(request, site, tmp_path_factory) -> Iterator[Engine]:
    """A window of each engine; a machine that must have them and has not fails."""
    try:
        with request.param(site, tmp_path_factory.mktemp("home")) as window:
            yield window
    except Missing as missing:
        told = f"{missing} not found"
        if "CI" in os.environ:
            pytest.fail(told, pytrace=False)
        pytest.skip(told)
