# Two commands for a newcomer: `make run` and `make test`. Everything else is for those who change the code.
PORT ?= 8000
PYTHON ?= python3
BIN := .venv/bin
WORKERS ?= auto

PART ?= all
SCALE ?= 1
# chaos runs on SQLite unless told otherwise, the bench on both.
BENCHES := $(or $(DATABASE),sqlite postgresql)
DATABASE ?= sqlite

.PHONY: run test test-full bench install lint format demo chaos pages writable

run: .venv/.run
	@PORT=$(PORT) $(BIN)/python manage.py serve

test: writable .venv/.dev
	$(BIN)/pytest -m "not full" -n $(WORKERS) --dist worksteal

test-full: writable .venv/.dev
	PATH="$(CURDIR)/$(BIN):$$PATH" bash tests/full.sh $(PARTS)

# What an operation costs the server beside a bare Django; benchmarks/README.md. DATABASE=sqlite is one of both.
bench: .venv/.dev
	@status=0; for database in $(BENCHES); do \
		SCALE=$(SCALE) $(BIN)/python -m benchmarks.bench $$database || status=1; done; exit $$status

install: .venv/.run .venv/.dev

lint: .venv/.dev
	$(BIN)/pip --disable-pip-version-check check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	find templates -name '*.html' -print0 | xargs -0 $(BIN)/djade --check --target-version 5.2
	$(BIN)/mypy .
	$(BIN)/python manage.py makemigrations --check --dry-run
	@# The example holds no key: a published one would be no secret.
	set -a; . ./deploy.env.example; REHEARSE_SECRET_KEY=$$($(BIN)/python -c "import secrets; print(secrets.token_urlsafe(48))"); \
		$(BIN)/python manage.py check --deploy --fail-level WARNING

format: .venv/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	find templates -name '*.html' -print0 | xargs -0 $(BIN)/djade --target-version 5.2

demo: .venv/.run
	$(BIN)/python manage.py seed_demo

# Every page that the tests know, written into a folder: `make pages INTO=var/before`, change something, compare.
pages: .venv/.dev
	INTO="$(INTO)" $(BIN)/pytest tests/access/rendered.py -p no:randomly

# Candidates write while the site is killed, reloaded, starved and flooded: benchmarks/CHAOS.md.
chaos: .venv/.dev
	$(BIN)/python -m benchmarks.chaos --part $(PART) --scale $(SCALE) --database $(DATABASE)

writable:
	@test -w . || { echo "$$(id -un) may not write in $(CURDIR). Copy this folder to one that you may write in, and run make there." >&2; exit 1; }

# The files name every package, so nothing is left to look up; a new release elsewhere must not change an install.
# Made by: uv pip compile pyproject.toml --universal --python-version 3.11 --all-extras --generate-hashes
# --no-header -o requirements.txt, and with --group dev -c requirements.txt for requirements-dev.txt.
$(BIN)/python: | writable
	@$(PYTHON) -c 'import sys; sys.exit("Rehearse needs Python 3.11 or newer, for example: make run PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

.venv/.run: requirements.txt | $(BIN)/python
	$(BIN)/pip --quiet --disable-pip-version-check install --require-hashes --no-deps -r $<
	@touch $@

.venv/.dev: requirements-dev.txt | .venv/.run
	$(BIN)/pip --quiet --disable-pip-version-check install --require-hashes --no-deps -r $<
	@touch $@
