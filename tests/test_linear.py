"""No expression of the package, and neither reader nor Markdown, is worse than linear."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

import pytest

from reportgen.places import Text
from reportgen.prose import Captions, Labels, parse, plain_text, render
from reportgen.read.merge import document
from tests.expressions import Expression, Run, expressions, modules, runs
from tests.growth import LINEAR, growth


def _steep(expression: Expression) -> list[tuple[str, Run, float]]:
    found = []
    for work in expression.works():
        for run in runs(expression.pattern):
            ratio = growth(work, run)
            if ratio >= LINEAR:
                found.append((f"{expression.where} {expression.pattern.pattern!r}", run, ratio))
                break
    return found


pytestmark = [pytest.mark.timing, pytest.mark.slow]

STEEP = {
    "reportgen.typeset.flows",
    "reportgen.typeset.linesetting.characters",
    "reportgen.typeset.materials",
    "reportgen.typeset.shortcuts.parsing",
    "reportgen.typeset.pictures.drawings",
}
"""Modules with an expression that is still to be mended; to be taken off this list one by one."""


@pytest.mark.parametrize(
    "module",
    [pytest.param(m, marks=[pytest.mark.xfail] if m in STEEP else []) for m in modules()],
)
def test_expressions_are_linear(module: str) -> None:
    assert [line for expression in expressions(module) for line in _steep(expression)] == []


def test_expressions_are_found() -> None:
    assert len(modules()) > 60


@pytest.mark.parametrize(
    "pattern",
    [r"\s*a?\s*$", r"（[^）]*）", r"(?:a+)+b", r"x\s*y?\s*z", r"\[.*\]", r"[ \t]+\n"],
)
def test_a_steep_expression_is_found(pattern: str) -> None:
    methods = frozenset({"finditer", "fullmatch"})
    assert _steep(Expression("here", re.compile(pattern), methods))


@pytest.mark.parametrize("pattern", [r"[a-z]+", r"\d{1,4}年", r"\[[^\[\]]{0,80}\]", r"(?<!\s)\s+x"])
def test_a_linear_expression_is_not(pattern: str) -> None:
    methods = frozenset({"finditer"})
    assert not _steep(Expression("here", re.compile(pattern), methods))


MARKS = [
    *"-*&!|>'\"{}[]():,#?%@`~=+./\\^_<：，。（）甲a1 \t\n\r\x01\xa0\u2028\u3000",
    *("\n\n", "\n  ", "- ", "> ", "1. ", "![", "](", "[^a]", "[^a]: ", "{lang=fr}", "**", "```"),
    *("|-|\n", "[a]: b\n", "\n: ", "<a", "https://", "a: ", "title：", "{a: ", "\n---\n"),
    "prose: |\n  ",
]
"""What YAML, Markdown and an input method make of signs."""


def _record(text: str) -> None:
    document.__wrapped__("report.yaml", text.encode())


def _prose(text: str) -> None:
    parsed = parse(Text(text), [])
    labels = Labels(Captions())
    labels.add(parsed, [])
    labels.check(parsed, [])
    plain_text(parsed)
    render(parsed, labels)


def _soups(seed: str) -> list[Run]:
    """Runs of each mark, and of some marks at random with others before and behind."""
    random = Random(seed)

    def some(most: int) -> str:
        return "".join(random.choices(MARKS, k=random.randint(0, most)))

    return [
        *(Run("", mark, "") for mark in MARKS),
        *(Run("title: 甲\nx: ", mark, "") for mark in MARKS),
        *(Run(some(3), random.choice(MARKS) + some(3), some(2)) for _ in range(60)),
    ]


@pytest.mark.parametrize("seed", [str(number) for number in range(4)])
@pytest.mark.parametrize("work", [_record, _prose])
def test_reading_is_linear(work: Callable[[str], None], seed: str) -> None:
    steep = [
        (run, ratio)
        for run in _soups(seed)
        if (ratio := growth(work, run, first=1000, largest=4000, measurable=2e-3)) >= LINEAR
    ]
    assert steep == []
