"""Every code that the program can emit has its rule, and every rule is one that it can emit."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import reportgen
from reportgen.rules import GROUPS, TOLD_ELSEWHERE, Phases, Rule, all_rules, checks, group_of
from reportgen.rules.words import group_word

PACKAGE = Path(reportgen.__file__).parent
CODE = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+")
NO_CODES = {"UTF-16", "UTF-32"}

RULES = list(all_rules().values())


def used() -> dict[str, Path]:
    """Every string of the package, outside the rules, that reads like a code."""
    found: dict[str, Path] = {}
    for path in PACKAGE.rglob("*.py"):
        if path.is_relative_to(PACKAGE / "rules"):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value
                if CODE.fullmatch(text) and text not in NO_CODES:
                    found[text] = path
    return found


def test_every_code_in_use_is_registered() -> None:
    codes = used()
    assert len(codes) > 90
    missing = {code: path.name for code, path in codes.items() if code not in all_rules()}
    assert not missing


def test_every_registered_code_is_in_use() -> None:
    codes = used()
    idle = [rule.code for rule in RULES if rule.find is None and rule.code not in codes]
    assert not idle


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_everything(rule: Rule) -> None:
    assert CODE.fullmatch(rule.code)
    assert rule.title
    assert not rule.title.endswith("。")
    assert rule.reason.endswith("。")
    assert rule.bad.strip() != rule.good.strip()
    assert rule.bad.endswith("\n")
    assert rule.good.endswith("\n")


def test_only_rules_that_look_for_something_are_loaded_by_check() -> None:
    assert {group_of(rule.code) for rule in checks()}.isdisjoint(TOLD_ELSEWHERE)
    told = [rule for rule in RULES if group_of(rule.code) in TOLD_ELSEWHERE]
    assert told
    assert all(rule.find is None for rule in told)


def test_every_group_has_a_name() -> None:
    assert all(group_word(group) != group for group in GROUPS)


def test_checking_does_not_load_what_is_not_looked_for() -> None:
    program = (
        "import sys, reportgen.cli.check, reportgen.rules as r; r.checks();"
        "print([m for m in sys.modules if m.startswith(('reportgen.rules.reading.',"
        " 'reportgen.rules.output.', 'weasyprint', 'pypdf'))])"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"


def test_a_rule_is_found_by_the_name_of_its_module() -> None:
    """So that to know one rule, nobody must load the others."""
    assert {code: Phases()[code] for code in all_rules()} == {r.code: r.phase for r in RULES}


@pytest.mark.parametrize("code", ["", "NO-SUCH-RULE", "SOURCES", "URL.BARE", "url-bare", "7-UP"])
def test_what_is_no_rule_is_in_no_phase(code: str) -> None:
    assert code not in Phases()
