# Every target sets up its own .venv from requirements.lock; Python 3.11+ and a package index are all it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DBT := $(BIN)/python scripts/run_dbt.py
SPARK := .venv-spark
METRICS := .venv-metric-views
OLDER := .venv-1.11
NEXT := .venv-2
BENCH := .venv-bench
LINEAGE := .venv-lineage
INGEST := .venv-ingest
OPS := .venv-ops
SECURITY := .venv-security

# What a person gives is data: it goes to the scripts by the environment, letter by letter, and never into a shell's text.
GIVEN := RECORDS DB ID MAP A B TARGET VERBOSE NAME WAREHOUSE BY GRAIN WHO WHY TO FROM ACCEPT PORT PERSON REASON DRY_RUN AUDIENCE \
	SYSTEM FULL LOOKBACK SINCE ONLY TABLE KEY CURSOR JOB JOBS STATSD
$(foreach name,$(GIVEN),$(if $(filter-out undefined default,$(origin $(name))),$(eval override $(name) := $$(value $(name)))))
export $(GIVEN)

.DEFAULT_GOAL := help
.PHONY: help build test test-fast test-1.11 parse-2 lint lint-changed mutation docs audit sbom check ingest resolve explain profile export metrics metric dictionary dashboard refresh nightly ops cards certify quality review decide ledger retrain evaluate erase demo benchmarks bench-exports bench-crm bench-timeline bench-fundraising bench-churn bench-features bench-offers bench-scale bench-loop lock clean

help: ## List the targets
	@grep -hE '^[a-z0-9.-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(READY): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@rm -rf target/run target/compiled target/partial_parse.msgpack  # another version of dbt lays them out otherwise
	@touch $@

# The tests' own Databricks: the adapter beside a Spark, whose versions and the project's exclude each other.
$(SPARK)/.ready: tests/engines/databricks/requirements.lock
	$(PYTHON) -m venv $(SPARK)
	$(SPARK)/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r $<
	$(SPARK)/bin/python tests/engines/databricks/jackson.py $(SPARK)/jackson-for-iceberg.jar
	@touch $@

# A newer Spark, which can execute metric views and no MERGE: what it says of each metric is compared.
$(METRICS)/.ready: tests/engines/metric_views/requirements.lock

# What brings the rows of other systems, which a build on rows that are there does not need.
$(INGEST)/.ready: ingest/requirements.lock

# What runs jobs by their schedules, which cron does, too.
$(OPS)/.ready: jobs/requirements.lock

OF_ONE_LOCK := $(addsuffix /.ready,$(METRICS) $(INGEST) $(OPS) $(LINEAGE) $(SECURITY) $(BENCH))
$(OF_ONE_LOCK):
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r $<
	@touch $@

build: $(READY) ## Build the demo: scattered systems to golden constituents
	@$(BIN)/python scripts/build.py --target duckdb

test: $(READY) $(SPARK)/.ready $(METRICS)/.ready $(INGEST)/.ready $(OPS)/.ready ## Lint, then every dbt and Python test
	$(MAKE) lint
	$(BIN)/pytest -n 2

test-fast: $(READY) $(INGEST)/.ready ## What takes minutes: changed files linted, the demo with every dbt test, Python tests on DuckDB
	$(MAKE) lint-changed
	$(BIN)/pytest -n 2 -m "not slow"

$(OLDER)/.ready: requirements.lock tests/dbt-1.11.lock
	$(PYTHON) -m venv $(OLDER)
	$(OLDER)/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(OLDER)/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r tests/dbt-1.11.lock
	@touch $@

test-1.11: $(OLDER)/.ready ## The identity part of the demo with its tests, on the other minor version of dbt
	rm -rf $(OLDER)/demo && mkdir $(OLDER)/demo
	CONSTITUENT_360_DEVELOP=yes CONSTITUENT_360_DB=$(OLDER)/demo/demo.duckdb $(OLDER)/bin/python scripts/run_dbt.py \
		--log-path $(OLDER)/demo build --quiet --target duckdb --target-path $(OLDER)/demo --select +tag:identity

$(NEXT)/.ready:
	$(PYTHON) -m venv $(NEXT)
	$(NEXT)/bin/python -m pip install -qq --disable-pip-version-check --no-deps dbt-core-experimental-parser==2.0.0a4
	@touch $@

parse-2: $(NEXT)/.ready ## The project in the parser of dbt 2, which has to find nothing to say
	rm -rf $(NEXT)/project && mkdir $(NEXT)/project  # a copy, since it writes beside what it reads
	cp -r analyses dbt_project.yml .dbtignore macros models python_udfs seeds snapshots tests $(NEXT)/project
	cd $(NEXT)/project && CONSTITUENT_360_DEVELOP=yes SNOWFLAKE_TEST_PORT=1 ../bin/dbt-core-experimental-parser parse \
		--profiles-dir tests/engines --target snowflake

lint lint-changed: export CONSTITUENT_360_DEVELOP := yes

