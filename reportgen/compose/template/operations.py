"""What operators and calls do with values."""

from __future__ import annotations

from collections.abc import Callable
from operator import add, eq, floordiv, ge, gt, le, lt, mod, mul, ne, sub, truediv
from typing import Any

from jinja2 import nodes

from reportgen.compose.template.builtins import is_in
from reportgen.compose.template.failure import Failure, Misuse, Spot
from reportgen.compose.template.helpers import Helper
from reportgen.compose.template.run import Scope
from reportgen.compose.template.values import kind_of
from reportgen.findings import say

SUMS: dict[type[nodes.BinExpr], Callable[[Any, Any], Any]] = {
    nodes.Add: add, nodes.Sub: sub, nodes.Mul: mul, nodes.Div: truediv,
    nodes.FloorDiv: floordiv, nodes.Mod: mod,
}  # fmt: skip
"""Arithmetic. There is no power: nothing on a page grows that fast."""

_ORDERS: dict[str, Callable[[Any, Any], Any]] = {"lt": lt, "lteq": le, "gt": gt, "gteq": ge}


class Macro:
    """What ``{% macro %}`` defines; made by ``statements``."""

    __slots__ = ("call",)

    def __init__(self, call: Callable[..., str]) -> None:
        self.call = call


def use(
    helper: Helper, name: str, values: list[Any], named: dict[str, Any], scope: Scope, spot: Spot
) -> Any:
    """The result of *helper*; its misuse fails at *spot*, its own faults are nobody else's."""
    try:
        return helper.use(name, values, named, scope.run.spend)
    except Misuse as problem:
        raise Failure(problem.message, spot) from None


def compared(name: str, left: Any, right: Any) -> bool:
    """Whether *left* and *right* compare so; raises ``Misuse``."""
    if name == "eq":
        return bool(eq(left, right))
    if name == "ne":
        return bool(ne(left, right))
    if name in ("in", "notin"):
        return is_in(left, right) is (name == "in")
    alike = isinstance(right, type(left)) or isinstance(left, type(right))
    numbers, texts = is_number(left) and is_number(right), isinstance(left, str)
    if numbers or (texts and isinstance(right, str)) or (alike and hasattr(left, "isoformat")):
        return bool(_ORDERS[name](left, right))
    raise Misuse(say("{kind}不能比較。", kind=kind_of(left)))


def is_number(value: Any) -> bool:
    """Whether *value* can be reckoned with."""
    return isinstance(value, (int, float))
