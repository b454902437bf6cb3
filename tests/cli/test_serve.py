"""What stops `quizapp serve` is told in one sentence: what happened, why, what to do."""

import os
import re
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from quizapp.cli import main
from quizapp.settings import Settings
from tests.serving import serving

ROOT = Path(__file__).parent.parent.parent
AS_NOBODY = """
import os
import quizapp.web.server
from quizapp.cli import main
os.geteuid() or os.seteuid(65534)  # to root nothing is closed
main(["serve", "--port", "0"])
"""


def refusal(*options: str, **settings: Path | str) -> str:
    """What is told instead of serving."""
    environment = {f"QUIZAPP_{name.upper()}": str(value) for name, value in settings.items()}
    done = CliRunner().invoke(main, ["serve", *options], env=environment)
    assert done.exit_code == 1
    return the_only_sentence(done.stderr)


def the_only_sentence(told: str) -> str:
    assert re.fullmatch(r"Error: .{20,}\.\n", told), told
    return told


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--port", "99999"], "no port 99999. Choose one"),
        (["--port", "-1"], "no port -1. Choose one"),
        (["--host", "no-such-host.invalid"], "no address for the host no-such-host.invalid"),
        (["--host", "192.0.2.7"], "192.0.2.7 is no address of this machine"),
        (["--host", "2001:db8::7"], "2001:db8::7"),
        (["--host", "a..b"], "a..b"),
    ],
)
def test_where_it_cannot_listen(tmp_path, content, options, told):
    assert told in refusal(*options, instance=tmp_path, content=content)


def test_a_port_that_is_taken(tmp_path, content):
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        port = other.getsockname()[1]
        told = refusal("--port", str(port), instance=tmp_path, content=content)
    assert f"Port {port} is taken, perhaps by quizapp itself. Choose another with --port." in told


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("keep_days", "ten"),
        ("hosts", "https://quiz.example.org"),
        ("hosts", "quiz.example.org:80"),
        ("proxies", "-1"),
        ("proxies", "many"),
        ("https", "yes"),
        ("debug", "yes"),
    ],
)
def test_settings_that_cannot_be(tmp_path, content, setting, value):
    told = refusal(**{"instance": tmp_path, "content": content, setting: value})
    assert f"QUIZAPP_{setting.upper()}" in told
    assert f"“{value}”" in told
    assert "Write " in told


def test_a_host_word_that_can_be_guessed_is_refused_and_not_told(tmp_path, content):
    told = refusal(instance=tmp_path, content=content, host_word="o-t-t-e-r 7")
    assert "QUIZAPP_HOST_WORD is too short" in told
    assert "o-t-t-e-r" not in told


def test_a_host_word_that_was_made_is_printed(tmp_path, content):
    with serving(Settings(tmp_path, content)) as server:
        word = (tmp_path / "host_word").read_text().strip()
        assert [line for line in server.log if f"Host word: {word} " in line]


def test_an_instance_that_is_a_file(tmp_path, content):
    (tmp_path / "file").touch()
    for instance in (tmp_path / "file", tmp_path / "file" / "below"):
        told = refusal(instance=instance, content=content)
        assert str(instance) in told
        assert "QUIZAPP_INSTANCE" in told


@pytest.mark.parametrize("key", [b"", b"short"])
def test_a_secret_key_that_is_none(tmp_path, content, key):
    (tmp_path / "secret_key").write_bytes(key)
    told = refusal(instance=tmp_path, content=content)
    assert f"{tmp_path / 'secret_key'} is too short to be a secret key. Put back" in told


def test_a_secret_key_that_cannot_be_read(tmp_path, content):
    (tmp_path / "secret_key").mkdir()
    assert str(tmp_path / "secret_key") in refusal(instance=tmp_path, content=content)


def test_content_that_is_a_file_or_is_not_there(tmp_path):
    (tmp_path / "file").touch()
    for content in (tmp_path / "file", tmp_path / "nothing"):
        told = refusal(instance=tmp_path, content=content)
        assert str(content) in told
        assert "QUIZAPP_CONTENT" in told


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everybody may look into, which those of pytest are not."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs the permissions of POSIX")
@pytest.mark.parametrize("closed", ["instance", "content"])
def test_folders_that_are_closed_to_us(folder, closed):
    folders = {"QUIZAPP_INSTANCE": folder / "instance", "QUIZAPP_CONTENT": folder / "content"}
    for path in folders.values():
        path.mkdir()
        path.chmod(0o777)
    (folder / closed).chmod(0o000)
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY],
        cwd=ROOT,
        env=os.environ | {name: str(path) for name, path in folders.items()},
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
    )
    assert (done.returncode, done.stdout) == (1, "")
    told = the_only_sentence(done.stderr)
    assert str(folder / closed) in told
    assert f"QUIZAPP_{closed.upper()}" in told
