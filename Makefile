# A thin front: what there is to do, the scripts find out themselves. Three environments: .venv builds and tests; .venv-site
# holds Datasette and xlsxwriter alone and serves; .venv-checkers has the checkers of other standards. `make help` lists what to run.
PYTHON ?= python3
PORT ?= 8001
# A folder of <report_id>.txt: with it, validate, site, serve and test also check against the reports' texts.
TEXTS ?=
# The SHACL shapes of DCAT-AP 3.0.1, which docs/standards.md says where to find.
SHAPES ?=
# The language of messages: en or vi.
MESSAGES ?=

VENV := .venv
SITE_VENV := .venv-site
CHECKERS := .venv-checkers
SAY := $(if $(MESSAGES),--lang $(MESSAGES))
VALIDATE = $(VENV)/bin/python scripts/validate.py $(if $(TEXTS),--texts "$(TEXTS)") $(SAY)
# One more than there are cores, since tests wait for servers.
WORKERS := $(shell $(PYTHON) -c "import os; print((os.cpu_count() or 1) + 1)")
PYTEST_ALL = $(VENV)/bin/python -m pytest -n $(WORKERS) --dist worksteal $(if $(TEXTS),--texts="$(TEXTS)") $(PYTEST)

.PHONY: help serve site build validate check test fast docs checkers lint bench clean
.DEFAULT_GOAL := help
.NOTPARALLEL:

help: ## list these targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

serve: port site $(SITE_VENV)/.ready ## build everything that has changed and serve it; PORT=8001
	@echo "The site is at http://127.0.0.1:$(PORT) (stop it with Ctrl-C)"
	@exec $(SITE_VENV)/bin/datasette build/site --cors --host 127.0.0.1 --port $(PORT)

.PHONY: port
port:
	@$(PYTHON) -c 'import socket; s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind(("127.0.0.1", $(PORT)))' 2>/dev/null \
	  || { echo "port $(PORT) is in use, or is no port; choose another: make serve PORT=8002" >&2; exit 1; }

site: build ## check the data, and write build/site/, which `datasette build/site` serves
	@$(if $(TEXTS),$(VALIDATE))
	@$(VENV)/bin/python scripts/publish.py $(SAY)
build: $(VENV)/.ready ## write data/ and datapackage.json from metadata/
	@$(VENV)/bin/python scripts/build.py $(SAY)
validate: $(VENV)/.ready ## run every check; TEXTS=folder checks against the reports' texts too, MESSAGES=vi speaks Vietnamese
	@$(VALIDATE) $(if $(FORMAT),--format $(FORMAT))
check: $(VENV)/.ready ## fail if data/ or datapackage.json are not what metadata/ says
	@$(VENV)/bin/python scripts/build.py --check $(SAY)
test: $(VENV)/.ready ## run every test, those in the browser too; TEXTS=folder
	@$(PYTEST_ALL)
fast: $(VENV)/.ready ## run the tests that take half a minute together: not the browser, nor what is marked slow
	@$(PYTEST_ALL) -m 'not browser and not slow'
docs: $(VENV)/.ready ## write docs/rules.md from the rules and what the checks say of each corruption, and docs/findings.md
	@PYTHONPATH=tests $(VENV)/bin/python -m corruptions.document
	@$(VENV)/bin/python -c 'from solieu.site.findings import write_page; write_page()'
checkers: site $(SITE_VENV)/.ready $(CHECKERS)/.ready ## ask the checkers and readers of each standard about the site; SHAPES=file of DCAT-AP
	@$(CHECKERS)/bin/python tests/checkers/check.py $(if $(SHAPES),--shapes "$(SHAPES)")
lint: $(VENV)/.ready ## check formatting, style and types
	@$(VENV)/bin/ruff format --check . && $(VENV)/bin/ruff check . && $(VENV)/bin/mypy && $(VENV)/bin/mypy benchmarks
bench: site $(SITE_VENV)/.ready ## measure the reader of quantities, build and validate as the archive grows, archives of articles, the site under attack, and beside its peers
	@$(VENV)/bin/python benchmarks/bench_speed.py
	@$(VENV)/bin/python benchmarks/bench_archive.py
	@$(VENV)/bin/python benchmarks/bench_corpus.py
	@$(VENV)/bin/python benchmarks/bench_site.py
	@$(VENV)/bin/python benchmarks/bench_peers.py
clean: ## remove what is built, and the environments
	rm -rf build $(VENV) $(SITE_VENV) $(CHECKERS)

$(VENV)/.ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; name one: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	@echo "installing into $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@PIP_CONSTRAINT=constraints.txt $(VENV)/bin/pip install -qq --disable-pip-version-check --no-compile --editable '.[test]'
	@touch $@
$(SITE_VENV)/.ready: site.lock
	@echo "installing Datasette into $(SITE_VENV)"
	@$(PYTHON) -m venv $(SITE_VENV)
	@$(SITE_VENV)/bin/pip install -qq --disable-pip-version-check --no-compile --require-hashes --requirement site.lock
	@touch $@
$(CHECKERS)/.ready: tests/checkers/requirements.txt
	@echo "installing the checkers into $(CHECKERS)"
	@$(PYTHON) -m venv $(CHECKERS)
	@$(CHECKERS)/bin/pip install -qq --disable-pip-version-check --no-compile --no-deps --requirement tests/checkers/requirements.txt
	@npm install --silent --no-audit --no-fund --ignore-scripts --prefix $(CHECKERS) datapackage@1.1.10 \
	  || echo "npm cannot install datapackage: the JavaScript reader is not asked" >&2
	@touch $@
