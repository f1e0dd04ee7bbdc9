"""Nobody asks whether an Element is true: it is where it has children, and from 3.12 on warns."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import reportgen

GIVE_ELEMENTS = {"find", "parent", "around", "picture_of", "getroot", "fromstring"}
MODULES = [
    module
    for module in Path(reportgen.__file__).parent.rglob("*.py")
    if "etree" in module.read_text("utf-8")
]


def asked(tree: ast.AST) -> Iterator[ast.expr]:
    """The expressions that are asked for their truth."""
    for node in ast.walk(tree):
        match node:
            case ast.If() | ast.IfExp() | ast.While() | ast.Assert():
                yield node.test
            case ast.BoolOp():
                yield from node.values
            case ast.UnaryOp(op=ast.Not()):
                yield node.operand
            case ast.comprehension():
                yield from node.ifs


def elements_in(function: ast.AST) -> set[str]:
    """The names that hold an Element there, or perhaps one."""
    names = set()
    for node in ast.walk(function):
        match node:
            case ast.arg(arg=name, annotation=ast.expr() as type_):
                pass
            case ast.AnnAssign(target=ast.Name(id=name), annotation=type_):
                pass
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if gives_element(value):
                names.add(name)
                continue
            case ast.NamedExpr(target=ast.Name(id=name), value=value) if gives_element(value):
                names.add(name)
                continue
            case _:
                continue
        if ast.unparse(type_).replace(" | None", "").split(".")[-1] == "Element":
            names.add(name)
    return names


def gives_element(value: ast.expr) -> bool:
    match value:
        case ast.NamedExpr():
            return gives_element(value.value)
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
            return name in GIVE_ELEMENTS
    return False


def faults(source: str) -> list[str]:
    tree = ast.parse(source)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return [
        f"{expression.lineno}: {ast.unparse(expression)}"
        for function in functions
        for expression in asked(function)
        if gives_element(expression)
        or (isinstance(expression, ast.Name) and expression.id in elements_in(function))
    ]


def test_modules_were_found():
    assert {"contents.py", "setting.py"} <= {module.name for module in MODULES}


@pytest.mark.parametrize(
    "module", MODULES, ids=lambda module: f"{module.parent.name}/{module.name}"
)
def test_no_element_is_asked_for_its_truth(module):
    assert faults(module.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "if element: pass",
        "x = not element",
        "x = list(dom.parent(element) or ())",
        "x = [e for e in y if root.find('a')]",
        "x = 1 if (child := root.find('a')) else 2",
    ],
)
def test_the_test_finds_them(line):
    assert len(faults(f"def f(element: Element | None):\n    {line}")) == 1
