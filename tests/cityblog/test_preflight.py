"""What keeps a start from happening is said in one sentence that names the remedy."""

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from cityblog.serving.preflight import check_folder, check_port, only_copy
from cityblog.serving.problems import StartProblem


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_taken_port_names_the_option_for_another(taken_port: int) -> None:
    with pytest.raises(StartProblem, match=rf"Port {taken_port} is already taken.*--port") as problem:
        check_port("127.0.0.1", taken_port)

    assert "\n" not in str(problem.value)


def test_a_port_shared_by_workers_counts_as_taken() -> None:
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        listener.bind(("127.0.0.1", 0))
        listener.listen()

        with pytest.raises(StartProblem, match="already taken"):
            check_port("127.0.0.1", listener.getsockname()[1])


def test_a_free_port_passes_and_stays_free(taken_port: int) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]

    check_port("127.0.0.1", free)
    check_port("127.0.0.1", free)


@pytest.mark.parametrize("port", [0, -1, 65_536])
def test_a_port_that_is_none_is_refused(port: int) -> None:
    with pytest.raises(StartProblem, match="--port must be a number"):
        check_port("127.0.0.1", port)


def test_an_address_of_another_machine_names_the_option(taken_port: int) -> None:
    with pytest.raises(StartProblem, match="--host"):
        check_port("192.0.2.1", taken_port)


def test_the_folder_is_made_with_its_parents_and_left_clean(tmp_path: Path) -> None:
    check_folder(tmp_path / "a" / "b")

    assert list((tmp_path / "a" / "b").iterdir()) == []


def test_a_folder_that_cannot_be_made_names_var_dir(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(StartProblem, match=r"VAR_DIR .* cannot be written to"):
        check_folder(tmp_path / "file" / "var")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_leave_to_write_names_var_dir(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(StartProblem, match=r"VAR_DIR .* cannot be written to"):
        check_folder(tmp_path)


def test_a_nearly_full_disk_says_how_much_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=12 * 2**20))

    with pytest.raises(StartProblem, match=r"nearly full: .* 12 MB left .* 500 MB"):
        check_folder(tmp_path)


def test_a_second_copy_on_the_same_state_is_refused(tmp_path: Path) -> None:
    first = only_copy(tmp_path)
    with pytest.raises(StartProblem, match="Another copy already runs"):
        only_copy(tmp_path)
    first.close()

    only_copy(tmp_path).close()
