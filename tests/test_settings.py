"""A settings mistake stops the start with one sentence that names the variable."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from cityblog.settings import environment
from cityblog.settings.database import database
from cityblog.settings.secret_files import secret_key_file

SECRET = "never-a-real-secret-" * 4
#: Enough for production to start.
GOOD = {"SECRET_KEY": SECRET, "SITE_URL": "https://example.org"}


def manage(*arguments: str, var: Path, site: str = "production", **variables: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py with the settings `site` and only these variables of ours."""
    return subprocess.run(
        [sys.executable, settings.BASE_DIR / "manage.py", *arguments],
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": f"cityblog.settings.{site}",
            "VAR_DIR": str(var),
            **variables,
        },
        capture_output=True,
        text=True,
        check=False,
        cwd=var,
    )


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"SECRET_KEY": ""}, "set the environment variable SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY must have at least 50 characters"),
        ({"SITE_URL": ""}, "set the environment variable SITE_URL"),
        ({"SITE_URL": "http://example.org"}, "SITE_URL must be an https:// address"),
        ({"SITE_URL": "example.org"}, "SITE_URL must be an https:// address"),
        ({"DATABASE_URL": "mysql://localhost/paper"}, "DATABASE_URL must start with"),
        ({"HSTS_SECONDS": "a year"}, "HSTS_SECONDS must be a whole number"),
        ({"PAGE_CACHE_MEGABYTES": "0"}, "PAGE_CACHE_MEGABYTES must be a whole number of at least 1"),
        ({"PAGE_CACHE": "perhaps"}, "PAGE_CACHE must be yes or no"),
        ({"PICTURES_AS_AVIF": "perhaps"}, "PICTURES_AS_AVIF must be yes or no"),
        ({"STATEMENT_TIMEOUT": "long"}, "STATEMENT_TIMEOUT must be a whole number"),
        ({"TIME_ZONE": "Europe/Saltmere"}, "TIME_ZONE"),
        ({"LOG_LEVEL": "chatty"}, "LOG_LEVEL"),
        ({"TRUSTED_PROXIES": "all"}, "TRUSTED_PROXIES must be a whole number"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_a_mistake_is_one_sentence_that_names_the_variable(
    changed: dict[str, str], sentence: str, tmp_path: Path
) -> None:
    answer = manage("serve", var=tmp_path, **{**GOOD, **changed})

    assert answer.returncode == 1
    assert sentence in answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1


def test_a_var_dir_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    answer = manage("check", var=tmp_path, **{**GOOD, "VAR_DIR": str(tmp_path / "file" / "var")})

    assert answer.returncode == 1
    assert "VAR_DIR" in answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1


def test_production_is_clean_and_strict_and_keeps_no_secret_of_its_own(tmp_path: Path) -> None:
    answer = manage("check", "--deploy", "--fail-level", "WARNING", var=tmp_path, **GOOD)

    assert answer.returncode == 0, answer.stderr
    assert not (tmp_path / "secret-key").exists()


def test_earlier_secret_keys_are_named_with_commas_between_them(tmp_path: Path) -> None:
    asked = "from django.conf import settings; print(settings.SECRET_KEY_FALLBACKS)"

    answer = manage("shell", "--no-imports", "-c", asked, var=tmp_path, **GOOD, SECRET_KEY_FALLBACKS="old,older")

    assert answer.stdout.strip() == "['old', 'older']", answer.stderr


def test_serve_refuses_the_settings_of_development(tmp_path: Path) -> None:
    answer = manage("serve", var=tmp_path, site="dev")

    assert answer.returncode == 1
    assert "DJANGO_SETTINGS_MODULE" in answer.stderr


def test_demo_refuses_all_settings_but_its_own(tmp_path: Path) -> None:
    answer = manage("demo", var=tmp_path, **GOOD)

    assert answer.returncode == 1
    assert "bin/demo" in answer.stderr


def test_all_state_is_under_var_dir(tmp_path: Path) -> None:
    answer = manage(
        "shell",
        "--no-imports",
        "-c",
        "from django.conf import settings as s;"
        "print(s.DATABASES['default']['NAME'], s.MEDIA_ROOT, s.STATIC_ROOT, s.EMAIL_FILE_PATH, sep='\\n')",
        var=tmp_path,
        site="demo",
    )

    assert answer.stdout.splitlines() == [
        str(tmp_path / name) for name in ("cityblog.sqlite3", "media", "static", "mail")
    ]
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


def test_a_secret_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "new" / "secret-key"

    key = secret_key_file(path)

    assert len(key) >= 50
    assert secret_key_file(path) == key
    assert path.stat().st_mode & 0o777 == 0o600


def test_sqlite_writes_wait_and_reads_do_not() -> None:
    options = database("")["OPTIONS"]

    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]


def test_postgresql_connections_are_kept_and_checked() -> None:
    config = database("postgres://paper:secret@db.example.org:5433/lantern")

    assert config["ENGINE"] == "django.db.backends.postgresql"
    assert (config["HOST"], config["PORT"], config["NAME"]) == ("db.example.org", 5433, "lantern")
    assert config["CONN_HEALTH_CHECKS"]
    assert not config.get("ATOMIC_REQUESTS")


@pytest.mark.parametrize(("raw", "value"), [("yes", True), ("On", True), ("0", False), (" false ", False)])
def test_yes_and_no_are_read_in_the_usual_spellings(raw: str, value: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_SWITCH", raw)

    assert environment.yes_or_no("A_SWITCH", default=not value) is value


@pytest.mark.parametrize("raw", ["-1", "1.5", "", "ten", "²"])
def test_what_is_no_number_is_refused(raw: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_NUMBER", raw)

    with pytest.raises(ImproperlyConfigured, match="A_NUMBER must be a whole number of at least 0"):
        environment.whole_number("A_NUMBER", 7)
