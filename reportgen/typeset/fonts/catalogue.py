"""The font files of this machine and of the layout, and which of them serves a request.

Fonts are found by their own name tables, without fontconfig. Why: the same request gives the same
file on every machine that has it, and no process has to be started.
"""

from __future__ import annotations

import json
import os
import stat
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from reportgen import limits
from reportgen.cache import Cache, digest, digest_of_file
from reportgen.filestate import is_racy, open_regular, stamp_of
from reportgen.findings import Finding, say
from reportgen.places import NOWHERE, place_of
from reportgen.rulebook.typeset import (
    FONT_BROKEN,
    FONT_FALLBACK_MISSING,
    FONT_MISSING,
    FONT_NONE,
)
from reportgen.typeset.fonts.roles import LATIN, SCRIPTS, FontChain, FontFace, FontRequest, FontRole
from reportgen.typeset.fonts.sfnt import faces_of

_KIND, _DIGESTS = "catalogues", "digests"
_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_NORMAL_WIDTH = 5
_WEIGHT_TOLERANCE = 150
"""A face this far from the weight asked for still passes: 350 or 500 for a Regular."""

_PACKAGES = (
    ("tw-kai", "fonts-cns11643-kai"),
    ("tw-sung", "fonts-cns11643-sung"),
    ("noto serif cjk", "fonts-noto-cjk"),
    ("noto sans cjk", "fonts-noto-cjk"),
    ("noto sans mono cjk", "fonts-noto-cjk"),
    ("liberation", "fonts-liberation2"),
    ("dejavu", "fonts-dejavu"),
)
"""Debian package by the beginning of a family name."""


@dataclass(frozen=True, slots=True)
class _Entry:
    path: str
    index: int
    families: tuple[str, ...]
    weight: int
    width: int
    style: str
    version: str
    licence: str
    stated: str


def _entries(data: bytes) -> list[_Entry]:
    """The entries that :func:`_scan` wrote; raises anything for other data."""
    listed = json.loads(data)
    if not isinstance(listed, list):
        raise TypeError(listed)
    rows = [_Entry(**{**row, "families": tuple(row["families"])}) for row in listed]
    for row in rows:
        if not all(isinstance(value, str) for value in (row.path, row.style, *row.families)):
            raise TypeError(row)
        float(row.weight + row.width + row.index)
    return rows


class FontCatalogue:
    """The faces in *folders* of layouts, earlier folders first, then in those of the *system*.

    Subfolders belong to them. What a layout brings may come from anywhere: its files must stand in
    the folder itself, and what cannot be read of them is in ``broken``.
    """

    def __init__(self, folders: Iterable[Path], cache: Cache, system: Iterable[Path] = ()) -> None:
        own = list(_font_files(folders, closed=True))
        files = [*own, *_font_files(system, closed=False)]
        key = digest("catalogue 3", *(state for _, state in files))
        entries = cache.read(_KIND, key, _entries)
        if entries is None:
            data = _scan([path for path, _ in files])
            cache.put(_KIND, key, data)
            entries = _entries(data)
        self._cache = cache
        self._foreign = {path for path, _ in own}
        self._digests: dict[str, str] = {}
        self.broken = sorted(self._foreign - {entry.path for entry in entries})
        self._by_family: dict[str, list[_Entry]] = {}
        for entry in entries:
            for family in entry.families:
                self._by_family.setdefault(family.casefold(), []).append(entry)

    def find(self, request: FontRequest) -> FontFace | None:
        """The face for *request*: nearest in weight, of normal width before condensed."""
        entries = [
            entry
            for entry in self._by_family.get(request.family.strip().casefold(), ())
            if entry.style == request.style
            and abs(entry.weight - request.weight) <= _WEIGHT_TOLERANCE
        ]
        if not entries:
            return None
        best = min(
            entries,
            key=lambda e: (abs(e.weight - request.weight), abs(e.width - _NORMAL_WIDTH)),
        )
        foreign = best.path in self._foreign
        content = self._content(best) if foreign else best.stated
        if not content:
            return None
        return FontFace(
            Path(best.path),
            best.index,
            str(request.family).strip(),
            request.weight,
            request.style,
            best.version,
            best.licence,
            # What a file states of itself can be forged, so the two kinds never meet.
            digest("layout" if foreign else "system", content, str(best.index)),
            foreign,
        )

    def _content(self, entry: _Entry) -> str:
        """The digest of the bytes of a layout's file; empty where it cannot be read any more."""
        if entry.path not in self._digests:
            try:
                self._digests[entry.path] = _digest_of(Path(entry.path), self._cache)
            except OSError:
                return ""
        return self._digests[entry.path]

    def chain(self, role: FontRole) -> tuple[FontChain, tuple[Finding, ...]]:
        """The faces for *role*, and a finding for each request without a file.

        A missing first choice changes the look of the report: an error. A missing later one only
        matters to characters that the first lacks, which have their own finding: a warning. Other
        scripts are set by those faces that are there.
        """
        faces: list[FontFace] = []
        findings: list[Finding] = []
        for position, request in enumerate(role.requests):
            face = self.find(request)
            if face is not None:
                faces.append(face)
            elif role.name != SCRIPTS:
                findings.append(_missing(role, request, first=position == 0))
        variants = tuple(map(self._variants, faces)) if role.name == LATIN else ()
        return FontChain(role.name, tuple(faces), variants), tuple(findings)

    def _variants(self, face: FontFace) -> tuple[FontFace, ...]:
        requests = (
            FontRequest(face.family, weight, style)
            for style in ("normal", "italic")
            for weight in (400, 700)
            if (weight, style) != (face.weight, face.style)
        )
        return tuple(match for request in requests if (match := self.find(request)))


