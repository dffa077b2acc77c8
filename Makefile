# Two commands: `make demo` on a bare machine crawls the bundled site, `make test` runs every test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed-

.PHONY: demo test lint types system clean train leave-out benchmark

demo: $(STAMP)core
	$(BIN)/pressmark demo

test: system $(STAMP)test lint types
	$(BIN)/pytest -n 2 --dist loadgroup

lint: $(STAMP)test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(STAMP)test
	$(BIN)/mypy
	$(BIN)/mypy --python-version 3.13

# Debian packages that real sites in the tests need: only as root or with SYSTEM=1.
system:
	scripts/install-system.sh

# Trains the reference parser anew, from the data in ../shared and synthetic entries.
train: $(STAMP)test
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[train]'
	$(BIN)/python -m training.train

# How the labeller does on a family of styles, or a language, that it was trained without: added to its report.
leave-out: $(STAMP)test
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[train]'
	for style in footnote apa; do $(BIN)/python -m training.train --iterations 60 --leave-style $$style || exit 1; done
	for language in nl de; do $(BIN)/python -m training.train --iterations 60 --leave-language $$language || exit 1; done

# The peers want other versions of what Pressmark uses, so they get an environment of their own.
benchmark:
	test -x .venv-benchmark/bin/python || $(PYTHON) -m venv .venv-benchmark
	.venv-benchmark/bin/pip install --quiet --upgrade pip
	.venv-benchmark/bin/pip install --quiet --editable '.[benchmark,test]'
	.venv-benchmark/bin/python -m benchmarks

$(STAMP)core: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade pip
	$(BIN)/pip install --quiet --constraint constraints.txt --editable .
	touch $@

$(STAMP)test: $(STAMP)core
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[test,notebook]'
	touch $@

clean:
	rm -rf $(VENV) .cache build *.egg-info
