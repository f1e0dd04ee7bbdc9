"""When forking is safe, and that no child outlives its parent."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reportgen.isolate import forking
from reportgen.isolate.forking import may_fork, stopped_while_forking
from reportgen.isolate.shares import at_once, beside

linux = pytest.mark.skipif(sys.platform != "linux", reason="forking is for Linux")


@pytest.fixture
def waiting() -> Iterator[threading.Event]:
    """A thread that runs until the event is set."""
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    yield over
    over.set()
    thread.join()


@linux
def test_a_second_thread_forbids_forking(waiting: threading.Event) -> None:
    assert not may_fork()
    assert at_once([os.getpid, os.getpid]) == [os.getpid()] * 2
    with beside(lambda: iter([os.getpid()])) as results:
        assert list(results) == [os.getpid()]
    waiting.set()


def test_other_systems_do_not_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forking.sys, "platform", "darwin")
    assert not may_fork()
    assert at_once([os.getpid, os.getpid]) == [os.getpid()] * 2


@linux
def test_a_thread_that_can_be_stopped_does_not_forbid_it() -> None:
    """The thread draws; it stands still for the moment of each fork, and not in the child."""
    over, events = threading.Event(), []
    threads: list[threading.Thread] = []

    def start() -> None:
        over.clear()
        threads.append(threading.Thread(target=over.wait))
        threads[-1].start()

    def stop() -> None:
        over.set()
        threads[-1].join()

    @contextmanager
    def paused() -> Iterator[None]:
        stop()
        events.append(forking.other_threads())
        yield
        start()

    start()
    try:
        assert not may_fork()
        with stopped_while_forking(paused):
            processes = at_once([os.getpid, os.getpid, os.getpid])
            assert forking.other_threads() == 1
        assert not may_fork()
    finally:
        stop()
    assert len(set(processes)) == 3
    assert set(events) == {0}


@linux
def test_a_child_ends_with_its_parent() -> None:
    program = (
        "import os, time\n"
        "from reportgen.isolate.forking import fork\n"
        "print(fork(lambda: time.sleep(600)), flush=True)\n"
        "os.read(0, 1)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.communicate(b".")
    assert parent.returncode == -signal.SIGKILL
    deadline = time.monotonic() + 60
    while not _is_dead(child):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def _is_dead(process: int) -> bool:
    """Whether *process* has ended, though nobody has asked for its status."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except OSError:
        return True
    return state.rpartition(")")[2].split()[0] in "ZX"


@linux
def test_an_interrupted_child_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    child = forking.fork(lambda: os.kill(os.getpid(), signal.SIGINT))
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == -signal.SIGINT
    assert capfd.readouterr() == ("", "")
