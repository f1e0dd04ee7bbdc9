"""The fonts of a layout: its requests, and the faces that serve them.

A layout requests fonts by *role* (``body``, ``heading``, ``latin``, ``strong`` …); a role is a
chain of requests, and each character comes from the first face of the chain that has it. Why roles:
the style sheets stay the same when an authority wants 明體 instead of 楷體.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

BODY = "body"
LATIN = "latin"
"""The role whose letters and digits stand before every other role's own."""
STRONG = "strong"
"""The role that serves as the bold of the others: Kai faces have none of their own."""
SCRIPTS = "scripts"
"""The role whose faces set other scripts in every role, last of all; those installed are enough."""


class FontRequest(NamedTuple):
    """One face that a layout asks for; *family* keeps its place where it has one."""

    family: str
    weight: int = 400
    style: str = "normal"


class FontRole(NamedTuple):
    """A role and its chain of requests, first choice first."""

    name: str
    requests: tuple[FontRequest, ...]


@dataclass(frozen=True, slots=True)
class FontFace:
    """A face in a file, with a digest of the file and the face's position in a ``.ttc``."""

    path: Path
    index: int
    family: str
    weight: int
    style: str
    version: str
    licence: str
    digest: str
    foreign: bool = False
    """Whether it came with a layout, and so may be of any origin."""


class FontChain(NamedTuple):
    """The faces that were found for a role, in its order.

    ``variants`` are the bold and italic faces of the same families, used by the Latin role only.
    """

    role: str
    faces: tuple[FontFace, ...]
    variants: tuple[tuple[FontFace, ...], ...] = ()


class Passage(NamedTuple):
    """Text that is set in a role; a :class:`~reportgen.places.Text` keeps its place."""

    text: str
    role: str = BODY
    bold: bool = False


def wanted(passages: Iterable[Passage], role: str, *, bold: bool = False) -> frozenset[str]:
    """The characters that *role* has to set, or, with *bold*, those that it sets in bold."""
    chars: set[str] = set()
    for passage in passages:
        if passage.role == role and (passage.bold or not bold):
            chars.update(passage.text)
    return frozenset(chars)
