# Every command of the project; `make help` lists them.

VENV := .venv
BIN  := $(VENV)/bin

# Installed from wheels with known hashes only: nothing unpinned is fetched, nothing is compiled.
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
PINNED := --require-hashes --only-binary :all:

# uv looks at PyPI alone, whatever the machine is set to, and the files say nothing of the machine.
COMPILE := $(BIN)/uv pip compile --no-config --quiet --universal --fork-strategy fewest \
	--python-version 3.11 --generate-hashes --custom-compile-command "make lock" --upgrade

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: site
site: $(VENV)/site ## Check the records and build the site into build/site
	$(BIN)/codelm validate --no-hints
	$(BIN)/codelm schema
	$(BIN)/codelm build

.PHONY: serve
serve: $(VENV)/site ## Preview the site, rebuilt when a record changes
	$(BIN)/codelm serve

.PHONY: test
test: $(VENV)/test $(if $(shell command -v npm 2>/dev/null),node_modules/installed) ## Run every check and test
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/codelm validate --no-hints
	$(BIN)/pytest --numprocesses 2 --dist loadfile

.PHONY: fmt
fmt: $(VENV)/test ## Put code and records into their one layout
	$(BIN)/ruff format
	$(BIN)/ruff check --fix
	$(BIN)/codelm fmt
	$(BIN)/python -m codelm.schema site/pages/data/schema

.PHONY: bench
bench: $(VENV)/test ## Measure against the alternatives (takes an hour)
	$(BIN)/python -m bench

.PHONY: lock
lock: $(VENV)/python ## Bring requirements/ up to the newest releases
	$(PIP) $(PINNED) --requirement requirements/lock.txt
	$(COMPILE) pyproject.toml --group build --output-file requirements/site.txt
	$(COMPILE) pyproject.toml --group build --group test --constraint requirements/site.txt \
		--output-file requirements/test.txt
	$(COMPILE) --group lock --output-file requirements/lock.txt

$(VENV)/python:
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
		if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "Making $(VENV) with $$($$python --version)" >&2; \
			$$python -m venv --clear $(VENV) && touch $@ && exit; \
			echo "This Python makes no virtual environment; on Debian, apt install python3-venv." >&2; \
			exit 1; \
		fi; \
	done; \
	echo "No Python 3.11 or newer found; install one, or name it: make PYTHON=/path/to/python" >&2; \
	exit 1

$(VENV)/site: requirements/site.txt pyproject.toml | $(VENV)/python
	$(PIP) $(PINNED) --requirement requirements/site.txt
	$(PIP) --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/test: requirements/test.txt $(VENV)/site
	$(PIP) $(PINNED) --requirement requirements/test.txt
	@touch $@

node_modules/installed: package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

.PHONY: clean
clean: ## Remove what was built and installed
	rm -rf build $(VENV) node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
