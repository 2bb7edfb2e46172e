.PHONY: install check format test

install:
	python3 -m venv .venv && .venv/bin/pip install -e ".[dev]"

# What CI runs: tests, format, lint, types.
check: test
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy

test:
	.venv/bin/pytest

format:
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .
