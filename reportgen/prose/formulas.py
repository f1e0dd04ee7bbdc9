"""Formulas in prose: which dollar signs enclose one, and which mean money.

``$…$`` stands in a line, ``$$…$$`` apart. As in Pandoc an opening sign touches what follows, a
closing one what precedes, and no figure follows it: 「US$5,000 至 $8,000」 stays text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from reportgen import limits
from reportgen.findings import say
from reportgen.patterns import late
from reportgen.prose import attributes
from reportgen.prose.model import Equation
from reportgen.prose.origin import Origin
from reportgen.prose.slips import Slips, value
from reportgen.rulebook.prose import FORMULA_FORM
from reportgen.text import has_han

if TYPE_CHECKING:
    from reportgen.formula import Formula

IN_LINE = (
    r"(?<![A-Za-z0-9$\\])\$(?=[^\s$])(?P<tex>[^$\\\n]*(?:(?:\\[^\n]|\n(?![ \t]*\n))[^$\\\n]*)*)"
    r"(?<=\S)(?<!US)(?<!NT)(?<!HK)\$(?![0-9$])"
)
"""``$…$`` and its TeX."""
APART = r"^[ \t]*\$\$[^$]*(?:\$(?!\$)[^$]*)*\$\$(?:[ \t]*\{[^{}]{0,2000}\})?"
"""``$$…$$`` that begins a line, with its attributes."""

_IN_LINE = late(IN_LINE)
_MEANT = late(r"\\[A-Za-z]{2}|[\^_]\{|\w[\^_]\w", re.ASCII)
"""What only TeX has."""
_LEFT = late(
    r"(?<!\\)\$\$|(?<!\\)\$[^$\n]{0,300}?(?:\\[A-Za-z]{2}|[\^_]\{|[A-Za-z]\^\w)"
    r"|\\[(\[][^\n]{0,300}?(?:\\[A-Za-z]{2}|[\^_]\{|[A-Za-z]\^\w)"
    r"|\\(?:[dt]?frac|sqrt|sum|int|prod|alpha|beta|gamma|delta|theta|lambda|mu|sigma|omega|times"
    r"|cdot|leq?|geq?|neq?|approx|infty)(?![A-Za-z])|\\(?:text|mathrm|begin)\{",
    re.ASCII,
)
"""What looks like TeX where no formula was read: a sign stands apart or alone, or is missing."""
_CODE = late(r"`[^`]*+`")


def is_formula(tex: str) -> bool:
    """Whether *tex*, between two dollar signs, is meant as a formula and not as prices."""
    return _MEANT.search(tex) is not None or not has_han(tex)


def in_line(state: StateInline, silent: bool) -> bool:
    """The rule of markdown-it for ``$…$``."""
    if state.src[state.pos] != "$":
        return False
    match = _IN_LINE.match(state.src, state.pos, state.posMax)
    if match is None or not is_formula(match["tex"]):
        return False
    if not silent:
        token = state.push("formula", "", 0)
        token.content = match["tex"]
        token.meta = {"start": match.start(), "end": match.end()}
    state.pos = match.end()
    return True


def apart(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """The rule of markdown-it for ``$$…$$``, with attributes behind it."""
    start = state.bMarks[startLine] + state.tShift[startLine]
    if not state.src.startswith("$$", start):
        return False
    for line in range(startLine, endLine):
        if state.isEmpty(line) or (line > startLine and state.sCount[line] < state.blkIndent):
            return False
        begin = start + 2 if line == startLine else state.bMarks[line] + state.tShift[line]
        close = state.src.find("$$", begin, state.eMarks[line])
        if close >= 0:
            break
    else:
        return False
    end = state.eMarks[line]
    behind = state.src[close + 2 : end]
    meta: dict[str, object] = {}
    stop = close + 2
    listed = attributes.read(state.src, end - len(behind.lstrip()), end)
    if isinstance(listed, attributes.Attributes):
        meta, stop = {"attributes": listed.items}, listed.end
    elif listed is not None:
        meta, stop = {"malformed": listed.index}, end
    if state.src[stop:end].strip():
        return False
    if silent:
        return True
    token = state.push("formula_apart", "", 0)
    token.content = _between(state, start + 2, close, startLine, line)
    token.meta = {"start": start, "end": stop, **meta}
    token.map = [startLine, line + 1]
    state.line = line + 1
    return True


def _between(state: StateBlock, start: int, end: int, first: int, last: int) -> str:
    """What stands between, without what is before each line: an indent, the mark of a quote."""
    starts = [start, *(state.bMarks[n] + state.tShift[n] for n in range(first + 1, last + 1))]
    ends = [*(state.eMarks[n] for n in range(first, last)), end]
    return "\n".join(state.src[a:b] for a, b in zip(starts, ends, strict=True)).strip()


class Equations:
    """Reads the formulas of one prose."""

    def __init__(self, slips: Slips) -> None:
        self.slips = slips
        self.equations: list[Equation] = []

    def in_line(self, token: Token, origin: Origin) -> None:
        """Read the formula of *token*; one that cannot be read prints as it was typed."""
        formula = self._read(token, origin)
        if formula is None:
            token.type, token.content = "marked_text", f"${token.content}$"
            token.meta["unread"] = True
            return
        place = self.slips.where(token, origin)
        token.meta["equation"] = self._keep(Equation(formula, False, "", None, place))

    def apart(self, token: Token) -> None:
        """Read the formula of the block *token*."""
        self.slips.malformed(token, None)
        kept = self.slips.attributes(token, None, "id", "alt")
        formula = self._read(token, None)
        if formula is not None:
            place, label = self.slips.where(token, None), value(kept, "id") or None
            equation = Equation(formula, True, value(kept, "alt"), label, place)
            token.meta["equation"] = self._keep(equation)

    def _keep(self, equation: Equation) -> Equation:
        self.equations.append(equation)
        return equation

    def _read(self, token: Token, origin: Origin | None) -> Formula | None:
        from reportgen.formula import Fault, read

        fault = Fault(say("公式超過 {limit} 個，請分成數段。", limit=limits.FORMULAS))
        if len(self.equations) < limits.FORMULAS:
            outcome = read(token.content)
            if not isinstance(outcome, Fault):
                return outcome
            fault = outcome
        start, end = token.meta["start"], token.meta["end"]
        if origin is not None and fault.length:
            start += 1 + fault.index
            end = start + fault.length
        place = self.slips.at(origin, start, end)
        self.slips.add(FORMULA_FORM, place, fault.message, say("公式不會排版，照字面印出。"))
        return None

    def check(self, inline: Sequence[Token], origin: Origin) -> None:
        """Report text that was meant as a formula, once for a paragraph."""
        text = origin.content
        if "\\" not in text and "$" not in text:
            return
        for token in inline:
            if token.type == "formula" or "unread" in token.meta:
                start, end = token.meta["start"], token.meta["end"]
                text = text[:start] + " " * (end - start) + text[end:]
        match = _LEFT.search(_CODE.sub(lambda code: " " * len(code[0]), text))
        if match:
            self.slips.add(
                FORMULA_FORM,
                self.slips.at(origin, *match.span()),
                say("這裡像是公式，但沒有成為公式，會照字面印出。"),
                say("公式請寫成 {example}：錢號成對，緊貼公式。", example="$a^2$"),
                say("獨立的公式自成一段，前後各是「$$」。"),
            )
