"""Hostile and broken fonts of a layout: a finding each, within bounds, no harm to others."""

from __future__ import annotations

import os
import random
import struct
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from reportgen.cache import NO_CACHE, Cache
from reportgen.isolate.bounds import Done, bounded
from reportgen.typeset.fonts import catalogue as module
from reportgen.typeset.fonts.catalogue import FontCatalogue, find_chains
from reportgen.typeset.fonts.coverage import codepoints
from reportgen.typeset.fonts.kit import font_kit
from reportgen.typeset.fonts.roles import FontFace, FontRequest, FontRole, Passage
from reportgen.typeset.fonts.subset import FontBrokenError, cut

ROLES = [FontRole("body", (FontRequest("Odd"),))]


def made(family: str = "Odd", width: int = 500) -> bytes:
    """A font with a box for each of the letters a to z."""
    letters = [chr(code) for code in range(ord("a"), ord("z") + 1)]
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    pen.lineTo((50, 700))
    pen.lineTo((width - 50, 700))
    pen.lineTo((width - 50, 0))
    pen.closePath()
    box, names = pen.glyph(), [".notdef", "space", *letters]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({32: "space", **{ord(letter): letter for letter in letters}})
    builder.setupGlyf({**dict.fromkeys(names, box), "space": TTGlyphPen(None).glyph()})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (width, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    path = Path(os.environ.get("TMPDIR", "/tmp"), f"font-{os.getpid()}.ttf")
    builder.save(path)
    data = path.read_bytes()
    path.unlink()
    return data


FONT = made()


def tables(data: bytes) -> dict[bytes, tuple[int, int, int]]:
    """Where each entry of the directory stands, and where its table does."""
    (count,) = struct.unpack_from(">H", data, 4)
    entries = {}
    for number in range(count):
        place = 12 + 16 * number
        tag, _, start, length = struct.unpack_from(">4sIII", data, place)
        entries[tag] = place, start, length
    return entries


def written(data: bytes, place: int, form: str, *values: int) -> bytes:
    changed = bytearray(data)
    struct.pack_into(form, changed, place, *values)
    return bytes(changed)


def with_loop() -> bytes:
    """A font whose letter a is made of itself."""
    _, start, _ = tables(FONT)[b"glyf"]
    _, loca, _ = tables(FONT)[b"loca"]
    (offset,) = struct.unpack_from(">H", FONT, loca + 2 * 2)
    glyph = struct.pack(">hhhhhHHbb", -1, 0, 0, 500, 700, 0x0002, 2, 0, 0)
    place = start + 2 * offset
    return FONT[:place] + glyph + FONT[place + len(glyph) :]


HOSTILE: dict[str, bytes] = {
    "empty": b"",
    "text": b"This is no font.",
    "half a directory": FONT[:30],
    "no tables": FONT[:12],
    "cut in the middle": FONT[: len(FONT) // 2],
    "cut at the end": FONT[:-10],
    "letters made of themselves": with_loop(),
    **{
        f"{tag.decode()} {what}": written(FONT, place + 8, ">II", start + shift, size)
        for tag, (place, start, length) in tables(FONT).items()
        for what, shift, size in [
            ("without end", 0, 0xFFFFFFFF),
            ("behind the end", 0x7FFFFFFF, length),
            ("empty", 0, 0),
            ("cut", 0, length // 2),
            ("shifted", 7, length),
        ]
    },
    "65,535 tables": written(FONT, 4, ">H", 0xFFFF),
    "a collection of thousands": struct.pack(">4sII", b"ttcf", 0x10000, 0xFFFFFFF),
    "a collection of itself": struct.pack(">4sIII", b"ttcf", 0x10000, 1, 0) + FONT,
    "a million glyphs": written(FONT, tables(FONT)[b"maxp"][1] + 4, ">H", 0xFFFF),
    "no units": written(FONT, tables(FONT)[b"head"][1] + 18, ">H", 0),
    "odd loca": written(FONT, tables(FONT)[b"head"][1] + 50, ">h", 7),
}


def damaged(count: int) -> list[bytes]:
    source = random.Random(1207)
    samples = []
    for _ in range(count):
        changed = bytearray(FONT)
        for _ in range(source.randrange(1, 30)):
            changed[source.randrange(len(FONT))] = source.randrange(256)
        samples.append(bytes(changed))
    return samples


def judged(folder: Path, data: bytes) -> list[str]:
    """The codes of the findings about a layout whose only font is *data*."""
    (folder / "odd.ttf").write_bytes(data)
    chains, findings = find_chains(ROLES, FontCatalogue([folder], NO_CACHE))
    kit = font_kit(chains, [Passage("abc xyz")], NO_CACHE)
    return [finding.code for finding in (*findings, *kit.findings)]


def check(folder: Path, data: bytes) -> None:
    """A finding or a font, never an exception, a crash or a hang."""
    outcome = bounded(judged, folder, data, seconds=20)
    assert isinstance(outcome, Done), outcome
    assert set(outcome.value) <= {"FONT-BROKEN", "FONT-MISSING", "CHARACTER-NO-FONT"}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_font_is_a_finding_at_most(tmp_path: Path, name: str) -> None:
    check(tmp_path, HOSTILE[name])


@pytest.mark.slow
def test_damaged_fonts_are_findings_at_most(tmp_path: Path) -> None:
    for data in damaged(100):
        check(tmp_path, data)


def test_a_good_font_is_used(tmp_path: Path) -> None:
    assert judged(tmp_path, FONT) == []


@pytest.mark.parametrize("name", ["empty", "text", "half a directory"])
def test_a_file_that_is_no_font_is_told(tmp_path: Path, name: str) -> None:
    assert judged(tmp_path, HOSTILE[name])[0] == "FONT-BROKEN"


def dies(*_: object) -> bytes:
    os.abort()


def fails(*_: object) -> bytes:
    raise MemoryError


@pytest.mark.parametrize("way", [dies, fails])
def test_a_library_that_dies_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: Callable[..., bytes]
) -> None:
    monkeypatch.setattr("reportgen.typeset.fonts.subset._cut", way)
    monkeypatch.setattr("reportgen.typeset.fonts.subset._cut_and_try", way)
    assert judged(tmp_path, FONT) == ["FONT-BROKEN"]


def test_a_cut_font_that_the_engine_cannot_use_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportgen.typeset.trial.errors_of", lambda *_: ["no"])
    assert judged(tmp_path, FONT) == ["FONT-BROKEN"]


def face(folder: Path, cache: Cache) -> FontFace:
    found = FontCatalogue([folder], cache).find(ROLES[0].requests[0])
    assert found is not None
    return found


def test_a_font_that_states_the_same_of_itself_is_another(tmp_path: Path) -> None:
    """Its directory, with all checksums, and its head are those of the first font."""
    cache = Cache(tmp_path / "cache")
    first, second = tmp_path / "first", tmp_path / "second"
    _, start, length = tables(FONT)[b"glyf"]
    outlines = FONT[start : start + length]
    forged = FONT[:start] + outlines.replace(b"\x02\xbc", b"\x01\x00") + FONT[start + length :]
    assert forged != FONT
    for folder, data in ((first, FONT), (second, forged)):
        folder.mkdir()
        (folder / "odd.ttf").write_bytes(data)
    faces = [face(first, cache), face(second, cache)]
    assert faces[0].digest != faces[1].digest
    cuts = [cut(one, "abc", cache) for one in faces]
    assert cuts[0] != cuts[1]
    installed = FontCatalogue([], cache, [first]).find(ROLES[0].requests[0])
    assert installed is not None
    assert installed.digest not in {one.digest for one in faces}


def test_faces_of_one_file_are_kept_apart(tmp_path: Path) -> None:
    one = FontCatalogue([], NO_CACHE)
    assert one.find(ROLES[0].requests[0]) is None
    (tmp_path / "odd.ttf").write_bytes(FONT)
    assert face(tmp_path, NO_CACHE).digest == face(tmp_path, NO_CACHE).digest


def test_a_file_is_digested_once_for_each_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportgen.filestate.TICK", 1)
    folder, cache = tmp_path / "fonts", Cache(tmp_path / "cache")
    folder.mkdir()
    (folder / "odd.ttf").write_bytes(FONT)
    counted: list[str] = []
    digested = module.digest_of_file
    monkeypatch.setattr(
        module, "digest_of_file", lambda file: counted.append(file.name) or digested(file)
    )
    before = [face(folder, cache).digest for _ in range(3)]
    assert len(counted) == 1
    (folder / "odd.ttf").write_bytes(made(width=600))
    assert face(folder, cache).digest not in before
    assert len(counted) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="links and named pipes")
def test_folders_that_hold_themselves_are_walked_once(tmp_path: Path) -> None:
    folder = tmp_path / "fonts"
    folder.mkdir()
    (folder / "odd.ttf").write_bytes(FONT)
    for name in ("a", "b", "c"):
        (folder / name).symlink_to(".")
    (folder / "up").symlink_to("..")
    os.mkfifo(folder / "pipe.ttf")
    (folder / "device.ttf").symlink_to("/dev/zero")
    (folder / "loop.ttf").symlink_to("loop.ttf")
    (folder / "folder.ttf").mkdir()
    files = list(module._font_files([folder, folder / "a"], closed=False))
    assert len(files) <= 3
    catalogue = FontCatalogue([folder], NO_CACHE)
    assert catalogue.broken == []
    assert catalogue.find(ROLES[0].requests[0]) is not None


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_a_layouts_font_stands_in_its_own_folder(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "fonts"
    outside.mkdir()
    folder.mkdir()
    (outside / "odd.ttf").write_bytes(FONT)
    (folder / "link.ttf").symlink_to(outside / "odd.ttf")
    (folder / "linked").symlink_to(outside)
    assert FontCatalogue([folder], NO_CACHE).find(ROLES[0].requests[0]) is None
    assert FontCatalogue([], NO_CACHE, [folder]).find(ROLES[0].requests[0]) is not None


def test_there_is_a_bound_on_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportgen.limits.FONT_FILES", 3)
    for number in range(9):
        (tmp_path / f"{number}.ttf").touch()
    assert len(list(module._font_files([tmp_path], closed=True))) == 3


def test_entries_of_the_cache_that_are_no_answers_are_made_again(tmp_path: Path) -> None:
    folder, cache = tmp_path / "fonts", Cache(tmp_path / "cache")
    folder.mkdir()
    (folder / "odd.ttf").write_bytes(FONT)
    one = face(folder, cache)
    expected = cut(one, "abc", cache), len(codepoints(one, cache))
    for entry in (tmp_path / "cache").rglob("*"):
        if entry.is_file():
            kind, key = entry.parent.name, entry.name
            for junk in (bytes(4), b"null", b"[{}]", os.urandom(99)):
                if kind in {"fonts", "catalogues"}:
                    cache.put(kind, key, junk)
                    again = face(folder, cache)
                    assert (cut(again, "abc", cache), len(codepoints(again, cache))) == expected


def test_a_broken_face_raises_its_own_error(tmp_path: Path) -> None:
    (tmp_path / "odd.ttf").write_bytes(FONT)
    one = face(tmp_path, NO_CACHE)
    (tmp_path / "odd.ttf").write_bytes(b"gone")
    with pytest.raises(FontBrokenError):
        cut(one, "abc", NO_CACHE)
    assert len(codepoints(one, NO_CACHE)) == 0
