# Every command stands in the README as well; PYTHON may name another interpreter of version 3.11 or newer.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check bench lock

run: .venv/installed
	$(BIN)/factors serve

test: .venv/installed-dev
	$(BIN)/pytest

check: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/factors check

bench: .venv/installed-dev
	$(BIN)/python -m benchmarks.scoring
	$(BIN)/python -m benchmarks.redraw

lock:
	$(BIN)/uv pip compile --universal --python-version 3.11 --no-header --no-annotate pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --universal --python-version 3.11 --no-header --no-annotate pyproject.toml --group dev -o requirements-dev.lock

.venv/installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock -e .
	touch $@

.venv/installed-dev: requirements-dev.lock .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	touch $@
