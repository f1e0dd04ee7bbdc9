"""Dollar signs: formulas in a line and apart, and money."""

from __future__ import annotations

import re

import pytest

from tests.prose.harness import both_passes, findings_of, html_of

MONEY = (
    "門票 US$5,000 至 $8,000，另 $20 與 NT$30。",
    "每人 $20、每車 $30，共 $50。",
    "$5、美金$ 6",
    "由 $20/US$ 起",
    r"\$5 與 \$6",
    "`$x^2$` 與 `$HOME/$USER`",
    "```\n$x^2$\n$$y$$\n```",
)


@pytest.mark.parametrize("prose", MONEY)
def test_money_is_text(prose: str) -> None:
    parsed, html, findings = both_passes(prose)
    assert not parsed.equations
    assert not findings
    assert "<img" not in html


def tex_of(prose: str) -> list[str]:
    return [equation.formula.tex for equation in both_passes(prose)[0].equations]


FORMULAS = {
    "流量$Q$與$a^2$，每人 $20。": ["Q", "a^2"],
    "甲\n$a\n= b$ 乙": ["a\n= b"],
    "$$E = mc^2$$": ["E = mc^2"],
    "甲。\n$$\na = b\n\\\\ c\n$$\n乙。": ["a = b\n\\\\ c"],
    "- 項\n\n  $$\n  x\n  = 1$$": ["x\n= 1"],
    "> $$a\n> b$$": ["a\nb"],
    "| 甲 | 乙 |\n|--|--|\n| $x$ | $5 |": ["x"],
    "甲[^1]\n\n[^1]: 註 $y$": ["y"],
    '![圖 $z_1$](a.jpg){alt="x"}': ["z_1"],
    r"$x\,\$$": [r"x\,\$"],
}


@pytest.mark.parametrize("prose", FORMULAS)
def test_formulas(prose: str) -> None:
    assert tex_of(prose) == FORMULAS[prose]


def test_a_caption_in_words() -> None:
    assert both_passes('![波高 $H^2$ 圖](a.jpg){alt="x"}')[0].figures[0].title == "波高H²圖"


SLIPS = {
    r"甲 $ \alpha $ 乙 \beta": [("FORMULA-FORM", 2, 5, r"$ \al")],
    r"甲 \frac{1}{2} 乙": [("FORMULA-FORM", 2, 5, r"\frac")],
    r"甲 \(x^2\) 乙": [("FORMULA-FORM", 2, 5, r"\(x^2")],
    "甲 $$x$$ 乙": [("FORMULA-FORM", 2, 5, "$$")],
    "$$a = b": [("FORMULA-FORM", 2, 3, "$$")],
    "甲 $x_{中}$ 乙": [("FORMULA-FORM", 2, 9, "中")],
    "甲\n$a + \\def b$": [("FORMULA-FORM", 3, 8, "\\def")],
    "$$\\foo$$": [("FORMULA-FORM", 2, 3, "$$\\foo$$")],
    "$$x$$ {#eq-a}\n\n$$y$$ {#eq-a}": [("LABEL-DUPLICATE", 4, 3, "$$y$$ {#eq-a}")],
    '$$x$$ {width="3"}': [("ATTRIBUTE-UNKNOWN", 2, 10, 'width="3"')],
    "$$x$$ {#eq-a alt＝甲}": [("ATTRIBUTE-FORM", 2, 16, "alt"[:1])],
}


@pytest.mark.parametrize("prose", SLIPS)
def test_what_looks_like_a_formula(prose: str) -> None:
    assert findings_of(prose) == SLIPS[prose]


def test_what_cannot_be_read_stands_on_the_page() -> None:
    assert html_of("甲 $x_{中}$") == "<p>甲 $x_{中}$</p>"
    assert html_of("$$\\foo$$") == "<p>$$\\foo$$</p>"


def test_numbered_formulas() -> None:
    html = html_of(
        '$$a$$ {#eq-a}\n\n$$b$$\n\n$$c$$ {#eq-c alt="丙"}\n\n如 [](#eq-c) 與 [](#eq-a) 。'
    )
    assert re.findall(r'<p class="equation" id="([^"]*)">', html) == ["eq-a", "eq-c"]
    assert re.findall(r'equation-number">([^<]*)<', html) == ["（式 1）", "（式 2）"]
    assert 'alt="丙"' in html
    assert '如<a class="reference" href="#eq-c">式 2</a>與<a class' in html


@pytest.mark.parametrize(
    ("prose", "html"),
    [
        ("見 [官網](https://a.b) 與", '<p>見 <a href="https://a.b">官網</a> 與</p>'),
        ("a $x$ b", "<p>a <img/> b</p>"),
        ("甲 $x$ 乙", "<p>甲<img/>乙</p>"),
        ("甲\n$x$\n乙", "<p>甲<img/>乙</p>"),
    ],
)
def test_blanks_beside_what_we_print(prose: str, html: str) -> None:
    assert re.sub("<img[^>]*>", "<img/>", html_of(prose)) == html


def test_many_formulas_are_bounded() -> None:
    parsed, _, findings = both_passes("$x$ " * 1_200)
    assert len(parsed.equations) == 1_000
    assert {finding.code for finding in findings} == {"FORMULA-FORM"}
