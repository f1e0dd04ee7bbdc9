"""Hostile and broken pictures: each gets a due finding, within bounds, and nothing is left behind.

Every case runs in a child with the bounds of limits.py: whatever takes longer, or dies, fails.
"""

from __future__ import annotations

import os
import random
import struct
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from reportgen.cache import NO_CACHE
from reportgen.isolate.bounds import Done, bounded
from reportgen.typeset.pictures.files import prepare_files
from reportgen.typeset.pictures.jpeg import without_metadata
from reportgen.typeset.pictures.model import SourceImage
from tests.typeset.pictures import photo, png_bomb, prepare_image, saved, swapped_profile

ERRORS = {
    *("IMAGE-BROKEN", "IMAGE-EMPTY", "IMAGE-FORMAT", "IMAGE-TOO-LARGE", "IMAGE-TRUNCATED"),
    "IMAGE-UNSAFE",
}
WARNINGS = {"IMAGE-ANIMATED", "IMAGE-CLEANED", "IMAGE-MISNAMED"}


def prepared(name: str, data: bytes) -> tuple[list[str], bool]:
    """The codes of the findings, and whether there is a picture to print."""
    preparation = prepare_image(name, data, 160, NO_CACHE)
    return [finding.code for finding in preparation.findings], preparation.image is not None


def judged(name: str, data: bytes, seconds: int = 10) -> tuple[list[str], bool]:
    """The same within bounds; exactly one error where there is no picture, else none."""
    outcome = bounded(prepared, name, data, seconds=seconds)
    assert isinstance(outcome, Done), outcome
    codes, printed = outcome.value
    assert set(codes) <= ERRORS | WARNINGS
    assert sum(code in ERRORS for code in codes) == (0 if printed else 1)
    return codes, printed


def svg(inside: str, attributes: str = "width='100' height='100'") -> bytes:
    names = "xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"
    return f"<svg {names} {attributes}>{inside}</svg>".encode()


# Drawings that grow: every reference, in chains and in circles.

REFERENCES = {
    "use": ("<g id='{id}'>{inside}</g>", "<use href='#{id}'/>"),
    "use by xlink": ("<g id='{id}'>{inside}</g>", "<use xlink:href='#{id}'/>"),
    "use of a symbol": ("<symbol id='{id}'>{inside}</symbol>", "<use href='#{id}'/>"),
    "mask": ("<mask id='{id}'>{inside}</mask>", "<rect width='9' height='9' mask='url(#{id})'/>"),
    "clip-path": (
        "<clipPath id='{id}'>{inside}</clipPath>",
        "<rect width='9' height='9' style='clip-path:url(#{id})'/>",
    ),
    "fill": (
        "<pattern id='{id}' width='9' height='9'>{inside}</pattern>",
        "<rect width='9' height='9' fill='url(#{id})'/>",
    ),
    "stroke": (
        "<pattern id='{id}' width='9' height='9'>{inside}</pattern>",
        "<rect width='9' height='9' stroke='url( \"#{id}\" ) red'/>",
    ),
    "marker-start": (
        "<marker id='{id}'>{inside}</marker>",
        "<path d='M0 0L1 1' marker-start='url(#{id})'/>",
    ),
    "marker-mid": (
        "<marker id='{id}'>{inside}</marker>",
        "<polyline points='0,0 1,1 2,2' marker-mid='url(#{id})'/>",
    ),
    "marker-end": (
        "<marker id='{id}'>{inside}</marker>",
        "<line x2='1' style='marker-end:url(#{id})'/>",
    ),
    "marker": (
        "<marker id='{id}'>{inside}</marker>",
        "<path d='M0 0L1 1' style='marker: url(#{id})'/>",
    ),
}


