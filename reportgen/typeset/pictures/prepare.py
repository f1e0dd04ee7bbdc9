"""Pictures ready for print: upright, sRGB, 300 ppi, and without camera data or positions.

The originals are never changed. A picture that cannot be printed gets a finding with a remedy.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache as cached
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from io import BytesIO
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from reportgen import limits
from reportgen.cache import Cache, digest
from reportgen.findings import Finding
from reportgen.isolate.bounds import Done, Reason, bounded
from reportgen.typeset.pictures.colour import is_srgb, plain_mode, to_srgb
from reportgen.typeset.pictures.drawing import Drawing, Problem, SvgError, clean_svg
from reportgen.typeset.pictures.findings import (
    animated,
    broken,
    cleaned,
    misnamed,
    refusal,
    too_costly,
    too_many_pixels,
    too_many_scans,
    truncated,
    undrawable,
    unusable_drawing,
)
from reportgen.typeset.pictures.formats import is_cut_off, sniff
from reportgen.typeset.pictures.jpeg import scans, without_metadata
from reportgen.typeset.pictures.model import Preparation, PreparedImage, SourceImage
from reportgen.typeset.pictures.png import has_all_rows

if TYPE_CHECKING:
    from PIL.Image import Image

_KIND = "pictures"
_RECIPE = "picture 5"
"""A new value whenever the bytes that this module makes change."""
_MAGIC = {"image/png": b"\x89PNG", "image/jpeg": b"\xff\xd8"}
"""How the data of a kept picture begin."""
_ORIENTATION = 0x0112
_FIRST_SIDEWAYS = 5
_TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}
"""Exif orientation → the number of Pillow's ``Transpose`` that turns the picture upright."""


def prepare_one(picture: SourceImage, data: bytes, cache: Cache) -> Preparation:
    """Make *picture*, whose file holds *data*, ready for print; never raises for what they are.

    Not to be called from two threads at once: Pillow's settings belong to the process.
    """
    with _strict_pillow():
        return _prepare(picture, data, cache)


def _prepare(picture: SourceImage, data: bytes, cache: Cache) -> Preparation:
    if picture.page:
        return _page(picture, data, cache)
    kind = sniff(data)
    if refused := refusal(picture.name, data, kind, picture.place):
        return Preparation(None, (refused,))
    findings = misnamed(picture.name, kind, picture.place)
    make = _drawing if kind == "SVG" else partial(_raster, kind=kind)
    preparation = make(picture, data, cache=cache)
    return replace(preparation, findings=(*findings, *preparation.findings))


def _page(picture: SourceImage, data: bytes, cache: Cache) -> Preparation:
    """A page of a PDF, drawn in a child and then made ready like any picture."""
    from reportgen.facsimile.pdf import picture_of

    key = digest(recipe("pypdfium2"), str(picture.limit), str(picture.page), data)
    if (image := kept_image(key, cache)) is not None:
        return Preparation(image, kept=key)
    outcome = bounded(picture_of, data, picture.page, picture.limit)
    if not isinstance(outcome, Done):
        return Preparation(None, (too_costly(picture.name, picture.place),))
    preparation = _raster(picture, outcome.value, cache, "PNG")
    if preparation.image is not None:
        cache.put(_KIND, key, _pack(preparation.image))
        return replace(preparation, kept=key)
    return preparation


def _drawing(picture: SourceImage, data: bytes, cache: Cache) -> Preparation:
    try:
        drawing = clean_svg(data)
    except SvgError as error:
        return Preparation(None, (unusable_drawing(picture.name, error.problem, picture.place),))
    embedded = tuple(_embedded(picture, drawing, cache))
    findings = tuple(finding for _, inside in embedded for finding in inside.findings)
    pictures = tuple((url, inside.image) for url, inside in embedded if inside.image is not None)
    if len(pictures) < len(embedded):
        return Preparation(None, findings)
    image = PreparedImage(
        drawing.data, "image/svg+xml", drawing.width, drawing.height, drawing.text, pictures
    )
    if not drawing.plain and (refused := _tried(picture, image, cache)):
        return Preparation(None, (refused,))
    if drawing.removed:
        findings += (cleaned(picture.name, drawing.removed, picture.place),)
    return Preparation(image, findings)


