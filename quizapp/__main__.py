"""The entry point of `quizapp` and of `python -m quizapp`."""

import gc
import sys

QUICK = {"check", "new", "schema"}
"""Commands that serve nobody: they start in half the time without gevent, and what they read is
needed until they end, so that looking for what could be thrown away is in vain."""

# gevent must replace the standard library's waiting before anything else has taken hold of it;
# here and not in cli/, so that tests can import the commands and keep their own threads.
if QUICK & {*sys.argv[1:2]}:
    gc.disable()
else:
    from gevent import monkey

    monkey.patch_all()

from quizapp.cli import main

if __name__ == "__main__":
    main(prog_name="quizapp")
