# Bedline: the two commands are `make run` and `make test`. Windows equivalents: see README.md.
PYTHON ?= python3
VENV   ?= .venv
BIN     = $(VENV)/bin
PY      = $(BIN)/python
STAMP   = $(VENV)/.installed

.PHONY: run test check bench soak pictures validation translations clean system

$(STAMP): constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	touch $(STAMP)

# The few system libraries that Qt and the PDF checks need, where this is a bare Debian as root.
system:
	sh .ci/system-libraries

run: system $(STAMP)          ## open the demo ward; without a display: day sheets and pictures in out/
	$(PY) -m ui.commands.run_demo out

test: check                   ## everything that CI runs

check: system $(STAMP)        ## lint, types, import contracts, tests with coverage
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PY) -m tests.support.run_all

bench: $(STAMP)               ## medians and ratios in one run, as JSON
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.benchmarks

soak: $(STAMP)                ## the long runs: kills, cuts, faults, flips; figures as JSON
	QT_QPA_PLATFORM=offscreen BEDLINE_WRITE_FIGURES=1 $(PY) -m pytest -m soak -o addopts="" --capture=sys tests

pictures: $(STAMP)            ## pictures of each screen, day and night, into docs/pictures/
	$(PY) -m tests.support.screens docs/pictures

validation: $(STAMP)          ## docs/validation.md from the marks in the tests
	$(PY) -m tests.support.validation

translations: $(STAMP)        ## fill and compile the Italian and French texts
	$(PY) -m tests.support.translations

clean:
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache .hypothesis
