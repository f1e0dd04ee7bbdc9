"""Pictures ready for print: upright, sRGB, 300 ppi, and without camera data or positions.

The originals are never changed. What cannot be printed gives one finding that says what to do.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from reportgen.findings import Finding, Message, error, say, warning
from reportgen.places import NOWHERE, Place
from reportgen.typeset.cache import Cache, digest
from reportgen.typeset.colour import is_srgb, plain_mode, to_srgb
from reportgen.typeset.jpeg import without_metadata
from reportgen.typeset.svg import SvgError, clean_svg

if TYPE_CHECKING:
    from PIL.Image import Image

PRINT_PPI = 300
JPEG_QUALITY = 85
MAX_BYTES = 100_000_000
MAX_PIXELS = 100_000_000

_RECIPE = "picture 1"
"""Changes whenever the bytes that this module makes change."""
_ORIENTATION = 0x0112
_MM_PER_INCH = 25.4
_FIRST_SIDEWAYS = 5
_TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}
"""Exif orientation → the number of Pillow's ``Transpose`` that turns the picture upright."""


@dataclass(frozen=True, slots=True)
class PreparedImage:
    """A picture as the typesetter gets it; sizes in pixels, upright.

    ``text`` are the characters inside a drawing, which need fonts like any other text.
    """

    data: bytes
    media_type: str
    width: int
    height: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Preparation:
    """The picture, or ``None`` where an error among *findings* says why there is none."""

    image: PreparedImage | None
    findings: tuple[Finding, ...] = ()


def prepare_image(
    name: str,
    data: bytes,
    width_mm: float | None,
    cache: Cache,
    place: Place = NOWHERE,
) -> Preparation:
    """Make *data*, the content of the file *name*, ready to be printed *width_mm* wide.

    Without a width the picture keeps its pixels. *place* is where the records name the file.
    Never raises for what a file may contain.
    """
    kind = _sniff(data)
    if refusal := _refusal(name, data, kind, place):
        return Preparation(None, (refusal,))
    findings = _misnamed(name, kind, place)
    if kind == "SVG":
        preparation = _drawing(name, data, place)
    else:
        preparation = _raster(name, data, kind, width_mm, cache, place)
    return Preparation(preparation.image, (*findings, *preparation.findings))


_SUFFIXES = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif", ".mpo"),
    "PNG": (".png", ".apng"),
    "WebP": (".webp",),
    "HEIC": (".heic", ".heif"),
    "SVG": (".svg",),
}
"""The formats that can be printed, and their suffixes, the usual one first."""
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"}


def _sniff(data: bytes) -> str:
    """The format of *data* by its first bytes; ``""`` for one that is not known at all."""
    if data[:3] == b"\xff\xd8\xff":
        return "JPEG"
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return "PNG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    if data[4:8] == b"ftyp":
        return "HEIC" if data[8:12] in _HEIC_BRANDS else "AVIF" if data[8:11] == b"avi" else ""
    others = {b"GIF8": "GIF", b"BM": "BMP", b"II*\0": "TIFF", b"MM\0*": "TIFF", b"%PDF": "PDF"}
    for start, other in others.items():
        if data.startswith(start):
            return other
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return "SVG" if head.startswith(b"<") and b"<svg" in data[:65536] else ""


