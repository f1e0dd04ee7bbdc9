"""Plain text as Markdown that prints the same, and the few signs that are made Chinese."""

from __future__ import annotations

import re

from reportgen.cells import width
from reportgen.text import has_han

_INLINE = re.compile(r"[\\*\[\]<`$]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w{1,30};)")
_LINE = re.compile(r"^(\s*)(?:(#|>|[-+](?=\s)|=+\s*$|-{2,}\s*$|~{3,}|:(?=\s)|\{|\|)|(\d{1,9})([.)])(?=\s|$))")  # fmt: skip  # noqa: E501
_URL = re.compile(r"https?://[^\s<>「」『』（）()，。；、]+(?:\([^\s()]*\)[^\s<>（）()，。；、]*)*")
_BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200a]+")
_UNSEEN = re.compile(
    r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f]"
)
_PIECE = re.compile(r".+?(?:[，。；：、！？](?=[^\W\d_A-Za-z])|$)", re.DOTALL)
_OPEN, _CLOSE = "(（", ")）"


def plain(text: str) -> str:
    """*text* without what nobody sees, blanks as one."""
    return _BLANKS.sub(" ", _UNSEEN.sub("", text))


def chinese_signs(text: str) -> str:
    """*text* with full-width brackets and colons where they stand beside Chinese."""
    chars = list(text)
    waiting: list[int] = []
    for index, char in enumerate(text):
        if char in _OPEN:
            waiting.append(index)
        elif char in _CLOSE and waiting:
            start = waiting.pop()
            beside = text[start - 1 : start] + text[start + 1 : index] + text[index + 1 : index + 2]
            if has_han(beside) or text[start] == "（" or char == "）":
                chars[start], chars[index] = "（", "）"
        elif (
            char == ":"
            and has_han(text[max(0, index - 1) : index])
            and text[index + 1 :][:2] != "//"
        ):
            chars[index] = "："
    whole = "".join(chars)
    whole = re.sub(r" *（", "（", whole)
    return re.sub(r"） *(?=[^\x00-\x7f])|(?<=：) +", lambda m: "）" if "）" in m[0] else "", whole)


def markdown(text: str) -> str:
    """*text* as Markdown; web addresses become links."""
    parts: list[str] = []
    end = 0
    for match in _URL.finditer(text):
        address = match[0].rstrip(".,:;!?'\"*_")
        parts += [_escaped(text[end : match.start()]), f"<{address}>"]
        end = match.start() + len(address)
    parts.append(_escaped(text[end:]))
    return "".join(parts)


def _escaped(text: str) -> str:
    return _INLINE.sub(lambda match: "\\" + match[0], text)


def line_safe(line: str) -> str:
    """*line* of Markdown that begins a paragraph, so that it is read as one."""
    match = _LINE.match(line)
    if match is None:
        return line
    start = match.end(1)
    if match[3]:
        start = match.end(3)
    return f"{line[:start]}\\{line[start:]}"


def folded(paragraph: str, cells: int = 100) -> str:
    """*paragraph* in lines of some *cells*, broken after Chinese punctuation before Chinese.

    Why: a change in a long line shows as a change of the whole line; the program joins them again.
    """
    if "\\\n" in paragraph or width(paragraph) <= cells:
        return paragraph
    lines, line = [], ""
    for piece in _PIECE.findall(paragraph):
        if line and width(line) + width(piece) > cells:
            lines.append(line)
            line = ""
        line += piece
    return "\n".join([*lines, line] if line else lines)
