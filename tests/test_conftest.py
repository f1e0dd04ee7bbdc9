"""What every test stands on: no network, a home and a day of its own, a second try for times."""

from __future__ import annotations

import os
import socket
from datetime import date
from pathlib import Path

import pytest

from reportgen.world import World
from tests.conftest import SOME_DAY, measures, spread
from tests.growth import growth


def test_no_other_machine_is_reached() -> None:
    with socket.socket() as one, pytest.raises(AssertionError, match="wants to reach"):
        one.connect(("192.0.2.1", 80))


def test_the_world_is_no_developers() -> None:
    world = World.here()
    assert world.today == SOME_DAY
    assert world.cache
    assert world.cache.is_relative_to(Path.home())
    assert "pytest" in str(world.cache)


@pytest.mark.parametrize("epoch", ["", "yesterday", "-1", "9" * 40])
def test_a_wrong_day_is_today(epoch: str) -> None:
    assert World.here({**os.environ, "SOURCE_DATE_EPOCH": epoch}).today == date.today()


def test_the_day_can_be_given() -> None:
    assert World.here({"SOURCE_DATE_EPOCH": "1486000000"}).today == date(2017, 2, 2)


def test_tests_of_times_are_known_by_their_clock() -> None:
    def by_helper() -> None:
        assert [growth(len, str) for _ in "a"]

    def without() -> None:
        assert Path.home()

    assert measures(growth, set())
    assert measures(by_helper, set())
    assert not measures(without, set())


def test_a_test_of_times_runs_once_more(pytester: pytest.Pytester) -> None:
    """The real hook, in a run of its own: failing once is forgiven to ``timing`` alone."""
    hook = Path(__file__).with_name("conftest.py").read_text(encoding="utf-8")
    pytester.makeconftest(hook)
    pytester.makeini("[pytest]\nmarkers = timing: compares times\n")
    pytester.makepyfile(
        """
        import pytest
        runs = []

        @pytest.mark.timing
        @pytest.mark.parametrize("number", [7])
        def test_once(number, tmp_path):
            runs.append(number)
            assert len(runs) == 2

        @pytest.mark.timing
        def test_always():
            assert False

        def test_plain():
            runs.append(0)
            assert len(runs) > 3
        """
    )
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    result.assert_outcomes(passed=1, failed=2)


@pytest.mark.parametrize(
    ("most", "cases"),
    [(1, "a"), (2, "ag"), (3, "adg"), (4, "aceg"), (7, "abcdefg"), (9, "abcdefg")],
)
def test_a_few_cases_are_spread_over_all(most: int, cases: str) -> None:
    assert "".join(spread("abcdefg", most)) == cases


def test_every_test_keeps_some_cases(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(Path(__file__).with_name("conftest.py").read_text(encoding="utf-8"))
    pytester.makepyfile(
        """
        import pytest

        @pytest.mark.parametrize("case", range(5))
        def test_many(case):
            assert case in {0, 4}

        def test_single():
            pass
        """
    )
    pytester.runpytest("--cases", "2", "-p", "no:cacheprovider").assert_outcomes(
        passed=3, deselected=3
    )
