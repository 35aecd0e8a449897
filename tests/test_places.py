from pathlib import Path

import pytest

from cchc_desktop import places


def test_forms_and_resources_are_found_in_a_checkout() -> None:
    assert places.forms_dir().is_dir()
    assert (places.resources_dir() / "fonts" / "LiberationSerif-Regular.ttf").is_file()


def test_an_installed_package_uses_its_own_forms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "cchc_desktop"
    (package / "forms").mkdir(parents=True)
    (tmp_path / "forms").mkdir()
    monkeypatch.setattr(places, "PACKAGE", package)

    assert places.forms_dir() == package / "forms"


def test_tests_never_touch_the_users_own_folder(user_folder: Path) -> None:
    assert user_folder in places.data_dir().parents
