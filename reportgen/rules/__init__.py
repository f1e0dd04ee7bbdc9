"""The registry: every rule, by its code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

from reportgen.rules.rule import Basis, Phase, Rule

__all__ = ["GROUPS", "Basis", "Phase", "Rule", "all_rules", "checks", "group_of"]

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


TOLD_ELSEWHERE = ("reading", "output")
"""Groups of which no rule is looked for by ``check``: other phases tell them while they work."""


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its code, group by group.

    Raises ``ValueError`` for two rules of one code.
    """
    rules: dict[str, Rule] = {}
    for group in GROUPS:
        for rule in _group(group):
            if rule.code in rules:
                raise ValueError(rule.code)
            rules[rule.code] = rule
    return rules


@cache
def checks() -> tuple[Rule, ...]:
    """The rules that ``check`` looks for, and no others: a hundred more would cost it time."""
    groups = (group for group in GROUPS if group not in TOLD_ELSEWHERE)
    return tuple(rule for group in groups for rule in _group(group) if rule.find is not None)


class Phases(Mapping[str, Phase]):
    """The phase that tells each code; of the rules only those asked for are loaded."""

    def __getitem__(self, code: str) -> Phase:
        rule = _rule(code)
        if rule is None:
            raise KeyError(code)
        return rule.phase

    def __iter__(self) -> Iterator[str]:
        return iter(all_rules())

    def __len__(self) -> int:
        return len(all_rules())


@cache
def _rule(code: str) -> Rule | None:
    """The rule *code*, found by the name of its module."""
    name = code.lower().replace("-", "_")
    if name.isidentifier():
        for group in GROUPS:
            module = f"{__name__}.{group}.{name}"
            if find_spec(module) is not None:
                rule: Rule | None = getattr(import_module(module), "RULE", None)
                if rule is not None and rule.code == code:
                    return rule
    return None


@cache
def group_of(code: str) -> str:
    """The group of the rule *code*; empty for a code that no rule has."""
    return next((g for g in GROUPS if any(rule.code == code for rule in _group(g))), "")


@cache
def _group(group: str) -> tuple[Rule, ...]:
    """The rules of one group, in the order of their modules."""
    package = import_module(f"{__name__}.{group}")
    modules = (
        import_module(f"{package.__name__}.{name}")
        for name in sorted(info.name for info in iter_modules(package.__path__))
    )
    found = (getattr(module, "RULE", None) for module in modules)
    return tuple(rule for rule in found if rule is not None)
