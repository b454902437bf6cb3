"""Which requests are ours, and what every answer carries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import EnvironBuilder, TestResponse, run_wsgi_app
from werkzeug.wrappers import Request

from quizapp.web import security
from quizapp.web.preview.preview import preview_app
from tests.web.player import Player


@pytest.fixture(scope="module")
def make(make_app, tmp_path_factory, content):
    """Makes apps with these settings."""
    return lambda **settings: make_app(tmp_path_factory.mktemp("instance"), content, **settings)


def asked(app, host, path="/", **more):
    """What is answered; a test client cannot send every host."""
    environ = EnvironBuilder(path, headers=more).get_environ() | {"HTTP_HOST": host}
    return TestResponse(*run_wsgi_app(app, environ), Request(environ))


def status(app, host, **more):
    return asked(app, host, **more).status_code


def cookie(app, **more):
    """The cookie of somebody who looks at a form."""
    page = app.test_client().get("/topics/everything/quiz", **more)
    return page.headers["Set-Cookie"]


@pytest.mark.parametrize(
    "host",
    ["a..b", "x" * 64, f"{'x' * 64}.example", ".", "a.-b", "é.example", "a b", "a,b", "u@a", "a/b",
     "[::1", "[" + ":" * 80 + "]", "a:b", "a:", ".".join(["abc"] * 80)],
)  # fmt: skip
def test_a_malformed_host_is_refused(app, host):
    response = asked(app, host, "/nothing")
    assert response.status_code == 400
    assert response.mimetype == "text/plain"
    assert security.HEADERS.items() <= dict(response.headers).items()


@pytest.mark.parametrize(
    "host",
    ["", "a", "A.example", "a.example.", "a_b", "xn--e1afmkfd.example", "192.0.2.7", "[2001:db8::7]",
     "a:8000", "[::1]:8000"],
)  # fmt: skip
def test_any_other_host_gets_our_pages_with_addresses_without_a_host(app, host):
    for path, expected in (("/games", 200), ("/nothing", 404)):
        response = asked(app, host, path)
        assert response.status_code == expected
        assert "http://" not in response.text


@given(host=st.text(st.characters(max_codepoint=255)) | st.text("a.-_:[]1", max_size=300))
def test_no_host_breaks_anything(app, host):
    response = asked(app, host, "/nothing")
    assert response.status_code in {400, 404}
    assert security.HEADERS.items() <= dict(response.headers).items()


@pytest.mark.parametrize(("method", "path", "expected"), [
    ("GET", "/games", 200), ("GET", "/nothing", 404), ("PUT", "/games", 405),
    ("POST", "/games/deletion", 400), ("GET", "/topics/everything/rooms/new", 303),
])  # fmt: skip
def test_every_answer_carries_the_headers(client, method, path, expected):
    response = client.open(path, method=method, headers={"Host": "quiz.example.org"})
    assert response.status_code == expected
    assert security.HEADERS.items() <= dict(response.headers).items()
    assert "Cache-Control" in response.headers


@pytest.mark.parametrize(("method", "path", "expected"), [
    ("GET", "/", 200), ("GET", "/nothing", 404), ("POST", "/", 405),
])  # fmt: skip
def test_the_preview_carries_them_too(content, method, path, expected):
    response = preview_app(content / "everything.yaml").test_client().open(path, method=method)
    assert response.status_code == expected
    assert security.HEADERS.items() <= dict(response.headers).items()


def test_a_failure_of_ours_is_told_once_however_often_it_is_met(make, caplog):
    app = make()
    app.add_url_rule("/failing", view_func=lambda: 1 / 0)
    for _ in range(10):
        response = app.test_client().get("/failing")
        assert response.status_code == 500
        assert "Something broke on our side" in response.text
        assert security.HEADERS.items() <= dict(response.headers).items()
    assert caplog.text.count("ZeroDivisionError") == 1


def test_only_the_named_hosts_are_answered(make):
    app = make(hosts=frozenset({"quiz.example.org", "::1"}))
    for host in ("quiz.example.org", "QUIZ.example.org:8000", "[::1]:80", ""):
        assert status(app, host) == 200
    for host in ("evil.example", "quiz.example.org.evil.example", "localhost", "127.0.0.1"):
        assert status(app, host) == 400


def test_the_preview_answers_to_this_machine_only(content):
    app = preview_app(content / "everything.yaml")
    for host in ("localhost:8001", "127.0.0.1:8001", "[::1]:8001"):
        assert status(app, host) == 200
    refused = asked(app, "evil.example")
    assert refused.status_code == 400
    assert "Seoul" not in refused.text


FORWARDED = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "quiz.example.org"}


def test_what_proxies_say_counts_only_where_there_are_some(make):
    for proxies, expected in ((0, 400), (1, 200)):
        app = make(hosts=frozenset({"quiz.example.org"}), proxies=proxies)
        assert status(app, "10.0.0.7:8000", **FORWARDED) == expected


def test_the_cookie_is_for_this_site_and_no_script(app):
    sent = cookie(app)
    assert "HttpOnly" in sent
    assert "SameSite=Lax" in sent
    assert "Secure" not in sent


def test_the_cookie_never_leaves_https(make):
    assert "Secure" in cookie(make(https=True))
    assert "Secure" in cookie(make(proxies=1), headers=FORWARDED)
    assert "Secure" not in cookie(make(), headers=FORWARDED)


def test_one_plays_by_https(make):
    player = Player(make(https=True))
    player.client.environ_base["HTTP_REFERER"] = "https://localhost/games"
    player.client.environ_base["wsgi.url_scheme"] = "https"
    player.begin_quiz()
    assert player.answer(1).status_code == 303
