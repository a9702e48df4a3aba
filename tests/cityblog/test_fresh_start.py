"""`--reset` forgets what the demo made, and nothing else."""

from pathlib import Path

import pytest

from cityblog.serving.fresh_start import STATE, forget_everything
from cityblog.serving.problems import StartProblem


@pytest.fixture
def var(tmp_path: Path, settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with state of every kind, and the settings that name its database."""
    # Closing the connection would end the test's own transaction.
    monkeypatch.setattr("cityblog.serving.fresh_start.connection.close", lambda: None)
    monkeypatch.setitem(settings.DATABASES["default"], "NAME", str(tmp_path / "cityblog.sqlite3"))
    for name in STATE:
        if name.startswith(("cityblog.sqlite3", "demo-login", "secret-key")):
            (tmp_path / name).write_text("state")
        else:
            (tmp_path / name / "inner").mkdir(parents=True)
    return tmp_path


def test_everything_of_the_demo_goes(var: Path) -> None:
    forget_everything(var)

    assert list(var.iterdir()) == []


def test_what_others_keep_there_stays(var: Path) -> None:
    (var / "test").mkdir()
    (var / "letters.txt").write_text("mine")

    forget_everything(var)

    assert {path.name for path in var.iterdir()} == {"test", "letters.txt"}


def test_a_folder_behind_a_link_is_unlinked_not_emptied(var: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("pictures")
    (elsewhere / "picture.jpg").write_text("precious")
    (var / "media" / "inner").rmdir()
    (var / "media").rmdir()
    (var / "media").symlink_to(elsewhere)

    forget_everything(var)

    assert (elsewhere / "picture.jpg").exists()
    assert not (var / "media").is_symlink()


def test_a_database_elsewhere_is_refused_before_anything_goes(var: Path, settings, monkeypatch) -> None:
    monkeypatch.setitem(settings.DATABASES["default"], "NAME", "newsroom")

    with pytest.raises(StartProblem, match="DATABASE_URL"):
        forget_everything(var)

    assert (var / "secret-key").exists()