@pytest.mark.parametrize("kind", REFERENCES)
@pytest.mark.parametrize("width", [4, 10, 50])
def test_chains_of_references_are_refused(kind: str, width: int) -> None:
    definition, use = REFERENCES[kind]
    levels = {4: 14, 10: 8, 50: 5}[width]
    parts = [definition.format(id="l0", inside="<rect width='3' height='3'/>")]
    parts += [
        definition.format(id=f"l{n}", inside=use.format(id=f"l{n - 1}") * width)
        for n in range(1, levels)
    ]
    # Empty elements of the same identifiers behind them hide nothing.
    parts += [definition.format(id=f"l{n}", inside="") for n in range(levels)]
    drawing = svg(f"<defs>{''.join(parts)}</defs>{use.format(id=f'l{levels - 1}') * width}")
    assert judged("a.svg", drawing, seconds=2) == (["IMAGE-TOO-LARGE"], False)


@pytest.mark.parametrize("first", REFERENCES)
@pytest.mark.parametrize("second", REFERENCES)
def test_circles_of_references_are_refused(first: str, second: str) -> None:
    definition, use = REFERENCES[first]
    other, back = REFERENCES[second]
    drawing = svg(
        definition.format(id="a", inside=back.format(id="b"))
        + other.format(id="b", inside=use.format(id="a"))
        + use.format(id="a")
    )
    assert judged("a.svg", drawing, seconds=2) == (["IMAGE-TOO-LARGE"], False)


@pytest.mark.parametrize(
    "inside",
    [
        "<linearGradient id='a' href='#b'/><linearGradient id='b' href='#a'/>",
        "<radialGradient id='a' xlink:href='#a'/>",
        "<pattern id='a' href='#a' width='1' height='1'><rect/></pattern>",
    ],
)
def test_circles_of_inheritance_are_refused(inside: str) -> None:
    drawing = svg(f"{inside}<rect width='9' height='9' fill='url(#a)'/>")
    assert judged("a.svg", drawing, seconds=2) == (["IMAGE-TOO-LARGE"], False)


STOPS = "<stop offset='0'/><stop offset='1' stop-color='red'/>"
GRADIENTS = [
    f"<{kind}Gradient id='g' spreadMethod='{spread}' {attributes}>{STOPS}</{kind}Gradient>"
    for spread in ("repeat", "reflect")
    for kind, attributes in [
        ("linear", "gradientUnits='userSpaceOnUse' x1='0' x2='0.00001'"),
        ("linear", "x2='1e-7'"),
        ("linear", "x1='50%' x2='50.00001%'"),
        ("linear", "gradientTransform='scale(1e-7)'"),
        ("linear", "gradientTransform='matrix(1e-7 0 0 1e-7 0 0)'"),
        ("linear", "gradientTransform='scale(.001) scale(.001)' x2='.1'"),
        ("radial", "r='1e-7'"),
        ("radial", "r='.5' fr='.4999999'"),
        ("radial", "gradientUnits='userSpaceOnUse' r='1e-5'"),
    ]
]


@pytest.mark.parametrize("gradient", GRADIENTS)
def test_gradients_that_repeat_without_end_are_refused(gradient: str) -> None:
    drawing = svg(f"{gradient}<rect width='100' height='100' style='fill:url(#g)'/>")
    assert judged("a.svg", drawing, seconds=2) == (["IMAGE-TOO-LARGE"], False)


