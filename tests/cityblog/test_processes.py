"""The tree of processes, as supervisor reads it."""

import configparser
import shlex
from pathlib import Path

import pytest

from cityblog.serving.processes import Address, commands, default_workers, supervisor_config

ADDRESS = Address("127.0.0.1", 8123, 3)


def parsed(var: Path, folder: Path = Path("/paper")) -> configparser.RawConfigParser:
    config = configparser.RawConfigParser()
    config.read_string(supervisor_config(commands(ADDRESS, folder / "manage.py"), var, folder))
    return config


def test_every_process_is_restarted_logged_and_tied_to_the_supervisor(tmp_path: Path) -> None:
    config = parsed(tmp_path)

    programs = [name for name in config.sections() if name.startswith("program:")]
    assert programs == ["program:web", "program:tasks", "program:scheduler"]
    for program in programs:
        assert "cityblog.serving.tether" in config[program]["command"]
        assert config[program]["autorestart"] == "true"
        assert Path(config[program]["stdout_logfile"]).parent == tmp_path / "log"
        assert config[program]["stdout_logfile_maxbytes"] == "10MB"


def test_the_processes_stop_together(tmp_path: Path) -> None:
    assert parsed(tmp_path)["group:cityblog"]["programs"] == "web,tasks,scheduler"


def test_the_server_gets_address_and_workers_and_writes_no_access_log() -> None:
    web = shlex.join(commands(ADDRESS, Path("manage.py"))["web"])

    assert "--host 127.0.0.1 --port 8123 --workers 3" in web
    assert "--no-access-log" in web


def test_paths_with_blanks_and_percent_signs_survive(tmp_path: Path) -> None:
    folder = Path("/my paper/100%")

    config = parsed(tmp_path / "50% var", folder)

    # Supervisor itself turns the doubled sign into one.
    assert config["program:web"]["directory"] == "/my paper/100%%"
    assert "/my paper/100%/manage.py" in shlex.split(config["program:tasks"]["command"] % {})
    assert config["supervisord"]["logfile"] % {} == str(tmp_path / "50% var" / "log" / "supervisor.log")


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://localhost:80"),
        ("0.0.0.0", "http://localhost:80"),
        ("::1", "http://localhost:80"),
        ("192.0.2.7", "http://192.0.2.7:80"),
        ("2001:db8::7", "http://[2001:db8::7]:80"),
    ],
)
def test_the_address_printed_can_be_opened(host: str, url: str) -> None:
    assert Address(host, 80, 2).url == url


@pytest.mark.parametrize(("cores", "workers"), [(None, 2), (1, 2), (2, 2), (4, 4), (64, 4)])
def test_workers_follow_the_cores_within_bounds(
    cores: int | None, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: cores)

    assert default_workers() == workers
