"""Every setting, its default and its meaning; an operator sets them as environment variables."""

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

SHORTEST_WORD = 8
"""Letters and digits of a host word."""
PACKAGE = Path(__file__).resolve().parent


class WrongSetting(ValueError):
    """A setting that cannot be; the message tells the operator what to do."""


def shipped(folder: str) -> Path:
    """A folder that travels with the program: inside the wheel, or beside the package in a clone."""
    inside = PACKAGE / folder
    return inside if inside.is_dir() else PACKAGE.parent / folder


def default_instance() -> Path:
    """Where the database lives unless it is said: beside a clone, else with the user's data."""
    if (PACKAGE.parent / "pyproject.toml").is_file():
        return PACKAGE.parent / "instance"
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "quizapp"


@dataclass(frozen=True)
class Settings:
    """What an operator can choose."""

    instance: Path
    """QUIZAPP_INSTANCE: the folder of the database and the secret key."""
    content: Path
    """QUIZAPP_CONTENT: the folder of topics."""
    keep_days: int = 180
    """QUIZAPP_KEEP_DAYS: games are deleted this many days after their last move."""
    hosts: frozenset[str] = frozenset()
    """QUIZAPP_HOSTS: the names under which the site answers, with commas between; empty: any."""
    proxies: int = 0
    """QUIZAPP_PROXIES: how many proxies stand in front and say who asks."""
    https: bool = False
    """QUIZAPP_HTTPS: 1 where browsers reach the site by https only."""
    debug: bool = False
    """QUIZAPP_DEBUG: 1 shows /styleguide; refused where others can reach the server."""
    database: str = ""
    """QUIZAPP_DATABASE: a postgresql:// address; without it, a file in the instance folder."""
    redis: str = ""
    """QUIZAPP_REDIS: a redis:// address through which several servers hint at changes in rooms."""
    host_word: str = ""
    """QUIZAPP_HOST_WORD: whoever gives it once may open rooms; without it, one is made and printed."""
    address: str = ""
    """QUIZAPP_ADDRESS: where the site is reached, https://quiz.example.org, for links that leave it."""
    time_zone: str = ""
    """QUIZAPP_TIME_ZONE: whose midnight begins a day of daily deals; empty: the machine's own."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """The settings as the environment has them; raises WrongSetting."""
        instance = environment.get("QUIZAPP_INSTANCE")
        content = environment.get("QUIZAPP_CONTENT")
        return cls(
            Path(instance) if instance else default_instance(),
            _readable(Path(content) if content else shipped("content")),
            _number(environment, "QUIZAPP_KEEP_DAYS", "180", "a number of days", 1, 9999),
            _hosts(environment.get("QUIZAPP_HOSTS", "")),
            _number(environment, "QUIZAPP_PROXIES", "0", "how many stand in front,", 0, 9),
            _switch(environment, "QUIZAPP_HTTPS"),
            _switch(environment, "QUIZAPP_DEBUG"),
            _database(environment.get("QUIZAPP_DATABASE", "")),
            _redis(environment.get("QUIZAPP_REDIS", "")),
            host_word=_host_word(environment.get("QUIZAPP_HOST_WORD", "")),
            address=_address(environment.get("QUIZAPP_ADDRESS", "")),
            time_zone=_time_zone(environment.get("QUIZAPP_TIME_ZONE", "")),
        )


def _readable(content: Path) -> Path:
    try:
        next(content.iterdir(), None)
    except OSError as error:
        raise WrongSetting(
            f"The topics cannot be read: {content}: {error.strerror}. Name a folder of topics "
            "in QUIZAPP_CONTENT that the user who runs quizapp may read."
        ) from error
    return content


def _number(
    environment: Mapping[str, str], name: str, default: str, what: str, least: int, most: int
) -> int:
    text = environment.get(name, default)
    if not re.fullmatch("[0-9]{1,4}", text) or not least <= int(text) <= most:
        raise WrongSetting(f"{name} is “{text}”. Write {what} from {least} to {most}.")
    return int(text)


def _switch(environment: Mapping[str, str], name: str) -> bool:
    text = environment.get(name, "")
    if text not in {"", "0", "1"}:
        raise WrongSetting(f"{name} is “{text}”. Write 1 to switch it on, or nothing.")
    return text == "1"


def _hosts(text: str) -> frozenset[str]:
    hosts = frozenset(host.strip().lower() for host in text.split(",") if host.strip())
    for host in hosts:
        if not re.fullmatch(r"[a-z0-9._-]+|[0-9a-f:]{2,45}", host):
            raise WrongSetting(
                f"QUIZAPP_HOSTS has “{host}”. Write names as they stand in addresses, with commas "
                "between and without https:// or a port: quiz.example.org, 192.0.2.7."
            )
    return hosts


def _database(text: str) -> str:
    if text and not text.startswith("postgresql://"):  # it is not told: it may hold a password
        raise WrongSetting(
            "QUIZAPP_DATABASE is no address of a PostgreSQL database. Write "
            "postgresql://user:password@host/name, or leave it out to use SQLite."
        )
    return text


def _address(text: str) -> str:
    address = text.rstrip("/")
    if address and not re.fullmatch(r"https?://[^\s/?#@\\]+", address):
        raise WrongSetting(
            f"QUIZAPP_ADDRESS is “{text}”. Write the site's address as browsers have it, without a "
            "path: https://quiz.example.org, http://192.0.2.7:8000."
        )
    return address


def _time_zone(text: str) -> str:
    try:
        return ZoneInfo(text).key if text else ""
    except (ValueError, OSError, ZoneInfoNotFoundError) as error:
        raise WrongSetting(
            f"QUIZAPP_TIME_ZONE is “{text}”, which is no time zone that this machine knows. Write its "
            "IANA name: Europe/Berlin, Asia/Seoul; or leave it out to use the machine's own."
        ) from error


def _host_word(text: str) -> str:
    if text and sum(map(str.isalnum, text)) < SHORTEST_WORD:  # it is not told: it is a secret
        raise WrongSetting(
            f"QUIZAPP_HOST_WORD is too short: it could be guessed. Write at least {SHORTEST_WORD} "
            "letters or digits, or leave it out: then one is made and printed."
        )
    return text


def _redis(text: str) -> str:
    if text and not re.match("(rediss?|unix)://", text):
        raise WrongSetting(
            "QUIZAPP_REDIS is no address of a Redis or Valkey server. Write redis://host:6379/0, "
            "or leave it out: servers then look into the database once a second."
        )
    return text
