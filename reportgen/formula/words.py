"""A formula in one line of text: (a²+b)/√c, for a screen reader, a search and the 圖目次."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

_RAISED = dict(zip("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ", strict=True))
_LOWERED = dict(zip("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))
_ACCENTS = {"¯": "̄", "_": "̄", "^": "̂", "~": "̃", "→": "⃗", "⃗": "⃗", "˙": "̇", "¨": "̈", "―": "̅"}
_SPACED = frozenset("=≠<>≤≥≈≡∈∉⊂⊃→⇒⇔±×÷≪≫∝∼")

_BLANKS = re.compile(r"(?<=[(\[{]) | (?=[)\],;^_])")


def in_words(root: Element) -> str:
    """The MathML below *root* on one line."""
    return _BLANKS.sub("", " ".join(_line(root).split()))


def _line(element: Element) -> str:
    kind = element.tag.rpartition("}")[2]
    children = list(element)
    parts = [_line(child) for child in children]
    text = (element.text or "").replace("\u00a0", " ")
    match kind:
        case "mi" | "mn" | "mtext":
            return text
        case "mo":
            return f" {text} " if text in _SPACED else text
        case "mspace":
            return "; " if element.get("linebreak") else " "
        case "mfrac":
            return f" {_enclosed(parts[0])}/{_enclosed(parts[1])} "
        case "msqrt":
            return f"√{_enclosed(''.join(parts))}"
        case "mroot":
            return f"{_script(parts[1], _RAISED, '')}√{_enclosed(parts[0])}"
        case "msup":
            return parts[0] + _script(parts[1], _RAISED, "^")
        case "msub":
            return parts[0] + _script(parts[1], _LOWERED, "_")
        case "munder":
            return f"{parts[0]}_{_enclosed(parts[1])}"
        case "mover":
            accent = _ACCENTS.get(parts[1].strip())
            if accent and len(parts[0]) == 1:
                return parts[0] + accent
            return f"{parts[0]}^{_enclosed(parts[1])}"
        case "msubsup":
            below = _script(parts[1], _LOWERED, "_")
            return parts[0] + below + _script(parts[2], _RAISED, "^")
        case "munderover":
            return f"{parts[0]}_{_enclosed(parts[1])}^{_enclosed(parts[2])} "
        case "mtable":
            return "; ".join(parts)
        case "mtr":
            return _cells([part for part in parts if part.strip()])
        case "mphantom":
            return ""
        case "menclose" | "mfenced":
            return _enclosed("".join(parts))
    return "".join(_parts(children, parts))


def _cells(parts: list[str]) -> str:
    """The cells of a row; one that goes on with a sign belongs to the one before it."""
    joined = "".join(part if part.startswith(" ") else f", {part}" for part in parts)
    return joined.removeprefix(", ")


def _parts(children: list[Element], parts: list[str]) -> Iterator[str]:
    """The *parts* of a row; a function is parted from what it is applied to."""
    for index, (child, part) in enumerate(zip(children, parts, strict=True)):
        name = child.text or ""
        is_word = len(name) > 1 and name.isalpha() and child.tag.endswith(("}mi", "}mo"))
        follows = index + 1 < len(parts) and not parts[index + 1].startswith(("(", "[", " "))
        precedes = index > 0 and parts[index - 1][-1:].isalnum()
        yield (" " if is_word and precedes else "") + part + (" " if is_word and follows else "")


def _enclosed(part: str) -> str:
    """*part* in brackets where it is more than a sign, a number or a word."""
    part = part.strip()
    return part if len(part) == 1 or part.isalnum() else f"({part})"


def _script(part: str, signs: dict[str, str], mark: str) -> str:
    """*part* in raised or lowered signs where Unicode has them all; else behind *mark*."""
    part = part.strip()
    if part and all(char in signs for char in part):
        return "".join(signs[char] for char in part)
    return f"{mark}{_enclosed(part)}" if part else ""
