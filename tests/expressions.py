"""Every regular expression of the package, found by itself, and texts that try its patience.

An expression is found as a value of a module or class (alone or inside a table), or as the first
argument of a call such as ``re.sub(…)``, read from the source. How it is used is read there, too:
an expression that is only matched at one index is not searched for at every index here.

The texts are made from the parsed expression: what stands before each repeat, the repeat's own
characters many times over, and something that lets the match fail.
"""

from __future__ import annotations

import ast
import builtins
import re
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as sre_parser  # type: ignore[import-not-found]
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any

import reportgen
from reportgen.patterns import Late

ROOT = Path(reportgen.__file__).parent

_SEARCHING = {"search", "finditer", "findall", "sub", "subn", "split"}
_MATCHING = {"match", "fullmatch"}
_MANY = 64
"""A repeat that may go on so long is a run; a shorter one costs a constant."""


@dataclass(frozen=True)
class Expression:
    """One expression: where it is, and the methods that are called on it."""

    where: str
    pattern: re.Pattern[str]
    methods: frozenset[str]

    def works(self) -> Iterator[Callable[[str], object]]:
        """What the package does with it."""
        if self.methods & _SEARCHING or not self.methods:
            yield lambda text: sum(1 for _ in self.pattern.finditer(text))
        if "match" in self.methods or not self.methods:
            yield self.pattern.match
        if "fullmatch" in self.methods or not self.methods:
            yield self.pattern.fullmatch


def modules() -> list[str]:
    """The names of the package's modules that use ``re``."""
    names = []
    for path in sorted(ROOT.rglob("*.py")):
        if re.search(
            r"^\s*(?:import re\b|from re import|from reportgen.patterns)",
            path.read_text("utf-8"),
            re.MULTILINE,
        ):
            names.append(".".join(path.relative_to(ROOT.parent).with_suffix("").parts))
    return [name.removesuffix(".__init__") for name in names]


def expressions(name: str) -> list[Expression]:
    """The expressions of module *name*, each once."""
    module = import_module(name)
    assert module.__file__
    tree = ast.parse(Path(module.__file__).read_text("utf-8"))
    kept: dict[tuple[str, int], Expression] = {}
    for where, pattern, methods in (*_values(module), *_calls(tree, module)):
        earlier = kept.get((pattern.pattern, pattern.flags))
        kept[pattern.pattern, pattern.flags] = Expression(
            earlier.where if earlier else where,
            pattern,
            methods | (earlier.methods if earlier else frozenset()),
        )
    return list(kept.values())


# --- where they are

_Place = tuple[str, "re.Pattern[str]", frozenset[str]]


def _values(module: ModuleType) -> Iterator[_Place]:
    """Expressions that are values of *module* and of its classes, or stand in a table there."""
    owners = [module, *(v for v in vars(module).values() if isinstance(v, type))]
    for owner in owners:
        if isinstance(owner, type) and owner.__module__ != module.__name__:
            continue
        for name, value in list(vars(owner).items()):
            for pattern in _patterns(value):
                yield f"{module.__name__}.{name}", pattern, _methods(module, name)


def _patterns(value: Any, depth: int = 4) -> Iterator[re.Pattern[str]]:
    if isinstance(value, Late):
        value = value.compiled()
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth and isinstance(value, dict):
        for inner in (*value.keys(), *value.values()):
            yield from _patterns(inner, depth - 1)
    elif depth and isinstance(value, list | tuple | set | frozenset):
        for inner in value:
            yield from _patterns(inner, depth - 1)


def _methods(module: ModuleType, name: str) -> frozenset[str]:
    """The methods that are called on *name*: in the package, or in *module* where it is private."""
    here = Path(module.__file__ or "")
    files = [here] if name.startswith("_") else list(ROOT.rglob("*.py"))
    return frozenset(method for file in files for called, method in _uses(file) if called == name)


@cache
def _uses(path: Path) -> frozenset[tuple[str, str]]:
    """Names in the file *path*, with the methods of expressions that are called on them."""
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    attributes = (node for node in nodes if isinstance(node, ast.Attribute))
    return frozenset(
        (_last_name(node.value), node.attr)
        for node in attributes
        if node.attr in _SEARCHING | _MATCHING
    )


def _last_name(node: ast.expr) -> str:
    while isinstance(node, ast.Subscript):
        node = node.value
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _calls(tree: ast.Module, module: ModuleType) -> Iterator[_Place]:
    """The first arguments of calls that compile; unknown parts of them are a letter."""
    for node in ast.walk(tree):
        method = _function(node.func) if isinstance(node, ast.Call) else ""
        if method not in _SEARCHING | _MATCHING | {"compile"} or not node.args:
            continue
        pattern = _evaluated(node.args[0], module)
        flags = next((k.value for k in node.keywords if k.arg == "flags"), None)
        flags = node.args[1] if method == "compile" and len(node.args) > 1 else flags
        value = _evaluated(flags, module) if flags is not None else 0
        if isinstance(pattern, str):
            methods = frozenset() if method == "compile" else frozenset({method})
            yield f"{module.__name__}:{node.lineno}", re.compile(pattern, value or 0), methods


def _function(node: ast.expr) -> str:
    """The function of ``re`` that is called; ``compiled`` of the package is one of them."""
    if isinstance(node, ast.Attribute) and _last_name(node.value) == "re":
        return node.attr
    return "compile" if isinstance(node, ast.Name) and node.id == "compiled" else ""


