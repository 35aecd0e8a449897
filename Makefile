# `make run` and `make test` need nothing but Python 3.11 or newer; the rest they set up in .venv.

BOOT ?= python3
WORKERS ?= auto
VENV := .venv
PYTHON := $(VENV)/bin/python
STAMP := $(VENV)/.installed

.PHONY: run test bench fuzz torture forms screenshots lock
.DEFAULT_GOAL := run

run: $(STAMP)
	@if [ "$$(uname -s)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		echo "Máy này không có màn hình nên không mở được cửa sổ; chạy bản trình diễn vào thư mục build/demo."; \
		echo "No display, so no window: running the demo into build/demo instead."; \
		$(PYTHON) -m cchc_desktop demo --to build/demo; \
	else \
		$(PYTHON) -m cchc_desktop; \
	fi

test: export QT_QPA_PLATFORM ?= offscreen
test: $(STAMP)
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	$(VENV)/bin/lint-imports
	$(PYTHON) -m cchc_desktop forms check
	$(PYTHON) -m pytest -n $(WORKERS)

bench: export QT_QPA_PLATFORM ?= offscreen
bench: $(STAMP)
	$(PYTHON) -m tests.bench

# Thousands of spoiled files through the readers: no crash, no hang, no change. FILES=100 for a short run.
fuzz: $(STAMP)
	$(PYTHON) -m tests.fuzz $(FILES)

# SCALE=0.1 for a tenth of the rounds.
torture: export QT_QPA_PLATFORM ?= offscreen
torture: $(STAMP)
	$(PYTHON) -m tests.torture $(SCALE)

forms: $(STAMP)
	$(PYTHON) -m cchc_desktop forms check

screenshots: export QT_QPA_PLATFORM ?= offscreen
screenshots: $(STAMP)
	$(PYTHON) -m tests.screenshots docs/images

# One lock for Windows, Linux and macOS: no address in it, a hash for every file.
lock: $(STAMP)
	$(PYTHON) -m uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-emit-find-links --upgrade \
		--custom-compile-command "make lock" --output-file requirements.lock

$(STAMP): requirements.lock
	@$(BOOT) -c 'import sys; sys.exit("Python 3.11 or newer is needed; try: make BOOT=python3.11" if sys.version_info < (3, 11) else 0)'
	@echo "Setting up $(VENV); the first time takes a few minutes."
	@$(BOOT) -m venv $(VENV)
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation --editable .
	@touch $(STAMP)
