"""Statements: each node of the grammar becomes a function that writes into the scope's output."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from jinja2 import nodes
from markupsafe import Markup

from reportgen.compose.template.expressions import Expressions, Value
from reportgen.compose.template.failure import Failure, Misuse, Spot
from reportgen.compose.template.operations import Macro
from reportgen.compose.template.run import Loop, Namespace, Run, Scope
from reportgen.compose.template.values import items_of, kind_of, printed
from reportgen.findings import say

Step = Callable[[Scope], None]
"""A statement, ready to be carried out in a scope."""

Bind = Callable[[Scope, Any], None]
"""Gives a value its name in a scope."""


class Statements:
    """Makes the statements of one template."""

    def __init__(self, expressions: Expressions) -> None:
        self.expressions = expressions

    def make_all(self, tree: Sequence[nodes.Node]) -> list[Step]:
        """The functions of several nodes; raises ``Failure`` for what the language lacks."""
        return [self.make(node) for node in tree]

    def make(self, node: nodes.Node) -> Step:
        """The function of *node*."""
        maker = _MAKERS.get(type(node))
        if maker is None:
            name = type(node).__name__.lower()
            raise self.expressions.refuse(node, say("版型不能用「{name}」。", name=name))
        return maker(self, node)

    def _output(self, node: nodes.Output) -> Step:
        """Text, and values between it."""
        parts: list[tuple[str, Value | None, Spot]] = []
        for part in node.nodes:
            if isinstance(part, nodes.TemplateData):
                parts.append((part.data, None, self.expressions.spot(part)))
            else:
                parts.append(("", self.expressions.make(part), self.expressions.spot(part)))

        def step(scope: Scope) -> None:
            out, run = scope.out, scope.run
            for text, value, spot in parts:
                run.spot = spot
                try:
                    if value is not None:
                        text = printed(value(scope))
                        run.spot = spot
                    run.spend(len(text))
                except Misuse as problem:
                    raise Failure(problem.message, spot) from None
                out.append(text)

        return step

    def _loop(self, node: nodes.For) -> Step:
        if node.recursive:
            raise self.expressions.refuse(node, say("版型不能用「{name}」。", name="recursive"))
        spot = self.expressions.spot(node)
        values, test = self.expressions.make(node.iter), node.test
        wanted = self.expressions.make(test) if test else None
        bind = self._binding(node.target)
        body, instead = self.make_all(node.body), self.make_all(node.else_)

        def step(scope: Scope) -> None:
            try:
                items = list(items_of(values(scope)))
                if wanted:
                    items = [value for value in items if wanted(_bound(bind, scope, value))]
                for index, value in enumerate(items):
                    inner = _bound(bind, scope, value)
                    inner.names["loop"] = Loop(items, index)
                    for part in body:
                        part(inner)
            except Misuse as problem:
                raise Failure(problem.message, spot) from None
            if not items:
                inner = scope.inner()
                for part in instead:
                    part(inner)

        return step

    def _condition(self, node: nodes.If) -> Step:
        branches = [
            (self.expressions.make(branch.test), self.make_all(branch.body))
            for branch in (node, *node.elif_)
        ]
        instead = self.make_all(node.else_)

        def step(scope: Scope) -> None:
            for test, body in branches:
                if test(scope):
                    for part in body:
                        part(scope)
                    return
            for part in instead:
                part(scope)

        return step

    def _assignment(self, node: nodes.Assign) -> Step:
        value, bind = self.expressions.make(node.node), self._binding(node.target)
        return self._bound_to(bind, value, self.expressions.spot(node))

    def _bound_to(self, bind: Bind, value: Value, spot: Spot) -> Step:
        def step(scope: Scope) -> None:
            try:
                bind(scope, value(scope))
            except Misuse as problem:
                raise Failure(problem.message, spot) from None

        return step

    def _block(self, node: nodes.AssignBlock) -> Step:
        """``{% set name %}…{% endset %}``: what the block prints, as HTML."""
        body, bind = self.make_all(node.body), self._binding(node.target)

        def printed_block(scope: Scope) -> Markup:
            aside = scope.aside()
            for part in body:
                part(aside)
            return Markup("".join(aside.out))  # noqa: S704  printed, so escaped already

        filtered = node.filter and self.expressions.filter(node.filter, printed_block)
        return self._bound_to(bind, filtered or printed_block, self.expressions.spot(node))

    def _names(self, node: nodes.With) -> Step:
        values = self.expressions.make_all(node.values)
        binds = [self._binding(target) for target in node.targets]
        body = self.make_all(node.body)
        spot = self.expressions.spot(node)

        def step(scope: Scope) -> None:
            inner = scope.inner()
            try:
                for bind, value in zip(binds, values, strict=True):
                    bind(inner, value(scope))
            except Misuse as problem:
                raise Failure(problem.message, spot) from None
            for part in body:
                part(inner)

        return step

    def _include(self, node: nodes.Include) -> Step:
        name, spot = self.expressions.make(node.template), self.expressions.spot(node)
        optional = node.ignore_missing

        def step(scope: Scope) -> None:
            wanted, run = name(scope), scope.run
            if not isinstance(wanted, str):
                raise Failure(say("樣板的名稱應為文字。"), spot)
            try:
                template = run.template(wanted)
                if template is None and optional:
                    return
                if template is None:
                    raise Misuse(say("找不到樣板「{name}」。", name=wanted))
                run.enter()
            except Misuse as problem:
                raise Failure(problem.message, spot) from None
            inner = scope.inner()
            try:
                for part in template.steps:
                    part(inner)
            finally:
                run.leave()

        return step

    def _macro(self, node: nodes.Macro) -> Step:
        name = node.name
        parameters = [argument.name for argument in node.args]
        defaults = self.expressions.make_all(node.defaults)
        optional = dict(zip(parameters[len(parameters) - len(defaults) :], defaults, strict=True))
        body = self.make_all(node.body)

        def step(scope: Scope) -> None:
            def call(values: list[Any], named: dict[str, Any], run: Run, at: Spot) -> str:
                given = dict(zip(parameters, values, strict=False)) | named
                missing = [p for p in parameters if p not in given and p not in optional]
                if len(values) > len(parameters) or missing or not given.keys() <= set(parameters):
                    raise Failure(say("「{name}」的引數個數不對。", name=name), at)
                try:
                    run.enter()
                except Misuse as problem:
                    raise Failure(problem.message, at) from None
                inner = Scope({**scope.names, **given}, run, run.output())
                for parameter, default in optional.items():
                    if parameter not in given:
                        inner.names[parameter] = default(inner)
                try:
                    for part in body:
                        part(inner)
                finally:
                    run.leave()
                return Markup("".join(inner.out))  # noqa: S704  printed, so escaped already

            scope.names[name] = Macro(call)

        return step

    def _binding(self, target: nodes.Node) -> Bind:
        """How a value gets its name: a name, several of them, or that of a namespace."""
        if isinstance(target, nodes.Name):
            name = target.name
            return lambda scope, value: scope.names.__setitem__(name, value)
        if isinstance(target, nodes.NSRef):
            return self._namespace(target)
        if isinstance(target, nodes.Tuple):
            return _several([self._binding(part) for part in target.items])
        raise self.expressions.refuse(target, say("不能給它一個值。"))

    def _namespace(self, target: nodes.NSRef) -> Bind:
        of, name, spot = target.name, target.attr, self.expressions.spot(target)

        def bind(scope: Scope, value: Any) -> None:
            space = scope.names.get(of)
            if not isinstance(space, Namespace):
                raise Failure(say("「{name}」不是 namespace。", name=of), spot)
            space[name] = value

        return bind


def _several(binds: list[Bind]) -> Bind:
    def bind(scope: Scope, value: Any) -> None:
        parts = items_of(value)
        if len(parts) != len(binds):
            raise Misuse(say("{kind}不能分給 {n} 個名稱。", kind=kind_of(value), n=len(binds)))
        for name, part in zip(binds, parts, strict=True):
            name(scope, part)

    return bind


def _bound(bind: Bind, scope: Scope, value: Any) -> Scope:
    """An inner scope in which *value* has its name: one round of a loop."""
    scope.run.spend(1)
    inner = scope.inner()
    bind(inner, value)
    return inner


_MAKERS: dict[type[nodes.Node], Callable[[Statements, Any], Step]] = {
    nodes.Output: Statements._output,
    nodes.For: Statements._loop,
    nodes.If: Statements._condition,
    nodes.Assign: Statements._assignment,
    nodes.AssignBlock: Statements._block,
    nodes.With: Statements._names,
    nodes.Include: Statements._include,
    nodes.Macro: Statements._macro,
}
