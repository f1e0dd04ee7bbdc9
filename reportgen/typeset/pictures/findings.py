"""Findings about pictures that cannot be printed, or not as they are."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import PurePosixPath

from reportgen import DISTRIBUTION, limits
from reportgen.findings import Finding, Message, say
from reportgen.places import Place
from reportgen.rulebook.typeset import (
    IMAGE_ANIMATED,
    IMAGE_BROKEN,
    IMAGE_CLEANED,
    IMAGE_EMPTY,
    IMAGE_FORMAT,
    IMAGE_MISNAMED,
    IMAGE_TOO_LARGE,
    IMAGE_TRUNCATED,
    IMAGE_UNSAFE,
)
from reportgen.typeset.pictures.drawing.syntax import Problem
from reportgen.typeset.pictures.formats import SUFFIXES


def refusal(name: str, data: bytes, kind: str, place: Place) -> Finding | None:
    """The finding about a file that need not be opened for it."""
    if not data:
        return IMAGE_EMPTY.finding(
            place,
            say("圖檔「{name}」是空的（0 位元組），請重新複製原檔。", name=name),
        )
    if len(data) > limits.PICTURE_BYTES:
        return too_many_bytes(name, len(data), place)
    if not kind:
        suffix = PurePosixPath(name).suffix.lower()
        is_format = any(suffix in suffixes for suffixes in SUFFIXES.values())
        return broken(name, place) if is_format else wrong_format(name, "", place)
    if kind not in SUFFIXES or (kind == "HEIC" and find_spec("pillow_heif") is None):
        return wrong_format(name, kind, place)
    return None


def misnamed(name: str, kind: str, place: Place) -> tuple[Finding, ...]:
    """A suffix of another format than the content."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in SUFFIXES[kind]:
        return ()
    return (
        IMAGE_MISNAMED.finding(
            place,
            say("圖檔「{name}」的內容其實是 {kind}。", name=name, kind=kind),
            say("請把副檔名改為 {suffix}。", suffix=SUFFIXES[kind][0]),
        ),
    )


def unusable_drawing(name: str, problem: Problem, place: Place) -> Finding:
    """A drawing that is refused because of *problem*."""
    if problem is Problem.ENTITIES:
        return IMAGE_UNSAFE.finding(
            place,
            say("SVG 圖檔「{name}」宣告了實體（ENTITY），不予讀取。", name=name),
            say("請在繪圖軟體中另存為一般 SVG（Plain SVG）或 PNG。"),
        )
    if problem is Problem.COST:
        return IMAGE_TOO_LARGE.finding(
            place,
            say("圖檔「{name}」的圖形元素過多、層數過深，或互相引用而重複過多次。", name=name),
            say("請在繪圖軟體中簡化路徑與標記，或另存為 PNG。"),
        )
    if problem is Problem.SIZE:
        return IMAGE_BROKEN.finding(
            place,
            say("SVG 圖檔「{name}」的尺寸無法印出。", name=name),
            say(
                "width、height 應為 1 到 {most} 像素；viewBox 應為四個數，其寬、高亦同。",
                most=limits.SVG_SIZE,
            ),
        )
    return broken(name, place)


def undrawable(name: str, place: Place) -> Finding:
    """A drawing that the engine cannot draw."""
    message = say("SVG 圖檔「{name}」有排版引擎無法畫出的內容。", name=name)
    return IMAGE_BROKEN.finding(place, message, say("請另存為一般 SVG（Plain SVG）或 PNG。"))


def cleaned(name: str, removed: Sequence[str], place: Place) -> Finding:
    """Parts of a drawing are missing from the print."""
    shown = tuple(removed[:5])
    message = say("圖檔「{name}」中無法印出的內容已略去：{removed}。", name=name, removed=shown)
    return IMAGE_CLEANED.finding(place, message, say("如果圖因此不完整，請另存為 PNG。"))


def animated(name: str, place: Place) -> Finding:
    """Only one of several frames is printed."""
    message = say("圖檔「{name}」是動畫，只印出第一格。", name=name)
    return IMAGE_ANIMATED.finding(place, message, say("請另存想要的那一格為 PNG 或 JPEG。"))


def too_many_bytes(name: str, size: int, place: Place) -> Finding:
    """A file of *size* bytes, which is not read."""
    return too_large(
        place, say("圖檔「{name}」過大（{size} MB）。", name=name, size=size // 1_000_000)
    )


def too_many_pixels(name: str, width: int, height: int, place: Place) -> Finding:
    """A picture that would fill the memory when it is decoded."""
    message = say(
        "圖檔「{name}」過大（{width} × {height} 像素）。", name=name, width=width, height=height
    )
    return too_large(place, message)


def too_costly(name: str, place: Place) -> Finding:
    """A picture that takes more time or memory than any picture should."""
    message = say("圖檔「{name}」解碼所需的時間或記憶體過多。", name=name)
    return too_large(place, message)


def too_many_scans(name: str, place: Place) -> Finding:
    """A progressive JPEG that takes long to decode."""
    message = say("JPEG 圖檔「{name}」分成太多次掃描（漸進式），解碼過久。", name=name)
    return IMAGE_TOO_LARGE.finding(place, message, say("請以一般（非漸進式）JPEG 另存。"))


def broken(name: str, place: Place) -> Finding:
    """A file that no decoder understands."""
    message = say("圖檔「{name}」已損壞，無法讀取。", name=name)
    return IMAGE_BROKEN.finding(place, message, say("請重新匯出，或改用原始檔案。"))


def truncated(name: str, place: Place) -> Finding:
    """A file whose end is missing."""
    message = say("圖檔「{name}」不完整，檔案在中途結束。", name=name)
    return IMAGE_TRUNCATED.finding(place, message, say("可能是複製或下載中斷，請重新取得檔案。"))


def too_large(place: Place, message: Message) -> Finding:
    """A picture beyond a limit, which *message* states."""
    hint = say(
        "請縮小到 {pixels} 萬像素、{size} MB 以內；滿版照片只需要 2,480 × 3,508 像素。",
        pixels=limits.PICTURE_PIXELS // 10_000,
        size=limits.PICTURE_BYTES // 1_000_000,
    )
    return IMAGE_TOO_LARGE.finding(place, message, hint)


def wrong_format(name: str, kind: str, place: Place) -> Finding:
    """A file in a format that is not printed; *kind* is empty where it is not known."""
    if kind == "HEIC":
        message = say("圖檔「{name}」是 HEIC，這部電腦沒有安裝讀取它的套件。", name=name)
        hint = say("請另存為 JPEG，或安裝 {package}[heic]。", package=DISTRIBUTION)
    elif kind:
        message = say("圖檔「{name}」是 {kind}，無法排入報告。", name=name, kind=kind)
        hint = say("照片請另存為 JPEG，圖表與螢幕畫面請另存為 PNG 或 SVG。")
    else:
        message = say("檔案「{name}」不是可辨識的圖檔格式。", name=name)
        hint = say("照片請另存為 JPEG，圖表與螢幕畫面請另存為 PNG 或 SVG。")
    return IMAGE_FORMAT.finding(place, message, hint)
