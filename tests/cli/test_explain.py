"""``reportgen explain``."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportgen.cli.explain import _basis
from reportgen.rulebook.rule import Basis, Grade
from reportgen.rules import all_rules
from reportgen.rules.words import GRADES, NO_BASIS
from tests.cli.conftest import Ran

Run = Callable[..., Ran]


@pytest.mark.parametrize("code", ["SECTION-MISSING", "section-missing", "Section_Missing"])
def test_a_rule_in_full(reportgen: Run, code: str) -> None:
    ran = reportgen("explain", code)
    rule = all_rules()["SECTION-MISSING"]
    assert ran.status == 0
    assert ran.out.startswith("SECTION-MISSING 錯誤  缺少必要的章節")
    for part in (rule.reason, rule.basis[0].title, rule.basis[0].address, "讀過條文"):
        assert part in ran.out
    assert "    items: []" in ran.out
    assert "# reportgen: ignore SECTION-MISSING 理由" in ran.out


def basis_of(reportgen: Run, code: str) -> list[str]:
    """The lines between 依據 and the first example."""
    lines = reportgen("explain", code).out.split("\n")
    return lines[lines.index("依據") + 1 : lines.index("錯誤的例子")]


def test_each_source_is_a_line_with_its_grade_and_a_line_with_its_address(reportgen: Run) -> None:
    rule = next(rule for rule in all_rules().values() if len(rule.basis) > 1)
    lines = []
    for basis in rule.basis:
        lines += [f"  {basis.title}（{GRADES[basis.grade]}）", f"  {basis.address}"]
    assert basis_of(reportgen, rule.code) == [*lines, ""]


def test_a_source_without_an_address_is_one_line() -> None:
    basis = (Basis("內規", grade=Grade.OBSERVED),)
    rule = all_rules()["SECTION-MISSING"]._replace(basis=basis)
    assert list(_basis(rule, str)) == [f"  內規（{GRADES[Grade.OBSERVED]}）"]


def test_a_rule_without_a_source_has_a_line_for_that(reportgen: Run) -> None:
    code = next(code for code, rule in all_rules().items() if not rule.basis)
    assert basis_of(reportgen, code) == [f"  {NO_BASIS}", ""]


def test_a_rule_of_reading_cannot_be_ignored(reportgen: Run) -> None:
    said = reportgen("explain", "KEY-DUPLICATE").out
    assert "不能忽略" in said
    assert "# reportgen: ignore" not in said


@pytest.mark.parametrize("code", list(all_rules()))
def test_every_rule_can_be_explained(reportgen: Run, code: str) -> None:
    ran = reportgen("explain", code)
    assert ran.status == 0
    assert all_rules()[code].title in ran.out


def test_a_slip_of_the_keyboard_gets_the_nearest(reportgen: Run) -> None:
    ran = reportgen("explain", "SECTION-MISING")
    assert ran.status == 2
    assert ran.out == ""
    assert "是否為「SECTION-MISSING」？" in ran.err


def test_without_a_code_all_are_listed_by_group(reportgen: Run) -> None:
    said = reportgen("explain").out
    assert all(f"  {code} " in said for code in all_rules())
    assert said.index("讀取記錄") < said.index("章節") < said.index("排版與 PDF")


def test_english(reportgen: Run) -> None:
    said = reportgen("--lang", "en", "explain", "CONTACT-MISSING").out
    assert "CONTACT-MISSING warning" in said
