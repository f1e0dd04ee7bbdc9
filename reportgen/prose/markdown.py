"""The dialect: CommonMark with tables, footnotes, definition lists and attributes, no raw HTML.

Two things differ from CommonMark on purpose. Emphasis knows wide characters (:mod:`.flanking`),
and four spaces of indent make no code block: in a report that is an indented paragraph, and as code
it would run off the page. Every construct that can be wrong carries in its token's ``meta``
where it stands: ``start`` and ``end`` in the content of its inline.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import table as table_rule
from markdown_it.rules_block.table import escapedSplit, getLine
from markdown_it.rules_inline import StateInline, autolink, image, link
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote.index import footnote_def

from reportgen import limits
from reportgen.patterns import late
from reportgen.prose import attributes, formulas
from reportgen.prose.brackets import HELPERS
from reportgen.prose.flanking import WideStateInline

InlineRule = Callable[[StateInline, bool], bool]

_ATTRIBUTE_LINES = 20
"""Lines that one block of attributes may go over."""

_TAG = late(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]{0,500})?/?>|<!--")
_STRAY = late(r"\](?:\(|（(?=\s*(?:https?:|mailto:|#|[\w./-]+[./]\w)))", re.ASCII)
"""Where the label of a link would end, its brackets in one form or the other."""
_NOTE = late(r"\[\^([^\s\]]{1,100})\]")


class _Inline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = WideStateInline(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _Block(ParserBlock):
    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        """markdown-it drops what is nested too deep; the first such line is kept for a finding."""
        if state.level >= limits.PROSE_DEPTH:
            state.env.setdefault("deep", startLine)
        super().tokenize(state, startLine, endLine)


class _Markdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        """Any: an address that must not be used becomes a finding, not text."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        """As it stands: a figure's file is looked for under the name that was written."""
        return url


@cache
def parser() -> MarkdownIt:
    """The configured parser; it holds no state between two parses."""
    markdown = _Markdown("zero")
    markdown.inline, markdown.block = _Inline(), _Block()
    markdown.helpers = HELPERS  # type: ignore[assignment]
    markdown.configure(
        "commonmark", {"html": False, "maxNesting": limits.PROSE_DEPTH, "store_labels": True}
    )
    markdown.disable(["code", "html_block", "html_inline"]).enable("table").use(deflist_plugin)
    block, inline = markdown.block.ruler, markdown.inline.ruler
    block.at("table", _table, {"alt": ["paragraph", "reference"]})
    block.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
    block.before("fence", "attributes", _attribute_line, {"alt": ["paragraph", "reference"]})
    block.before("fence", "formula", formulas.apart, {"alt": ["paragraph", "reference"]})
    inline.before("emphasis", "formula", formulas.in_line)
    inline.at("link", _placed(link))
    inline.at("image", _placed(image))
    inline.at("autolink", _placed(autolink))
    inline.before("link", "footnote_ref", _footnote_ref)
    inline.before("link", "stray", _stray)
    inline.after("link", "span", _span)
    inline.after("autolink", "tag", _tag)
    return markdown


def _placed(rule: InlineRule) -> InlineRule:
    """*rule*, with its place kept in its token, and with the attributes after it."""

    def placed(state: StateInline, silent: bool) -> bool:
        start, first = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        token = None if silent else _opening(state.tokens, first)
        _take_attributes(state, token)
        if token is not None:
            token.meta.update(start=start, end=state.pos)
        return True

    return placed


def _opening(tokens: list[Token], first: int) -> Token:
    """The token that a rule pushed; text that was waiting may have been flushed before it."""
    return tokens[first] if tokens[first].type != "text" else tokens[first + 1]


def _take_attributes(state: StateInline, token: Token | None) -> None:
    read = attributes.read(state.src, state.pos, state.posMax)
    if isinstance(read, attributes.Attributes):
        state.pos = read.end
        if token is not None:
            token.meta["attributes"] = read.items
    elif read is not None and token is not None:
        token.meta["malformed"] = read.index


def _span(state: StateInline, silent: bool) -> bool:
    """``[text]{lang=fr}``."""
    if state.src[state.pos] != "[":
        return False
    start, stop = state.pos, state.posMax
    close = state.md.helpers.parseLinkLabel(state, start, False)
    read = attributes.read(state.src, close + 1, stop) if close >= 0 else None
    if read is None:
        return False
    if isinstance(read, attributes.Malformed):
        if not silent:
            _text(state, "[").meta.update(start=start, end=start + 1, malformed=read.index)
        state.pos = start + 1
        return True
    if not silent:
        state.pos, state.posMax = start + 1, close
        token = state.push("span_open", "span", 1)
        token.meta.update(start=start, end=read.end, attributes=read.items)
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
    state.pos, state.posMax = read.end, stop
    return True


def _footnote_ref(state: StateInline, silent: bool) -> bool:
    """``[^name]``, whether or not such a note is defined."""
    match = _NOTE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("footnote_ref", "", 0)
        token.content = match[0]
        token.meta = {"name": match[1], "start": match.start(), "end": match.end()}
    state.pos = match.end()
    return True


def _stray(state: StateInline, silent: bool) -> bool:
    """``](`` that ended no link and no image: printed as text, and reported."""
    if not _STRAY.match(state.src, state.pos, state.posMax):
        return False
    if not silent:
        meta = _text(state, "]").meta
        meta.update(start=state.pos, end=state.pos + 2, stray=True)
    state.pos += 1
    return True


def _tag(state: StateInline, silent: bool) -> bool:
    """An HTML tag: printed as text, and reported."""
    match = _TAG.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        _text(state, match[0]).meta.update(start=match.start(), end=match.end(), tag=match[0])
    state.pos = match.end()
    return True


def _text(state: StateInline, content: str) -> Token:
    """Text under a type of its own, so that it is not joined with its neighbours."""
    token = state.push("marked_text", "", 0)
    token.content = content
    return token


def _attribute_line(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """Lines of nothing but attributes: they belong to the block below them."""
    start = state.bMarks[startLine] + state.tShift[startLine]
    last = startLine
    while last + 1 < min(endLine, startLine + _ATTRIBUTE_LINES) and not state.isEmpty(last + 1):
        last += 1
    read = attributes.read(state.src, start, state.eMarks[last])
    if read is None:
        return False
    if isinstance(read, attributes.Malformed):
        stop = state.eMarks[startLine]
        found: dict[str, object] = {"malformed": read.index}
    else:
        stop = read.end
        found = {"attributes": read.items}
        if state.src[stop : state.eMarks[last]].split("\n", 1)[0].strip():
            return False
    if silent:
        return "attributes" in found
    token = state.push("attributes", "", 0)
    token.meta = {"start": start, "end": stop, **found}
    if "malformed" in found:
        token.content = state.src[start:stop]
    state.line = startLine + 1 + state.src.count("\n", start, stop)
    token.map = [startLine, state.line]
    return True


def _table(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """A table; rows with more cells than its head are kept for a finding, GFM drops the rest."""
    first = len(state.tokens)
    if not table_rule(state, startLine, endLine, silent):
        return False
    if not silent:
        columns = _cells(getLine(state, startLine))
        state.tokens[first].meta["long_rows"] = [
            line
            for line in range(startLine + 2, state.line)
            if _cells(getLine(state, line)) > columns
        ]
    return True


def _cells(line: str) -> int:
    cells = escapedSplit(line.strip())
    return len(cells) - (cells[0] == "") - (len(cells) > 1 and cells[-1] == "")
