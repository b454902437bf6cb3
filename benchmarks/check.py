"""Check: how fast and in how much memory many question sets are read, validated and linted.

`python benchmarks/check.py` writes files of questions into a folder of its own, and compares with
merely parsing the same files with PyYAML's C loader, each in a process of its own.
"""

import json
import platform
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

PER_FILE = 50
SIZES = (1_000, 10_000, 100_000)
RUNS = 3

MEASURED = """
import json, resource, sys, time
from datetime import date
from pathlib import Path
folder, what = Path(sys.argv[1]), sys.argv[2]
paths = sorted(folder.iterdir())
if what == "parse":
    import yaml
    begun = time.process_time()
    for path in paths:
        yaml.load(path.read_bytes(), yaml.CSafeLoader)
    problems = 0
else:
    from quizapp.topics.shelf.library import load_all
    begun = time.process_time()
    problems = sum(len(one.problems) for one in load_all(paths, date(2026, 1, 1)))
seconds = time.process_time() - begun
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([seconds, memory, problems]))
"""

QUESTION = """\
  - id: question-{n}
    question: Which city was meant by the traveller in letter number {n}?
    choices:
      - text: Harbour {a}
        feedback: That harbour stands in another letter of the same traveller.
      - Market town {b}
      - Hill fort {c}
      - Bridge {d}
    answer: {answer}
    explanation: The letter names the place in its second line, where the traveller counts boats.
    difficulty: medium
"""


def files(folder: Path, questions: int) -> None:
    """Write so many questions as topics of one file each."""
    for file in range(questions // PER_FILE):
        numbers = range(file * PER_FILE, (file + 1) * PER_FILE)
        text = f"title: Letters {file}\nquestions:\n" + "".join(map(question, numbers))
        (folder / f"letters-{file:05}.yaml").write_text(text)


def question(n: int) -> str:
    """A multiple-choice question whose right option moves from place to place."""
    names = [f"Harbour {n}", f"Market town {n + 1}", f"Hill fort {n + 2}", f"Bridge {n + 3}"]
    return QUESTION.format(n=n, a=n, b=n + 1, c=n + 2, d=n + 3, answer=names[n % 4])


def measured(folder: Path, what: str, runs: int) -> tuple[float, float, int]:
    """Median CPU seconds and peak MB of a fresh process, and the problems it found."""
    command = [sys.executable, "-c", MEASURED, str(folder), what]
    done = [
        json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        for _ in range(runs)
    ]
    seconds, memory, problems = zip(*done, strict=True)
    return statistics.median(seconds), statistics.median(memory), problems[0]


def main() -> None:
    """Print one line for each size."""
    print(platform.platform(), platform.python_version())
    for size in SIZES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            files(folder, size)
            runs = RUNS if size <= 10_000 else 1
            parse, _, _ = measured(folder, "parse", runs)
            check, memory, problems = measured(folder, "check", runs)
        print(
            f"{size:7} questions: check {check:6.2f} s, parse {parse:6.2f} s, "
            f"ratio {check / parse:.2f}, {memory:.0f} MB, {problems} problems"
        )


if __name__ == "__main__":
    main()
