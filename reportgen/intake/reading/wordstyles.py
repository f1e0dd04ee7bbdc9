"""Styles and numbering of a Word file: which level a paragraph has, and the number before it.

Source: ISO/IEC 29500-1, 17.7 (styles) and 17.9 (numbering).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from reportgen import limits
from reportgen.authority.numbering import chinese, formal, roman, stem
from reportgen.intake.blocks import Role

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_HEADING = re.compile(r"(?:heading|標題) ?([1-9])", re.IGNORECASE)
_ROLES = (
    (re.compile(r"title|subtitle|標題|副標題", re.IGNORECASE), Role.TITLE),
    (re.compile(r"caption|標號|圖說|表名", re.IGNORECASE), Role.CAPTION),
    (re.compile(r"(?:toc|目錄) ?\d|toc heading|table of figures|圖表目錄|index \d", re.I),
     Role.CONTENTS),
    (re.compile(r"(?:intense )?quote|引文|鮮明引文", re.IGNORECASE), Role.QUOTE),
)  # fmt: skip


def value(element: Element | None, path: str) -> str:
    """The ``w:val`` of the child at *path*; empty where there is none."""
    child = element.find(path) if element is not None else None
    return child.get(f"{W}val", "") if child is not None else ""


def is_on(element: Element | None, name: str) -> bool | None:
    """Whether the switch *name* of run or paragraph properties is on; ``None`` where not set."""
    child = element.find(f"{W}{name}") if element is not None else None
    if child is None:
        return None
    return child.get(f"{W}val", "1") not in {"0", "false", "off", "none"}


@dataclass(frozen=True, slots=True)
class Style:
    """What matters of a paragraph style, its parents' settings included."""

    role: Role = Role.BODY
    level: int = 0
    list: tuple[str, int] | None = None
    """The ``numId`` and the level of its numbers."""
    bold: bool = False


class Styles:
    """The paragraph styles of a document by their id."""

    def __init__(self, root: Element | None) -> None:
        self._elements = {
            style.get(f"{W}styleId", ""): style
            for style in (root if root is not None else ())
            if style.tag == f"{W}style"
        }
        self._styles: dict[str, Style] = {}
        self._default = next(
            (name for name, style in self._elements.items()
             if style.get(f"{W}default") in {"1", "true"}
             and style.get(f"{W}type") == "paragraph"),
            "",
        )  # fmt: skip

    def style(self, name: str) -> Style:
        """The style *name*, or the default one."""
        name = name or self._default
        if name not in self._styles:
            self._styles[name] = self._made(name)
        return self._styles[name]

    def _made(self, name: str) -> Style:
        chain = list(self._chain(name))
        names = [value(style, f"{W}name") for style in chain]
        level = next(filter(None, (_level(style) for style in chain)), 0)
        role = next((role for n in names for form, role in _ROLES if form.fullmatch(n)), Role.BODY)
        numbered = next(filter(None, (list_of(style.find(f"{W}pPr")) for style in chain)), None)
        bold = next(
            (on for style in chain if (on := is_on(style.find(f"{W}rPr"), "b")) is not None), False
        )
        return Style(Role.BODY if level else role, level, numbered, bold)

    def _chain(self, name: str) -> Iterator[Element]:
        for _ in range(limits.IMPORT_STYLES):
            style = self._elements.get(name)
            if style is None:
                return
            yield style
            name = value(style, f"{W}basedOn")


def _level(style: Element) -> int:
    """The heading level of a style, from its outline level or its name; 0 for none."""
    outline = value(style.find(f"{W}pPr"), f"{W}outlineLvl")
    if outline.isdecimal():
        return int(outline) + 1 if int(outline) < 9 else 0
    match = _HEADING.fullmatch(value(style, f"{W}name"))
    return int(match[1]) if match else 0


def list_of(properties: Element | None) -> tuple[str, int] | None:
    """The ``numId`` and level of paragraph properties; ``numId`` 0 takes a style's away."""
    numbers = properties.find(f"{W}numPr") if properties is not None else None
    if numbers is None:
        return None
    level = value(numbers, f"{W}ilvl")
    return value(numbers, f"{W}numId"), int(level) if level.isdecimal() else 0


# --- numbering.xml


def _letters(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02}",
    "decimalFullWidth": lambda n: str(n).translate(
        str.maketrans("0123456789", "０１２３４５６７８９")
    ),
    "upperRoman": roman,
    "lowerRoman": lambda n: roman(n).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda n: _letters(n).lower(),
    "ideographLegalTraditional": formal,
    "taiwaneseCountingThousand": chinese,
    "taiwaneseCounting": chinese,
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "ideographDigital": chinese,
    "taiwaneseDigital": chinese,
    "ideographTraditional": stem,
    "decimalEnclosedCircle": lambda n: chr(0x2460 + n - 1) if n <= 20 else str(n),
    "decimalEnclosedCircleChinese": lambda n: chr(0x2460 + n - 1) if n <= 20 else str(n),
    "ideographEnclosedCircle": lambda n: f"({chinese(n)})",
    "none": lambda _: "",
}
"""Number formats (ST_NumberFormat) that Chinese documents use; others print as digits."""

_HOLE = re.compile(r"%([1-9])")


@dataclass(slots=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)


class Numbers:
    """Counts the numbered paragraphs of a document in their order."""

    def __init__(self, root: Element | None) -> None:
        root = root if root is not None else Element("none")
        abstract = {
            item.get(f"{W}abstractNumId", ""): _List(dict(map(_read_level, item.iter(f"{W}lvl"))))
            for item in root.iter(f"{W}abstractNum")
        }
        self._lists: dict[str, tuple[str, _List]] = {}
        self._restart: dict[str, dict[int, int]] = {}
        for item in root.iter(f"{W}num"):
            number = item.get(f"{W}numId", "")
            shared = value(item, f"{W}abstractNumId")
            levels = dict(abstract.get(shared, _List()).levels)
            for override in item.iter(f"{W}lvlOverride"):
                position = int(override.get(f"{W}ilvl") or 0)
                start = value(override, f"{W}startOverride")
                if start.isdecimal():
                    self._restart.setdefault(number, {})[position] = int(start)
                levels |= dict(map(_read_level, override.iter(f"{W}lvl")))
            self._lists[number] = shared, _List(levels)
        self._counts: dict[str, dict[int, int]] = {}

    def next(self, number: str, level: int) -> tuple[str, bool]:
        """The number of the next paragraph of list *number*, and whether it is a bullet."""
        if number not in self._lists:
            return "", False
        shared, numbers = self._lists[number]
        counts = self._counts.setdefault(shared, {})
        restart = self._restart.get(number, {})
        if level in restart:
            counts[level] = restart.pop(level) - 1
        form = numbers.levels.get(level, _Level())
        counts[level] = counts.get(level, form.start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        if form.form == "bullet":
            return "", True

        def filled(match: re.Match[str]) -> str:
            position = int(match[1]) - 1
            at = numbers.levels.get(position, _Level())
            count = counts.get(position, at.start)
            make = _FORMS.get(at.form, str) if count <= limits.IMPORT_NUMBER else str
            return make(count)

        return _HOLE.sub(filled, form.text), False


def _read_level(element: Element) -> tuple[int, _Level]:
    start = value(element, f"{W}start")
    level = _Level(
        value(element, f"{W}numFmt") or "decimal",
        value(element, f"{W}lvlText"),
        int(start) if start.isdecimal() else 1,
    )
    return int(element.get(f"{W}ilvl") or 0), level
