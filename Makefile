# Everything runs from .venv, made here on first use: no environment to activate, nothing installed outside this folder.
# `make` alone lists the targets.

SHELL := /bin/bash
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PORT ?= 8000
FUZZ_EXAMPLES ?= 5000
RACES ?= 100
BENCH ?= --database sqlite,postgresql --peer datasette,duckdb,tantivy
VENV := .venv
PYTHON := $(VENV)/bin/python
STAMP := $(VENV)/.installed
# The first Python 3.11 or later that can make an environment; PYTHON3=/path/to/python chooses another one.
PYTHON3 ?= $(shell for needs in 'import ensurepip, venv, sys' 'import sys'; do \
	for name in python3 python3.14 python3.13 python3.12 python3.11; do \
		"$$name" -c "$$needs; sys.exit(sys.version_info < (3, 11))" >/dev/null 2>&1 && { echo "$$name"; exit; }; done; done)

# Tests choose their own settings (actions_catalog/development.py), whatever the shell that starts them holds; and the
# processes that they start keep what Python compiled.
CLEAN_ENV := env -u PYTHONDONTWRITEBYTECODE -u DJANGO_SETTINGS_MODULE -u DJANGO_SECRET_KEY -u DJANGO_DEBUG \
	-u DJANGO_ALLOWED_HOSTS \
	-u DJANGO_CSRF_TRUSTED_ORIGINS -u DJANGO_BEHIND_TLS_PROXY -u DJANGO_PROXY_ADDRESSES -u DATABASE_POOL_SIZE -u DATABASE_LOCK_SECONDS \
	-u DATABASE_REPLICA_URL -u DATABASE_REPLICA_LAG_SECONDS \
	-u IMPORT_STATE -u MEDIA_ROOT -u DUMP_ROOT -u ATTACHMENT_MOST_MB -u CORRECTIONS_PER_ADDRESS -u CORRECTIONS_PER_DAY \
	-u CORRECTION_CONTACT_DAYS -u TWO_STEPS_ROLES -u API_REQUESTS_PER_MINUTE -u SECURITY_CONTACT -u LOG_LEVEL -u EMAIL_URL -u EMAIL_FROM \
	-u SITE_URL -u MAILS_PER_ADDRESS -u MAILS_PER_SENDER -u MAILS_PER_DAY \
	-u REQUEST_LOG -u METRICS_TOKEN -u SENTRY_DSN
PYTEST = $(PYTHON) -m pytest $(ARGS)
TEST_PARTS := test-postgres test-sqlite lint types doctests
TEMPLATES = $$(find templates centres -name '*.html')

.PHONY: help install run test $(TEST_PARTS) $(TEST_PARTS:%=part-%) format browser strokes office fuzz api-fuzz faults \
	replica races merges databases bench bench-web bench-small bench-browser bench-export coverage blind mutants deploy-check deploy-trial container-trial audit lock clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(firstword $(MAKEFILE_LIST)) \
		| awk -F':.*## ' '{printf "  make %-15s %s\n", $$1, $$2}'

install: $(STAMP)  ## make .venv and install into it; at once when that is done
	@:

# The stamp is written last: an install that fails, or is interrupted, is done again by the next call.
$(STAMP): requirements/dev.txt
	@if [ -z "$(PYTHON3)" ]; then \
		echo "Il manque Python 3.11 ou plus récent (Debian, Ubuntu : apt-get install python3 python3-venv)." >&2; \
		echo "Python 3.11 or later is missing; make install PYTHON3=/path/to/python names another one." >&2; exit 1; fi
	@if ! "$(PYTHON3)" -c 'import ensurepip, venv' >/dev/null 2>&1; then \
		echo "Il manque le module venv de $(PYTHON3) (Debian, Ubuntu : apt-get install python3-venv)." >&2; \
		echo "$(PYTHON3) lacks venv or ensurepip (Debian, Ubuntu: apt-get install python3-venv)." >&2; exit 1; fi
	@rm -f $(STAMP)
	@if ! $(PYTHON) -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
		echo "Création de l'environnement $(VENV)…"; "$(PYTHON3)" -m venv --clear $(VENV); fi
	@echo "Installation des paquets de requirements/dev.txt…"
	@$(PYTHON) -m pip install -qq --disable-pip-version-check --no-input --no-deps --require-hashes -r requirements/dev.txt </dev/null \
		|| { echo "L'installation a échoué : voir le message de pip ci-dessus, puis relancer make install." >&2; exit 1; }
	@touch $(STAMP)