POINTS = " ".join(f"{n},{n % 7}" for n in range(60_000))
LARGE = {
    "rectangles": "<rect width='1' height='1'/>" * 99_000,
    "texts": "<text>字字</text>" * 20_000,
    "a long text": f"<text>{'字' * 100_000}</text>",
    "tspans": f"<text>{'<tspan>字</tspan>' * 25_000}</text>",
    "a marker on many vertices": "<marker id='m'><rect width='1' height='1'/></marker>"
    f"<polyline points='{POINTS}' marker-mid='url(#m)'/>",
    "three markers by style": "<marker id='m'><rect width='1' height='1'/></marker>"
    f"<style>polyline {{ marker: url(#m) }}</style><polyline points='{POINTS}'/>",
    "a path of one command": f"<path d='M0 0L{'1 2 ' * 400_000}'/>",
    "many commands": f"<path d='M0 0{'l1 2' * 900_000}'/>",
    "a filter of many parts": f"<filter id='f'>{'<feFlood/>' * 20_000}</filter>"
    + "<rect filter='url(#f)'/>" * 200,
    "many stops": f"<linearGradient id='g'>{STOPS * 9_000}</linearGradient>"
    + "<rect fill='url(#g)' width='1' height='1'/>" * 500,
    "many names": f"<defs>{''.join(f'<rect id=%x{n}%/>' for n in range(9_000))}</defs>".replace(
        "%", "'"
    )
    + "".join(f"<use href='#x{n}'/>" for n in range(9_000)),
    "names of nothing": "".join(f"<use href='#x{n}'/>" for n in range(20_000)),
    "many attributes": f"<g {' '.join(f'a{n}=%%' for n in range(5_000))}>".replace("%", "'")
    + "<rect/>" * 20_000
    + "</g>",
    "selectors of many levels": f"<style>{'g g g g g g rect{fill:red}' * 1_000}</style>"
    + "<g>" * 30
    + "<rect/>" * 1_000
    + "</g>" * 30,
    "a long style sheet": f"<style>{'.a{fill:red}' * 90_000}</style><rect/>",
    "many styles": "".join(f"<rect style='fill:red;x:{n};{'y:1;' * 50}'/>" for n in range(9_000)),
    "deep": "<g>" * 100 + "</g>" * 100,
    "deep by references": "".join(
        f"<g id='l{n}'><g><g><use href='#l{n + 1}'/></g></g></g>" for n in range(60)
    ),
    "transparent groups": "<g opacity='.5'>" * 62 + "<rect/>" * 29_000 + "</g>" * 62,
}


@pytest.mark.parametrize("name", LARGE)
def test_large_drawings_are_refused_at_once(name: str) -> None:
    assert judged("a.svg", svg(LARGE[name]), seconds=4) == (["IMAGE-TOO-LARGE"], False)


SPACES = " " * 200_000


@pytest.mark.parametrize(
    "inside",
    [
        f"<rect style='fill:url({SPACES}'/>",
        f"<rect fill='url({SPACES}'/>",
        f"<style>rect{{fill:url({SPACES}</style><rect/>",
        f"<style>@import{SPACES}</style>",
        f"<rect style='{'url(' * 50_000}'/>",
        f"<rect style='{'a:b;' * 50_000}'/>",
        f"<text style='font:{'bold ' * 50_000}'>字</text>",
        f"<text font-size='{'1' * 100_000}'>字</text>",
        f"<g transform='{'(' * 100_000}'/>",
        f"<g transform='{'scale(1) ' * 50_000}'/>",
        f"<path d='{'M' * 100_000}'/>",
        f"<rect width='{'1' * 100_000}e'/>",
        f"<a href='{'#' * 100_000}'/>",
        f"<text>{SPACES}</text>",
        f"<text rotate='{'1 ' * 50_000}'>字</text>",
    ],
    ids=lambda inside: inside[:24],
)
def test_long_values_take_no_time(inside: str) -> None:
    judged("a.svg", svg(inside), seconds=4)


@pytest.mark.slow
def test_random_drawings_are_drawn_or_get_a_finding() -> None:
    """Attributes and elements in every mixture: a hundred drawings in one child at a time."""
    source = random.Random(20161207)
    names = ["rect", "g", "path", "text", "use", "mask", "marker", "pattern", "svg", "image", "a"]
    names += [
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
        "symbol",
        "textPath",
        "switch",
    ]
    values = ["", "0", "-1", "1e9", "nan", "5%", "url(#a)", "#a", "#b", "url(x)", "M0 0L", "auto"]
    values += ["inherit", "none", "1 2 3", "matrix(1)", "rotate(x)", "data:image/png,x", "0 0 1 1"]
    keys = ["id", "x", "width", "height", "d", "points", "fill", "stroke", "mask", "clip-path"]
    keys += ["filter", "href", "xlink:href", "transform", "viewBox", "opacity", "font-size", "font"]
    keys += ["marker-end", "offset", "spreadMethod", "orient", "rotate", "dx", "style", "r", "refX"]

    def element(depth: int) -> str:
        name = source.choice(names)
        chosen = {source.choice(keys): source.choice(values) for _ in range(source.randrange(5))}
        attributes = "".join(f' {key}="{value}"' for key, value in chosen.items())
        inside = "".join(element(depth + 1) for _ in range(source.randrange(4 - depth)))
        return f"<{name}{attributes}>{inside or '字'}</{name}>"

    for _ in range(100):
        judged("a.svg", svg("".join(element(0) for _ in range(4))))


