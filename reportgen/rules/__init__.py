"""The registry: every rule, by its code."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from reportgen.rules.rule import Basis, Grade, Phase, Rule

__all__ = ["GROUPS", "Basis", "Grade", "Phase", "Rule", "all_rules"]

GROUPS = (
    "reading",
    "sections",
    "dates",
    "people",
    "figures",
    "counts",
    "wording",
    "output",
)
"""The rooms of the rules, in the order in which the reference lists them."""


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its code, group by group.

    Raises ``ValueError`` for two rules of one code.
    """
    rules: dict[str, Rule] = {}
    for group in GROUPS:
        package = import_module(f"{__name__}.{group}")
        for module in sorted(info.name for info in iter_modules(package.__path__)):
            rule: Rule | None = getattr(import_module(f"{package.__name__}.{module}"), "RULE", None)
            if rule is None:
                continue
            if rule.code in rules:
                raise ValueError(rule.code)
            rules[rule.code] = rule
    return rules