def _evaluated(node: ast.expr, module: ModuleType) -> Any:
    """The value of *node* in *module*; what only a function knows is the letter 甲."""

    class Known(dict[str, Any]):
        def __missing__(self, name: str) -> Any:
            if hasattr(builtins, name):
                raise KeyError(name)
            return "甲"

    try:
        code = compile(ast.Expression(node), "expression", "eval")
        return eval(code, {}, Known(vars(module)))
    except Exception:
        return None


# --- texts that try them


@dataclass(frozen=True)
class Run:
    """A text of any length: *head*, then *unit* over and over, then *tail*."""

    head: str
    unit: str
    tail: str

    def __call__(self, size: int) -> str:
        return self.head + self.unit * max(1, size // len(self.unit)) + self.tail


def runs(pattern: re.Pattern[str]) -> list[Run]:
    """Texts on which *pattern* may go back over what it has read."""
    parsed = list(sre_parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))
    letters = list(dict.fromkeys(_letters(parsed)))[:24]
    found = [Run("", letter, "") for letter in letters]
    found += [Run("", a + b, "") for a, b in product(letters[:6], repeat=2) if a != b]
    for head, unit in _repeats(parsed, ""):
        found += [Run(head, unit, tail) for tail in ("", "\0", "\n")]
        found += [Run("", head + unit, ""), Run("", unit + head, "")]
    for stop in range(1, len(parsed)):
        found.append(Run("", _example(parsed[:stop]), ""))
    return [run for run in dict.fromkeys(found) if run.unit]


def _letters(nodes: Any) -> Iterator[str]:
    """One character or a few for each set and literal of the expression."""
    for op, value in nodes:
        yield from _set(op, value)
        for inner in _inside(op, value):
            yield from _letters(inner)


def _set(op: Any, value: Any) -> Iterator[str]:
    """Characters that a node takes, and for a set that excludes some, one of those as well."""
    if op is sre.LITERAL:
        yield chr(value)
    elif op is sre.NOT_LITERAL:
        yield from ("x" if value != ord("x") else "y", chr(value))
    elif op is sre.ANY:
        yield "x"
    elif op is sre.CATEGORY:
        yield from _CATEGORIES.get(value, "x")
    elif op is sre.IN:
        negated = value[0][0] is sre.NEGATE
        members = list(_members(value[1:] if negated else value))
        if negated:
            yield from (c for c in "x 1漢、" if c not in members)
        yield from members[:3]


def _members(items: Any) -> Iterator[str]:
    for op, value in items:
        if op is sre.RANGE:
            yield chr(value[0])
        else:
            yield from _set(op, value)


_CATEGORIES = {
    sre.CATEGORY_DIGIT: "1",
    sre.CATEGORY_SPACE: " \n",
    sre.CATEGORY_WORD: "a漢",
    sre.CATEGORY_NOT_SPACE: "a漢",
    sre.CATEGORY_NOT_DIGIT: "a",
    sre.CATEGORY_NOT_WORD: " .",
}

_REPEATS = {sre.MAX_REPEAT, sre.MIN_REPEAT, getattr(sre, "POSSESSIVE_REPEAT", None)}


def _inside(op: Any, value: Any) -> list[Any]:
    """The expressions inside a node."""
    if op in _REPEATS:
        return [value[2]]
    if op is sre.SUBPATTERN:
        return [value[3]]
    if op is sre.BRANCH:
        return list(value[1])
    if op in {sre.ASSERT, sre.ASSERT_NOT}:
        return [value[1]]
    if op is getattr(sre, "ATOMIC_GROUP", None):
        return [value]
    if op is sre.GROUPREF_EXISTS:
        return [part for part in value[1:] if part is not None]
    return []


def _example(nodes: Any) -> str:
    """The shortest text that the nodes take, more or less."""
    parts = []
    for op, value in nodes:
        if op in _REPEATS:
            parts.append(_example(value[2]) * value[0])
        elif op is sre.BRANCH:
            parts.append(_example(value[1][0]))
        elif op in {sre.ASSERT, sre.ASSERT_NOT, sre.AT, sre.GROUPREF}:
            continue
        elif inner := _inside(op, value):
            parts.append(_example(inner[0]))
        else:
            parts.append(next(_set(op, value), ""))
    return "".join(parts)


def _repeats(nodes: Any, head: str) -> Iterator[tuple[str, str]]:
    """What stands before each long repeat of the expression, and what it may repeat."""
    nodes = list(nodes)
    for index, (op, value) in enumerate(nodes):
        before = head + _example(nodes[:index])
        if op in _REPEATS and value[1] >= _MANY:
            yield from ((before, unit) for unit in dict.fromkeys(_units(value[2])))
        for inner in _inside(op, value):
            yield from _repeats(inner, before)


def _units(body: Any) -> Iterator[str]:
    """What a repeat may take once: each kind of character of a set, each branch."""
    body = list(body)
    if len(body) == 1:
        op, value = body[0]
        if op is sre.BRANCH:
            for branch in value[1]:
                yield from _units(branch)
            return
        if op is sre.SUBPATTERN:
            yield from _units(value[3])
            return
        yield from list(_set(op, value))[:5]
    yield _example(body)
