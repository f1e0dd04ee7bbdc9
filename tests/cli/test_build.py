"""``reportgen build`` where nothing has changed: nothing is built, and everything is told again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from reportgen.cli.formats import FORMATS
from reportgen.outcome import Outcome
from tests.cli.conftest import Ran

Make = Callable[..., Path]
Run = Callable[..., Ran]

AGAIN = "（沒有變動，沿用上次的結果）"
UNKNOWN = ("category: 開會", "category: 旅遊")
NOTED = ("title: 出席測試會議", "title: 出席測試會議\nsubtitle: 副題")


def built(*_: object, **__: object) -> Outcome:
    raise AssertionError("it was built")


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which a report with findings was built, its cache beside it."""
    return tmp_path_factory.mktemp("unchanged")


def test_the_findings_are_told_again_in_every_format(reportgen: Run, make_report: Make) -> None:
    folder = make_report(UNKNOWN)
    first = reportgen("build", folder, "--format", "json")
    assert first.status == 1
    assert json.loads(first.out)["summary"]["errors"] > 0
    with patch("reportgen.pipeline.build_report", built):
        assert reportgen("build", folder, "--format", "json") == first
        for form in FORMATS:
            for language in ("zh-Hant", "en"):
                again = reportgen("--lang", language, "build", folder, "--format", form)
                checked = reportgen("--lang", language, "check", folder, "--format", form)
                assert again.status == 1
                assert again.err == ""
                assert again.out
                # The PDF has findings of its own; those of the records stand in both.
                assert sum(line in again.out for line in checked.out.split("\n")) > 2
