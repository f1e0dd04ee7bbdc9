"""Expressions: each node of the grammar becomes a function of the scope."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from jinja2 import nodes

from reportgen.compose.template.builtins import FILTERS, TESTS
from reportgen.compose.template.failure import Failure, Missing, Misuse, Spot
from reportgen.compose.template.helpers import Helper
from reportgen.compose.template.operations import SUMS, Macro, compared, is_number, use
from reportgen.compose.template.run import Scope
from reportgen.compose.template.values import attribute, item, joined, kind_of, number
from reportgen.findings import Message, say
from reportgen.limits import TEMPLATE_ITEMS

Value = Callable[[Scope], Any]
"""An expression, ready to be worked out in a scope."""


class Expressions:
    """Makes the expressions of one template; ``filters`` are names of the report's filters."""

    def __init__(self, file: str, filters: frozenset[str]) -> None:
        self.file, self.filters = file, filters
        self._line = 1

    def spot(self, node: nodes.Node) -> Spot:
        """Where *node* stands; for one without a line, where the node before it stands."""
        self._line = node.lineno or self._line
        return Spot(self.file, self._line)

    def refuse(self, node: nodes.Node, message: Message) -> Failure:
        """The failure of a template that holds *node*."""
        return Failure(message, self.spot(node))

    def make(self, node: nodes.Node) -> Value:
        """The function of *node*; raises ``Failure`` for what the language does not have."""
        maker = _MAKERS.get(type(node))
        if maker is None:
            name = type(node).__name__.lower()
            raise self.refuse(node, say("版型不能用「{name}」。", name=name))
        return maker(self, node)

    def make_all(self, tree: Sequence[nodes.Node]) -> list[Value]:
        """The functions of several nodes."""
        return [self.make(node) for node in tree]

    def _const(self, node: nodes.Const) -> Value:
        value = node.value
        self._guarded(node, number, value)
        return _always(value)

    def _guarded(self, node: nodes.Node, call: Callable[..., Any], *values: Any) -> Any:
        """``call(*values)`` while the template is read; its misuse fails at *node*."""
        try:
            return call(*values)
        except Misuse as problem:
            raise self.refuse(node, problem.message) from None

    def _name(self, node: nodes.Name) -> Value:
        name, spot = node.name, self.spot(node)

        def value(scope: Scope) -> Any:
            try:
                return scope.names[name]
            except KeyError:
                raise Missing(say("沒有「{name}」。", name=name), spot) from None

        return value

    def _attribute(self, node: nodes.Getattr) -> Value:
        of, name, spot = self.make(node.node), node.attr, self.spot(node)

        def value(scope: Scope) -> Any:
            whole = of(scope)
            try:
                return attribute(whole, name)
            except LookupError:
                message = say("{kind}沒有「{name}」。", kind=kind_of(whole), name=name)
                raise Missing(message, spot) from None

        return value

    def _item(self, node: nodes.Getitem) -> Value:
        of, key, spot = self.make(node.node), self.make(node.arg), self.spot(node)

        def value(scope: Scope) -> Any:
            whole = of(scope)
            try:
                return item(whole, key(scope))
            except LookupError:
                raise Missing(say("{kind}沒有這一項。", kind=kind_of(whole)), spot) from None

        return value

    def _slice(self, node: nodes.Slice) -> Value:
        parts = [
            self.make(part) if part else _always(None)
            for part in (node.start, node.stop, node.step)
        ]
        spot = self.spot(node)

        def value(scope: Scope) -> slice:
            bounds = [part(scope) for part in parts]
            if not all(bound is None or type(bound) is int for bound in bounds) or bounds[2] == 0:
                raise Failure(say("範圍應為整數。"), spot)
            return slice(*bounds)

        return value

    def _listing(self, node: nodes.List | nodes.Tuple) -> Value:
        values = self.make_all(node.items)
        return lambda scope: tuple([value(scope) for value in values])

    def _mapping(self, node: nodes.Dict) -> Value:
        pairs = [(self.make(pair.key), self.make(pair.value)) for pair in node.items]
        spot = self.spot(node)

        def value(scope: Scope) -> dict[Any, Any]:
            made = {}
            for key, content in pairs:
                name = key(scope)
                if not isinstance(name, (str, int)):
                    raise Failure(say("{kind}不能當鍵。", kind=kind_of(name)), spot)
                made[name] = content(scope)
            return made

        return value

    def _choice(self, node: nodes.CondExpr) -> Value:
        test, first = self.make(node.test), self.make(node.expr1)
        second = self.make(node.expr2) if node.expr2 else _always("")
        return lambda scope: first(scope) if test(scope) else second(scope)

    def _both(self, node: nodes.And) -> Value:
        left, right = self.make(node.left), self.make(node.right)
        return lambda scope: left(scope) and right(scope)

    def _either(self, node: nodes.Or) -> Value:
        left, right = self.make(node.left), self.make(node.right)
        return lambda scope: left(scope) or right(scope)

    def _negation(self, node: nodes.Not) -> Value:
        of = self.make(node.node)
        return lambda scope: not of(scope)

    def _sign(self, node: nodes.Neg | nodes.Pos) -> Value:
        of, spot = self.make(node.node), self.spot(node)
        factor = -1 if isinstance(node, nodes.Neg) else 1

        def value(scope: Scope) -> Any:
            operand = of(scope)
            if not is_number(operand):
                raise Failure(say("{kind}不能計算。", kind=kind_of(operand)), spot)
            return factor * operand

        return value

    def _sum(self, node: nodes.BinExpr) -> Value:
        """Arithmetic of numbers; ``+`` also puts two texts, or two lists, in a row."""
        left, right, spot = self.make(node.left), self.make(node.right), self.spot(node)
        work = SUMS[type(node)]
        joins = isinstance(node, nodes.Add)

        def value(scope: Scope) -> Any:
            first, second = left(scope), right(scope)
            try:
                if is_number(first) and is_number(second):
                    return number(work(first, second))
                if joins and isinstance(first, str) and isinstance(second, str):
                    scope.run.spend(len(first) + len(second))
                    return joined((first, second))
                if joins and isinstance(first, (list, tuple)) and isinstance(second, (list, tuple)):
                    return self._in_a_row(scope, first, second)
            except Misuse as problem:
                raise Failure(problem.message, spot) from None
            except ZeroDivisionError:
                raise Failure(say("除數是零。"), spot) from None
            odd = second if is_number(first) else first
            raise Failure(say("{kind}不能計算。", kind=kind_of(odd)), spot)

        return value

    @staticmethod
    def _in_a_row(scope: Scope, first: Sequence[Any], second: Sequence[Any]) -> tuple[Any, ...]:
        length = len(first) + len(second)
        if length > TEMPLATE_ITEMS:
            raise Misuse(say("清單最多 {most} 項。", most=TEMPLATE_ITEMS))
        scope.run.spend(length)
        return (*first, *second)

    def _concat(self, node: nodes.Concat) -> Value:
        values, spot = self.make_all(node.nodes), self.spot(node)

        def value(scope: Scope) -> str:
            try:
                text = joined([part(scope) for part in values])
                scope.run.spend(len(text))
            except Misuse as problem:
                raise Failure(problem.message, spot) from None
            return text

        return value

    def _comparison(self, node: nodes.Compare) -> Value:
        first = self.make(node.expr)
        others = [(operand.op, self.make(operand.expr)) for operand in node.ops]
        spot = self.spot(node)

        def value(scope: Scope) -> bool:
            left = first(scope)
            for name, other in others:
                right = other(scope)
                try:
                    holds = compared(name, left, right)
                except Misuse as problem:
                    raise Failure(problem.message, spot) from None
                if not holds:
                    return False
                left = right
            return True

        return value

    def filter(self, node: nodes.Filter, of: Value | None = None) -> Value:
        """A filter, of its operand or of the block *of*."""
        name, spot = node.name, self.spot(node)
        if of is None and node.node is None:
            raise self.refuse(node, say("「{name}」前面沒有值。", name=name))
        operand = of or self.make(node.node or node)
        if name in ("default", "d"):
            return self._default(node, operand)
        if name not in self.filters and name not in FILTERS:
            raise self.refuse(node, say("沒有濾器「{name}」。", name=name))
        helper = FILTERS.get(name)
        values, by_name = self._arguments(node)

        def value(scope: Scope) -> Any:
            used = helper or scope.run.helpers[name]
            arguments = [operand(scope), *(argument(scope) for argument in values)]
            return use(used, name, arguments, {k: v(scope) for k, v in by_name}, scope, spot)

        return value

    def _default(self, node: nodes.Filter, operand: Value) -> Value:
        """``default(value)`` for what is missing; with ``true`` also for what is empty."""
        values, by_name = self._arguments(node)
        if by_name or len(values) > 2:
            raise self.refuse(node, say("「{name}」的引數個數不對。", name=node.name))
        instead = values[0] if values else _always("")
        also_empty = values[1] if len(values) > 1 else _always(False)

        def value(scope: Scope) -> Any:
            try:
                given = operand(scope)
            except Missing:
                return instead(scope)
            return instead(scope) if not given and also_empty(scope) else given

        return value

    def _test(self, node: nodes.Test) -> Value:
        name, spot, operand = node.name, self.spot(node), self.make(node.node)
        if name in ("defined", "undefined"):
            wanted = name == "defined"
            return lambda scope: _exists(operand, scope) is wanted
        if name not in TESTS:
            raise self.refuse(node, say("沒有檢驗「{name}」。", name=name))
        helper = TESTS[name]
        values, by_name = self._arguments(node)

        def value(scope: Scope) -> bool:
            arguments = [operand(scope), *(argument(scope) for argument in values)]
            named = {key: argument(scope) for key, argument in by_name}
            return bool(use(helper, name, arguments, named, scope, spot))

        return value

    def _call(self, node: nodes.Call) -> Value:
        callee, spot = self.make(node.node), self.spot(node)
        name = str(getattr(node.node, "attr", getattr(node.node, "name", "")))
        values, by_name = self._arguments(node)

        def value(scope: Scope) -> Any:
            called = callee(scope)
            arguments = [argument(scope) for argument in values]
            named = {key: argument(scope) for key, argument in by_name}
            if isinstance(called, Helper):
                return use(called, name, arguments, named, scope, spot)
            if isinstance(called, Macro):
                return called.call(arguments, named, scope.run, spot)
            raise Failure(say("{kind}不能呼叫。", kind=kind_of(called)), spot)

        return value

    def _arguments(self, node: Any) -> tuple[list[Value], list[tuple[str, Value]]]:
        if node.dyn_args or node.dyn_kwargs:
            raise self.refuse(node, say("版型不能用「{name}」。", name="*"))
        named = [(keyword.key, self.make(keyword.value)) for keyword in node.kwargs]
        return self.make_all(node.args), named


def _exists(operand: Value, scope: Scope) -> bool:
    try:
        operand(scope)
    except Missing:
        return False
    return True


def _always(value: Any) -> Value:
    return lambda _: value


_MAKERS: dict[type[nodes.Node], Callable[[Expressions, Any], Value]] = {
    nodes.Const: Expressions._const,
    nodes.Name: Expressions._name,
    nodes.Getattr: Expressions._attribute,
    nodes.Getitem: Expressions._item,
    nodes.Slice: Expressions._slice,
    nodes.List: Expressions._listing,
    nodes.Tuple: Expressions._listing,
    nodes.Dict: Expressions._mapping,
    nodes.CondExpr: Expressions._choice,
    nodes.And: Expressions._both,
    nodes.Or: Expressions._either,
    nodes.Not: Expressions._negation,
    nodes.Neg: Expressions._sign,
    nodes.Pos: Expressions._sign,
    nodes.Concat: Expressions._concat,
    nodes.Compare: Expressions._comparison,
    nodes.Filter: Expressions.filter,
    nodes.Test: Expressions._test,
    nodes.Call: Expressions._call,
    **dict.fromkeys(SUMS, Expressions._sum),
}
