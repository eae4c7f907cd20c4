# On Record. `make run` from a fresh clone serves; `make test` checks it; `make test-all` checks everything. `make help`
# lists the rest.

VENV := .venv
BIN := $(VENV)/bin
# Compiled code is kept even where the surroundings forbid it: each command that the tests start would compile it again.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all:

.PHONY: help run test test-all demo docs pictures wordpress ray lint types quick-tests all-tests mutants audit lock clean
.DEFAULT_GOAL := help

help: ## list what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1	\2/'

run: $(VENV)/.installed ## install what is missing and serve on 127.0.0.1:8000, with a worker on batches
	@ON_RECORD_BATCH_WORKERS="$${ON_RECORD_BATCH_WORKERS:-1}" exec $(BIN)/python app.py

demo: $(VENV)/.installed ## put the demonstration articles into the record
	@$(BIN)/python app.py ingest demo/articles.jsonl > /dev/null
	@echo "The demonstration articles are in the record. With the server running: http://127.0.0.1:8000/speakers"

test: $(VENV)/.installed-dev ## check all but what takes long (under 6 minutes on two cores)
	@$(MAKE) --no-print-directory -j 3 lint types quick-tests

test-all: $(VENV)/.installed-dev ## check everything: servers killed, long fuzzing, a WordPress, a Wagtail (a quarter of an hour)
	@$(MAKE) --no-print-directory -j 3 lint types all-tests

docs: $(VENV)/.installed-dev ## build the documentation as a site into build/site
	@$(BIN)/python -m docs.site
	@echo "The site is in build/site; open build/site/index.html."

wordpress: $(VENV)/bin/python ## build the WordPress plug-in as a zip into build/
	@$(BIN)/python scripts/wordpress/plugin.py zip

ray: $(VENV)/.installed-ray ## install what archives past one machine need (some 500 MB)

lint: $(VENV)/.installed-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports

types: $(VENV)/.installed-dev
	@$(BIN)/mypy

quick-tests: $(VENV)/.installed-dev
	@$(PYTEST) -m "not slow"

all-tests: $(VENV)/.installed-dev
	@$(PYTEST)

pictures: $(VENV)/.installed-dev ## take the pictures of the documentation anew, by the tests that show what is on them
	@PICTURES="$(CURDIR)/docs/pictures" $(BIN)/python -m pytest tests/repository/test_pictures.py tests/integrations/openrefine \
	  tests/integrations/wordpress/test_panel.py

mutants: $(VENV)/.installed-dev ## change the code in a copy, a place at a time, and print what no test notices (an hour)
	@$(BIN)/python -m bench.faults.mutants

audit: $(VENV)/.installed-dev ## look the pinned requirements up in a list of known faults (needs the internet)
	@LIST="$(LIST)" sh scripts/audit.sh $(BIN)

lock: $(VENV)/.installed-dev ## pin and hash again what the requirements.in files name
	@for name in requirements requirements-dev requirements-ray tests/generated_clients/requirements; do \
	  $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-build --no-header \
	    --no-emit-index-url --no-emit-find-links $$name.in --output-file $$name.txt || exit 1; done

clean: ## remove the virtual environment; the record in instance/ stays
	rm -rf $(VENV)

$(VENV)/bin/python:
	@PYTHON="$(PYTHON)" sh scripts/make-venv.sh $(VENV)

$(VENV)/.installed: requirements.txt | $(VENV)/bin/python
	@echo "Installing what On Record needs (a few minutes the first time) ..."
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	@echo "Installing what the checks need ..."
	@$(PIP) -r requirements-dev.txt
	@touch $@

$(VENV)/.installed-ray: requirements-ray.txt $(VENV)/.installed
	@echo "Installing Ray ..."
	@$(PIP) -r requirements-ray.txt
	@touch $@
