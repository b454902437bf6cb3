"""The servers that are measured, each a process of its own, and the machine they run on."""

import os
import platform
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from browsing import Browser

ROOT = Path(__file__).resolve().parent.parent
START_WITHIN = 30.0
READ_WITHIN = 120.0


@dataclass(frozen=True)
class Server:
    """A server that listens on this machine's own address only."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    @property
    def cpu(self) -> float:
        """The CPU seconds its threads have used (Linux; elsewhere not a number)."""
        nanoseconds = []
        for thread in Path(f"/proc/{self.process.pid}/task").glob("*/schedstat"):
            with suppress(OSError):  # it has just ended
                nanoseconds.append(int(thread.read_text().split()[0]))
        return sum(nanoseconds) / 1e9 if nanoseconds else float("nan")

    @property
    def memory(self) -> float:
        """The megabytes that it has in memory (Linux)."""
        return self._memory("VmRSS")

    @property
    def most_memory(self) -> float:
        """The most megabytes that it has ever had in memory (Linux)."""
        return self._memory("VmHWM")

    def _memory(self, what: str) -> float:
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(rf"{what}:\s*(\d+)", status)[1]) / 1024

    @property
    def told(self) -> str:
        """What it has logged."""
        return self.log.read_text(errors="replace")


def usual_environment() -> dict[str, str]:
    """The environment without what changes the program or keeps it from keeping its bytecode."""
    left_out = ("QUIZAPP_", "PYTHONDONTWRITEBYTECODE")
    return {name: value for name, value in os.environ.items() if not name.startswith(left_out)}


@contextmanager
def site(folder: Path, content: Path | None = None, port: int = 0) -> Iterator[Server]:
    """The real server, with its database in this folder; the shipped topics if no others."""
    environment = usual_environment()
    environment["QUIZAPP_INSTANCE"] = str(folder / "instance")
    if content:
        environment["QUIZAPP_CONTENT"] = str(content)
    command = [sys.executable, "-m", "quizapp", "serve", "--port", str(port)]
    with _running(command, environment, folder / "site.log") as server:
        yield server


@contextmanager
def hello(folder: Path) -> Iterator[Server]:
    """The bare Flask app."""
    command = [sys.executable, str(Path(__file__).with_name("hello.py"))]
    with _running(command, usual_environment(), folder / "hello.log") as server:
        yield server


@contextmanager
def _running(command: list[str], environment: dict[str, str], log: Path) -> Iterator[Server]:
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        yield Server(process, _port(process, log), log)
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _port(process: subprocess.Popen[bytes], log: Path) -> int:
    """The port that the server says it listens on."""
    end = time.monotonic() + START_WITHIN
    while time.monotonic() < end and process.poll() is None:
        if found := re.search(r"http://127\.0\.0\.1:(\d+)", log.read_text(errors="replace")):
            return int(found[1])
        time.sleep(0.05)
    raise SystemExit(f"The server did not start:\n{log.read_text(errors='replace')}")


def ready(server: Server, path: str) -> None:
    """Wait until the server has read the topic of this page."""
    browser, end = Browser(server.port), time.monotonic() + READ_WITHIN
    while browser.get(path).status != 200:
        if time.monotonic() > end:
            raise SystemExit(f"{path} did not come:\n{server.told}")
        time.sleep(0.2)


def synced_writes(folder: Path, count: int = 100) -> list[float]:
    """Seconds that each of so many appends of 4 KiB takes to be on this folder's disk."""
    path, seconds = folder / "synced", []
    with path.open("wb", buffering=0) as file:
        for _ in range(count):
            begun = time.perf_counter()
            file.write(b"x" * 4096)
            os.fsync(file.fileno())
            seconds.append(time.perf_counter() - begun)
    path.unlink()
    return seconds


def machine(folder: Path) -> str:
    """The machine in a few lines."""
    names = ("flask", "gevent", "sqlalchemy")
    return "\n".join(
        (
            f"CPU         {_processor()}, {os.cpu_count()} cores",
            f"System      {platform.system()} {platform.release()}, load {load()}",
            f"Python      {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
            + ", ".join(f"{name} {version(name)}" for name in names),
            f"Filesystem  {_filesystem(folder)} (of the temporary instance)",
        )
    )


def _processor() -> str:
    try:
        found = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    except OSError:
        found = None
    return found[1] if found else platform.processor() or platform.machine()


def load() -> str:
    """How many processes wanted a core in the last minute, on average."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def _filesystem(folder: Path) -> str:
    """The type of the filesystem that a folder is on: that of its nearest mount point."""
    try:
        mounts = [line.split()[1:3] for line in Path("/proc/mounts").read_text().splitlines()]
    except OSError:
        return "unknown"
    above = {str(path) for path in (folder, *folder.resolve().parents)}
    return max((m for m in mounts if m[0] in above), key=lambda m: len(m[0]), default=("", "?"))[1]