# Pictures of dots.


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(
    width: int,
    height: int,
    data: bytes,
    *extra: bytes,
    depth: int = 8,
    colour: int = 2,
    interlaced: int = 0,
) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced)
    inside = chunk(b"IHDR", head) + b"".join(extra) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + inside


@pytest.mark.parametrize(("depth", "colour", "bits"), [(8, 2, 24), (16, 6, 64), (1, 0, 1)])
@pytest.mark.parametrize("rows", [0, 1, 90, 899])
def test_a_png_whose_data_end_early_is_told(depth: int, colour: int, bits: int, rows: int) -> None:
    row = bytes(1 + (1200 * bits + 7) // 8)
    cut = png(1200, 900, zlib.compress(row * rows), depth=depth, colour=colour)
    assert judged("a.png", cut) == (["IMAGE-TRUNCATED"], False)
    whole = png(1200, 900, zlib.compress(row * 900), depth=depth, colour=colour)
    assert judged("a.png", whole) == ([], True)


@pytest.mark.parametrize(("width", "height"), [(1, 1), (3, 5), (8, 8), (9, 1), (1, 9), (33, 17)])
def test_rows_of_an_interlaced_png_are_counted(width: int, height: int) -> None:
    image = photo(width, height)
    passes = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2))
    data = b""
    for left, top, across, down in (*passes, (0, 1, 1, 2)):
        for y in range(top, height, down):
            row = b"".join(bytes(image.getpixel((x, y))) for x in range(left, width, across))  # type: ignore[arg-type]
            data += b"\0" + row if row else b""
    whole = png(width, height, zlib.compress(data), interlaced=1)
    assert judged("a.png", whole) == ([], True)
    cut = png(width, height, zlib.compress(data[:-1]), interlaced=1)
    assert judged("a.png", cut)[1] is False


BOMB = zlib.compress(bytes(50_000_000))


@pytest.mark.parametrize(
    ("extra", "printed"),
    [
        (chunk(b"iCCP", b"x\0\0" + BOMB), False),
        (chunk(b"zTXt", b"x\0\0" + BOMB), False),
        (chunk(b"iTXt", b"x\0\1\0\0\0" + BOMB), False),
        (chunk(b"tEXt", b"x\0" + b"y" * 3_000_000), None),
        (chunk(b"PLTE", b"abc" * 256), True),
        (chunk(b"acTL", struct.pack(">II", 2_000_000_000, 0)), None),
    ],
)
def test_what_lies_beside_the_rows_does_no_harm(extra: bytes, printed: bool | None) -> None:
    data = png(10, 10, zlib.compress(bytes(31) * 10), extra)
    codes, drawn = judged("a.png", data)
    assert printed is None or drawn in {printed, False}
    assert drawn or codes[0] in {"IMAGE-BROKEN", "IMAGE-TOO-LARGE"}


@pytest.mark.slow
def test_more_data_than_rows_are_not_inflated() -> None:
    assert judged("a.png", png(10, 10, zlib.compress(bytes(900_000_000), 9)), seconds=3)[1]


