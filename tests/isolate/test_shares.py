import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.isolate.shares import at_once, beside, shared_out


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


def test_numbers_are_shared_out_and_each_is_done_once(tmp_path: Path) -> None:
    def do(number: int) -> tuple[int, int]:
        (tmp_path / str(os.getpid())).touch()
        end = time.monotonic() + 20
        while len(list(tmp_path.iterdir())) < 3 and time.monotonic() < end:
            time.sleep(0.01)
        return number, os.getpid()

    made = shared_out(12, do, 3)
    assert [number for number, _ in made] == list(range(12))
    assert len({process for _, process in made}) == 3


def test_one_process_does_all_numbers() -> None:
    assert shared_out(3, lambda number: (number, os.getpid()), 1) == [
        (number, os.getpid()) for number in range(3)
    ]
    assert shared_out(0, str, 2) == []


def test_more_numbers_than_a_pipe_holds_are_done_here() -> None:
    assert shared_out(5000, str, 2) == [str(number) for number in range(5000)]


def test_what_a_child_took_and_did_not_do_is_done_here() -> None:
    parent = os.getpid()

    def do(number: int) -> int:
        if os.getpid() != parent:
            os.kill(os.getpid(), 9)
        time.sleep(0.02)
        return number

    assert shared_out(8, do, 2) == list(range(8))


def test_an_error_in_a_shared_piece_is_raised_here() -> None:
    def fails(number: int) -> int:
        if number == 5:
            raise ValueError("甲")
        return number

    with pytest.raises(ValueError, match="甲"):
        shared_out(6, fails, 2)


def test_steps_are_taken_beside_and_each_result_comes_when_it_is_there() -> None:
    def steps() -> Iterator[tuple[str, int]]:
        yield "first", os.getpid()
        yield "second" * 1_000_000, os.getpid()

    with beside(steps) as results:
        first, second = results
    assert (first[0], len(second[0])) == ("first", 6_000_000)
    assert first[1] == second[1] != os.getpid()


def test_steps_go_on_here_where_the_child_ended() -> None:
    parent = os.getpid()

    def steps() -> Iterator[int]:
        yield 1
        if os.getpid() != parent:
            os.kill(os.getpid(), 9)
        yield 2
        raise ValueError("甲")

    with beside(steps) as results:
        assert [next(results), next(results)] == [1, 2]
        with pytest.raises(ValueError, match="甲"):
            next(results)


def test_steps_that_nobody_waits_for_end() -> None:
    def steps() -> Iterator[int]:
        yield 1
        time.sleep(60)

    with beside(steps) as results:
        assert next(results) == 1
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
