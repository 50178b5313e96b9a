# What to call: `make run`, `make test`, `make check`. Everything is kept in .venv/ and var/.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
RUN_TIME := $(VENV)/.installed
FOR_TESTS := $(VENV)/.installed-dev
SHARED := ../shared

.PHONY: run install install-dev test check static-checks clean lock messages bench score drill screenshots two-browsers
.DEFAULT_GOAL := run

run: install
	@$(PY) manage.py run

install: $(RUN_TIME)
	@:

install-dev: $(FOR_TESTS)
	@:

# ── installing: a fault is one line ───────────────────────────────────────────────────────────────────────────────────
# A .venv whose interpreter is gone (the folder was moved, Python upgraded) is made anew.
ifneq ($(shell test -x $(PY) && echo there),there)
.PHONY: $(RUN_TIME) $(FOR_TESTS)
endif

define install
	@echo "Installing $< into $(VENV) ..."
	@$(PY) -m pip install --disable-pip-version-check --retries 2 --require-hashes -r $< > $(VENV)/pip.log 2>&1 \
	  || { echo "pip could not install $< (is there a network?); $(VENV)/pip.log says what happened."; exit 1; }
	@touch $@
endef

$(RUN_TIME): requirements.txt
	@command -v $(PYTHON) > /dev/null \
	  || { echo "Gestand needs Python 3.11 or newer; '$(PYTHON)' is not there. Say which: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Gestand needs Python 3.11 or newer; $(PYTHON) is older. Say which: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null \
	  || { echo "$(PYTHON) lacks its venv module. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@test -x $(PY) || $(PYTHON) -m venv --clear $(VENV)
	$(install)

$(FOR_TESTS): requirements-dev.txt $(RUN_TIME)
	$(install)

# ── testing ───────────────────────────────────────────────────────────────────────────────────────────────────────────
# What touches the database runs on PostgreSQL too when a server answers; it goes first, so that the last line is the one
# that says what was not tested.
test: $(FOR_TESTS)
	@if url=$$($(PY) -m tests.services); then \
	  echo "On PostgreSQL: what touches the database"; DATABASE_URL=$$url $(PY) -m pytest -m "not browser"; fi
	@echo "On SQLite: everything"
	@$(PY) -m pytest

check: static-checks test

PRODUCTION := DEBUG=0 SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(64))') \
  ALLOWED_HOSTS=gestand.example SITE_URL=https://gestand.example VAR_DIR=var/check

static-checks: $(FOR_TESTS)
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy .
	$(VENV)/bin/lint-imports
	$(VENV)/bin/djlint --quiet --lint .
	$(PY) manage.py makemigrations --check --dry-run
	@echo "check --deploy, with the settings of production"
	@$(PRODUCTION) $(PY) manage.py check --deploy --fail-level WARNING

# ── keeping ───────────────────────────────────────────────────────────────────────────────────────────────────────────
clean:
	rm -rf $(VENV) .venv-bench var .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

# Writes the versions and their hashes; `make lock UPGRADE=--upgrade` takes the newest ones that fit.
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links
lock:
	$(COMPILE) $(UPGRADE) requirements.in -o requirements.txt
	$(COMPILE) $(UPGRADE) requirements-dev.in -o requirements-dev.txt
	$(COMPILE) $(UPGRADE) requirements-learning.in -o requirements-learning.txt

messages: $(FOR_TESTS)
	$(PY) manage.py makemessages --locale en --no-location --no-obsolete --ignore=$(VENV) --ignore=var --ignore=tests
	$(PY) manage.py compilemessages --locale en --ignore=$(VENV)

# Makes the pictures of the documentation anew, with the demo data and Debian's Chromium.
screenshots: $(FOR_TESTS)
	$(PY) -m tests.browser.screenshots
	$(PY) -m tests.browser.mail_pictures

# How fast the list is beside its peers, which live in a folder of their own.
ROWS ?= 100000
bench: $(FOR_TESTS)
	@test -x .venv-bench/bin/datasette || { $(PYTHON) -m venv .venv-bench && .venv-bench/bin/pip install --quiet -r benchmarks/requirements.txt; }
	@$(PY) -m benchmarks --rows $(ROWS)

# Kills real workers while real mails go, on each kind of database and broker; writes the table in docs/operations.md.
drill: $(FOR_TESTS)
	$(PY) -m benchmarks.drill

# Two hundred orders in which two clerks in two browsers change one commitment; `make test` draws eight of them.
two-browsers: $(FOR_TESTS)
	ORDERS=200 $(PY) -m pytest -n0 tests/browser/test_interleavings.py -k drawn

# How well the reader reads, on annotated documents that lie beside the checkout.
score: $(RUN_TIME)
	@mkdir -p var/score
	$(PY) manage.py read_documents $(SHARED)/corpus/dev --format jsonl > var/score/read.jsonl
	$(PY) $(SHARED)/tools/score_reading.py documents $(SHARED)/corpus/dev var/score/read.jsonl
	$(PY) manage.py read_deadlines $(SHARED)/corpus/dev/deadlines.jsonl > var/score/when.jsonl
	$(PY) $(SHARED)/tools/score_reading.py deadlines $(SHARED)/corpus/dev/deadlines.jsonl var/score/when.jsonl
