"""The fonts of a layout: what it asks for, and what was found for it.

A layout names its fonts by *role* (``body``, ``heading``, ``latin``, ``strong`` …); a role is a
chain of requests, and each character comes from the first face of the chain that has it. Why roles:
the style sheets stay the same when an authority wants 明體 instead of 楷體.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportgen.findings import Finding, say
from reportgen.places import place_of
from reportgen.rulebook.typeset import FONT_REQUEST

BODY = "body"
LATIN = "latin"
"""The role whose letters and digits stand before every other role's own."""
STRONG = "strong"
"""The role that serves as the bold of the others: Kai faces have none of their own."""

STYLES = ("normal", "italic")


@dataclass(frozen=True, slots=True)
class FontRequest:
    """One face that a layout asks for; *family* keeps its place where it has one."""

    family: str
    weight: int = 400
    style: str = "normal"


@dataclass(frozen=True, slots=True)
class FontRole:
    """A role and its chain of requests, first choice first."""

    name: str
    requests: tuple[FontRequest, ...]


@dataclass(frozen=True, slots=True)
class FontFace:
    """One face in one file. ``digest`` names its content, ``index`` its position in a ``.ttc``."""

    path: Path
    index: int
    family: str
    weight: int
    style: str
    version: str
    licence: str
    digest: str


@dataclass(frozen=True, slots=True)
class FontChain:
    """The faces that were found for a role, in its order.

    ``variants`` are the bold and italic faces of the same families, used by the Latin role only.
    """

    role: str
    faces: tuple[FontFace, ...]
    variants: tuple[tuple[FontFace, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that is set in a role; a :class:`~reportgen.places.Text` keeps its place."""

    text: str
    role: str = BODY
    bold: bool = False


def font_roles(data: Mapping[str, Any]) -> tuple[tuple[FontRole, ...], tuple[Finding, ...]]:
    """The roles in a layout's ``fonts:`` and what is wrong with it.

    A request that cannot be read is left out of its chain.
    """
    roles: list[FontRole] = []
    findings: list[Finding] = []
    for name, chain in data.items():
        requests: list[FontRequest] = []
        for item in chain if isinstance(chain, list | tuple) else [chain]:
            request = _request(item)
            if isinstance(request, FontRequest):
                requests.append(request)
            else:
                findings.append(request)
        roles.append(FontRole(str(name), tuple(requests)))
    return tuple(roles), tuple(findings)


def _request(item: Any) -> FontRequest | Finding:
    if isinstance(item, str):
        item = {"family": item}
    family = item.get("family") if isinstance(item, Mapping) else None
    if not isinstance(family, str) or not family.strip():
        return FONT_REQUEST.finding(
            place_of(item),
            say("字型設定缺少字型名稱，請寫成 {example}。", example="{family: TW-Kai}"),
        )
    weight, style = str(item.get("weight", 400)), str(item.get("style", "normal"))
    if not weight.isascii() or not weight.isdigit() or not 1 <= int(weight) <= 1000:
        return FONT_REQUEST.finding(
            place_of(item.get("weight"), place_of(item)),
            say("字重「{weight}」無效，請寫 1 到 1000 的整數，例如 400 或 700。", weight=weight),
        )
    if style not in STYLES:
        return FONT_REQUEST.finding(
            place_of(item.get("style"), place_of(item)),
            say("字型樣式「{style}」無效，請寫 normal 或 italic。", style=style),
        )
    return FontRequest(family, int(weight), style)


def wanted(passages: Iterable[Passage], role: str, *, bold: bool = False) -> frozenset[str]:
    """The characters that *role* has to set, or, with *bold*, those that it sets in bold."""
    chars: set[str] = set()
    for passage in passages:
        if passage.role == role and (passage.bold or not bold):
            chars.update(passage.text)
    return frozenset(chars)