def _embedded(
    picture: SourceImage, drawing: Drawing, cache: Cache
) -> Iterator[tuple[str, Preparation]]:
    """The pictures inside *drawing* by their addresses, up to the first that cannot be used."""
    pixels = 0
    for inside in drawing.embedded:
        kind = sniff(inside.data)
        refused = refusal(picture.name, inside.data, kind, picture.place)
        preparation = (
            Preparation(None, (refused,)) if refused else _raster(picture, inside.data, cache, kind)
        )
        if preparation.image is not None:
            pixels += preparation.image.width * preparation.image.height
            if pixels > limits.PICTURE_PIXELS:
                refused = unusable_drawing(picture.name, Problem.COST, picture.place)
                preparation = Preparation(None, (refused,))
        yield inside.address, preparation
        if preparation.image is None:
            return


def _tried(picture: SourceImage, image: PreparedImage, cache: Cache) -> Finding | None:
    """The finding if the engine fails to draw *image* in a child; a success is cached."""
    from reportgen.typeset.pictures.trial import try_drawing

    key = digest(_RECIPE, version("weasyprint"), image.data)
    if cache.get("drawings", key) is not None:
        return None
    problem = try_drawing(image.data, {url: inside.data for url, inside in image.embedded})
    if problem is None:
        cache.put("drawings", key, b"drawn")
    elif problem is Problem.COST:
        return unusable_drawing(picture.name, problem, picture.place)
    return undrawable(picture.name, picture.place) if problem else None


def _raster(picture: SourceImage, data: bytes, cache: Cache, kind: str) -> Preparation:
    decoder = "pillow-heif" if kind == "HEIC" else "pillow"
    key = digest(recipe(decoder), str(picture.limit), str(picture.quality), data)
    if (image := kept_image(key, cache)) is not None:
        return Preparation(image, kept=key)
    try:
        preparation = _safely_decoded(picture, data, kind)
    except Exception:  # a damaged file makes decoders fail in every way there is
        make = truncated if is_cut_off(kind, data) else broken
        return Preparation(None, (make(picture.name, picture.place),))
    if preparation.image is not None and not preparation.findings:
        cache.put(_KIND, key, _pack(preparation.image))
        return replace(preparation, kept=key)
    return preparation


@cached
def recipe(decoder: str) -> str:
    """The version of this module and of *decoder*, ``pillow`` or ``pillow-heif``."""
    try:
        return f"{_RECIPE} {decoder} {version(decoder)}"
    except PackageNotFoundError:
        return _RECIPE


def kept_image(key: str, cache: Cache) -> PreparedImage | None:
    """The picture that is in *cache* under *key*."""
    return cache.read(_KIND, key, _unpack)


def _safely_decoded(picture: SourceImage, data: bytes, kind: str) -> Preparation:
    """*picture* decoded, in a child where a library less trusted than the decoders is needed.

    These are those of HEIC and of colour profiles.
    """
    if kind != "HEIC" and _has_usual_colours(data, kind):
        return _decoded(picture, data, kind)
    outcome = bounded(_strictly_decoded, picture, data, kind)
    if isinstance(outcome, Done):
        return outcome.value
    if outcome.reason in {Reason.TIME, Reason.MEMORY}:
        return Preparation(None, (too_costly(picture.name, picture.place),))
    raise outcome.error or RuntimeError(outcome.reason)


def _strictly_decoded(picture: SourceImage, data: bytes, kind: str) -> Preparation:
    """Body of the child, which may have been spawned."""
    with _strict_pillow():
        return _decoded(picture, data, kind)


def _has_usual_colours(data: bytes, kind: str) -> bool:
    from PIL import Image

    with Image.open(BytesIO(data), formats=[kind.upper()]) as opened:
        return is_srgb(opened)