# It says that this is development: without a secret key nothing else serves.
run: export DJANGO_DEBUG := 1
run: install  ## install, migrate, load the catalogue if it is empty, serve on 127.0.0.1:8000 (PORT=)
	@$(PYTHON) manage.py serve_catalogue 127.0.0.1:$(PORT)

# Two parts at a time, the longest first: each runs even when another fails, and is shown whole once it ends. Ctrl-C ends
# them all. The last lines say which failed.
test: install  ## everything: lint, types, doctests, the suite on SQLite, the suite on PostgreSQL
	@echo "Deux vérifications à la fois ; chacune s'affiche en entier quand elle se termine."
	@failed="$$(mktemp)"; trap 'rm -f "$$failed"' EXIT; \
	$(MAKE) --jobs=2 --keep-going --output-sync=recurse FAILED="$$failed" $(TEST_PARTS:%=part-%) 2>&1; status=$$?; \
	if [ -s "$$failed" ]; then printf '\nÉCHEC / FAILED: %s\n' "$$(paste -sd ' ' "$$failed")" >&2; fi; \
	[ $$status -eq 0 ] || exit $$status; \
	printf '\nTout est passé / all passed: %s\n' "$(TEST_PARTS)"

$(TEST_PARTS:%=part-%): part-%: install
	@printf '\n=== make %s\n' "$*"; SECONDS=0; $(MAKE) "$*" || { echo "$*" >> "$(FAILED)"; exit 1; }; \
	printf '=== make %s : %d s\n' "$*" $$SECONDS

lint: install  ## ruff and djade; nothing is changed
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@files="$(TEMPLATES)"; [ -z "$$files" ] || $(VENV)/bin/djade --check --target-version 5.2 $$files

format: install  ## rewrite with ruff and djade
	@$(PYTHON) -m ruff check --fix-only .
	@$(PYTHON) -m ruff format .
	@files="$(TEMPLATES)"; [ -z "$$files" ] || $(VENV)/bin/djade --target-version 5.2 $$files

# What an earlier run remembers can hide an error that a bare machine finds.
types: install  ## mypy, strict (pyproject.toml says on what)
	@$(CLEAN_ENV) -u DATABASE_URL $(PYTHON) -m mypy --cache-dir=/dev/null

doctests: install  ## the examples inside docstrings
	@$(CLEAN_ENV) -u DATABASE_URL $(PYTEST) --quiet --doctest-modules centres

test-sqlite: install  ## the suite on SQLite (ARGS= goes to pytest)
	@$(CLEAN_ENV) -u DATABASE_URL EXPECT_DATABASE=sqlite $(PYTEST)

# Of the whole suite, what asks no database runs on SQLite alone (tests/postgres.py).
test-postgres: install  ## the suite on PostgreSQL: DATABASE_URL when it is set, else a server of its own
	@$(CLEAN_ENV) EXPECT_DATABASE=postgresql $(PYTEST) -p tests.postgres

blind: install  ## how the reader of money and people fares on phrases it was made without (HALF=tune lists what it misses)
	@$(PYTHON) -m tests.fiches.blind $(HALF)

# CHROMIUM= says where the browser is. ARGS="-k home" runs some of them.
browser: install  ## the site in Chromium: keyboard, htmx, accessibility, no request elsewhere (CHROMIUM=)
	@$(CLEAN_ENV) -u DATABASE_URL EXPECT_DATABASE=sqlite $(PYTEST) tests/browser

strokes: install  ## clicks, keys and screens of five tasks of staff, counted in Chromium beside what they took before
	@$(CLEAN_ENV) -u DATABASE_URL EXPECT_DATABASE=sqlite $(PYTEST) -q -s tests/browser/test_strokes.py

# SOFFICE= says where LibreOffice is.
office: install  ## CSV and XLSX as LibreOffice reads them: the same rows as the API, cell for cell (SOFFICE=)
	@$(CLEAN_ENV) -u DATABASE_URL EXPECT_DATABASE=sqlite $(PYTEST) tests/office

