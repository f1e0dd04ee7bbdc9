"""The registry: every rule, by its code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from reportgen.rulebook import check, compose, intake, prose, records, typeset, verify
from reportgen.rulebook.rule import Basis, Phase, Rule

__all__ = ["GROUPS", "Basis", "Phase", "Rule", "all_rules", "checks", "group_of"]

_TABLES = {"reading": (records, prose, check, intake), "output": (compose, typeset, verify)}
"""The groups of rules whose findings the phases make while they work."""

_ROOMS = ("sections", "dates", "people", "figures", "counts", "wording")
"""The groups of rules with a search of their own, one module each."""

GROUPS = ("reading", *_ROOMS, "output")
"""All groups, in the order in which the reference lists them."""


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its code, group by group.

    Raises ``ValueError`` for two rules of one code.
    """
    rules: dict[str, Rule] = {}
    for group in GROUPS:
        for rule in _group(group):
            if rule._replace(find=None) != rules.get(rule.code, rule._replace(find=None)):
                raise ValueError(rule.code)
            rules[rule.code] = rule
    return rules


@cache
def checks() -> tuple[Rule, ...]:
    """The rules that ``check`` searches for."""
    return tuple(rule for group in _ROOMS for rule in _group(group))


@cache
def group_of(code: str) -> str:
    """The group of the rule *code*; empty for a code that no rule has."""
    return next((g for g in GROUPS if any(rule.code == code for rule in _group(g))), "")


@cache
def _group(group: str) -> tuple[Rule, ...]:
    """The rules of one group, in the order of their codes."""
    if group in _TABLES:
        return tuple(rule for table in _TABLES[group] for rule in _rules_of(vars(table).values()))
    package = import_module(f"{__name__}.{group}")
    names = sorted(module.name for module in iter_modules(package.__path__))
    modules = (import_module(f"{package.__name__}.{name}") for name in names)
    return tuple(_rules_of(getattr(module, "RULE", None) for module in modules))


def _rules_of(values: Iterable[object]) -> Iterator[Rule]:
    return (value for value in values if isinstance(value, Rule))
