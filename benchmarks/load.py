"""The load of a live room, from a process of its own: live_load.c, compiled and driven."""

import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

SOURCE = Path(__file__).with_name("live_load.c")


@dataclass(frozen=True)
class Replied:
    """A request that was replied to as hoped: the player's and the body's number, and the seconds."""

    player: int
    body: int
    seconds: float


class Load:
    """Players who hold streams and answer; a time is that of time.monotonic()."""

    def __init__(self, process: "subprocess.Popen[str]", folder: Path) -> None:
        self._process = process
        self._folder = folder
        self.last_refusal = 0
        """The status of the last reply to be other than hoped; 0 for none or a broken connection."""

    def hold(self, path: str, cookies: Iterable[str]) -> None:
        """Hold a stream more for each cookie."""
        file = self._folder / "cookies"
        file.write_text("".join(f"{cookie}\n" for cookie in cookies))
        self._ask("hold", path, file)

    def connect(self) -> list[float]:
        """Open all streams that are not open: when each open one had its first event."""
        return self._came(self._ask("connect"))

    def drop(self, count: int) -> None:
        """Close so many streams."""
        self._ask("drop", count)

    def forget(self) -> None:
        """Close all streams and hold none."""
        self._ask("forget")

    def watch(self, text: str, within: float = 20) -> None:
        """From now on, wait for an event with this text on every stream, at most so many seconds."""
        self._ask("watch", within, text)

    def watched(self) -> list[float]:
        """When each stream had the event that was waited for, where it came."""
        return self._came(self._reply())

    def ask(
        self, path: str, count: int, within: float, bodies: Sequence[str] = ()
    ) -> list[Replied]:
        """Let the first players send one of these bodies each, or load the page if there is none,
        each at a moment of its own within so many seconds.
        """
        told = self._ask("ask", path, count, within, *bodies)
        pairs = zip(told[::2], told[1::2], strict=True)
        return [Replied(n, int(body), s) for n, (s, body) in enumerate(pairs) if s]

    def _ask(self, *words: object) -> list[float]:
        print(*words, sep="\t", file=self._pipe(self._process.stdin), flush=True)
        return self._reply()

    def _reply(self) -> list[float]:
        line = self._pipe(self._process.stdout).readline()
        if not line:
            raise SystemExit("The load has ended.")
        status, *figures = line.split()
        self.last_refusal = int(status)
        return [float(figure) for figure in figures]

    @staticmethod
    def _pipe(pipe: IO[str] | None) -> IO[str]:
        assert pipe is not None
        return pipe

    @staticmethod
    def _came(times: Iterable[float]) -> list[float]:
        return sorted(time for time in times if time)


@contextmanager
def load(folder: Path, port: int) -> Iterator[Load]:
    """The load on the server at this port."""
    program = folder / "live_load"
    subprocess.run(["cc", "-O2", "-o", program, SOURCE], check=True)
    process = subprocess.Popen(
        [program, str(port)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with process:
        yield Load(process, folder)
