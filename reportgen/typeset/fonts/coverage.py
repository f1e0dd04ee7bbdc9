"""Which face serves which character, and which characters no face has.

Decided before a page is set. Why: a typesetter prints a box for a character without a glyph, and
logs that at best; a person's name must not become a box.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from unicodedata import category, name

from reportgen.cache import Cache, digest
from reportgen.findings import Finding, Message, say
from reportgen.isolate.bounds import Done, bounded
from reportgen.places import NOWHERE, Place, Text
from reportgen.rulebook.typeset import CHARACTER_NO_FONT
from reportgen.text import GETA, has_han, is_invisible, is_refused
from reportgen.typeset.fonts.roles import FontFace, Passage
from reportgen.typeset.fonts.scripts import EMOJI, OTHER, SIGNS, Script, script_of, sets
from reportgen.typeset.fonts.subset import HAN_ONE, FontBrokenError, open_face, scripts_of

_RECIPE = "coverage 2"
"""A new value whenever another answer is given for the same face."""

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
    """The characters that *face* has and can set; none where its file is damaged."""
    key = digest(_RECIPE, face.digest)
    return Codepoints(cache.through("coverage", key, lambda: _bits_of(face)))


def _bits_of(face: FontFace) -> bytes:
    """The same of a face from anywhere, which is opened in a child."""
    if not face.foreign:
        return _bits(face)
    outcome = bounded(_bits, face)
    return outcome.value if isinstance(outcome, Done) else b""


def _bits(face: FontFace) -> bytes:
    try:
        source = open_face(face)
        present = set(source.unicodes)
        tags = scripts_of(source)
    except FontBrokenError:
        return b""
    han = HAN_ONE in present
    present = {code for code in present if sets(chr(code), tags, han=han)}
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
        here = codepoints(face, cache) if any(map(needs_glyph, rest)) else Codepoints(b"")
        share = frozenset(char for char in rest if char in here)
        rest -= share
        shares.append(share)
    return Shares(tuple(shares), frozenset(filter(needs_glyph, rest)))


def missing_characters(
    passages: Iterable[Passage], missing: Mapping[str, frozenset[str]]
) -> tuple[Finding, ...]:
    """A finding for each text and script of which the fonts of a role lack characters (*missing*).

    Text without a place counts only for characters that no text with a place has: composed HTML
    repeats the records.
    """
    placed: dict[tuple[Place, Script], Finding] = {}
    unplaced: dict[Script, set[str]] = {}
    reported: set[str] = set()
    role = ""
    for passage in passages:
        lacking = missing.get(passage.role, frozenset())
        if lacking.isdisjoint(passage.text):
            continue
        role = role or passage.role
        for script, chars in _by_script(lacking.intersection(passage.text)).items():
            if not isinstance(passage.text, Text):
                unplaced.setdefault(script, set()).update(chars)
                continue
            reported |= chars
            reading_reports = set(filter(is_refused, chars))
            if chars - reading_reports:
                finding = _no_font(passage.text, chars - reading_reports, script, passage.role)
                placed.setdefault((finding.place, script), finding)
    left = (
        _no_font("".join(sorted(chars - reported)), chars - reported, script, role)
        for script, chars in unplaced.items()
        if chars - reported
    )
    return (*placed.values(), *left)


def _by_script(chars: Iterable[str]) -> dict[Script, set[str]]:
    """*chars* by their scripts, in the order of Unicode."""
    groups: dict[Script, set[str]] = {}
    for char in sorted(chars):
        groups.setdefault(script_of(char), set()).add(char)
    return groups


_SHOWN = 5
"""Runs or characters that one finding shows, at most."""


def _no_font(text: str, chars: set[str], script: Script, role: str) -> Finding:
    """The finding about *chars* of *script* in *text*, at the first run of them."""
    runs = list(_runs(text, chars))
    place = text.at(*runs[0]) if isinstance(text, Text) else NOWHERE
    if script is SIGNS or script is OTHER:
        return CHARACTER_NO_FONT.finding(place, *_about_signs(text, chars, role))
    words = dict.fromkeys(text[start:end] for start, end in runs)
    message = say(
        "版型的字型不能排印{script}「{words}」，PDF 中暫以「{geta}」代替。",
        script=script.name,
        words="」「".join(list(words)[:_SHOWN]) + ("」等「…" if len(words) > _SHOWN else ""),
        geta=GETA,
    )
    return CHARACTER_NO_FONT.finding(place, message, *_instead(script))


def _runs(text: str, chars: set[str]) -> Iterator[tuple[int, int]]:
    """Where runs of *chars* begin and end in *text*; blanks and joiners between them belong."""
    start = end = -1
    for index, char in enumerate(text):
        if char in chars:
            if start < 0:
                start = index
            end = index + 1
        elif (start >= 0 and needs_glyph(char)) or char == "\n":
            if start >= 0:
                yield start, end
            start = -1
    if start >= 0:
        yield start, end


def _about_signs(text: str, chars: set[str], role: str) -> tuple[Message, Message]:
    """Message and hint about single characters, with their codes: rare Han, signs, private use."""
    shown = sorted(chars, key=text.index)[:_SHOWN]
    listed = tuple(
        f"{char if char.isprintable() else ''}（U+{ord(char):04X} {_name(char)}）" for char in shown
    )
    message = say(
        "沒有任何字型有 {characters}（角色「{role}」），PDF 中暫以「{geta}」代替。",
        characters=listed,
        role=role,
        geta=GETA,
    )
    if any(category(char) == "Co" for char in chars):
        return message, say("這是造字區的字元，請改用 Unicode 的正式字元。")
    if any(map(has_han, chars)):
        return message, say("請改用通行的字形並在文中註明，或在版面的字型設定加入有此字的字型。")
    return message, say("請改用其他字元，或在版面的字型設定加入有此字的字型。")


def _name(char: str) -> str:
    return name(char, "private use" if category(char) == "Co" else "unassigned")


def _instead(script: Script) -> Iterator[Message]:
    """What to write in place of a script, or how to have it printed."""
    if script is EMOJI:
        yield say("請刪除表情符號，或改以文字敘述。")
        return
    yield say("請改寫中文譯名或拉丁字母的轉寫。")
    yield say("要印原文，請安裝字型「{family}」（Debian：fonts-noto-core）。", family=script.family)
