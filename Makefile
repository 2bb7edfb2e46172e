.PHONY: install lock check check-versions format test torture fuzz picture bench bench-cleaning \
	bench-entities bench-settings

# What the project is worked on with, version by version and hash by hash.
install:
	python3 -m venv .venv
	.venv/bin/pip install --require-hashes -r .ci/locked.txt
	.venv/bin/pip install --no-deps --no-build-isolation -e .

# The newest versions from now on. With uv.
lock:
	uv pip compile -q --universal --generate-hashes --python-version 3.11 --extra dev \
		--no-header --no-annotate --upgrade --output-file .ci/locked.txt pyproject.toml

# What CI runs: tests, format, lint, types.
check: test
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy

test:
	.venv/bin/pytest

# The program killed 200 times while it marks and reads, and 60 times while it reads a folder with
# other processes, of which one is killed now and then; 10,000 bytes of its marks flipped, and 1,000
# of what it can make again. As root,
# with SMALL_DISK=folder (mount -t tmpfs -o size=6m tmpfs folder), also on a disk that is full, and
# on one that is read-only.
torture:
	BRIEFING_KILLS=200 .venv/bin/pytest tests/test_killed.py
	BRIEFING_INDEXER_KILLS=30 .venv/bin/pytest tests/test_killed_indexer.py
	$(if $(SMALL_DISK),BRIEFING_SMALL_DISK="$(SMALL_DISK)" .venv/bin/pytest tests/small_disk.py)
	BRIEFING_FLIPS=10000 .venv/bin/pytest tests/storage/test_rescue.py
	BRIEFING_CACHE_FLIPS=1000 .venv/bin/pytest tests/test_damaged_caches.py

# The tests with the oldest versions that are allowed and with the newest there are, each in an
# environment of its own: PYTHONS="3.11 3.13".
check-versions:
	.ci/check-versions

# Each loader, cleaning, extraction, the queries and each file that is kept, fuzzed for so long
# (Linux): make fuzz MINUTES=10 TARGETS="webpage pdf" CORPUS=folder-to-go-on-from
MINUTES ?= 10
TARGETS ?= all
fuzz:
	PYTHONPATH=tests .venv/bin/python -m fuzzing $(TARGETS) --minutes $(MINUTES) \
		$(if $(CORPUS),--corpus "$(CORPUS)")

format:
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

# The picture in README.md, made by the program of the articles that come along.
picture:
	PYTHONPATH=tests .venv/bin/python -m picture

# Speed beside search engines and a Textual hello, on libraries of invented articles: make bench
# SIZES="1000 10000" KEEP=folder-for-the-libraries OUT=file-for-the-tables. tantivy, if installed.
SIZES ?= 1000
bench:
	PYTHONPATH=tests .venv/bin/python -m benchmarks.speed $(SIZES) \
		$(if $(KEEP),--keep "$(KEEP)") $(if $(OUT),--out "$(OUT)")

# Cleaning beside its peers: make bench-cleaning DATA=folder-of-saved-pages
bench-cleaning:
	PYTHONPATH=tests .venv/bin/python -m benchmarks.cleaning "$(DATA)"

# People and weapons beside their peers: make bench-entities DATA=folder-of-annotated-texts
bench-entities:
	PYTHONPATH=tests .venv/bin/python -m benchmarks.entities "$(DATA)"

# What the thresholds of cleaning are worth, on the same folder as bench-cleaning.
bench-settings:
	PYTHONPATH=tests .venv/bin/python -m benchmarks.settings "$(DATA)"
