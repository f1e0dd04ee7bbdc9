import os
import time

import pytest

from reportgen.fork import at_once


def test_parts_are_done_in_processes_of_their_own_and_come_back_in_order() -> None:
    made = at_once([lambda: (1, os.getpid()), lambda: (2, os.getpid()), lambda: (3, os.getpid())])
    assert [number for number, _ in made] == [1, 2, 3]
    assert made[0][1] == os.getpid()
    assert len({process for _, process in made}) == 3


def test_one_part_needs_no_process() -> None:
    assert at_once([os.getpid]) == [os.getpid()]
    assert at_once([]) == []


def test_what_a_child_cannot_do_the_parent_does() -> None:
    parent = os.getpid()

    def only_here() -> str:
        if os.getpid() != parent:
            os.kill(os.getpid(), 9)
        return "done"

    assert at_once([lambda: "first", only_here]) == ["first", "done"]


def test_an_error_is_raised_here() -> None:
    def fails() -> None:
        raise ValueError("甲")

    with pytest.raises(ValueError, match="甲"):
        at_once([lambda: None, fails])


def test_no_child_outlives_an_error_of_the_parent() -> None:
    def fails() -> None:
        raise ValueError("甲")

    with pytest.raises(ValueError, match="甲"):
        at_once([fails, lambda: time.sleep(60)])
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_large_result_comes_through() -> None:
    assert at_once([lambda: b"", lambda: bytes(5_000_000)])[1] == bytes(5_000_000)
