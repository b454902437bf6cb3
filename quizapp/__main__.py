"""The entry point of `quizapp` and of `python -m quizapp`."""

# gevent must replace the standard library's waiting before anything else has taken hold of it;
# here and not in cli.py, so that tests can import the commands and keep their own threads.
from gevent import monkey

monkey.patch_all()

from quizapp.cli import main

if __name__ == "__main__":
    main(prog_name="quizapp")
