# make play: set up and serve.  make test: set up and run every test.  make browsers: two more engines.
PYTHON ?= python3
BIN := .venv/bin
unexport PYTHONDONTWRITEBYTECODE  # each server that a test starts would compile all modules again

play: .venv/run
	@$(BIN)/python -m quizapp serve

test: .venv/test .venv/browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m quizapp check --strict content
	$(BIN)/pytest -q -n auto --dist worksteal -p no:playwright -m 'not browser and not engines'
	@# On a busy machine a real browser may lose a press: its failures count when they come twice.
	$(BIN)/pytest -q -n auto -m browser || $(BIN)/pytest -q -m browser --last-failed --last-failed-no-failures none

# The same site in WebKit, which pupils' iPhones have, and in Firefox.
browsers: .venv/engines
	$(BIN)/pytest -q -m engines

.venv/run: requirements/run.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "quizapp needs Python 3.11 or later; this is $$($(PYTHON) --version). Name another: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@touch $@

.venv/test: .venv/run requirements/test.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

.venv/browser: .venv/test
	@sh .ci/browser
	@touch $@

.venv/engines: .venv/test
	@sh .ci/browser engines
	@touch $@

# After a change of the dependencies in pyproject.toml; needs uv.
requirements:
	uv pip compile $(COMPILE) pyproject.toml -o requirements/run.txt
	uv pip compile $(COMPILE) pyproject.toml --group test -o requirements/test.txt
	uv pip compile $(COMPILE) --group bench -o requirements/bench.txt

COMPILE := --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command "make requirements"

.PHONY: play test browsers requirements