fuzz: install  ## every property on many more examples: 5,000 texts (FUZZ_EXAMPLES= says another number), 250 databases
	@$(CLEAN_ENV) -u DATABASE_URL FUZZ_EXAMPLES=$(FUZZ_EXAMPLES) $(PYTEST) $$(grep -rl --include='test_*.py' tests.drawing tests)

api-fuzz: install  ## schemathesis against the API, thousands of cases on both databases (API_FUZZ_EXAMPLES=, API_FUZZ_SEED=)
	@$(CLEAN_ENV) -u DATABASE_URL EXPECT_DATABASE=sqlite $(PYTEST) -s tests/fuzz
	@$(CLEAN_ENV) EXPECT_DATABASE=postgresql $(PYTEST) -p tests.postgres -s tests/fuzz

faults: install  ## locks, outages, signals, attacks on sites that it starts; prints the table of RELIABILITY.md (ARGS=)
	@$(CLEAN_ENV) -u DATABASE_URL EXPECT_DATABASE=sqlite $(PYTEST) tests/faults

replica: install  ## a PostgreSQL and its streaming replica: who reads where, what is lost when each is killed (two minutes)
	@$(CLEAN_ENV) -u DATABASE_URL EXPECT_DATABASE=sqlite $(PYTEST) -s tests/replica

# Two people at once on every kind of object. Two halves at a time, each with a database of its own; one after the other on
# a PostgreSQL that DATABASE_URL names, which both would share.
RACED_KINDS := tests/editing/test_races_of_every_kind.py
RACED_OTHERS := tests/editing/test_races.py tests/editing/test_races_of_decisions.py tests/editing/test_races_of_a_day.py \
	tests/admin/two_steps/test_at_once.py
races: install  ## two people at the same moment, 100 rounds of each kind on both databases (RACES= says another number)
	@$(MAKE) --jobs=2 --output-sync=target races-sqlite-KINDS races-sqlite-OTHERS
	@$(MAKE) --jobs=$(if $(DATABASE_URL),1,2) --output-sync=target races-postgresql-KINDS races-postgresql-OTHERS

races-sqlite-%:
	@$(CLEAN_ENV) -u DATABASE_URL RACES=$(RACES) EXPECT_DATABASE=sqlite $(PYTEST) $(RACED_$*)

races-postgresql-%:
	@$(CLEAN_ENV) RACES=$(RACES) EXPECT_DATABASE=postgresql $(PYTEST) -p tests.postgres $(RACED_$*)

merges: install  ## a hundred merges of each of four catalogues, then undone: the database as it was
	@$(CLEAN_ENV) -u DATABASE_URL EXPECT_DATABASE=sqlite MERGES=100x4 $(PYTEST) tests/editing/merging/test_undoing.py
	@$(CLEAN_ENV) EXPECT_DATABASE=postgresql MERGES=100x4 $(PYTEST) -p tests.postgres tests/editing/merging/test_undoing.py

databases: install  ## tests/databases/*.json.gz again, by the code of earlier commits (needs the history)
	@$(CLEAN_ENV) $(PYTHON) tests/databases/make.py

bench: install  ## how fast an import is, how much memory it takes (centres/bench/BENCHMARKS.md)
	@$(PYTHON) manage.py bench import
	@$(PYTHON) manage.py bench memory

bench-web: install  ## how fast pages are, as in production, beside their floors, Datasette, DuckDB and Tantivy (BENCH= for other options)
	@$(CLEAN_ENV) $(PYTHON) manage.py bench web $(BENCH)

# AGAINST= names the commit that it is compared with: HEAD, when something is not committed yet.
AGAINST ?= $(shell git diff --quiet HEAD 2>/dev/null && echo HEAD~1 || echo HEAD)
bench-small: install  ## whether a page is slower than at another commit, on 1,000 fiches, in a minute (AGAINST=); fails on no time
	@$(CLEAN_ENV) -u DATABASE_URL $(PYTHON) manage.py bench web --sizes 1000 --rounds 3 --against $(AGAINST)

bench-browser: install  ## what pages weigh and how soon they stand in Chromium, on a slow line (CHROMIUM=)
	@$(CLEAN_ENV) -u DATABASE_URL $(PYTHON) manage.py bench browser

