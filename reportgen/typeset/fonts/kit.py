"""The fonts of one report, ready for its style sheets.

Every face becomes an ``@font-face`` with a new name, ``rg-<role>-<position>``: in WeasyPrint, a
rule cannot override a family that is installed under the same name. Each character stands
in one face of a chain only, so the order in which the engine tries them cannot matter.

Latin letters, digits and ASCII punctuation come from the Latin role everywhere (``rg-latin-*``);
marks that Chinese shares with Latin (… —— ·) come from the Chinese face, and what that lacks
from the Latin one after all (``rg-western-*``).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reportgen.cache import Cache, digest
from reportgen.findings import Finding
from reportgen.text import GETA
from reportgen.typeset.fonts.catalogue import broken
from reportgen.typeset.fonts.coverage import codepoints, missing_characters, share_out
from reportgen.typeset.fonts.roles import (
    BODY,
    LATIN,
    SCRIPTS,
    STRONG,
    FontChain,
    FontFace,
    Passage,
    wanted,
)
from reportgen.typeset.fonts.subset import FontBrokenError, cut
from reportgen.typeset.resources import BASE_URL, Resource

_LETTERS = (
    (0x0020, 0x007E),
    (0x00A0, 0x00B6),
    (0x00B8, 0x02FF),
    (0x0300, 0x03FF),
    (0x0400, 0x052F),
    (0x1E00, 0x1FFF),
    (0x2010, 0x2013),
    (0x2018, 0x2019),
    (0x201C, 0x201D),
    (0x2032, 0x2033),
    (0x20AC, 0x20AC),
    (0x2122, 0x2122),
    (0x2212, 0x2212),
    (0xFB00, 0xFB06),
)
"""Latin, Greek and Cyrillic with their marks, ASCII, hyphens (one is set at line ends), en dash;
quotation marks and apostrophe, degrees and minutes, raised numbers and fractions, signs of money
and of reckoning. Not the middle dot, which stands between the parts of Chinese names."""

LETTERS = frozenset(chr(code) for first, last in _LETTERS for code in range(first, last + 1))

_BOLD_FROM = 600


class FontKit(NamedTuple):
    """``css`` first in the list of style sheets; ``resources`` for the fetcher.

    ``families`` gives each role's value of ``font-family``, which ``css`` also sets as the custom
    property ``--font-<role>``. ``missing`` are the characters that would print as boxes.
    """

    css: str
    resources: Mapping[str, Resource]
    files: Mapping[tuple[str, int, bool], bytes]
    """The cut fonts by family, weight and whether they slant."""
    identity: str
    """A digest of the faces that it was cut from, whatever the characters."""
    families: Mapping[str, str]
    missing: frozenset[str]
    findings: tuple[Finding, ...]

    def without_boxes(self, html: str) -> str:
        """*html*, or CSS, with 〓 for each character that no font has."""
        if not self.missing:
            return html
        return html.translate({ord(char): GETA for char in self.missing})


class _Cut(NamedTuple):
    """One ``@font-face`` to be: a face under a family name, cut to characters."""

    family: str
    face: FontFace
    weight: int
    characters: frozenset[str]


class _RoleFonts(NamedTuple):
    """A role's own cuts, and the characters that its own faces lack."""

    cuts: tuple[_Cut, ...]
    latin_first: bool
    lacking: frozenset[str]

    @property
    def families(self) -> list[str]:
        return list(dict.fromkeys(cut.family for cut in self.cuts))


def font_kit(chains: Mapping[str, FontChain], passages: Iterable[Passage], cache: Cache) -> FontKit:
    """Cut the faces of *chains* to *passages* and write their style sheet.

    A role that the layout does not name is set in the faces of ``body``, and so is what the faces
    of another role lack.
    """
    passages = tuple(
        passage
        if passage.role in chains and passage.role not in {STRONG, SCRIPTS}
        else passage._replace(role=BODY)
        for passage in passages
    )
    latin = chains.get(LATIN, FontChain(LATIN, ()))
    letters = share_out(LETTERS, latin.faces, cache)
    quoted = wanted(passages, LATIN) - LETTERS
    foreign = share_out(quoted, latin.faces, cache).rest
    roles = {
        name: _role_fonts(
            name, chains, passages, LETTERS - letters.rest, foreign if name == BODY else (), cache
        )
        for name in chains
        if name not in {LATIN, STRONG, SCRIPTS}
    }
    western = quoted.union(*(role.lacking for role in roles.values()))
    shares = share_out(western, latin.faces, cache)
    missing = {name: role.lacking & shares.rest for name, role in roles.items()}
    missing[LATIN] = foreign & missing[BODY] if BODY in roles else foreign
    letter_cuts = list(_letter_cuts(latin, letters.by_face))
    western_cuts = _role_cuts("western", latin.faces, shares.by_face, [])
    cuts = [
        *letter_cuts,
        *itertools.chain.from_iterable(role.cuts for role in roles.values()),
        *western_cuts,
    ]
    files, broken = _files(cuts, cache)
    rules, resources = _font_faces(files)
    families = _families(letter_cuts, roles, western_cuts)
    properties = " ".join(f"--font-{name}: {value};" for name, value in families.items())
    return FontKit(
        f"{rules}:root {{ {properties} }}\n",
        resources,
        {(c.family, c.weight, c.face.style != "normal"): data for c, data in files},
        identity(chains),
        families,
        frozenset().union(*missing.values()),
        (*broken, *missing_characters(passages, missing)),
    )


