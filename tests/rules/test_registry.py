"""Every rule says everything, stands once, and is one that the program can break a report over."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import reportgen
from reportgen.findings import Severity, say
from reportgen.places import NOWHERE
from reportgen.rulebook import check, compose, intake, prose, records, typeset, verify
from reportgen.rulebook.rule import Basis, Grade, Phase
from reportgen.rules import GROUPS, Rule, all_rules, checks
from reportgen.rules.words import group_word
from reportgen.world import shipped_templates

PACKAGE = Path(reportgen.__file__).parent
CODE = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+")

RULES = list(all_rules().values())
TABLES = (records, prose, check, intake, compose, typeset, verify)


def trees(*without: str) -> dict[Path, ast.Module]:
    """The code of the package but for some of its rooms."""
    return {
        path: ast.parse(path.read_text("utf-8"))
        for path in PACKAGE.rglob("*.py")
        if path.relative_to(PACKAGE).parts[0] not in without
    }


def test_a_code_is_written_once() -> None:
    """A finding has its code from its rule; only ``recheck`` lists rules that need the pictures."""
    typed = {
        node.value
        for path, tree in trees("rulebook", "rules").items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and node.value in all_rules()
        and path.name != "recheck.py"
    }
    assert typed == set()


def test_every_rule_of_a_table_is_in_use() -> None:
    uses = Counter(
        alias.name
        for tree in trees("rulebook").values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("reportgen.rulebook")
        for alias in node.names
    )
    rules = {
        name for table in TABLES for name, value in vars(table).items() if isinstance(value, Rule)
    }
    assert len(rules) > 100
    assert {name for name in rules if not uses[name]} == set()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__.rpartition(".")[2])
def test_a_rule_of_a_table_has_the_name_of_its_code(table: object) -> None:
    rules = {name: value for name, value in vars(table).items() if isinstance(value, Rule)}
    assert rules
    assert all(name == rule.code.replace("-", "_") for name, rule in rules.items())
    assert all(rule.find is None for rule in rules.values())


def test_a_finding_is_what_its_rule_says() -> None:
    rule = next(rule for rule in RULES if rule.basis and rule.severity is Severity.WARNING)
    finding = rule.finding(NOWHERE, say("不對"), say("請改"), say("另見").at(NOWHERE))
    assert (finding.code, finding.severity) == (rule.code, Severity.WARNING)
    assert finding.reference == str(rule.basis[0])
    assert [hint.place for hint in finding.hints] == [None, NOWHERE]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_everything(rule: Rule) -> None:
    assert CODE.fullmatch(rule.code)
    assert rule.title
    assert not rule.title.endswith("。")
    assert rule.reason.endswith("。")
    assert rule.bad.strip() != rule.good.strip()
    assert rule.bad.endswith("\n")
    assert rule.good.endswith("\n")


def test_check_searches_for_the_rules_of_its_own_rooms() -> None:
    assert len(checks()) > 60
    assert all(rule.find is not None and rule.phase is Phase.CHECK for rule in checks())


def test_every_group_has_a_name() -> None:
    assert all(group_word(group) != group for group in GROUPS)


def test_checking_does_not_load_the_typesetter() -> None:
    program = (
        "import sys, reportgen.cli.check, reportgen.rules as r; r.checks();"
        "print([m for m in sys.modules if m in {'weasyprint', 'pypdf', 'PIL'}])"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert loaded.stdout.strip() == "[]"


def test_no_error_rests_on_hearsay_alone() -> None:
    """An error keeps a report a draft; for that somebody must have read the article."""
    assert any(basis.grade is Grade.SECONDARY for rule in checks() for basis in rule.basis)
    for rule in checks():
        grades = {basis.grade for basis in rule.basis}
        assert rule.severity is not Severity.ERROR or grades != {Grade.SECONDARY}, rule.code


LOCAL = re.compile("[市縣]政府|[市縣]行政規則|智慧財產局")


def test_only_their_own_people_are_shown_the_rules_of_one_authority() -> None:
    bases = [basis for rule in checks() for basis in rule.basis]
    assert sum(bool(LOCAL.search(basis.title)) for basis in bases) > 5
    assert all(bool(LOCAL.search(basis.title)) is bool(basis.authority) for basis in bases)
    layouts = {folder.name for folder in shipped_templates().iterdir()}
    assert {basis.authority for basis in bases} <= {"", *layouts}


def test_a_rule_refers_to_the_authority_s_own_law_or_to_what_holds_for_all() -> None:
    own, general = Basis("本市規定", authority="taipei"), Basis("通則")
    rule = checks()[0]._replace(basis=(own, general))
    assert rule.reference == "通則"
    assert rule.own_reference({"taipei"}) == "本市規定"
    assert rule.own_reference({"kinmen"}) == ""
    assert rule._replace(basis=(own,)).reference == ""