def progressive(width: int, height: int, repeats: int) -> bytes:
    """A progressive JPEG whose last scan is there *repeats* times more."""
    data = saved(Image.new("L", (width, height), 90), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    scan = data[last:-2]
    return data[:-2] + scan * repeats + data[-2:]


@pytest.mark.slow
def test_a_jpeg_of_many_scans_is_refused_at_once() -> None:
    assert judged("a.jpg", progressive(9900, 9900, 300), seconds=4) == (["IMAGE-TOO-LARGE"], False)
    assert judged("a.jpg", progressive(9900, 9900, 40), seconds=4) == (["IMAGE-TOO-LARGE"], False)
    assert judged("a.jpg", progressive(64, 64, 300), seconds=4) == (["IMAGE-TOO-LARGE"], False)
    assert judged("a.jpg", progressive(4000, 3000, 0)) == ([], True)


OTHERS: dict[str, Callable[[], tuple[str, bytes]]] = {
    "GIF": lambda: ("a.gif", saved(photo(), "GIF")),
    "moving GIF": lambda: (
        "a.gif",
        saved(photo(), "GIF", save_all=True, append_images=[photo(mode="L")]),
    ),
    "TIFF": lambda: ("a.tif", saved(photo(), "TIFF")),
    "BMP": lambda: ("a.bmp", saved(photo(), "BMP")),
    "ICO": lambda: ("a.ico", saved(photo(), "ICO")),
    "JPEG 2000": lambda: ("a.jp2", b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(99)),
    "PDF": lambda: ("a.pdf", b"%PDF-1.7\n"),
    "PSD": lambda: ("a.psd", b"8BPS" + bytes(99)),
    "EPS": lambda: ("a.eps", b"%!PS-Adobe-3.0 EPSF-3.0\n"),
    "AVIF": lambda: ("a.avif", b"\0\0\0\x1cftypavif" + bytes(99)),
    "GIF called PNG": lambda: ("a.png", saved(photo(), "GIF")),
    "text called PNG": lambda: ("a.png", b"text"),
    "HTML called SVG": lambda: ("a.svg", b"<html><svg/></html>"),
    "empty": lambda: ("a.jpg", b""),
    "zeros": lambda: ("a.jpg", bytes(1000)),
    "a huge PNG": lambda: ("a.png", png_bomb()),
    "no pixels": lambda: ("a.png", png(0, 0, zlib.compress(b""))),
    "one row of a million": lambda: ("a.png", png(2**31 - 1, 1, zlib.compress(b""))),
    "gzipped SVG": lambda: ("a.svg", b"\x1f\x8b\x08" + bytes(99)),
    "SVG in UTF-16": lambda: ("a.svg", svg("<script/>").decode().encode("utf-16")),
    "entities": lambda: ("a.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;")),
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_formats_get_one_error(name: str) -> None:
    assert judged(*OTHERS[name](), seconds=4)[1] is False


MODES: dict[str, Callable[[], bytes]] = {
    "CMYK": lambda: saved(photo(mode="CMYK"), "JPEG"),
    "grey": lambda: saved(photo(mode="L"), "JPEG"),
    "16 bits": lambda: saved(Image.new("I;16", (64, 48), 40_000), "PNG"),
    "1 bit": lambda: saved(photo(mode="1"), "PNG"),
    "palette": lambda: saved(photo(mode="P"), "PNG"),
    "transparent": lambda: saved(photo(mode="RGBA"), "PNG"),
    "moving PNG": lambda: saved(photo(), "PNG", save_all=True, append_images=[photo().rotate(180)]),
    "moving WebP": lambda: saved(
        photo(), "WebP", save_all=True, append_images=[photo().rotate(180)]
    ),
    "MPO": lambda: saved(photo(), "MPO", save_all=True, append_images=[photo().rotate(180)]),
    "another profile": lambda: saved(photo(), "JPEG", icc_profile=swapped_profile()),
    "a damaged profile": lambda: saved(photo(), "JPEG", icc_profile=swapped_profile()[:200]),
    "a profile of nonsense": lambda: saved(photo(), "JPEG", icc_profile=os.urandom(5_000)),
    "a huge profile": lambda: saved(
        photo(), "JPEG", icc_profile=swapped_profile() + bytes(10_000_000)
    ),
}


@pytest.mark.parametrize("mode", MODES)
def test_odd_pictures_are_printed(mode: str) -> None:
    data = MODES[mode]()
    suffix = "jpg" if data[:2] == b"\xff\xd8" else "png" if data[1:4] == b"PNG" else "webp"
    codes, printed = judged(f"a.{suffix}", data)
    assert printed
    assert codes == (["IMAGE-ANIMATED"] if mode.startswith("moving") else [])


def damaged(data: bytes, seed: int) -> Iterator[bytes]:
    """*data* with some bytes changed, cut off, doubled, or with a part taken out."""
    source = random.Random(seed)
    for _ in range(30):
        changed = bytearray(data)
        for _ in range(source.randrange(1, 8)):
            changed[source.randrange(len(data))] = source.randrange(256)
        yield bytes(changed)
        start, end = sorted(source.sample(range(len(data)), 2))
        yield data[:start]
        yield data[:start] + data[end:]
        yield data[:end] + data[start:]


def all_judged(name: str, samples: list[bytes]) -> list[tuple[list[str], bool]]:
    return [prepared(name, sample) for sample in samples]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a.jpg", lambda: saved(photo(200, 150), "JPEG")),
        ("a.jpg", lambda: saved(photo(200, 150), "JPEG", progressive=True, subsampling=0)),
        ("a.jpg", lambda: saved(photo(), "JPEG", icc_profile=swapped_profile())),
        ("a.jpg", lambda: saved(photo(mode="CMYK"), "JPEG")),
        ("a.png", lambda: saved(photo(200, 150), "PNG")),
        ("a.png", lambda: saved(photo(mode="P"), "PNG")),
        ("a.webp", lambda: saved(photo(200, 150), "WebP")),
        ("a.webp", lambda: saved(photo(200, 150), "WebP", lossless=True)),
        ("a.svg", lambda: svg(LARGE["deep"].replace("<g>", "<g fill='url(#a)'>")[:900])),
    ],
)
def test_damaged_pictures_get_one_error_or_are_printed(
    name: str, make: Callable[[], bytes]
) -> None:
    samples = list(damaged(make(), 2016))
    assert len(samples) == 120
    outcome = bounded(all_judged, name, samples, seconds=60)
    assert isinstance(outcome, Done), outcome
    for codes, printed in outcome.value:
        assert set(codes) <= ERRORS | WARNINGS
        assert sum(code in ERRORS for code in codes) == (0 if printed else 1)


