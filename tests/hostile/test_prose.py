"""Hostile prose: every run and mixture of marks ends soon, with findings that are counted."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from random import Random

import pytest

from reportgen import limits
from tests.prose.harness import both_passes

RUNS = [
    "[",
    "![",
    "[ ",
    "![ ",
    "[a](",
    "[a](((((",
    ".",
    "！",
    "（",
    "3/4（三）",
    "*",
    "**",
    "_",
    "`",
    "``a`",
    "<",
    "<a ",
    "> ",
    ">9",
    "- ",
    "1. ",
    "|",
    "|-|\n",
    "[^a]",
    "［^a］",
    "[^a]：\n",
    "{#a ",
    "{lang=fr}",
    "[x]{lang=fr}",
    "\\",
    "&",
    "&#1;",
    "]",
    "](",
    "](a)",
    "#",
    "#甲\n",
    "-甲\n",
    "*甲\n",
    "1.甲\n",
    "(1)甲\n",
    "\u202e",
    "\U000e0041",
    "\ufffd",
    "https://a",
    "<https://a>",
    "\n",
    "\t",
    "\u3000",
    "~",
]
LONG = 40_000
"""Characters: a fifth of what one prose may have."""


def _bounded(prose: str) -> None:
    _, html, findings = both_passes(prose)
    ET.fromstring(f"<prose>{html}</prose>")
    kinds = Counter((finding.code, finding.severity) for finding in findings)
    assert max(kinds.values(), default=0) <= limits.FINDINGS + 1


@pytest.mark.parametrize("run", RUNS)
def test_runs(run: str) -> None:
    _bounded(run * (LONG // len(run)))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100))
def test_mixtures(seed: int) -> None:
    random = Random(seed)
    unit = "".join(random.choices(RUNS, k=random.randint(2, 4)))
    head, tail = ("".join(random.choices(RUNS, k=random.randint(0, 2))) for _ in range(2))
    _bounded(head + unit * (LONG // 8 // len(unit)) + tail)
