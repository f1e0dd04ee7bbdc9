"""The formulas of a report, drawn; what cannot be drawn, or is too wide, is found here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.findings import Finding, say
from reportgen.manuscript import Manuscript
from reportgen.rulebook.compose import FORMULA_UNDRAWN, FORMULA_WIDE

if TYPE_CHECKING:
    from reportgen.formula.drawing import Drawn

_EM = 12 / 72 * 25.4
"""Millimetres of an em of the running text."""
_LEAST = 0.75
"""To which a formula may shrink: that of notes and captions."""
_NUMBER = 5.0
"""em that the number of a formula takes."""


def draw_formulas(manuscript: Manuscript) -> tuple[tuple[Drawn, ...], list[Finding]]:
    """The formulas of *manuscript*, each different one once."""
    if not any(parsed.equations for parsed in manuscript.proses()):
        return (), []
    from reportgen.formula.drawing import draw

    line = float(manuscript.authority.pictures.width) / _EM
    drawings: dict[str, Drawn] = {}
    findings: list[Finding] = []
    for parsed in manuscript.proses():
        for equation in parsed.equations:
            drawn = draw(equation.formula, apart=equation.apart)
            if drawn is None:
                findings.append(
                    FORMULA_UNDRAWN.finding(equation.place, say("這個公式畫不出來，照字面印出。"))
                )
                continue
            drawings[drawn.address] = drawn
            room = line - (_NUMBER if equation.label else 0)
            if drawn.width * _LEAST > room:
                findings.append(
                    FORMULA_WIDE.finding(
                        equation.place,
                        say(
                            "公式比版面寬，會縮小到 {share}%。", share=int(room / drawn.width * 100)
                        ),
                        say("請用 {example} 分成數行。", example=r"\begin{aligned}…\end{aligned}"),
                    )
                )
    return tuple(drawings.values()), findings
