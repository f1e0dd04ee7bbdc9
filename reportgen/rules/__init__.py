"""The registry: every rule, by its code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
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
    """The phase that tells each code; a room of rules is loaded when it is first needed.

    Why: to know that a rule of the check exists, nobody must load the hundred that other phases
    tell.
    """

    _ORDER = (*(group for group in GROUPS if group not in TOLD_ELSEWHERE), *TOLD_ELSEWHERE)

    def __getitem__(self, code: str) -> Phase:
        for group in self._ORDER:
            for rule in _group(group):
                if rule.code == code:
                    return rule.phase
        raise KeyError(code)

    def __iter__(self) -> Iterator[str]:
        return (rule.code for group in self._ORDER for rule in _group(group))

    def __len__(self) -> int:
        return sum(len(_group(group)) for group in self._ORDER)


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
