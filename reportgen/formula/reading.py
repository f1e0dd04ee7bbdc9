"""TeX notation as MathML, whole or not at all.

Why so strict: the library prints what it does not understand as letters, and a wrong formula on the
page looks like a right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from reportgen import limits
from reportgen.findings import Message, say
from reportgen.formula.words import in_words
from reportgen.text import ONE_HAN, han_as_one

_REFUSED = re.compile(
    r"\\((?:re)?newcommand|providecommand|[gex]?def|let|DeclareMathOperator"
    r"|(?:re)?newenvironment|(?:text|page|f)?color(?:box)?|href|url|style|class|cssId|id|rule"
    r"|[hm]?space|m?kern|[hm]skip|includegraphics|tag|label|ref|raisebox|require)(?![A-Za-z])"
)
"""What defines, paints, points elsewhere, or takes room as it likes."""
_ENVIRONMENT = re.compile(r"\\begin\s*\{([^{}]*)\}")
_ENVIRONMENTS = frozenset(
    [
        "matrix",
        "pmatrix",
        "bmatrix",
        "Bmatrix",
        "vmatrix",
        "Vmatrix",
        "smallmatrix",
        "cases",
        "aligned",
        "align*",
        "split",
        "array",
    ]
)
_TEXT = re.compile(r"\\(?:text|mbox)(?:rm|bf|it|sf|tt)?\s*\{[^{}$\\]*\}")
_NUMBER_OF_CHILDREN = {
    "mfrac": 2, "msub": 2, "msup": 2, "mroot": 2, "munder": 2, "mover": 2,
    "msubsup": 3, "munderover": 3,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that can be read: its TeX, its MathML, and the same in one line of Unicode."""

    tex: str
    mathml: str
    words: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a formula cannot be read; *index* in its TeX where that is known, and *length*."""

    message: Message
    index: int = 0
    length: int = 0


@lru_cache(maxsize=1024)
def read(tex: str) -> Formula | Fault:
    """The formula that *tex*, without its dollar signs, means."""
    for fault in _faults(tex):
        return fault
    try:
        from latex2mathml.converter import convert

        mathml = convert(known_names(tex))
        root = ElementTree.fromstring(mathml)  # noqa: S314  # no entities, made by the library
    except RecursionError:
        return _deep()
    except Exception:  # each of its errors has a class of its own, and not all of them are raised
        return Fault(say("這個公式看不懂。"))
    return _fault_of(root) or Formula(tex, mathml, in_words(root))


def known_names(tex: str) -> str:
    """*tex* with the names that the library has, and matrices whole for a power behind them."""
    tex = re.sub(r"\{(?:aligned|split)\}", "{align*}", tex)
    tex = re.sub(r"(\\begin\{[pbBvV]?matrix\})", r"{\1", tex)
    return re.sub(r"(\\end\{[pbBvV]?matrix\})", r"\1}", tex)


def _faults(tex: str) -> Iterator[Fault]:
    """What can be seen before the library reads *tex*."""
    if len(tex) > limits.FORMULA:
        yield Fault(say("公式超過 {limit} 字，請分成數個。", limit=limits.FORMULA), limits.FORMULA)
        return
    if match := _REFUSED.search(tex):
        yield Fault(
            say("公式裡不能用指令「{command}」。", command=match[0]), match.start(), len(match[0])
        )
    for match in _ENVIRONMENT.finditer(tex):
        if match[1] not in _ENVIRONMENTS:
            name = match[1][:40]
            yield Fault(say("公式裡沒有環境「{name}」。", name=name), match.start(1), len(match[1]))
    yield from _brackets(tex)
    outside = _TEXT.sub(lambda match: " " * len(match[0]), tex)
    if (index := han_as_one(outside).find(ONE_HAN)) >= 0:
        yield Fault(say("公式裡的中文請寫在 \\text{{…}} 裡。"), index, 1)


def _brackets(tex: str) -> Iterator[Fault]:
    """Braces without a partner; the library closes them as it likes."""
    open_: list[int] = []
    escaped = False
    for index, char in enumerate(tex):
        if not escaped and char == "{":
            open_.append(index)
        elif not escaped and char == "}":
            if not open_:
                yield Fault(say("公式裡這個「}}」沒有開頭。"), index, 1)
                return
            open_.pop()
        escaped = char == "\\" and not escaped
    if open_:
        yield Fault(say("公式裡這個「{{」沒有關。"), open_[-1], 1)


def _fault_of(root: Element) -> Fault | None:
    """What is wrong with the MathML *root*."""
    for element in root.iter():
        text = element.text or ""
        if text.startswith("\\"):
            return Fault(say("公式裡的指令「{command}」看不懂。", command=text[:40]))
        if _NUMBER_OF_CHILDREN.get(element.tag.rpartition("}")[2], len(element)) != len(element):
            return Fault(say("這個公式少了一部分。"))
    if not "".join(root.itertext()).strip():
        return Fault(say("這個公式看不懂。"))
    return _deep() if _work(root, 1) > limits.FORMULA_WORK else None


def _work(element: Element, weight: int) -> int:
    """Steps that drawing takes: every row is measured twice, and so is all that is in it."""
    if weight > limits.FORMULA_WORK:
        return weight
    inside = weight * 2 if element.tag.endswith("mrow") else weight
    return weight + sum(_work(child, inside) for child in element)


def _deep() -> Fault:
    return Fault(say("公式的層次太多，無法排版；請拆成數個。"))
