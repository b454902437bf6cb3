"""Who may open rooms: whoever sits at the machine, or has given the host word; nobody else."""

import re
import stat

import pytest
import time_machine
from werkzeug.test import EnvironBuilder

from quizapp.settings import Settings, WrongSetting
from quizapp.web.host_right import HostRight, has_host_right, right_of
from tests.web.player import Page, Player

WORD = "Blue-Otter 77"
NOON = 1_800_000_000


@pytest.fixture(scope="module")
def make(make_app, tmp_path_factory, content):
    """Makes sites with these settings."""
    return lambda **more: make_app(
        tmp_path_factory.mktemp("instance"), content, **{"host_word": WORD, **more}
    )


@pytest.fixture(scope="module")
def site(make):
    return make()


def has_right(app, host="127.0.0.1:8000", address="127.0.0.1", protocol="HTTP/1.1", **headers):
    """Whether who asks so has the right."""
    environ = EnvironBuilder("/", headers=headers).get_environ()
    environ |= {"HTTP_HOST": host, "REMOTE_ADDR": address, "SERVER_PROTOCOL": protocol}
    with app.request_context(environ):
        return has_host_right()


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1:8000", "127.0.0.1"),
        ("localhost", "127.0.0.1"),
        ("LOCALHOST:80", "127.0.0.7"),
        ("[::1]:8000", "::1"),
        ("localhost:8000", "::ffff:127.0.0.1"),
    ],
)
def test_who_sits_at_the_machine_has_the_right(site, host, address):
    assert has_right(site, host, address)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1:8000", "192.0.2.7"),
        ("192.0.2.1:8000", "127.0.0.1"),
        ("evil.example", "127.0.0.1"),
        ("localhost.evil.example", "127.0.0.1"),
        ("127.0.0.1.evil.example", "127.0.0.1"),
        ("quiz.example.org", "203.0.113.4"),
        ("localhost", "2001:db8::7"),
        ("localhost", ""),
        ("localhost", "unix:"),
    ],
)
def test_nobody_elsewhere_has_it(site, host, address):
    assert not has_right(site, host, address)


@pytest.mark.parametrize(
    "name",
    ["Via", "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "x-forwarded-proto", "X-Real-IP",
     "X-Client-IP", "True-Client-IP", "CF-Connecting-IP"],
)  # fmt: skip
def test_what_a_proxy_passes_on_has_it_not(site, name):
    assert not has_right(site, **{name: "127.0.0.1"})


def test_a_proxy_that_tells_nothing_of_itself_has_it_not(site):
    assert not has_right(site, protocol="HTTP/1.0")


def test_behind_a_proxy_the_machine_itself_gives_no_right(make):
    assert not has_right(make(proxies=1))
    assert not has_right(make(https=True))
    app = make(proxies=1)
    forged = {"X-Forwarded-For": "127.0.0.1", "X-Forwarded-Host": "localhost"}
    assert "Host word</label>" in app.test_client().get("/host-word", headers=forged).text


def give(player, word):
    return player.post("/host-word", {"word": word})


def is_host(player):
    return "You may open rooms" in player.get("/host-word").text


@pytest.mark.parametrize("word", [WORD, "blueotter77", " BLUE  OTTER-77 ", "ｂｌｕｅ-otter77"])
def test_the_word_is_given_once(site, word):
    player = Player(site)
    assert not is_host(player)
    assert give(player, word).status_code == 303
    assert is_host(player)
    assert not is_host(Player(site))


@pytest.mark.parametrize("word", ["", "blueotter7", "blueotter777", "-", "é" * 5000])
def test_another_word_is_refused(site, word):
    player = Player(site)
    response = give(player, word)
    assert response.status_code == 422
    assert "That is not the host word." in response.text
    assert not is_host(player)


def test_the_word_is_on_no_page_and_in_no_cookie(site):
    player = Player(site)
    give(player, WORD)
    player.get("/host-word")
    for response in player.seen:
        assert "otter" not in (response.text + str(response.headers)).casefold()


def test_another_word_ends_what_the_former_gave(site, make):
    player = Player(site)
    give(player, WORD)
    other = make(host_word="another word")
    other.config["SECRET_KEY"] = site.config["SECRET_KEY"]
    proofs = []
    for app in (site, other):
        with app.app_context():
            proofs.append(right_of(app).proof)
    assert len(set(proofs)) == 2


def test_guesses_are_bounded_and_a_wrong_one_shuts_nobody_else_out(make):
    app = make()
    player, beside = Player(app), Player(app)
    beside.client.environ_base = player.client.environ_base
    with time_machine.travel(NOON, tick=False):
        statuses = [give(player, f"guess {n}").status_code for n in range(8)]
        assert statuses == [422] * 5 + [429] * 3
        refused = give(player, WORD)
        assert refused.status_code == 429
        assert 1 <= int(refused.headers["Retry-After"]) <= 600
        assert "Try again in" in refused.text
        assert give(beside, WORD).status_code == 303


def test_the_way_back_leads_to_a_topic_and_nowhere_else(site):
    player = Player(site)
    chosen = {"word": WORD, "topic": "everything"}
    assert player.post("/host-word", chosen).location == "/topics/everything"
    for topic in ("//evil.example", "https://evil.example", "nothing", "../x"):
        assert player.post("/host-word", {"word": WORD, "topic": topic}).location == "/host-word"


def test_the_page_tells_how_and_has_names_for_all(site):
    for player in (Player(site), Player(site)):
        page = player.get("/host-word?topic=everything")
        assert "QUIZAPP_HOST_WORD" in page.text
        assert not Page(page.text).unnamed
        assert len(Page(page.text).all("h1")) == 1


def test_a_form_from_elsewhere_gives_nothing(site):
    player = Player(site)
    assert player.post("/host-word", {"word": WORD}, token="forged").status_code == 400
    assert not is_host(player)


def test_a_word_is_made_once_kept_for_the_owner_and_good_enough(tmp_path, content):
    settings = Settings(tmp_path, content)
    word = HostRight.of(settings).word
    assert re.fullmatch("[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}", word)
    assert HostRight.of(settings).word == word
    assert stat.S_IMODE((tmp_path / "host_word").stat().st_mode) == 0o600


def test_a_file_without_a_word_is_told(tmp_path, content):
    (tmp_path / "host_word").write_text("\n")
    with pytest.raises(WrongSetting, match="Delete the file"):
        HostRight.of(Settings(tmp_path, content))
