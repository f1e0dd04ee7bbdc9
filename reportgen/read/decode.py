"""From bytes to text: UTF-8, or a finding with the likely encoding."""

from __future__ import annotations

import codecs

from reportgen.findings import Finding, Message, say
from reportgen.places import Place, Source
from reportgen.read.characters import in_file
from reportgen.rulebook.records import (
    FILE_BOM,
    FILE_EMPTY,
    FILE_ENCODING,
    FILE_UNREADABLE,
)


def decode(data: bytes, file: str) -> tuple[Source | None, list[Finding]]:
    """The text of *data*, its line ends all the same; ``None`` where it is no UTF-8 text."""
    findings: list[Finding] = []
    if not data.strip(b" \t\r\n\xef\xbb\xbf\x00"):
        return None, [_empty(file)]
    if data.startswith(codecs.BOM_UTF8):
        data = data.removeprefix(codecs.BOM_UTF8)
        findings.append(_bom(file))
    wide = _utf16(data)
    if wide:
        return None, [_encoding(Place(file), wide)]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as bad:
        return None, [_encoding(_place(data, bad.start, file), _looks_like(data))]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    source = Source(file, text)
    if "\0" in text:
        return None, [_binary(source.place(text.index("\0"), text.index("\0") + 1))]
    findings += in_file(source)
    return source, findings


def _utf16(data: bytes) -> str:
    """The name of the wide encoding that *data* is in, or nothing.

    Without a mark it shows by its line ends and ASCII keys: every other byte of them is zero.
    """
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "UTF-32"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16"
    if len(data) % 2 or b"\0" not in data:
        return ""
    for name, zeros, others in (
        ("utf-16-le", data[1::2].count(0), data[0::2].count(0)),
        ("utf-16-be", data[0::2].count(0), data[1::2].count(0)),
    ):
        if zeros * 20 > len(data) and not others:
            try:
                data.decode(name)
            except UnicodeDecodeError:
                continue
            return "UTF-16"
    return ""


def _looks_like(data: bytes) -> str:
    """Big5 or GBK, whichever keeps its common characters together; else nothing.

    Both put the characters of daily use first: Big5 behind A4–C6, GB 2312 behind B0–D7. Only lines
    that are no UTF-8 are judged, since a pasted file may be in two encodings.
    """
    data = b"\n".join(line for line in data.split(b"\n") if not _is_utf8(line))
    best, share = "", 0.5
    for name, codec, first, last in (("Big5", "cp950", 0xA4, 0xC6), ("GBK", "gbk", 0xB0, 0xD7)):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        leads = [c.encode(codec)[0] for c in text if "\u4e00" <= c <= "\u9fff"]
        common = sum(first <= lead <= last for lead in leads) / len(leads) if leads else 0.0
        if common > share:
            best, share = name, common
    return best


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _place(data: bytes, index: int, file: str) -> Place:
    """The place of the byte at *index*, counting what stands before it as characters."""
    start = data.rfind(b"\n", 0, index) + 1
    line = data.count(b"\n", 0, index) + 1
    column = len(data[start:index].decode("utf-8", "replace")) + 1
    return Place(file, line, column, line, column + 1)


def _encoding(place: Place, name: str) -> Finding:
    message: Message = (
        say("這個檔案看來是 {encoding} 編碼，不是 UTF-8，因此無法讀取。", encoding=name)
        if name
        else say("這裡有不屬於 UTF-8 的位元組，因此無法讀取這個檔案。")
    )
    return FILE_ENCODING.finding(
        place,
        message,
        say("請以 UTF-8 另存：記事本選「另存新檔」，編碼選 UTF-8；"
            "VS Code 按右下角的編碼名稱，選「以編碼儲存」再選 UTF-8。"),
    )  # fmt: skip


def _bom(file: str) -> Finding:
    return FILE_BOM.finding(
        Place(file, 1, 1, 1, 2),
        say("檔案開頭有位元組順序記號（BOM）；內容已照常讀取。"),
        say("存檔時請選 UTF-8，不要選「具有 BOM 的 UTF-8」。"),
    )


def _empty(file: str) -> Finding:
    return FILE_EMPTY.finding(
        Place(file),
        say("這個檔案是空的。"),
        say("請填入內容，或刪除這個檔案。"),
    )


def _binary(place: Place) -> Finding:
    return FILE_UNREADABLE.finding(
        place,
        say("這個檔案不是純文字檔：裡面有零位元組。"),
        say("記錄必須是以 UTF-8 存檔的 YAML 純文字；Word、Excel 或圖檔請勿改名為 .yaml。"),
    )
