"""The suite's own time, without the browser, on two cores.

.venv/bin/python benchmarks/suite.py             about one minute
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import report
from servers import ROOT, machine, usual_environment

RUNS = 3
COMMAND = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal"]
COMMAND += ["-p", "no:playwright", "-m", "not browser and not engines"]


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="quizapp-bench-") as name:
        report.heading(machine(Path(name)), RUNS)
    runs = []
    for _ in range(RUNS + 1):
        begun = time.perf_counter()
        done = subprocess.run(
            COMMAND, cwd=ROOT, env=usual_environment(), capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise SystemExit(done.stdout[-3000:])
        runs.append(time.perf_counter() - begun)
    report.row("the suite without the browser, 2 workers", runs[1:], 20, "s")  # the first compiles


if __name__ == "__main__":
    main()
