"""MathML as Office MathML (ECMA-376 part 1, 22.1): a formula that Word edits."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

_NARY = frozenset("∑∏∐∫∬∭∮⋃⋂⨁⨂")
_OPENING = frozenset("([{⟨⌈⌊|‖")
_CLOSING = frozenset(")]}⟩⌉⌋|‖")
_ACCENTS = {
    "^": "\u0302", "~": "\u0303", "˜": "\u0303", "¯": "\u0304", "―": "\u0304", "‾": "\u0304",
    "_": "\u0304", "˙": "\u0307", ".": "\u0307", "¨": "\u0308", "→": "\u20d7", "ˇ": "\u030c",
}  # fmt: skip
_SCRIPTS = {
    "msub": ("sSub", ("e", "sub")),
    "msup": ("sSup", ("e", "sup")),
    "msubsup": ("sSubSup", ("e", "sub", "sup")),
}
_ROWS = frozenset({"math", "mrow", "mstyle", "mpadded", "mtd", "semantics", "msqrt", "menclose"})


def omml(mathml: str) -> str | None:
    """The formula *mathml*, as one ``m:oMath``; ``None`` where it has what Word cannot show."""
    root = ElementTree.fromstring(mathml)  # noqa: S314  # our own, made by the room formula
    try:
        return f"<m:oMath>{_row(list(root))}</m:oMath>"
    except _Unknown:
        return None


class _Unknown(Exception):  # noqa: N818  not an error: the caller prints words
    """An element that has no counterpart."""


def _row(elements: Sequence[Element]) -> str:
    """Elements beside each other; brackets hold what they enclose, a sum what follows it."""
    written: list[str] = []
    index = 0
    while index < len(elements):
        element = elements[index]
        if (end := _bracket_end(elements, index)) is not None:
            inside = _row(elements[index + 1 : end])
            closing = _text(elements[end]) if end < len(elements) else ""
            marks = f"<m:begChr m:val={quoteattr(_text(element))}/><m:endChr m:val="
            marks += f"{quoteattr(closing)}/>"
            written.append(f"<m:d><m:dPr>{marks}</m:dPr><m:e>{inside}</m:e></m:d>")
            index = end + 1
        elif _is_nary(element):
            operand = elements[index + 1 : index + 2]
            written.append(_nary(element, operand))
            index += 1 + len(operand)
        else:
            written.append(_element(element))
            index += 1
    return "".join(written)


def _bracket_end(elements: Sequence[Element], index: int) -> int | None:
    """Where the bracket at *index* ends that grows with its content; behind the last if nowhere."""
    first = elements[index]
    if _name(first) != "mo" or _text(first) not in _OPENING:
        return None
    grows = first.get("stretchy") == "true" or first.get("minsize") is not None
    if not grows and not (index + 1 < len(elements) and _name(elements[index + 1]) == "mtable"):
        return None
    depth = 0
    for end in range(index + 1, len(elements)):
        element = elements[end]
        if _name(element) != "mo":
            continue
        if element.get("form") == "prefix":
            depth += 1
        elif element.get("form") == "postfix" or _text(element) in _CLOSING:
            if not depth:
                return end
            depth -= 1
    return len(elements)


def _is_nary(element: Element) -> bool:
    return (
        _name(element) in {"munderover", "munder", "mover", *_SCRIPTS}
        and len(element) > 0
        and _name(element[0]) == "mo"
        and _text(element[0]) in _NARY
    )


def _nary(element: Element, operand: Sequence[Element]) -> str:
    name = _name(element)
    under = name in {"munder", "msub", "munderover", "msubsup"}
    over = name in {"mover", "msup", "munderover", "msubsup"}
    where = "undOvr" if name.startswith(("mu", "mo")) else "subSup"
    hidden = ("" if under else '<m:subHide m:val="1"/>') + (
        "" if over else '<m:supHide m:val="1"/>'
    )
    below = _element(element[1]) if under else ""
    above = _element(element[-1]) if over else ""
    return (
        f"<m:nary><m:naryPr><m:chr m:val={quoteattr(_text(element[0]))}/>"
        f'<m:limLoc m:val="{where}"/>{hidden}</m:naryPr>'
        f"<m:sub>{below}</m:sub><m:sup>{above}</m:sup><m:e>{_row(operand)}</m:e></m:nary>"
    )


def _element(element: Element) -> str:
    name = _name(element)
    children = list(element)
    if name in {"mi", "mn", "mo", "mtext"}:
        return _run(element)
    if name == "msqrt":
        hidden = '<m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/>'
        return f"<m:rad>{hidden}<m:e>{_row(children)}</m:e></m:rad>"
    if name in _ROWS:
        return _row(children)
    if name in {"mspace", "mphantom"}:
        return '<m:r><m:t xml:space="preserve"> </m:t></m:r>'
    if name == "mroot":
        radicand, degree = map(_element, children)
        return f"<m:rad><m:deg>{degree}</m:deg><m:e>{radicand}</m:e></m:rad>"
    if name == "mfrac":
        kind = (
            '<m:fPr><m:type m:val="noBar"/></m:fPr>' if element.get("linethickness") == "0" else ""
        )
        top, bottom = map(_element, children)
        return f"<m:f>{kind}<m:num>{top}</m:num><m:den>{bottom}</m:den></m:f>"
    if name in _SCRIPTS:
        tag, parts = _SCRIPTS[name]
        inside = (
            f"<m:{part}>{_element(child)}</m:{part}>"
            for part, child in zip(parts, children, strict=True)
        )
        return f"<m:{tag}>{''.join(inside)}</m:{tag}>"
    if name in {"munder", "mover", "munderover"}:
        return _limits(element, children)
    if name == "mtable":
        return _matrix(children)
    raise _Unknown(name)


def _limits(element: Element, children: Sequence[Element]) -> str:
    """An accent, a brace, or text above and below."""
    base = _element(children[0])
    name = _name(element)
    mark = _text(children[-1])
    if name != "munderover" and _name(children[1]) == "mo":
        if name == "mover" and mark in _ACCENTS:
            sign = f'<m:accPr><m:chr m:val="{_ACCENTS[mark]}"/></m:accPr>'
            return f"<m:acc>{sign}<m:e>{base}</m:e></m:acc>"
        place = "top" if name == "mover" else "bot"
        return (
            f"<m:groupChr><m:groupChrPr><m:chr m:val={quoteattr(mark)}/>"
            f'<m:pos m:val="{place}"/></m:groupChrPr><m:e>{base}</m:e></m:groupChr>'
        )
    if name in {"munder", "munderover"}:
        base = f"<m:limLow><m:e>{base}</m:e><m:lim>{_element(children[1])}</m:lim></m:limLow>"
    if name in {"mover", "munderover"}:
        base = f"<m:limUpp><m:e>{base}</m:e><m:lim>{_element(children[-1])}</m:lim></m:limUpp>"
    return base


def _matrix(rows: Sequence[Element]) -> str:
    columns = max((len(row) for row in rows), default=1)
    aligned = any(cell.get("columnalign") == "left" for row in rows for cell in row)
    side = "left" if aligned else "center"
    column = f'<m:mc><m:mcPr><m:count m:val="{columns}"/><m:mcJc m:val="{side}"/></m:mcPr></m:mc>'
    lines = (
        f"<m:mr>{''.join(f'<m:e>{_row(list(cell))}</m:e>' for cell in row)}"
        f"{'<m:e/>' * (columns - len(row))}</m:mr>"
        for row in rows
    )
    return f"<m:m><m:mPr><m:mcs>{column}</m:mcs></m:mPr>{''.join(lines)}</m:m>"


def _run(element: Element) -> str:
    text = _text(element)
    if not text:
        return ""
    upright = "<m:rPr><m:nor/></m:rPr>" if _name(element) == "mtext" else ""
    if element.get("mathvariant") == "normal" and not upright:
        upright = '<m:rPr><m:sty m:val="p"/></m:rPr>'
    return f'<m:r>{upright}<m:t xml:space="preserve">{escape(text)}</m:t></m:r>'


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _text(element: Element) -> str:
    return (
        "".join(element.itertext()).strip()
        if _name(element) != "mtext"
        else "".join(element.itertext())
    )
