# Everything a person needs: a machine with python3 (3.11 or newer), pip and make is enough for each target.
# The first run makes .venv from the locks in requirements/; PYTHON=python3.12 chooses another Python for it.
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test check static bench lock clean

BIN := .venv/bin
# The largest lock that stands in .venv serves the smaller ones too, so that no target undoes another.
DEV := $(firstword $(wildcard .venv/bench.ready) .venv/dev.ready)
RUN := $(firstword $(wildcard .venv/bench.ready .venv/dev.ready) .venv/run.ready)

# One thread for linear algebra in each test process: the processes share the cores already.
PYTEST := OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m pytest \
	--numprocesses auto --maxprocesses 8 --dist loadfile
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

# Every questionnaire of the invented company, the first wave before the second.
COMPANY := $(foreach part,customer-fitness promise-and-guesses openness guesses flourishing customers,\
	$(foreach wave,1 2,out/company/mapping-$(part)-$(wave).yaml))

help: ## show what can be made
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 16

demo: $(RUN) ## two reports: a real survey of 101,881 people, and an invented company with all questionnaires
	@$(BIN)/orgfit report examples/fevs2018/fevs2018.csv.gz --mapping examples/fevs2018/mapping.yaml --out out/fevs2018
	@$(BIN)/orgfit simulate --people 1200 --units 60 --seed 3 --waves 2 --out out/company
	@$(BIN)/orgfit report $(COMPANY) --benchmark examples/company/benchmark.csv --out out/company-report
	@echo "The reports lie in out/fevs2018/report.html and out/company-report/report.html; open them in any browser."

check: static ## format, lint, types, layers and the fast tests
	@ORGFIT_LAWS=quick $(PYTEST) --quiet -m "not slow and not chromium"

test: static ## everything: what check does, the slow tests and those in a browser
	@ORGFIT_LAWS=thorough $(PYTEST)

static: $(DEV)
	@$(BIN)/ruff format --check --output-format concise .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: .venv/bench.ready ## speed and memory beside other programs, as ratios
	@$(BIN)/python -m bench

lock: $(RUN) ## write requirements/*.txt anew from pyproject.toml (UPGRADE=1 takes newer versions)
	@$(COMPILE) --group pyproject.toml:bootstrap --output-file requirements/uv.txt
	@$(COMPILE) pyproject.toml --group build --output-file requirements/run.txt
	@$(COMPILE) pyproject.toml --group dev --constraints requirements/run.txt --output-file requirements/dev.txt
	@$(COMPILE) pyproject.toml --group bench --constraints requirements/dev.txt --output-file requirements/bench.txt

clean: ## remove all that was made: .venv, out, build, dist and caches
	@rm -rf .venv out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find src tests bench -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

.venv/%.ready: requirements/%.txt requirements/uv.txt requirements/install pyproject.toml
	@requirements/install $*
	@touch $@