bench-export: install  ## how fast 100,000 fiches are taken away as CSV, XLSX and JSON, beside Datasette
	@$(CLEAN_ENV) $(PYTHON) manage.py bench export --peer datasette

coverage: install  ## which lines the suite runs, on SQLite
	@$(CLEAN_ENV) -u DATABASE_URL EXPECT_DATABASE=sqlite $(PYTEST) --cov=centres --cov-branch --cov-report=term-missing:skip-covered

# In an environment of its own: mutmut brings packages that nothing else here needs. The copy where it works, and what it
# has found, stay in .mutants/: a run that was stopped goes on.
MUTANTS := .mutants
MUTANTS_AREA ?= permissions fiches importing
MUTANTS_SAMPLE ?= 0
MUTANTS_SEED ?= 1
mutants: $(MUTANTS)/.installed  ## what no test would notice (MUTANTS_AREA=, MUTANTS_SAMPLE=, MUTANTS_SEED=; all: hours)
	@for area in $(MUTANTS_AREA); do \
		$(CLEAN_ENV) -u DATABASE_URL nice $(MUTANTS)/venv/bin/python -m tests.mutants.run $$area \
			--sample $(MUTANTS_SAMPLE) --seed $(MUTANTS_SEED) || exit 1; done

$(MUTANTS)/.installed: requirements/mutants.txt $(STAMP)
	@"$(PYTHON3)" -m venv --clear $(MUTANTS)/venv
	@for file in dev mutants; do $(MUTANTS)/venv/bin/python -m pip install -qq --disable-pip-version-check --no-input --no-deps \
		--require-hashes -r requirements/$$file.txt </dev/null || exit 1; done
	@touch $@

# ENV= names the settings of the site; else /etc/catalogue/site.env, .env, or the example.
deploy-check: install  ## what would go wrong once it serves: settings, units of systemd, nginx, compose.yaml (ENV=)
	@$(CLEAN_ENV) -u DATABASE_URL ENV="$(ENV)" deploy/check.sh

deploy-trial: install  ## docs/exploiter.md on a new Debian that it boots: pages, timers, 200 slow connections (needs root)
	@$(CLEAN_ENV) -u DATABASE_URL deploy/trial.sh

container-trial:  ## the image built, and started as compose.yaml starts the site, by docker or podman (BUILD_OPTIONS=)
	@deploy/container/trial.sh

# Asks the index of packages, or AUDIT_SERVICE=osv; where neither can be asked, that is what it says, with an error.
AUDIT_SERVICE ?= pypi
AUDITED := $(filter-out requirements/audit.txt,$(wildcard requirements/*.txt))
audit: install  ## what is known against the packages of requirements/, by pip-audit (AUDIT_SERVICE=osv asks elsewhere)
	@[ -x $(VENV)/audit/bin/pip-audit ] || { $(PYTHON) -m venv $(VENV)/audit && $(VENV)/audit/bin/python -m pip install -qq \
		--disable-pip-version-check --no-input --no-deps --require-hashes -r requirements/audit.txt </dev/null; }
	@failed=0; for file in $(AUDITED); do printf '\n=== %s\n' "$$file"; \
		$(VENV)/audit/bin/pip-audit --strict --vulnerability-service $(AUDIT_SERVICE) --progress-spinner off --disable-pip \
			--requirement "$$file" || failed=1; done; \
	[ $$failed -eq 0 ] || { echo "Une faille est connue, ou l'index n'a pas pu être interrogé : lire ci-dessus." >&2; exit 1; }

# Needs uv, for this alone (UV= says where). UPGRADE=--upgrade takes newer versions; without it only what changed in *.in.
UV ?= uv
COMPILE = $(UV) pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
	--python-version 3.11 $(UPGRADE)
lock:  ## requirements/*.in -> requirements/*.txt
	@cd requirements && $(COMPILE) base.in -o base.txt && $(COMPILE) dev.in -c base.txt -o dev.txt \
		&& for extra in pdf parquet png metrics sentry audit; do $(COMPILE) $$extra.in -c base.txt -o $$extra.txt || exit 1; done \
		&& $(COMPILE) mutants.in -c dev.txt -o mutants.txt

clean:  ## remove what can be made again (not data/, where the development database is)
	@rm -rf $(VENV) staticfiles $(MUTANTS) htmlcov .coverage .pytest_cache .hypothesis .mypy_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
