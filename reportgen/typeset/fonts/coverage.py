"""Which face serves which character, and which characters no face has.

Decided before a page is set. Why: a typesetter prints a box for a character without a glyph, and
logs that at best; a person's name must not become a box.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from unicodedata import category, name

from reportgen.cache import Cache
from reportgen.findings import Finding, say
from reportgen.isolate.bounds import Done, bounded
from reportgen.places import NOWHERE, Place, Text
from reportgen.rulebook.typeset import CHARACTER_NO_FONT
from reportgen.text import is_invisible, is_refused
from reportgen.typeset.fonts.roles import FontFace, Passage
from reportgen.typeset.fonts.subset import FontBrokenError, open_face

GETA = "〓"
"""Printed for a character that no font has: the printers' old mark for type to be supplied."""

_INVISIBLE = {"Cc", "Cf", "Zl", "Zp", "Zs"}


class Codepoints:
    """The characters of a face, as one bit each: 26 kB, and read from the cache in no time."""

    def __init__(self, bits: bytes) -> None:
        self._bits = bits

    def __contains__(self, char: str) -> bool:
        byte, bit = divmod(ord(char), 8)
        return byte < len(self._bits) and bool(self._bits[byte] & 1 << bit)

    def __len__(self) -> int:
        return int.from_bytes(self._bits, "little").bit_count()


def codepoints(face: FontFace, cache: Cache) -> Codepoints:
    """The characters that *face* has; none where its file is damaged."""
    return Codepoints(cache.through("coverage", face.digest, lambda: _bits_of(face)))


def _bits_of(face: FontFace) -> bytes:
    """The same of a face from anywhere, which is opened in a child."""
    if not face.foreign:
        return _bits(face)
    outcome = bounded(_bits, face)
    return outcome.value if isinstance(outcome, Done) else b""


def _bits(face: FontFace) -> bytes:
    try:
        present = list(open_face(face).unicodes)
    except FontBrokenError:
        return b""
    bits = bytearray(max(present, default=0) // 8 + 1)
    for code in present:
        bits[code >> 3] |= 1 << (code & 7)
    return bytes(bits)


def needs_glyph(char: str) -> bool:
    """Whether *char* prints something: spaces, controls, joiners and variation selectors do not.

    HarfBuzz makes spaces of any width itself and hides the others.
    """
    return not is_invisible(char) and category(char) not in _INVISIBLE


class Shares(NamedTuple):
    """Each face's characters, no character twice, in the order of the chain; and the rest."""

    by_face: tuple[frozenset[str], ...]
    rest: frozenset[str]


def share_out(characters: Iterable[str], faces: Sequence[FontFace], cache: Cache) -> Shares:
    """Give each of *characters* to the first of *faces* that has it.

    A face whose characters all went to earlier ones is not even opened.
    """
    rest = set(characters)
    shares: list[frozenset[str]] = []
    for face in faces:
        here = codepoints(face, cache) if rest else Codepoints(b"")
        share = frozenset(char for char in rest if char in here)
        rest -= share
        shares.append(share)
    return Shares(tuple(shares), frozenset(filter(needs_glyph, rest)))


def missing_characters(
    passages: Iterable[Passage], missing: Mapping[str, frozenset[str]]
) -> tuple[Finding, ...]:
    """A finding where a character stands that the fonts of its role lack (*missing*, by role).

    Text without a place counts only for characters that no text with a place has: composed HTML
    repeats the records.
    """
    placed: list[Finding] = []
    unplaced: dict[str, Finding] = {}
    reported: set[str] = set()
    for passage in passages:
        lacking = missing.get(passage.role, frozenset())
        if lacking.isdisjoint(passage.text):
            continue
        for char in sorted(lacking.intersection(passage.text)):
            place = _place(passage.text, char)
            if place != NOWHERE and is_refused(char):
                continue  # reading reports it
            finding = _no_font(char, passage.role, place)
            if place == NOWHERE:
                unplaced.setdefault(char, finding)
            else:
                placed.append(finding)
                reported.add(char)
    left = (finding for char, finding in unplaced.items() if char not in reported)
    return (*placed, *left)


def _place(text: str, char: str) -> Place:
    return text.at(text.index(char)) if isinstance(text, Text) else NOWHERE


def _no_font(char: str, role: str, place: Place) -> Finding:
    code = f"U+{ord(char):04X}"
    private = category(char) == "Co"
    return CHARACTER_NO_FONT.finding(
        place,
        say(
            "沒有任何字型有「{char}」（{code} {name}，角色「{role}」），PDF 中暫以「{geta}」代替。",
            char=char if char.isprintable() else "",
            code=code,
            name=name(char, "private use" if private else "unassigned"),
            role=role,
            geta=GETA,
        ),
        say("這是造字區的字元，請改用 Unicode 的正式字元。")
        if private
        else say("請改用其他字元，或在版面的字型設定加入有此字的字型。"),
    )