def _refusal(name: str, data: bytes, kind: str, place: Place) -> Finding | None:
    """What is wrong with a file before it is opened."""
    if not data:
        return error(
            "IMAGE-EMPTY",
            place,
            say("圖檔「{name}」是空的（0 位元組），請重新複製原檔。", name=name),
        )
    if len(data) > MAX_BYTES:
        return _too_large(
            place,
            say("圖檔「{name}」過大（{size} MB）。", name=name, size=len(data) // 1_000_000),
        )
    if not kind:
        suffix = PurePosixPath(name).suffix.lower()
        known = any(suffix in suffixes for suffixes in _SUFFIXES.values())
        return _broken(name, place) if known else _format(name, "", place)
    if kind not in _SUFFIXES or (kind == "HEIC" and find_spec("pillow_heif") is None):
        return _format(name, kind, place)
    return None


def _misnamed(name: str, kind: str, place: Place) -> tuple[Finding, ...]:
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _SUFFIXES[kind]:
        return ()
    return (
        warning(
            "IMAGE-MISNAMED",
            place,
            say("圖檔「{name}」的內容其實是 {kind}。", name=name, kind=kind),
            say("請把副檔名改為 {suffix}。", suffix=_SUFFIXES[kind][0]),
        ),
    )


# Drawings


def _drawing(name: str, data: bytes, place: Place) -> Preparation:
    try:
        drawing = clean_svg(data)
    except SvgError as problem:
        return Preparation(None, (_unusable_drawing(name, str(problem), place),))
    findings: tuple[Finding, ...] = ()
    if drawing.removed:
        left_out = say(
            "圖檔「{name}」中無法印出的內容已略去：{removed}。",
            name=name,
            removed="、".join(drawing.removed[:5]),
        )
        hint = say("如果圖因此不完整，請另存為 PNG。")
        findings = (warning("IMAGE-CLEANED", place, left_out, hint),)
    image = PreparedImage(
        drawing.data, "image/svg+xml", drawing.width, drawing.height, drawing.text
    )
    return Preparation(image, findings)


def _unusable_drawing(name: str, problem: str, place: Place) -> Finding:
    if problem == "entities":
        return error(
            "IMAGE-UNSAFE",
            place,
            say("SVG 圖檔「{name}」宣告了實體（ENTITY），不予讀取。", name=name),
            say("請在繪圖軟體中另存為一般 SVG（Plain SVG）或 PNG。"),
        )
    if problem == "size":
        return _too_large(place, say("圖檔「{name}」的圖形元素過多或層數過深。", name=name))
    return _broken(name, place)


# Photos and screenshots


def _raster(
    name: str, data: bytes, kind: str, width_mm: float | None, cache: Cache, place: Place
) -> Preparation:
    limit = None if width_mm is None else max(1, round(width_mm / _MM_PER_INCH * PRINT_PPI))
    key = digest(_RECIPE, version("pillow"), str(limit), data)
    if (kept := cache.get("pictures", key)) is not None:
        return Preparation(_unpack(kept))
    try:
        with _strict_pillow():
            preparation = _decoded(name, data, kind, limit, place)
    except Exception:  # a damaged file makes decoders fail in every way there is
        cut_off = _is_cut_off(kind, data)
        finding = _truncated(name, place) if cut_off else _broken(name, place)
        return Preparation(None, (finding,))
    if preparation.image is not None and not preparation.findings:
        cache.put("pictures", key, _pack(preparation.image))
    return preparation


def _decoded(name: str, data: bytes, kind: str, limit: int | None, place: Place) -> Preparation:
    from PIL import Image

    if kind == "HEIC":
        import pillow_heif  # type: ignore[import-not-found,unused-ignore]

        pillow_heif.register_heif_opener()
    decoder = "HEIF" if kind == "HEIC" else kind.upper()
    if kind == "PNG":
        with Image.open(BytesIO(data), formats=[decoder]) as picture:
            picture.verify()  # checksums, which decoding passes over
    with Image.open(BytesIO(data), formats=[decoder]) as picture:
        width, height = picture.size
        if width * height > MAX_PIXELS:
            message = say(
                "圖檔「{name}」過大（{width} × {height} 像素）。",
                name=name,
                width=width,
                height=height,
            )
            return Preparation(None, (_too_large(place, message),))
        findings = _animated(name, picture, kind, place)
        return Preparation(_printable(picture, data, kind, limit), findings)


def _printable(picture: Image, data: bytes, kind: str, limit: int | None) -> PreparedImage:
    orientation = _orientation(picture)
    sideways = orientation >= _FIRST_SIDEWAYS
    width, height = picture.size
    printed = height if sideways else width
    target = picture.size
    if limit is not None and printed > limit:
        target = (
            max(1, round(width * limit / printed)),
            max(1, round(height * limit / printed)),
        )
        # The decoder itself can give a half, a quarter or an eighth; never below what is needed.
        picture.draft(None, target)
    picture.load()
    as_it_is = orientation == 1 and target == (width, height) and picture.mode in {"L", "RGB"}
    if kind == "JPEG" and as_it_is and is_srgb(picture):
        stripped = without_metadata(data)
        if stripped is not None:
            return PreparedImage(stripped, "image/jpeg", width, height)
    return _encode(_upright(picture, target, orientation), data, kind)


def _upright(picture: Image, target: tuple[int, int], orientation: int) -> Image:
    from PIL.Image import Resampling, Transpose

    profile = picture.info.get("icc_profile")
    image = plain_mode(picture)
    if image.size != target:
        image = image.resize(target, Resampling.LANCZOS, reducing_gap=2.0)
    image = to_srgb(image, profile)
    turn = _TURNS.get(orientation)
    return image if turn is None else image.transpose(Transpose(turn))


def _encode(image: Image, data: bytes, kind: str) -> PreparedImage:
    """JPEG for photographs, PNG for what came without loss or has transparent parts."""
    image.info = {}
    output = BytesIO()
    lossless = kind == "PNG" or (kind == "WebP" and b"VP8L" in data[:64])
    if lossless or image.mode not in {"L", "RGB"}:
        image.save(output, "PNG", compress_level=1)  # the PDF's writer compresses it again
        media_type = "image/png"
    else:
        image.save(output, "JPEG", quality=JPEG_QUALITY)
        media_type = "image/jpeg"
    return PreparedImage(output.getvalue(), media_type, *image.size)


def _orientation(picture: Image) -> int:
    """The Exif orientation, 1 to 8; 1 where Exif is missing or damaged."""
    try:
        value = picture.getexif().get(_ORIENTATION, 1)
    except Exception:  # its parser fails in many ways, and the picture is whole all the same
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


@contextmanager
def _strict_pillow() -> Iterator[None]:
    """Pillow without leniency, warnings and its own limit.

    Why: importing WeasyPrint makes Pillow accept truncated files, for the whole process.
    """
    from PIL import Image, ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS
    ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS = False, None
    try:
        with catch_warnings():
            simplefilter("ignore")
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS = before


def _is_cut_off(kind: str, data: bytes) -> bool:
    """Whether the end that its format demands is missing."""
    if kind == "JPEG":
        return b"\xff\xd9" not in data[-65536:]
    if kind == "PNG":
        return b"IEND" not in data[-65536:]
    return kind == "WebP" and int.from_bytes(data[4:8], "little") + 8 > len(data)


def _pack(image: PreparedImage) -> bytes:
    head = json.dumps([image.media_type, image.width, image.height])
    return head.encode() + b"\n" + image.data


def _unpack(kept: bytes) -> PreparedImage:
    head, _, data = kept.partition(b"\n")
    media_type, width, height = json.loads(head)
    return PreparedImage(data, media_type, width, height)


# What to tell the author


def _animated(name: str, picture: Image, kind: str, place: Place) -> tuple[Finding, ...]:
    if kind not in {"PNG", "WebP"} or not getattr(picture, "is_animated", False):
        return ()
    message = say("圖檔「{name}」是動畫，只印出第一格。", name=name)
    return (warning("IMAGE-ANIMATED", place, message, say("請另存想要的那一格為 PNG 或 JPEG。")),)


def _broken(name: str, place: Place) -> Finding:
    message = say("圖檔「{name}」已損壞，無法讀取。", name=name)
    return error("IMAGE-BROKEN", place, message, say("請重新匯出，或改用原始檔案。"))


def _truncated(name: str, place: Place) -> Finding:
    message = say("圖檔「{name}」不完整，檔案在中途結束。", name=name)
    return error("IMAGE-TRUNCATED", place, message, say("可能是複製或下載中斷，請重新取得檔案。"))


def _too_large(place: Place, message: Message) -> Finding:
    hint = say(
        "請縮小到 {pixels} 萬像素、{size} MB 以內；滿版照片只需要 2,480 × 3,508 像素。",
        pixels=MAX_PIXELS // 10_000,
        size=MAX_BYTES // 1_000_000,
    )
    return error("IMAGE-TOO-LARGE", place, message, hint)


def _format(name: str, kind: str, place: Place) -> Finding:
    if kind == "HEIC":
        message = say("圖檔「{name}」是 HEIC，這部電腦沒有安裝讀取它的套件。", name=name)
        hint = say("請另存為 JPEG，或安裝 reportgen[heic]。")
    elif kind:
        message = say("圖檔「{name}」是 {kind}，無法排入報告。", name=name, kind=kind)
        hint = say("照片請另存為 JPEG，圖表與螢幕畫面請另存為 PNG 或 SVG。")
    else:
        message = say("檔案「{name}」不是可辨識的圖檔格式。", name=name)
        hint = say("照片請另存為 JPEG，圖表與螢幕畫面請另存為 PNG 或 SVG。")
    return error("IMAGE-FORMAT", place, message, hint)
