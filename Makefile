# Careergraph: `make demo` shows it, `make test` proves it. Both install what they need into .venv first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# torch, which only the comparison of models needs, stays out of the environment that is worked in.
MODELS_VENV := .venv-models
INSTALLED := $(VENV)/.installed

.PHONY: install demo test test-models check chaos format lock clean

install: $(INSTALLED)

$(INSTALLED): requirements.lock scripts/model.lock pyproject.toml scripts/install
	PYTHON="$(PYTHON)" VENV="$(VENV)" scripts/install
	touch $@

demo: install
	$(BIN)/careergraph demo

test: install
	scripts/install-test-tools
	$(BIN)/python -m pytest
ifeq ($(CI),true)
	$(MAKE) test-models
endif

check: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/careergraph schemas check

test-models:
	$(MAKE) install VENV=$(MODELS_VENV)
	VENV=$(MODELS_VENV) scripts/install-sentence-transformers
	$(MODELS_VENV)/bin/python -m pytest tests/models/model_*.py

chaos: install
	for seed in 1 2 3; do $(BIN)/careergraph chaos --events 10000 --seed $$seed || exit 1; done
	CAREERGRAPH_STOP_ROUNDS=50 $(BIN)/python -m pytest tests/faults/test_shutdown.py

format: install
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: install
	scripts/lock

clean:
	rm -rf $(VENV) $(MODELS_VENV)
