"""TeX read whole or not at all, in words, and drawn within bounds."""

from __future__ import annotations

import sys
from subprocess import run
from xml.etree import ElementTree

import pytest

from reportgen import limits
from reportgen.formula import Fault, Formula, read
from reportgen.formula.drawing import SIZE, draw

WORDS = {
    r"E = mc^2": "E = mc²",
    r"\frac{a^2+b}{\sqrt{c}} = \sum_{i=1}^{n} x_i": "(a²+b)/(√c) = ∑_(i = 1)ⁿx_i",
    r"Q = \frac{1}{n} A R^{2/3}": "Q = 1/n AR^(2/3)",
    r"\text{年平均} = \frac{\text{總量}}{365}": "年平均 = 總量/365",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}^{-1}": "(a, b; c, d)⁻¹",
    r"\begin{aligned} a &= b+c \\ &= d \end{aligned}": "a = b+c; = d",
    r"\sin x \ln 2": "sin x ln 2",
    r"\sqrt[3]{x+1}\,\bar{y}": "³√(x+1) y\u0304",
}

FAULTS = {
    "": (0, 0),
    r"\frac{1}": (0, 0),
    r"\foo x": (0, 0),
    "x & y": (0, 0),
    r"\left( x": (0, 0),
    "a {x": (2, 1),
    "x}": (1, 1),
    r"x + \def\a{b}": (4, 4),
    r"\newcommand{\a}{\b\b}\a": (0, 11),
    r"a \color{red} b": (2, 6),
    r"a\hspace{9999em}b": (1, 7),
    r"\begin{tikzpicture}x\end{tikzpicture}": (7, 11),
    "x_{最大}": (3, 1),
    r"\frac{1+" * 12 + "x" + "}{2}" * 12: (0, 0),
    r"\left(" * 30 + "x" + r"\right)" * 30: (0, 0),
    "{" * 499 + "}" * 499: (0, 0),
    "x" * 1001: (limits.FORMULA, 0),
}


@pytest.mark.parametrize("tex", WORDS)
def test_a_formula_in_words(tex: str) -> None:
    formula = read(tex)
    assert isinstance(formula, Formula), formula
    assert formula.words == WORDS[tex]


@pytest.mark.parametrize("tex", FAULTS, ids=lambda tex: tex[:30])
def test_what_cannot_be_read(tex: str) -> None:
    fault = read(tex)
    assert isinstance(fault, Fault)
    assert (fault.index, fault.length) == FAULTS[tex]


@pytest.mark.parametrize("tex", WORDS)
def test_a_formula_is_drawn(tex: str) -> None:
    formula = read(tex)
    assert isinstance(formula, Formula)
    drawn = draw(formula, apart=True)
    assert drawn is not None
    root = ElementTree.fromstring(drawn.svg)
    paths = root.findall(".//{*}path")
    assert len(paths) > 2
    assert float(root.get("width", "0")) == pytest.approx(drawn.width * SIZE, abs=0.01)
    assert 0 <= drawn.depth < drawn.height


def test_chinese_is_text_at_its_place() -> None:
    formula = read(r"x_{\text{最大}} = \text{流量 Q}")
    assert isinstance(formula, Formula)
    drawn = draw(formula, apart=False)
    assert drawn is not None
    texts = ElementTree.fromstring(drawn.svg).findall(".//{*}text")
    assert sorted(text.text or "" for text in texts) == sorted("最大流量")
    texts.sort(key=lambda text: "最大流量".index(text.text or ""))
    assert sorted(drawn.letters) == sorted("最大流量")
    x = [float(text.get("x", "")) for text in texts]
    sizes = [float(text.get("font-size", "")) for text in texts]
    assert x == sorted(x)
    assert sizes[0] < sizes[2] == SIZE
    assert x[3] - x[2] == pytest.approx(SIZE, abs=0.01)


def test_the_same_formula_has_the_same_picture() -> None:
    program = (
        "from reportgen.formula import read; from reportgen.formula.drawing import draw;"
        r"print(draw(read(r'\frac{1}{2}\text{元}'), apart=True).address)"
    )
    addresses = {
        run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    }
    assert len(addresses) == 1


def test_a_report_without_formulas_loads_no_library() -> None:
    program = (
        "import sys; from reportgen.places import Text; from reportgen.prose import parse;"
        "parse(Text('票價 US$5 至 $8。'), []); parse(Text('$x$') if {} else Text('甲'), []);"
        "print([m for m in ('latex2mathml', 'ziamath') if m in sys.modules])"
    )
    done = [
        run([sys.executable, "-c", program.format(there)], capture_output=True, text=True).stdout
        for there in ("False", "True")
    ]
    assert done == ["[]\n", "['latex2mathml']\n"]
