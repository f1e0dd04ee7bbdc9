"""The prose as plain text, and what a line end in the source prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from markdown_it.token import Token

from reportgen.patterns import late
from reportgen.prose.model import Inline, Parsed
from reportgen.text import is_wide

TEXT_TOKENS = frozenset({"text", "marked_text", "code_inline"})
"""Inline tokens whose content is printed as it stands."""

UNPRINTABLE = late("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters, lone surrogates, and what XML 1.0 has no place for."""


def soft_break(before: str, after: str) -> str:
    """What a line end between two printed characters becomes.

    Nothing beside a wide character, a space between two narrow ones. Why nothing between Han and
    Latin too: that gap is the typesetter's, and a typed space would be copied with the text.
    """
    return "" if is_wide(before or " ") or is_wide(after or " ") else " "


def one_line(value: str) -> str:
    """*value* trimmed, its line ends made what they print."""
    lines = [line.strip() for line in value.split("\n") if line.strip()]
    joints = ["", *(soft_break(a[-1], b[0]) for a, b in pairwise(lines))]
    return "".join(part for pair in zip(joints, lines, strict=False) for part in pair)


def stretches(inline: Inline) -> Iterator[str]:
    """The text of *inline*, cut where something else prints between: a number, a line end."""
    run: list[str] = []
    last, waiting = "", False
    for token in inline:
        if token.type in TEXT_TOKENS and token.content:
            if waiting and last:
                run.append(soft_break(last, token.content[0]))
            run.append(token.content)
            last, waiting = token.content[-1], False
        elif token.type == "softbreak":
            waiting = True
        elif token.type in {"hardbreak", "footnote_ref", "formula"} or "empty" in token.meta:
            yield from _whole(run)
            run, last, waiting = [], "", False
    yield from _whole(run)


def _whole(run: list[str]) -> Iterator[str]:
    text = UNPRINTABLE.sub("", "".join(run)).strip()
    if text:
        yield text


def inline_text(inline: Inline) -> str:
    """The text of *inline* in one line, without notes and references: for 圖目次 and ``alt``.

    Formulas are in it in words.
    """
    parts: list[str] = []
    start = 0
    for index, token in enumerate(inline):
        if "equation" in token.meta:
            parts += (*stretches(inline[start:index]), token.meta["equation"].words)
            start = index + 1
    return "".join((*parts, *stretches(inline[start:])))


def plain_text(parsed: Parsed) -> str:
    """The text of the prose in reading order, one line for each stretch that prints unbroken.

    A line ends with its block, and where a reference, a footnote call or a hard break stands: what
    prints there is not the author's text. Footnotes follow the block that first calls them;
    a table's caption stands before it, a figure's caption and source after.
    """
    return "\n".join(line for token in parsed.tokens for line in _lines(token))


def _lines(token: Token) -> Iterator[str]:
    if token.type in {"fence", "attributes"}:
        yield from (line for line in token.content.split("\n") if line.strip())
    elif table := token.meta.get("table"):
        yield table.title
        yield from _source(table.source)
    for figure in token.meta.get("figures", ()):
        yield from stretches(figure.caption)
        yield from _source(figure.source)
        yield from _notes(figure.caption)
    if token.type == "inline" and "figures" not in token.meta:
        yield from stretches(token.children or ())
        yield from _notes(token.children or ())


def _source(source: str) -> Iterable[str]:
    return (source,) if source else ()


def _notes(inline: Inline) -> Iterator[str]:
    for token in inline:
        if token.meta.get("first"):
            for paragraph in token.meta["footnote"].paragraphs:
                yield from stretches(paragraph)
