"""What `quizapp check` costs: beside text2qti for a small set, beside mere parsing for a large one.

.venv/bin/pip install -r requirements/bench.txt  once: text2qti, which is compared with
.venv/bin/python benchmarks/check.py             about one minute; --large: 100,000 questions, too
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import report
from servers import ROOT, machine, usual_environment
from topics import names, topic, write_topics

RUNS = 5
SMALL, LARGE = 100, 10_000
PER_FILE = 50
TEXT2QTI = Path(sys.executable).with_name("text2qti")
QUIZAPP = [sys.executable, "-m", "quizapp", "check"]
PARSE = """
import sys, yaml
from pathlib import Path
for path in Path(sys.argv[1]).iterdir():
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
"""
ASKED = """
{number}. Which city was meant by the traveller in letter number {n}?
... The letter names the place in its second line, where the traveller counts boats.
"""


def spent(command: list[str], folder: Path) -> tuple[float, float]:
    """CPU seconds and peak MB of a whole process, those it waited for included."""
    environment = usual_environment() | {"PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        if process.returncode:
            raise SystemExit(f"{command} failed:\n{output.read().decode()[-2000:]}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def beside_text2qti(folder: Path) -> None:
    """The same questions in one file of each."""
    if not TEXT2QTI.exists():
        print("text2qti is missing: .venv/bin/pip install -r requirements/bench.txt")
        return
    (folder / "letters.yaml").write_text(topic("Letters", range(SMALL)))
    (folder / "letters.txt").write_text(
        "Quiz title: Letters\n" + "".join(map(_asked, range(SMALL)))
    )
    ratios = []
    for _ in range(RUNS + 1):
        ours, _ = spent([*QUIZAPP, "letters.yaml"], folder)
        theirs, _ = spent([str(TEXT2QTI), "letters.txt"], folder)
        ratios.append(ours / theirs)
    report.row(f"check of {SMALL} questions, CPU ÷ text2qti", ratios[1:], 1.5)  # the first compiles


def beside_parsing(folder: Path, questions: int) -> None:
    """Files of fifty questions each."""
    write_topics(folder / "content", questions // PER_FILE, PER_FILE)
    ratios, seconds, memory = [], [], []
    for _ in range(RUNS if questions <= LARGE else 1):
        parse, _ = spent([sys.executable, "-c", PARSE, "content"], folder)
        check, megabytes = spent([*QUIZAPP, "content"], folder)
        ratios.append(check / parse)
        seconds.append(check)
        memory.append(megabytes)
    report.row(f"check of {questions:,} questions, CPU ÷ parsing with C", ratios, 2.5)
    report.row("its CPU", seconds, 3 * questions / LARGE, "s")
    report.row("its memory", memory, 300 * questions / LARGE, "MB")


def _asked(n: int) -> str:
    """The question with this number as text2qti reads it."""
    lines = [
        f"{'*' * (place == n % 4)}{'abcd'[place]}) {name}\n" for place, name in enumerate(names(n))
    ]
    lines.insert(1, "... That harbour stands in another letter of the same traveller.\n")
    return ASKED.format(number=n + 1, n=n) + "".join(lines)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="quizapp-bench-") as name:
        folder = Path(name)
        report.heading(machine(folder), RUNS)
        beside_text2qti(folder)
        for questions in (LARGE, 10 * LARGE) if "--large" in sys.argv else (LARGE,):
            (folder / str(questions)).mkdir()
            beside_parsing(folder / str(questions), questions)


if __name__ == "__main__":
    main()