def find_chains(
    roles: Sequence[FontRole], catalogue: FontCatalogue
) -> tuple[dict[str, FontChain], tuple[Finding, ...]]:
    """The chain of every role by its name, and what is missing."""
    chains: dict[str, FontChain] = {}
    findings = list(map(broken, catalogue.broken))
    for role in roles:
        chains[role.name], missing = catalogue.chain(role)
        findings += missing
    return chains, tuple(findings)


def _font_files(folders: Iterable[Path], *, closed: bool) -> Iterator[tuple[str, str]]:
    """Path and state of each font file, in a fixed order; no real folder twice.

    Nothing but regular files counts; in *closed* folders, none that a link brings from elsewhere.
    """
    seen: set[tuple[int, int]] = set()
    count = 0
    for folder in folders:
        root = os.path.realpath(folder)
        for parent, below, names in os.walk(folder, followlinks=True):
            below[:] = sorted(name for name in below if _is_new(Path(parent, name), seen))
            for name in sorted(names):
                path = Path(parent, name)
                if not name.lower().endswith(_SUFFIXES) or (
                    closed and not os.path.realpath(path).startswith(root + os.sep)
                ):
                    continue
                with suppress(OSError):
                    state = path.stat()
                    if stat.S_ISREG(state.st_mode):
                        yield str(path), stamp_of(path, state)
                        count += 1
                if count >= limits.FONT_FILES:
                    return


def _is_new(folder: Path, seen: set[tuple[int, int]]) -> bool:
    """Whether the real *folder* has not been *seen*; it is from now on."""
    try:
        state = folder.stat()
    except OSError:
        return False
    identity = state.st_dev, state.st_ino
    is_new = identity not in seen
    seen.add(identity)
    return is_new


def _digest_of(path: Path, cache: Cache) -> str:
    """The digest of the bytes of the font file *path*. Raises ``OSError``.

    Why not of the checksums that the file states of itself: another file may state the same.
    """
    with open_regular(path) as file:
        state = os.fstat(file.fileno())
        key = digest("font", stamp_of(path, state))
        content = cache.read(_DIGESTS, key, bytes.decode)
        if content is None:
            content = digest_of_file(file)
            if not is_racy(max(state.st_mtime_ns, state.st_ctime_ns), time.time_ns()):
                cache.put(_DIGESTS, key, content.encode())
    return content


def _scan(paths: Iterable[str]) -> bytes:
    rows = [{"path": path, **asdict(face)} for path in paths for face in faces_of(Path(path))]
    return json.dumps(rows).encode()


def no_fonts_at_all(packages: Sequence[str]) -> Finding:
    """The finding where no font of the layout is there; *packages* of Debian have them."""
    hint = (
        say("Debian／Ubuntu 請安裝：apt-get install {package}", package=" ".join(packages))
        if packages
        else say("請安裝此字型，或把字型檔放進 fonts/ 資料夾。")
    )
    return FONT_NONE.finding(NOWHERE, say("版面所需的字型一個也沒有，無法排版。"), hint)


def packages_of(roles: Iterable[FontRole]) -> list[str]:
    """The Debian packages with the fonts of *roles*, in name order."""
    requests = (request for role in roles if role.name != SCRIPTS for request in role.requests)
    return sorted(set(map(_package, requests)) - {""})


def _package(request: FontRequest) -> str:
    """The Debian package that has the font of *request*; empty where none is known."""
    family = request.family.strip().casefold()
    package = next((name for start, name in _PACKAGES if family.startswith(start)), "")
    extra = package == "fonts-noto-cjk" and request.weight not in {400, 700}
    return "fonts-noto-cjk-extra" if extra else package


def broken(path: str) -> Finding:
    """A font file that cannot be read or cut."""
    return FONT_BROKEN.finding(
        NOWHERE, say("字型檔「{path}」已損壞或無法裁切，請重新安裝。", path=path)
    )


def _missing(role: FontRole, request: FontRequest, *, first: bool) -> Finding:
    family = request.family.strip()
    message = say(
        "找不到角色「{role}」的字型「{family}」（字重 {weight}、樣式 {style}）。",
        role=role.name,
        family=family,
        weight=request.weight,
        style=request.style,
    )
    package = _package(request)
    hint = (
        say("Debian／Ubuntu 請安裝：apt-get install {package}", package=package)
        if package
        else say("請安裝此字型，或把字型檔放進 fonts/ 資料夾。")
    )
    rule = FONT_MISSING if first else FONT_FALLBACK_MISSING
    return rule.finding(place_of(request.family), message, hint)