lint: $(READY) ## SQL, Python and layout
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python scripts/run_sqlfluff.py lint --processes 2 models tests analyses

lint-changed: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@changed=$$(git diff --name-only --diff-filter=d HEAD -- 'models/*.sql' 'tests/*.sql' 'analyses/*.sql'); \
		test -z "$$changed" || $(BIN)/python scripts/run_sqlfluff.py lint $$changed

mutation: $(READY) ## Break each primitive in turn and see who notices: make mutation ARGS="--engine snowflake --most 2"
	$(BIN)/python tests/python/mutation.py $(ARGS)

# Its sqlglot is older than that of the tests.
$(LINEAGE)/.ready: scripts/column_lineage/requirements.lock

docs: $(READY) ## Two static HTML files: target/static_index.html, and target/static_lineage.html with the lineage of columns
	$(BIN)/dbt docs generate --static --target duckdb
	@echo "Open target/static_index.html"
	@$(MAKE) --no-print-directory $(LINEAGE)/.ready
	@$(LINEAGE)/bin/python scripts/column_lineage/write.py

$(SECURITY)/.ready: scripts/security/requirements.lock

audit: $(SECURITY)/.ready ## Look up every package of every lock among known weaknesses (needs the network)
	@$(SECURITY)/bin/python scripts/security/audit.py

sbom: $(SECURITY)/.ready ## List all packages of requirements.lock for whoever asks: target/sbom.json (CycloneDX)
	@mkdir -p target
	@$(SECURITY)/bin/cyclonedx-py requirements requirements.lock --output-reproducible --validate -o target/sbom.json
	@echo "Open target/sbom.json"

check: $(READY) ## Say what a warehouse lacks: make check TARGET=snowflake
	@$(BIN)/python scripts/check_target.py

ingest: $(INGEST)/.ready ## Bring a system's rows into the target: make ingest SYSTEM=stripe; what else it takes: docs/ingestion.md
	@$(INGEST)/bin/python ingest/run.py

resolve: $(READY) ## Resolve your own files: make resolve RECORDS=people.csv DB=out.duckdb ID=column MAP="Naam=full_name"
	@$(BIN)/python scripts/resolve.py

explain: $(READY) ## Say why two records are one person, or not: make explain A=D-000123 B=event:B-000456 DB=out.duckdb
	@$(BIN)/python scripts/explain.py

profile: $(READY) ## Write one page of one constituent, beside the database: make profile PERSON=UC-00000001 DB=out.duckdb
	@$(BIN)/python scripts/person_page.py

export: $(READY) ## Write a list for a mailing tool or the CRM as csv: make export AUDIENCE=email_audience WHO=pat
	@$(BIN)/python scripts/export.py

metrics: $(READY) ## List the metrics with their owners and last values
	@$(BIN)/python scripts/metrics.py list

metric: $(READY) ## Print the SQL of a metric: make metric NAME=active_member WAREHOUSE=snowflake BY=kind GRAIN=quarter
	@$(BIN)/python scripts/metrics.py sql

dictionary: $(READY) ## Write the data dictionary: Markdown, one HTML page and an OSI document beside the database
	@$(BIN)/python scripts/metrics.py dictionary

dashboard: $(READY) ## Write the dashboard as one HTML file that works offline: make dashboard DB=out.duckdb TO=board.html
	@$(BIN)/python scripts/write_dashboard.py

refresh: $(READY) ## Run a job of jobs/refresh.yml once, with retries and alerts: make refresh JOB=support DB=out.duckdb
	@$(BIN)/python scripts/refresh.py

nightly: ## What runs every night: rows brought in, build, dashboard, report
	@$(MAKE) --no-print-directory refresh JOB=nightly

ops: $(READY) $(OPS)/.ready ## Run the jobs of jobs/refresh.yml by their schedules, and show them on a page of this machine: make ops PORT=3000
	@$(DBT) --quiet parse --target duckdb
	@mkdir -p .dagster && cp jobs/dagster.yaml .dagster/
	@DAGSTER_HOME=$(CURDIR)/.dagster DO_NOT_TRACK=1 $(OPS)/bin/dagster dev -f jobs/definitions.py -h 127.0.0.1 -p "$${PORT:-3000}"

cards: $(READY) ## Write a page for each model of predictions, beside the database: what it is for, how good it is, its limits
	@$(BIN)/python scripts/model_cards.py

certify: $(READY) ## Vouch for a metric as it is defined now: make certify NAME=mrr WHO=pat WHY="read with finance"
	@$(BIN)/python scripts/metrics.py certify

erase: $(READY) ## Erase a person for ever: make erase PERSON=UC-00000001 REASON="asked by letter" WHO=pat DRY_RUN=1
	@$(BIN)/python scripts/erase.py

quality: $(READY) ## Print the quality report, ending in PASSED or FAILED: make quality DB=out.duckdb
	@$(BIN)/python scripts/show_quality.py

