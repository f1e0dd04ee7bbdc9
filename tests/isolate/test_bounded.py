"""Bounded work: its result, and every way in which it can fail, is a value."""

import os
import signal
import sys
import tempfile
import time
from pathlib import Path

import pytest

from reportgen.isolate.bounds import Done, Failed, Reason, bounded
from reportgen.isolate.shares import at_once

_MIB = 1024**2


@pytest.fixture(params=["forked", "spawned"], autouse=True)
def start(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways to start a child keep the same promises."""
    forks = request.param == "forked"
    if forks and sys.platform != "linux":
        pytest.skip("forking is for Linux")
    monkeypatch.setattr("reportgen.isolate.bounds.may_fork", lambda: forks)
    return str(request.param)


def add(first: int, second: int) -> tuple[int, int]:
    return first + second, os.getpid()


def size_of(data: bytes) -> int:
    return len(data)


def large(size: int) -> bytes:
    return bytes(size)


class OddError(Exception):
    """An exception that cannot be pickled and read again."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(first + second)


def raises(kind: str) -> None:
    if kind == "odd":
        raise OddError("甲", "乙")
    raise ValueError("甲")


def spins() -> None:
    while True:
        pass


def sleeps() -> None:
    time.sleep(3600)


def takes(mib: int) -> int:
    return len(b"x" * (mib * _MIB))


def dies(number: int) -> None:
    os.kill(os.getpid(), number)


def leaves(status: int) -> None:
    os._exit(status)


def litters() -> str:
    handle, path = tempfile.mkstemp()
    os.close(handle)
    tempfile.mkdtemp()
    return path


def prints() -> str:
    os.write(1, b"one\n")
    os.write(2, b"two\n")
    return "done"


def nested() -> list[int]:
    return at_once([lambda: 1, lambda: 2])


def bounds_twice() -> object:
    return bounded(add, 1, 2)


def test_a_result_comes_back_from_another_process() -> None:
    outcome = bounded(add, 2, 3)
    assert isinstance(outcome, Done)
    assert outcome.value[0] == 5
    assert outcome.value[1] != os.getpid()


def test_large_arguments_and_results_pass() -> None:
    assert bounded(size_of, bytes(5 * _MIB)) == Done(5 * _MIB)
    assert bounded(large, 5 * _MIB) == Done(bytes(5 * _MIB))


def test_an_exception_comes_back_with_its_traceback() -> None:
    outcome = bounded(raises, "plain")
    assert isinstance(outcome, Failed)
    assert outcome.reason is Reason.EXCEPTION
    assert isinstance(outcome.error, ValueError)
    assert outcome.error.args == ("甲",)
    assert "in raises" in outcome.error.__notes__[-1]


def test_an_exception_that_cannot_travel_comes_back_as_its_words() -> None:
    outcome = bounded(raises, "odd")
    assert isinstance(outcome, Failed)
    # A cluster library, where one is loaded, teaches such exceptions to travel.
    assert str(outcome.error) in {"OddError: 甲乙", "甲乙"}
    assert "in raises" in outcome.error.__notes__[-1]  # type: ignore[union-attr]


def test_processor_time_ends() -> None:
    outcome = bounded(spins, seconds=1)
    assert isinstance(outcome, Failed)
    assert outcome.reason is Reason.TIME


def test_waiting_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportgen.isolate.bounds.CHILD_PATIENCE", 1)
    outcome = bounded(sleeps, seconds=1)
    assert outcome == Failed(Reason.TIME)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux alone")
def test_memory_ends() -> None:
    assert bounded(takes, 1000, memory=300 * _MIB) == Failed(Reason.MEMORY)
    assert bounded(takes, 10, memory=300 * _MIB) == Done(10 * _MIB)


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT])
def test_a_crash_is_a_value(number: int) -> None:
    assert bounded(dies, number) == Failed(Reason.SIGNAL, signal=number)


def test_who_is_killed_from_outside_took_too_much() -> None:
    assert bounded(dies, signal.SIGKILL) == Failed(Reason.MEMORY, signal=signal.SIGKILL)


@pytest.mark.parametrize("status", [0, 1, 7])
def test_a_child_that_leaves_without_a_word_has_failed(status: int) -> None:
    assert bounded(leaves, status) == Failed(Reason.SIGNAL)


def test_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    outcome = bounded(litters)
    assert isinstance(outcome, Done)
    assert outcome.value.startswith(str(tmp_path))
    bounded(dies, signal.SIGABRT)
    assert list(tmp_path.iterdir()) == []
    assert tempfile.tempdir == str(tmp_path)


def test_a_child_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    assert bounded(prints) == Done("done")
    assert capfd.readouterr() == ("", "")


def test_no_child_outlives_its_end() -> None:
    bounded(spins, seconds=1)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_child_may_have_children() -> None:
    assert bounded(nested) == Done([1, 2])
    inner = bounded(bounds_twice)
    assert isinstance(inner, Done)
    assert isinstance(inner.value, Done)
    assert inner.value.value[0] == 3


@pytest.mark.skipif(sys.platform != "linux", reason="counted in /proc")
def test_descriptors_are_closed() -> None:
    descriptors = Path("/proc/self/fd")
    before = len(list(descriptors.iterdir()))
    for _ in range(3):
        bounded(add, 1, 1)
        bounded(dies, signal.SIGABRT)
    assert len(list(descriptors.iterdir())) == before
