"""Styles are shared by boxes: none is written into but the copy that restyle makes."""

import ast
from pathlib import Path
from types import SimpleNamespace

import reportgen.typeset
from reportgen.typeset.restyle import restyle


def test_a_box_gets_a_style_of_its_own():
    shared = {"break_inside": "avoid", "color": "red"}
    one, other = SimpleNamespace(style=shared), SimpleNamespace(style=shared)
    restyle(one, break_inside="auto")
    assert one.style == {"break_inside": "auto", "color": "red"}
    assert other.style is shared
    assert shared["break_inside"] == "avoid"


def test_nobody_writes_into_a_style():
    modules = list(Path(reportgen.typeset.__file__).parent.rglob("*.py"))
    assert len(modules) > 50
    written = [
        f"{module.name}:{node.lineno}"
        for module in modules
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Subscript)
        and isinstance(node.ctx, ast.Store)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "style"
    ]
    assert written == []
