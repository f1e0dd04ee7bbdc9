"""Styles and numbering of an OpenDocument text: looks, roles, and the number before an item.

Source: OASIS OpenDocument 1.3, part 3, 16 (styles) and 16.30 (lists).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from reportgen.authority.numbering import chinese, formal, roman, stem
from reportgen.intake.blocks import Role

NAMESPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _STYLE = (NAMESPACE % name for name in ("text", "style"))
_FO = NAMESPACE % "xsl-fo-compatible"

_ROLES = (
    (re.compile(r".*(?:caption|illustration|figcaption|標號|圖說).*|figure|table|drawing", re.I),
     Role.CAPTION),
    (re.compile(r"title|subtitle|cover-title|標題|副標題", re.I), Role.TITLE),
    (re.compile(r"contents?[-_ ].*|.*index.*", re.I), Role.CONTENTS),
    (re.compile(r"quotations?|blockquote", re.I), Role.QUOTE),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """What matters of a style of paragraphs or of text."""

    bold: bool = False
    italic: bool = False
    parent: str = ""
    role: Role = Role.BODY
    level: int = 0
    hidden: bool = False
    shift: int = 0
    """Above the line (1), on it, or below it (-1)."""


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list is numbered."""

    form: str = ""
    before: str = ""
    after: str = ""
    start: int = 1
    shown: int = 1
    bullet: bool = False


class Styles:
    """The styles of a document by their names, and its numbers as they are counted."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self.looks: dict[str, Look] = {}
        self.lists: dict[str, dict[int, Level]] = {}
        self.outline: dict[int, Level] = {}
        self.counts: dict[str, dict[int, int]] = {}
        for root in roots:
            self._read(root)

    def _read(self, root: Element) -> None:
        for style in root.iter(f"{_STYLE}style"):
            name = style.get(f"{_STYLE}name", "")
            text = style.find(f"{_STYLE}text-properties")
            level = style.get(f"{_STYLE}default-outline-level") or "0"
            shown = style.get(f"{_STYLE}display-name") or name
            self.looks[name] = Look(
                text is not None and text.get(f"{_FO}font-weight", "") in {"bold", "700", "800"},
                text is not None and text.get(f"{_FO}font-style", "") in {"italic", "oblique"},
                style.get(f"{_STYLE}parent-style-name", ""),
                next((role for form, role in _ROLES if form.fullmatch(shown)), Role.BODY),
                int(level) if level.isdecimal() else 0,
                text is not None and text.get(f"{_TEXT}display") == "none",
                _shift((text.get(f"{_STYLE}text-position") or "") if text is not None else ""),
            )
        for item in root.iter(f"{_TEXT}list-style"):
            self.lists[item.get(f"{_STYLE}name", "")] = dict(map(_read_level, item))
        for item in root.iter(f"{_TEXT}outline-style"):
            self.outline = dict(map(_read_level, item))

    def look(self, name: str) -> Look:
        """The look of style *name*; what it leaves open is its parents'."""
        look = own = self.looks.get(name, Look())
        for _ in range(20):
            if not own.parent:
                break
            own = self.looks.get(own.parent, Look())
            look = replace(
                look,
                bold=look.bold or own.bold,
                italic=look.italic or own.italic,
                role=look.role or own.role,
                level=look.level or own.level,
                shift=look.shift or own.shift,
            )
        return look

    def next(self, key: str, levels: dict[int, Level], level: int) -> str:
        """The number of the next heading or item of *level*, in the sequence *key*."""
        counts = self.counts.setdefault(key, {})
        at = levels.get(level, Level())
        counts[level] = counts.get(level, at.start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        shown = range(max(1, level - at.shown + 1), level + 1)
        parts = [_formed(levels.get(n, Level()).form, counts.get(n, 1)) for n in shown]
        numeral = ".".join(filter(None, parts))
        return f"{at.before}{numeral}{at.after}" if numeral else ""


def _shift(position: str) -> int:
    """The shift of a ``style:text-position`` such as ``super 58%`` or ``-33% 58%`` (20.389)."""
    place = position.split(" ")[0]
    if place in {"super", "sub"}:
        return 1 if place == "super" else -1
    if place.startswith("-"):
        return -1
    return int(place.rstrip("%").strip("0.") != "")


def _read_level(element: Element) -> tuple[int, Level]:
    number = int(element.get(f"{_TEXT}level") or 1)
    start = element.get(f"{_TEXT}start-value") or "1"
    shown = element.get(f"{_TEXT}display-levels") or "1"
    return number, Level(
        element.get(f"{_STYLE}num-format", ""),
        element.get(f"{_STYLE}num-prefix", ""),
        element.get(f"{_STYLE}num-suffix", ""),
        int(start) if start.isdecimal() else 1,
        int(shown) if shown.isdecimal() else 1,
        element.tag.endswith("-bullet"),
    )


def _formed(form: str, number: int) -> str:
    """*number* in a format by example: ``1``, ``I``, ``a``, ``一, 二, 三, ...``."""
    if not form:
        return ""
    first = form[0]
    if first in "壹甲一１":
        made = {"壹": formal, "甲": stem, "一": chinese}.get(first)
        return made(number) if made else str(number).translate(
            str.maketrans("0123456789", "０１２３４５６７８９")
        )  # fmt: skip
    if first in "Ii":
        return roman(number) if first == "I" else roman(number).lower()
    if first in "Aa":
        return chr(ord(first) + (number - 1) % 26)
    return str(number)