review: $(READY) ## Answer the review queue on a page of this machine: make review WHO=pat DB=out.duckdb
	@$(BIN)/python scripts/review.py

decide: $(READY) ## Apply what stewards have decided, without a whole build: make decide DB=out.duckdb
	@$(BIN)/python scripts/decide.py

retrain: $(READY) ## Show what weights that are learnt anew would move; take them: make retrain ACCEPT=1
	@$(BIN)/python scripts/retrain.py

ledger: $(READY) ## Copy ledgers, log, parameters and decisions, which no build can make again: make ledger TO=folder, or FROM=folder
	@$(BIN)/python scripts/ledger.py

evaluate: $(READY) ## Compare the demo's identity map with its ground truth
	$(DBT) build --quiet --target duckdb --select +identity_evaluation
	@$(BIN)/python scripts/show_evaluation.py

# The peers that we are measured against, kept out of the project's own environment: their versions and ours exclude each other.
$(BENCH)/.ready: benchmarks/requirements.lock

benchmarks: ## Measure us and our peers; or one part, with options: make bench-speed ARGS="--runs 1"
	$(MAKE) bench-accuracy bench-exports bench-speed bench-ablation bench-calibration bench-crm bench-timeline bench-fundraising bench-churn bench-features bench-predictions bench-offers bench-scale

# No peer is in these, so that they need no more than the project does: make bench-crm ARGS="--leads 100000"
bench-exports: $(READY)
	$(BIN)/python benchmarks/exports.py $(ARGS)

bench-crm: $(READY)
	$(BIN)/python benchmarks/crm.py $(ARGS)

bench-timeline: $(READY)
	$(BIN)/python benchmarks/timeline.py $(ARGS)

# Beside the true probabilities of a made-up station, out of time; one that is there already: ARGS="--database station.duckdb"
bench-churn: $(READY)
	$(BIN)/python benchmarks/churn.py $(ARGS)

bench-fundraising: $(READY)
	$(BIN)/python benchmarks/fundraising.py $(ARGS)

bench-features: $(READY)
	$(BIN)/python benchmarks/features.py $(ARGS)

# How well the patterns read offers, field by field, on templates that somebody else has labelled
bench-offers: $(READY)
	$(BIN)/python benchmarks/offers.py $(ARGS)

# What who-is-who would cost at 100,000,000 records, from its growth; what was measured last: ARGS="--records"
bench-scale: $(READY)
	$(BIN)/python benchmarks/scale.py $(ARGS)

# How long a change takes to be seen; the whole of make test, too: ARGS="--steps 'make test'"
bench-loop: $(READY)
	$(BIN)/python benchmarks/loop.py $(ARGS)

bench-%: $(READY) $(BENCH)/.ready
	$(BENCH)/bin/python benchmarks/$*.py $(ARGS)

demo: $(READY) ## Write the demo seeds again (same seed, same bytes)
	$(BIN)/python scripts/generate_demo.py

lock: $(READY) ## Resolve pyproject.toml into requirements.lock (needs uv)
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --quiet --output-file requirements.lock
	cd tests/engines/databricks && uv pip compile requirements.in --universal --python-version 3.11 --generate-hashes \
		--override overrides.txt --no-header --no-emit-index-url --quiet --output-file requirements.lock
	cd scripts/column_lineage && uv pip compile requirements.in --universal --python-version 3.11 --generate-hashes \
		--no-header --no-emit-index-url --quiet --output-file requirements.lock
	cd jobs && uv pip compile requirements.in --universal --python-version 3.11 --generate-hashes \
		--override ../tests/engines/databricks/overrides.txt --no-header --no-emit-index-url --quiet --output-file requirements.lock
	cd scripts/security && uv pip compile requirements.in --universal --python-version 3.11 --generate-hashes \
		--no-header --no-emit-index-url --quiet --output-file requirements.lock
	cd ingest && uv pip compile requirements.in --universal --python-version 3.11 --generate-hashes \
		--no-header --no-emit-index-url --quiet --output-file requirements.lock
	cd benchmarks && uv pip compile requirements.in --universal --python-version 3.11 --generate-hashes \
		--no-header --no-emit-index-url --quiet --output-file requirements.lock

clean: ## Remove what builds and tests made, but no database: with LEDGER=delete the demo's, too
	rm -rf logs dbt_packages benchmarks/data .pytest_cache .ruff_cache constituent_360_explained.html constituent_360_profile.html constituent_360_dashboard.html constituent_360_metrics.* constituent_360_model_*.html
ifeq ($(value LEDGER),delete)
	rm -rf target constituent_360.duckdb constituent_360.duckdb.wal
else
	@test ! -d target || find target ! -type d ! -name '*.duckdb' ! -name '*.duckdb.wal' -delete
	@test ! -d target || find target -type d -empty -delete
	@test ! -e constituent_360.duckdb || echo "constituent_360.duckdb stays: its identity.identity_ledger cannot be built again." \
		"To remove it, too: make clean LEDGER=delete"
endif
