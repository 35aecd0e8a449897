"""What every test stands on: no screen, no hurry, and never the user's own data folder."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from cchc_desktop import places

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A slow machine is not a failing test, and a failing test fails for everybody.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def user_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in place of the user's data folder, for child processes too."""
    folder = tmp_path_factory.mktemp("user")
    for variable in ("XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(variable, str(folder))
    return folder


@pytest.fixture(scope="session")
def forms() -> Path:
    """The published editions."""
    return places.forms_dir()
