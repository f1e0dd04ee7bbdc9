"""Functions that templates may call, each with the kinds of value that it takes.

Why kinds: a value of another kind is the template's mistake and becomes a finding; what a function
raises for values of the right kind is a fault of this program, and stays one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportgen.compose.template.failure import Misuse
from reportgen.compose.template.values import kind_of
from reportgen.findings import say

Kind = Callable[[Any], bool]
"""Whether a value is of a kind."""


def a(*types: type) -> Kind:
    """Values of *types*; a truth value is no number."""
    return lambda value: isinstance(value, types) and (bool in types or type(value) is not bool)


def each(*types: type) -> Kind:
    """Lists whose items are all of *types*."""
    return lambda value: (
        isinstance(value, (tuple, list)) and all(isinstance(item, types) for item in value)
    )


def whole(least: int, most: int) -> Kind:
    """Whole numbers from *least* to *most*."""
    return lambda value: type(value) is int and least <= value <= most


def anything(_: Any) -> bool:
    """Any value."""
    return True


text = a(str)
sequence = a(tuple, list, range, str, dict)


@dataclass(frozen=True, slots=True)
class Helper:
    """A function with the kinds of its arguments; those after *least* may be left out.

    ``named`` are arguments that may be given by name; ``any_more`` takes more values, ``any_name``
    values by any name.
    """

    call: Callable[..., Any]
    takes: tuple[Kind, ...] = ()
    least: int | None = None
    named: Mapping[str, Kind] = field(default_factory=dict)
    any_more: bool = False
    any_name: bool = False

    def use(
        self,
        name: str,
        values: Sequence[Any],
        by_name: Mapping[str, Any],
        spend: Callable[[int], None],
    ) -> Any:
        """The result for *values*; raises ``Misuse`` where they are of another kind."""
        least = len(self.takes) if self.least is None else self.least
        if len(values) < least or (len(values) > len(self.takes) and not self.any_more):
            raise Misuse(say("「{name}」的引數個數不對。", name=name))
        for value, kind in zip(values, self.takes, strict=False):
            if not kind(value):
                raise Misuse(say("「{name}」不能用於{kind}。", name=name, kind=kind_of(value)))
        for key, value in by_name.items():
            if not self.any_name and key not in self.named:
                raise Misuse(say("「{name}」沒有引數「{key}」。", name=name, key=key))
            if not self.named.get(key, anything)(value):
                raise Misuse(say("「{name}」不能用於{kind}。", name=name, kind=kind_of(value)))
        spend(1)
        result = self.call(*values, **by_name)
        if isinstance(result, (str, list, tuple)):
            spend(len(result))
        return result
