# Four words do everything: report, test, lint, bench. `make help` tells them all.
# Every target sets up what it needs first (scripts/setup.sh).
.DEFAULT_GOAL := help
SHELL := /bin/bash
BIN := .venv/bin

.PHONY: help setup report test test-all lint format wheel sdist matrix engines heic desk fuzz conformance every-option defects imports editions bench generated clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## / /' | awk '{t=$$1; $$1=""; printf "  make %-12s%s\n", t, $$0}'

setup: ## system libraries, fonts, virtual environment, pinned packages
	@scripts/setup.sh

report: setup ## build every report under content/ into build/
	@$(BIN)/reportgen build

test: setup ## run the tests; those that compare times apart, those in a browser by `make desk`
	@$(BIN)/python -m pytest -n auto -m "not slow and not timing and not browser"
	@$(BIN)/python -m pytest -n auto -q -m "timing and not slow and not browser"

test-all: setup ## run the slow tests, too
	@$(BIN)/python -m pytest -n auto -m "not timing"
	@$(BIN)/python -m pytest -n auto -q -m timing

lint: setup ## ruff (lint and format), mypy --strict
	@$(BIN)/ruff check . && $(BIN)/ruff check -q --preview --select PLW1514 . && $(BIN)/ruff format --check . && $(BIN)/mypy

format: setup ## put the code into its form, and break the lines of documents
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format . && $(BIN)/python -m tools.wrap

wheel: setup ## build the wheel, install it in an empty environment elsewhere, build a report with it
	@scripts/check-wheel.sh

sdist: setup ## unpack the source archive elsewhere, as another user: report and tests work there
	@scripts/check-sdist.sh

matrix: setup ## the tests with the lowest and newest dependencies, and with newer Pythons, in other orders
	@scripts/matrix.sh

engines: setup ## reports by other versions of WeasyPrint
	@scripts/other-engines.sh

desk: setup ## try the desk in the system's Chromium, with axe-core (MPL-2.0) beside
	@scripts/desk.sh

heic: setup ## the tests of HEIC pictures, where pillow-heif can be installed beside
	@scripts/heic.sh

fuzz: setup ## random mutations of all that is read, for MINUTES (10); what fails joins tests/hostile/corpus
	@$(BIN)/python -m tools.fuzz --minutes $(or $(MINUTES),10)

conformance: setup ## ask veraPDF whether every PDF is PDF/A-3a and PDF/UA-1, the report of every construct too
	@scripts/conformance.sh

editions: setup ## ask schemas, Microsoft's validator and LibreOffice about the ODT and DOCX of every report
	@scripts/editions.sh

every-option: setup ## 60 random reports in every option of build, checked again and judged by veraPDF
	@scripts/every-option.sh

defects: setup ## put defects into clean reports and count what check finds: docs/defects.md
	@$(BIN)/python -m bench.defects --keep

imports: setup ## type reports as Word, ODF, text and PDF files, import them and count what is right: docs/import.md
	@$(BIN)/python -m bench.imports --keep

bench: setup ## time whole processes in turn, as ratios in one run (hour: python -m bench --long); the line setting
	@$(BIN)/python -m bench
	@$(BIN)/python bench/linesetting.py

generated: setup ## write the generated files again: references, schemas, messages; compile the catalogues
	@$(BIN)/python -m tools.messages
	@$(BIN)/python -m tools.generate
	@$(BIN)/python -m tests.published
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .

clean: ## remove what building and testing leave behind
	@rm -rf build/*.pdf dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