# Files that are no files.


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes and devices")
@pytest.mark.parametrize("kind", ["pipe", "device", "socket", "folder", "gone", "secret", "loop"])
def test_what_is_no_file_is_not_waited_for(tmp_path: Path, kind: str) -> None:
    """A photograph may become anything between the look at it and its opening."""
    path = tmp_path / "a.jpg"
    make: dict[str, Callable[[], object]] = {
        "pipe": lambda: os.mkfifo(path),
        "device": lambda: path.symlink_to("/dev/zero"),
        "socket": lambda: path.symlink_to("/dev/log"),
        "folder": path.mkdir,
        "gone": lambda: None,
        "secret": lambda: (path.touch(), path.chmod(0)),
        "loop": lambda: path.symlink_to(path),
    }
    make[kind]()
    if kind == "secret" and os.access(path, os.R_OK):
        pytest.skip("the administrator may read")
    (preparation,) = prepare_files([SourceImage("a.jpg", path)], NO_CACHE)
    assert preparation.image is None
    assert [finding.code for finding in preparation.findings] == ["FILE-UNREADABLE"]


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    with path.open("wb") as file:
        file.truncate(40 * 1024**3)
    (preparation,) = prepare_files([SourceImage("a.png", path)], NO_CACHE)
    assert [finding.code for finding in preparation.findings] == ["IMAGE-TOO-LARGE"]
    assert ("size", 42949) in preparation.findings[0].message.values


def test_adobes_segment_is_cut_to_what_it_needs() -> None:
    data = saved(photo(), "JPEG", subsampling=0)
    secret = b"Adobe" + struct.pack(">HHHB", 100, 0, 0, 1) + b"SecretCam" * 100
    segment = b"\xff\xee" + struct.pack(">H", len(secret) + 2) + secret
    preparation = prepare_image("a.jpg", data[:2] + segment + data[2:], None, NO_CACHE)
    assert preparation.image is not None
    assert b"Secret" not in preparation.image.data
    assert b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\1\xff" in preparation.image.data
    short = without_metadata(data[:2] + b"\xff\xee\0\x08Adobe\0" + data[2:])
    assert short is not None
    assert b"Adobe" not in short