def identity(chains: Mapping[str, FontChain]) -> str:
    """A digest of the faces of *chains*, in their order."""
    faces = [
        f"{name} {face.digest} {face.index} {face.weight} {face.style}"
        for name, chain in chains.items()
        for face in (*chain.faces, *itertools.chain.from_iterable(chain.variants))
    ]
    return digest(*faces)


def _role_fonts(
    name: str,
    chains: Mapping[str, FontChain],
    passages: Sequence[Passage],
    letters: frozenset[str],
    foreign: Iterable[str],
    cache: Cache,
) -> _RoleFonts:
    """The fonts of one role; *foreign* is what Latin passages leave to it.

    What its own faces lack comes from those of ``body``: rare characters of names stand there once;
    then from those of other scripts.
    """
    own_faces = chains[name].faces
    others = (face for role in (BODY, SCRIPTS) if role in chains for face in chains[role].faces)
    faces = tuple(dict.fromkeys((*own_faces, *others)))
    latin_first = _leads_with_han(faces, cache)
    own = wanted(passages, name).union(foreign) - (letters if latin_first else frozenset())
    shares = share_out(own | {GETA} if own else (), faces, cache)
    bold = _bold_shares(faces, chains.get(STRONG), wanted(passages, name, bold=True), cache)
    cuts = _role_cuts(name, faces, shares.by_face, bold)
    return _RoleFonts(tuple(cuts), latin_first, shares.rest)


def _families(
    letters: Iterable[_Cut], roles: Mapping[str, _RoleFonts], western: Iterable[_Cut]
) -> dict[str, str]:
    """The value of ``font-family`` for each role."""
    front = list(dict.fromkeys(cut.family for cut in letters))
    back = list(dict.fromkeys(cut.family for cut in western))
    lists = {
        name: [*(front if role.latin_first else ()), *role.families, *back]
        for name, role in roles.items()
    }
    body = roles[BODY].families if BODY in roles else []
    lists[LATIN] = [*front, *back, *body]
    return {
        name: ", ".join(f'"{family}"' for family in chain or lists.get(BODY, [])) or "serif"
        for name, chain in lists.items()
    }


def _leads_with_han(faces: Sequence[FontFace], cache: Cache) -> bool:
    """Whether Latin letters should come before *faces*; a Latin first face keeps its own."""
    return bool(faces) and "一" in codepoints(faces[0], cache)


def _letter_cuts(latin: FontChain, shares: Sequence[frozenset[str]]) -> Iterator[_Cut]:
    """All letters in every style, whatever the report uses.

    Why: these cuts stay in the cache from report to report; and fontconfig prefers a face that
    covers a language to one of the right weight, so bold must cover what regular covers.
    """
    for position, (face, share) in enumerate(zip(latin.faces, shares, strict=True)):
        for style in (face, *latin.variants[position]) if share else ():
            yield _Cut(f"rg-{LATIN}-{position}", style, style.weight, share)


def _bold_shares(
    faces: Sequence[FontFace], strong: FontChain | None, bold: frozenset[str], cache: Cache
) -> list[tuple[FontFace, frozenset[str]]]:
    """The characters of *bold* by face of *strong*; none for a role that is heavy itself."""
    if strong is None or not faces or faces[0].weight >= _BOLD_FROM:
        return []
    shares = share_out(bold, strong.faces, cache).by_face
    return list(zip(strong.faces, shares, strict=True))


def _role_cuts(
    role: str,
    faces: Sequence[FontFace],
    shares: Sequence[frozenset[str]],
    bold: Sequence[tuple[FontFace, frozenset[str]]],
) -> list[_Cut]:
    """The faces of *role* and their bold.

    Why a family never holds more than one regular and one bold face: WeasyPrint distinguishes fonts
    by family, weight and style only. Why its bold has no character that its regular lacks:
    the bold of an early family would go before the regular of a later one. So the
    characters of a second bold face get a family of their own.
    """
    cuts: list[_Cut] = []
    for position, (face, share) in enumerate(zip(faces, shares, strict=True)):
        later = frozenset[str]().union(*(chars for _, chars in bold[1:]))
        parts = [(f"rg-{role}-{position}", share - later, bold[:1])]
        parts += [
            (f"rg-{role}-{position}-{number}", share & pair[1], [pair])
            for number, pair in enumerate(bold[1:], 1)
        ]
        for family, part, heavy in parts:
            if part:
                cuts.append(_Cut(family, face, face.weight, part))
            for heavy_face, chars in heavy:
                if part & chars:
                    cuts.append(_Cut(family, heavy_face, heavy_face.weight, part & chars))
    return cuts


def _files(cuts: Iterable[_Cut], cache: Cache) -> tuple[list[tuple[_Cut, bytes]], list[Finding]]:
    """The font file of each of *cuts*, and a finding for each that cannot be made."""
    files: list[tuple[_Cut, bytes]] = []
    findings: list[Finding] = []
    for font in cuts:
        try:
            files.append((font, cut(font.face, font.characters, cache)))
        except FontBrokenError as problem:
            findings.append(broken(str(problem.args[0])))
    return files, findings


def _font_faces(files: Iterable[tuple[_Cut, bytes]]) -> tuple[str, dict[str, Resource]]:
    """The ``@font-face`` rules, and the files under the addresses that they name."""
    rules: list[str] = []
    resources: dict[str, Resource] = {}
    for font, data in files:
        url = f"{BASE_URL}fonts/{digest(data)}.otf"
        resources[url] = Resource(data, "font/otf")
        rules.append(
            f'@font-face {{ font-family: "{font.family}"; font-weight: {font.weight}; '
            f"font-style: {font.face.style}; src: url({url}); }}\n"
        )
    return "".join(rules), resources
