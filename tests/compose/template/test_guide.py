"""The layout guide lists what the language has."""

from __future__ import annotations

import re
from pathlib import Path

from reportgen.compose.template.builtins import FILTERS, FUNCTIONS, TESTS

GUIDE = (Path(__file__).parents[3] / "docs" / "layout-guide.md").read_text(encoding="utf-8")


def row(name: str) -> set[str]:
    """The names in the row *name* of the table of the language."""
    (cell,) = re.findall(rf"^\| {name} \| (.*) \|$", GUIDE, re.MULTILINE)
    return set(re.findall(r"\w+", cell))


def test_the_guide_lists_all_filters_tests_and_functions() -> None:
    assert row("Filters") == {*FILTERS, "default", "d"}
    assert row("Tests") == {*TESTS, "defined", "undefined"}
    assert row("Functions") == {*FUNCTIONS, "_"}
