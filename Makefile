# The one door to every command: `make` alone lists them.
#
# Only git, make and python3 (3.11 or newer) with python3-venv are needed; everything else is installed
# into .venv and node_modules, except Chromium, PostgreSQL and strace, which the tests need and only root can install.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

BIN := .venv/bin
BASE := .venv/.installed-base
DEV := .venv/.installed-dev
STATIC := build/static/BUILT
LOOK_SOURCES := $(shell find src/groundswell/look src/groundswell/web -name '*.css' -o -name '*.js' -o -name '*.svg' 2>/dev/null)

.PHONY: help
help: ## List every command
	@echo "Groundswell: choose a command, for example 'make demo'."
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-26s %s\n", $$1, $$2 }' Makefile

# ---- the product

.PHONY: install demo demo-data
install: $(STATIC) ## Make .venv with the groundswell command in it, and the static files
	@echo "Installed: $(BIN)/groundswell"

PORT ?= 8000

demo: $(STATIC) ## Build the demonstration and serve it on http://localhost:8000 (or PORT=8001)
	@$(BIN)/groundswell demo --port $(PORT)

demo-data: $(STATIC) ## Build everything that the demonstration needs, and exit
	@$(BIN)/groundswell demo --build-only

$(BASE): requirements/base.txt pyproject.toml tools/install.py tools/prerequisites.sh
	@python=$$(sh tools/prerequisites.sh) && "$$python" tools/install.py base
	@touch $@

$(DEV): requirements/dev.txt $(BASE)
	@$(BIN)/python tools/install.py dev
	@touch $@

$(STATIC): $(BASE) package.json package-lock.json .npmrc tools/build_static.py $(LOOK_SOURCES)
	@$(BIN)/python tools/build_static.py
	@touch $@

# ---- the tests

.PHONY: install-dev test-system test
install-dev: $(DEV) $(STATIC) ## Add what developing and testing need to .venv

test-system: ## Install Chromium, PostgreSQL and strace for the tests (root), or say what is missing
	@sh tools/test_system.sh

test: test-system install-dev ## Run everything that CI runs: lint, types, contracts and every test
	@$(BIN)/python tools/run_tests.py lint unit guards reference integration integration-postgres journeys

.PHONY: lint test-unit test-guards test-reference test-integration test-integration-postgres test-journeys
lint: install-dev ## Check style, types, templates, security patterns and import contracts
	@$(BIN)/python tools/lint.py

test-unit: install-dev ## Core, rules, pages, forms: no database, no socket
	@$(BIN)/python tools/run_tests.py unit

test-guards: install-dev ## The repository checks itself
	@$(BIN)/python tools/run_tests.py guards

test-reference: install-dev ## Agreement with published and reference values
	@$(BIN)/python tools/run_tests.py reference

test-integration: install-dev ## Database and pages, on SQLite
	@$(BIN)/python tools/run_tests.py integration

test-integration-postgres: test-system install-dev ## The same on a real PostgreSQL, started for the run
	@$(BIN)/python tools/run_tests.py integration-postgres

test-journeys: test-system install-dev ## People's journeys in a real headless Chromium, with axe
	@$(BIN)/python tools/run_tests.py journeys

# ---- attacking: longer than tests, and every one prints its figure

.PHONY: attack-box attack-gate check-truth
attack-box: test-system install-dev ## Kill the box 120 times while people answer; and see that it syncs before it says so
	@$(BIN)/python -m tests.attacks.kill_the_box
	@$(BIN)/python -m tests.attacks.sync_order

attack-gate: install-dev ## Try to work out what the gate hides in 500 made-up trusts
	@$(BIN)/python -m tests.attacks.attack_gate

check-truth: install-dev ## Count 100 made-up trusts, and say how often results find what is there and what is not
	@$(BIN)/python -m tests.reference.simulated_trusts

# ---- looking, measuring, keeping

.PHONY: screenshots bench format lock clean
screenshots: test-system install-dev ## Picture every page in every state into build/screenshots/
	@$(BIN)/python -m tools.screenshots

bench: install-dev ## Measure against peers and write bench/RESULTS.md
	@$(BIN)/python -m bench

format: install-dev ## Put the code into the house format
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

lock: install-dev ## Resolve requirements/*.in and package.json into lock files without addresses
	@sh tools/lock.sh

clean: ## Remove what was built and installed; ./var, the data folder, stays
	rm -rf .venv build node_modules .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
