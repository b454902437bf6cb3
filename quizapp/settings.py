"""Every setting, its default and its meaning; an operator sets them as environment variables."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

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
    debug: bool = False
    """QUIZAPP_DEBUG: 1 shows /styleguide; refused where others can reach the server."""
    database: str = ""
    """QUIZAPP_DATABASE: a postgresql:// address; without it, a file in the instance folder."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """The settings as the environment has them; raises WrongSetting."""
        instance = environment.get("QUIZAPP_INSTANCE")
        content = environment.get("QUIZAPP_CONTENT")
        settings = cls(
            Path(instance) if instance else default_instance(),
            Path(content) if content else shipped("content"),
            _days(environment.get("QUIZAPP_KEEP_DAYS", "180")),
            environment.get("QUIZAPP_DEBUG", "") == "1",
            _address(environment.get("QUIZAPP_DATABASE", "")),
        )
        if not settings.content.is_dir():
            raise WrongSetting(
                f"There is no folder {settings.content}. Name the folder of your topics "
                "in QUIZAPP_CONTENT."
            )
        return settings


def _days(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 10_000):
        raise WrongSetting(f"QUIZAPP_KEEP_DAYS is “{text}”. Write a number of days from 1 to 9999.")
    return int(text)


def _address(text: str) -> str:
    if text and not text.startswith("postgresql://"):  # it is not told: it may hold a password
        raise WrongSetting(
            "QUIZAPP_DATABASE is no address of a PostgreSQL database. Write "
            "postgresql://user:password@host/name, or leave it out to use SQLite."
        )
    return text
