"""A room whose network or server goes and comes back: nothing is lost, and nobody is disturbed."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.content import write_content
from tests.browser.rooms import Class
from tests.browser.watching import Watch

LOST = ("net::ERR_", "status of 502", "status of 503")
SAID = re.compile("No connection to the room")


class Restarted:
    """A server that is killed, and started again at its address."""

    def __init__(self, folder) -> None:
        self.environment = os.environ | {
            "QUIZAPP_INSTANCE": str(folder / "instance"),
            "QUIZAPP_CONTENT": str(write_content(folder / "content")),
        }
        self.port = 0
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "quizapp", "serve", "--port", str(self.port)]
        self.process = subprocess.Popen(
            command, env=self.environment, stderr=subprocess.PIPE, text=True
        )
        told = (re.search(r"is at http://127\.0\.0\.1:(\d+)", line) for line in self.process.stderr)
        self.port = int(next(filter(None, told))[1])

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stderr.close()


@pytest.fixture
def server(tmp_path) -> Iterator[Restarted]:
    server = Restarted(tmp_path)
    yield server
    server.kill()


def on(address, browser, topic, watch) -> Class:
    """A class at another address than that of the other tests."""

    def new_context(**more):
        context = browser.new_context(base_url=address, reduced_motion="reduce", **more)
        context.set_default_timeout(20_000)
        watch.over(context)
        return context

    return Class(new_context, topic, new_context().new_page())


def test_a_class_goes_on_after_the_server_was_killed(server, browser, everything):
    address = f"http://127.0.0.1:{server.port}"
    watch = Watch(address)
    watch.forgive(*LOST)
    room = on(address, browser, everything, watch)
    room.open()
    player, screen = room.joined(), room.screen()
    room.joined()
    room.go("Begin")
    room.shown("answering")
    player.give("right")
    player.page.evaluate("document.activeElement.blur(); window.focused = []")
    player.page.evaluate("addEventListener('focusin', ({ target }) => focused.push(target.id))")
    server.kill()
    expect(player.page.get_by_text(SAID)).to_be_visible()
    server.start()
    expect(player.page.get_by_text(SAID)).not_to_be_visible()
    expect(player.page.locator("input:checked")).to_have_count(1)
    assert player.page.evaluate("focused") == []
    player.hand.press(player.go)
    player.see_saved()
    room.go("Close question 1", "Show the answers", "Explain")
    room.shown("explained")
    expect(screen.locator("[data-phase^=explained]")).to_be_visible()
    assert not watch.complaints


def test_an_answer_given_offline_is_sent_until_it_is_saved(room, watch):
    watch.forgive(*LOST)
    room.open()
    player = room.joined()
    room.joined()
    room.go("Begin")
    room.shown("answering")
    player.page.context.set_offline(True)
    player.give("right")
    player.hand.press(player.go)
    expect(player.page.get_by_text("Not saved yet: no connection")).to_be_visible()
    player.page.context.set_offline(False)
    player.see_saved()
    room.go("Close question 1, 1 of 2 answered")


def test_without_streams_pages_ask_now_and_then(room, watch):
    watch.forgive(*LOST)
    room.open()
    player = room.joined()
    player.page.route("**/events", lambda route: route.abort())
    player.page.reload()
    room.go("Begin")
    room.shown("answering")
    player.send("right")
    room.go("Show the answers")
    room.shown("spread")


def test_a_class_plays_over_plain_http(site, browser, everything):
    address = site.replace("127.0.0.1", "class.test")
    watch = Watch(address)
    watch.forgive("Cross-Origin-Opener-Policy")  # which counts over HTTPS only, as the browser says
    room = on(site, browser, everything, Watch(site))
    room.open()
    away = on(address, browser, everything, watch)
    away.code = room.code
    player = away.joined()
    assert not player.page.evaluate("isSecureContext")
    room.go("Begin")
    away.shown("answering")
    player.send("right")
    room.go("Show the answers", "Explain")
    expect(player.verdict).to_have_text(re.compile("Right"))
    assert not watch.complaints


def test_extra_time_goes_on_after_the_others_are_closed(room):
    room.open(seconds="300")
    slow, quick = room.joined(), room.joined()
    name = slow.page.locator(".play__name").inner_text()
    room.host.get_by_role("link", name=name).click()
    room.host.get_by_label("Time to answer").select_option("No limit")
    room.host.get_by_role("button", name="Set").click()
    room.host.get_by_role("link", name="Back to the room").click()
    room.go("Begin")
    room.shown("answering")
    expect(slow.page.get_by_text("You have no time limit")).to_be_visible()
    room.go("Close")
    expect(quick.page.get_by_text("Closed.")).to_be_visible()
    slow.send("right")
    room.go("Show the answers")
    room.shown("spread")