def _decoded(picture: SourceImage, data: bytes, kind: str) -> Preparation:
    from PIL import Image

    if kind == "HEIC":
        import pillow_heif  # type: ignore[import-not-found,unused-ignore]

        pillow_heif.register_heif_opener()  # turns pictures upright itself, and says so in Exif
    decoder = "HEIF" if kind == "HEIC" else kind.upper()
    with Image.open(BytesIO(data), formats=[decoder]) as opened:
        width, height = opened.size
        if width * height > limits.PICTURE_PIXELS:
            return Preparation(None, (too_many_pixels(picture.name, width, height, picture.place),))
        if kind == "JPEG" and not _is_quick(width * height, scans(data)):
            return Preparation(None, (too_many_scans(picture.name, picture.place),))
        if kind == "PNG":
            with Image.open(BytesIO(data), formats=[decoder]) as unchecked:
                unchecked.verify()  # checksums, which decoding passes over
            if not has_all_rows(data):
                return Preparation(None, (truncated(picture.name, picture.place),))
        moving = kind in {"PNG", "WebP"} and getattr(opened, "is_animated", False)
        findings = (animated(picture.name, picture.place),) if moving else ()
        return Preparation(_printable(opened, picture, data, kind), findings)


def _is_quick(pixels: int, count: int) -> bool:
    """Whether a JPEG of *pixels* can be decoded in a second or two, with *count* scans."""
    return count <= limits.JPEG_SCANS and pixels * count <= limits.JPEG_WORK


def _printable(picture: Image, source: SourceImage, data: bytes, kind: str) -> PreparedImage:
    orientation = _orientation(picture)
    sideways = orientation >= _FIRST_SIDEWAYS
    width, height = picture.size
    printed = (height, width) if sideways else (width, height)
    scale = min(1.0, *(most / size for most, size in zip(source.limit, printed, strict=True)))
    target = picture.size
    if scale < 1.0:
        target = (max(1, round(width * scale)), max(1, round(height * scale)))
        # The decoder itself can give a half, a quarter or an eighth; never below what is needed.
        picture.draft(None, target)
    picture.load()
    as_it_is = orientation == 1 and target == (width, height) and picture.mode in {"L", "RGB"}
    if kind == "JPEG" and as_it_is and is_srgb(picture):
        stripped = without_metadata(data)
        if stripped is not None:
            return PreparedImage(stripped, "image/jpeg", width, height)
    lossless = kind == "PNG" or (kind == "WebP" and b"VP8L" in data[:64])
    scaled = _encode(_upright(picture, target, orientation), lossless, source.quality)
    small = width * height <= limits.PICTURE_OPTIMIZED
    if target == picture.size or scaled.media_type != "image/png" or not small:
        return scaled
    # Line art grows when it is scaled: the smoothed edges have colours that it had not.
    whole = _encode(_upright(picture, picture.size, orientation), lossless, source.quality)
    return min(whole, scaled, key=lambda image: len(image.data))


def _upright(picture: Image, target: tuple[int, int], orientation: int) -> Image:
    from PIL.Image import Resampling, Transpose

    profile = picture.info.get("icc_profile")
    image = plain_mode(picture)
    if image.size != target:
        image = image.resize(target, Resampling.BICUBIC, reducing_gap=2.0)
    image = to_srgb(image, profile)
    turn = _TURNS.get(orientation)
    return image if turn is None else image.transpose(Transpose(turn))


def _encode(image: Image, lossless: bool, quality: int) -> PreparedImage:
    """JPEG for photographs, PNG for what came without loss or has transparent parts."""
    image.info = {}
    output = BytesIO()
    if lossless or image.mode not in {"L", "RGB"}:
        # It goes into the PDF as it is; the last percents take three times as long.
        optimize = image.width * image.height <= limits.PICTURE_OPTIMIZED
        image.save(output, "PNG", optimize=optimize)
        media_type = "image/png"
    else:
        image.save(output, "JPEG", quality=quality)
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


def _pack(image: PreparedImage) -> bytes:
    head = json.dumps([image.media_type, image.width, image.height])
    return head.encode() + b"\n" + image.data


def _unpack(kept: bytes) -> PreparedImage:
    head, _, data = kept.partition(b"\n")
    media_type, width, height = json.loads(head)
    if not data.startswith(_MAGIC[media_type]):
        raise ValueError(media_type)
    return PreparedImage(data, media_type, int(width), int(height))
