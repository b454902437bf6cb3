"""Starting the server: what stops it tells the operator what to do."""

import socket
from contextlib import closing

import pytest

from quizapp.settings import Settings, WrongSetting
from quizapp.web import create_app, server
from quizapp.web.starting import CannotServe


# gevent leaves the socket that it could not bind to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
def test_a_taken_port_is_told(tmp_path, content):
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        port = other.getsockname()[1]
        with pytest.raises(CannotServe, match=f"Port {port} is taken.*--port"):
            server.run(Settings(tmp_path, content), "127.0.0.1", port)


def test_debug_is_refused_where_others_can_reach_the_server(tmp_path, content):
    with pytest.raises(CannotServe, match="QUIZAPP_DEBUG"):
        server.run(Settings(tmp_path, content, debug=True), "0.0.0.0", 0)
    assert not list(tmp_path.iterdir())


def test_the_secret_key_is_made_once_and_readable_by_its_owner_only(tmp_path, content):
    settings = Settings(tmp_path, content)
    first = create_app(settings).secret_key
    assert len(first) == 32
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
    assert create_app(settings).secret_key == first


def test_a_short_secret_key_stops_the_start(tmp_path, content):
    (tmp_path / "secret_key").write_bytes(b"secret")
    with pytest.raises(WrongSetting, match="too short"):
        create_app(Settings(tmp_path, content))


def test_two_instances_have_different_keys(tmp_path, content):
    keys = {create_app(Settings(tmp_path / name, content)).secret_key for name in "ab"}
    assert len(keys) == 2


def test_settings_come_from_the_environment(tmp_path):
    environment = {
        "QUIZAPP_INSTANCE": "/somewhere",
        "QUIZAPP_CONTENT": str(tmp_path),
        "QUIZAPP_KEEP_DAYS": "30",
        "QUIZAPP_DEBUG": "1",
    }
    settings = Settings.from_environment(environment)
    assert (settings.content, settings.keep_days, settings.debug) == (tmp_path, 30, True)
    assert str(settings.instance) == "/somewhere"
    plain = Settings.from_environment({})
    assert (plain.keep_days, plain.debug) == (180, False)
    assert (plain.content / "first-steps-into-space.yaml").is_file()


@pytest.mark.parametrize("days", ["0", "-1", "ten", "1e3", "10000", "٣", ""])
def test_days_that_cannot_be_are_told(days):
    with pytest.raises(WrongSetting, match="QUIZAPP_KEEP_DAYS"):
        Settings.from_environment({"QUIZAPP_KEEP_DAYS": days})


def test_an_address_that_is_none_of_redis_is_told():
    with pytest.raises(WrongSetting, match=r"QUIZAPP_REDIS.*redis://"):
        Settings.from_environment({"QUIZAPP_REDIS": "localhost:6379"})
    assert Settings.from_environment({"QUIZAPP_REDIS": "redis://a/0"}).redis == "redis://a/0"


def test_a_missing_content_folder_is_told(tmp_path):
    with pytest.raises(WrongSetting, match="QUIZAPP_CONTENT"):
        Settings.from_environment({"QUIZAPP_CONTENT": str(tmp_path / "nothing")})


@pytest.mark.parametrize("address", ["quiz.example.org", "https://", "ftp://a", "https://a/quiz"])
def test_an_address_that_is_none_of_a_site_is_told(address):
    with pytest.raises(WrongSetting, match=r"QUIZAPP_ADDRESS.*https://quiz\.example\.org"):
        Settings.from_environment({"QUIZAPP_ADDRESS": address})


def test_the_sites_address_may_end_in_a_slash():
    settings = Settings.from_environment({"QUIZAPP_ADDRESS": "https://quiz.example.org:8443/"})
    assert settings.address == "https://quiz.example.org:8443"
