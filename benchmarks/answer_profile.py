"""Where the time of an answer goes: the answers of two quizzes, profiled in this process."""

import cProfile
import pstats
import re
import sys
import tempfile
from pathlib import Path

from browsing import Fields, Form
from playing import SETS, TOPIC
from servers import ROOT

FUNCTIONS = 40


def print_profile() -> None:
    """Print the functions that take most of the time, called ones included."""
    sys.path.insert(0, str(ROOT))
    from quizapp.settings import Settings, shipped
    from quizapp.storage import migrate
    from quizapp.web import create_app
    from quizapp.web.content import read_here

    profile = cProfile.Profile()
    with tempfile.TemporaryDirectory(prefix="quizapp-bench-") as folder:
        app = create_app(Settings(Path(folder), shipped("content")))
        read_here(app)
        with app.app_context():
            migrate.upgrade()
        client = app.test_client()
        ready = [move for set_ in SETS * 3 for move in _answers(client, set_)]
        for path, fields in ready[:10]:  # what the first requests compile and cache is no answer's
            client.post(path, data=dict(fields))
        profile.enable()
        for path, fields in ready[10:]:
            assert client.post(path, data=dict(fields)).status_code == 303
        profile.disable()
    print(f"{len(ready) - 10} answers by the Flask test client; the profiler itself slows Python")
    statistics = pstats.Stats(profile).strip_dirs()
    statistics.sort_stats("cumulative").print_stats(FUNCTIONS)
    statistics.sort_stats("tottime").print_stats(FUNCTIONS // 2)


def _answers(client: object, set_: str) -> list[tuple[str, Fields]]:
    begun = Form.of(client.get(f"{TOPIC}/quiz").text).hidden
    chosen = {**begun, "set": set_, "length": "0", "minutes": "0"}
    first = client.post(f"{TOPIC}/quiz", data=chosen).headers["Location"]
    total = int(re.search(r"Question \d+ of (\d+)", client.get(first).text)[1])
    paths = [f"{first.rpartition('/')[0]}/{number}" for number in range(1, total + 1)]
    return [(path, Form.of(client.get(path).text).answered()) for path in paths]
