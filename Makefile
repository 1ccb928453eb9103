# Everything runs from here, on a machine with Python 3.11 or 3.12 and make; CI calls the same targets.
#
#   make demo    install into .venv, code the sample documents, print a table, write demo.html and demo.db
#   make test    install, then tests, linters, types and import contracts
#   make lint    linters, types and import contracts alone
#   make gate    scores beside their floors, events gained and lost since the pinned run
#   make pin     the same, then pin this run and raise the floors (make pin LOWER='why' lowers them)
#   make bench   speed, memory and start-up time on this machine
#   make readme  renew the excerpt of output in README.md
#   make train   rebuild event model, contexts, casting, dating, confidence and the map of meaning (hours; DATA=FOLDER adds FOLDER/train, REVIEWED=FILE your reviews)
#   make lock    resolve the dependencies again (make lock UPGRADE=--upgrade moves them to the newest)
#   make clean   remove .venv and what the tools left

PYTHON ?= python3
UPGRADE ?=
DATA ?=
REVIEWED ?=

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
PACKAGES := $(VENV)/.packages
INSTALLED := $(VENV)/.installed
SAMPLES := src/readout/samples/documents.jsonl
CORPUS := src/readout/samples/corpus.jsonl

.DEFAULT_GOAL := help
.PHONY: help install demo test lint gate pin bench readme train lock clean

help:
	@sed -n '3,12s/^# *//p' Makefile

install: $(INSTALLED)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 13))' || \
	  { echo "Readout needs Python 3.11 or 3.12; name one: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
	  { echo "this Python cannot make environments; on Debian and Ubuntu: apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(PACKAGES): requirements.lock | $(VENV)/bin/python
	$(PIP) install --quiet --require-hashes -r requirements.lock
	@touch $@

$(INSTALLED): pyproject.toml $(PACKAGES)
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: install
	@$(BIN)/readout code $(SAMPLES) --format html -o demo.html --quiet
	@$(BIN)/readout code $(SAMPLES) --format table
	@$(BIN)/readout add $(CORPUS) --store demo.db --quiet
	@$(BIN)/readout timeline --between IND RUS --store demo.db --format table
	@$(BIN)/readout ledger --store demo.db --status met --format table
	@echo "demo.html shows every record beside its text: open it in a browser; demo.db holds 54 documents more: readout search --store demo.db"

test: install
	$(BIN)/python -m pytest
	@$(MAKE) --no-print-directory lint

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

gate: install
	@$(BIN)/python -m readout.evaluate.gate

pin: install
	@$(BIN)/python -m readout.evaluate.gate --pin $(if $(LOWER),--lower '$(LOWER)')

bench: install
	@$(BIN)/python bench/bench.py
	@$(BIN)/python bench/actors.py

readme: install
	READOUT_RENEW_README=1 $(BIN)/python -m pytest tests/test_readme.py

train: EXTRA = $(if $(DATA),--data $(DATA)) $(if $(REVIEWED),--reviewed $(REVIEWED))
train: install
	$(PIP) install --quiet -r training/requirements.txt
	OMP_NUM_THREADS=1 $(BIN)/python training/event_model.py $(EXTRA) --work build/training 2>&1 | tee build/training.log
	$(BIN)/python training/context_head.py 2>&1 | tee -a build/training.log
	$(BIN)/python training/casting.py $(if $(DATA),--data $(DATA)) --models build/training 2>&1 | tee -a build/training.log
	$(BIN)/python training/whole_casts.py $(if $(DATA),--data $(DATA)) --models build/training 2>&1 | tee -a build/training.log
	$(BIN)/python training/dating.py $(if $(DATA),--data $(DATA)) 2>&1 | tee -a build/training.log
	$(BIN)/python training/confidence.py $(EXTRA) --models build/training 2>&1 | tee -a build/training.log
	$(BIN)/python training/meaning.py 2>&1 | tee -a build/training.log

lock: | $(VENV)/bin/python
	$(PIP) install --quiet uv
	$(BIN)/uv pip compile $(UPGRADE) --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --group dev pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) build dist demo.html demo.db* .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
