"""First pass: the prose read, its figures, tables, notes and references known, its slips found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from reportgen import limits
from reportgen.findings import Finding, say
from reportgen.patterns import late
from reportgen.places import Text
from reportgen.prose.footnotes import Footnotes, take_out
from reportgen.prose.markdown import parser
from reportgen.prose.model import Parsed, Table
from reportgen.prose.origin import Lines, Origin
from reportgen.prose.running import Running, all_tokens, only_images
from reportgen.prose.slips import Slips, value
from reportgen.prose.text import UNPRINTABLE
from reportgen.prose.typed import check_lines, check_numbers, check_quotes, mended
from reportgen.read.characters import refused
from reportgen.rulebook.prose import (
    ATTRIBUTE_LOOSE,
    CAPTION_MISSING,
    HEADING_IN_PROSE,
    LINK_UNUSED,
    PROSE_DEEP,
    PROSE_LONG,
    TABLE_CELLS,
    TABLE_FORM,
)

_TABLE_RULE = late(r"^[ \t|｜:-]+$", re.MULTILINE)
_TABBED = late(r"^[ ]*[^\s][^\t\n]*\t[^\n]*[^\s]$", re.MULTILINE)
"""A row as it comes from a word processor or a spreadsheet."""


def parse(text: Text, findings: list[Finding]) -> Parsed:
    """Read *text*; what is wrong in it is added to *findings*, and what is left still renders."""
    source = _printable(text[: limits.PROSE])
    slips = Slips(text, Lines(source), findings)
    environment: dict[str, object] = {}
    tokens = parser().parse(mended(source, slips), environment)
    _check_text(slips)
    _check_depth(slips, environment.get("deep"))
    _check_definitions(slips, environment.get("references"), tokens)

    check_numbers(tokens, slips)
    check_quotes(tokens, slips)
    body, definitions = take_out(tokens)
    footnotes = Footnotes(definitions, slips)
    blocks = _Blocks(slips, Running(slips, footnotes))
    blocks.read(body)
    for definition in definitions:
        blocks.read(definition, in_note=True)
    footnotes.check_unused()
    return Parsed(
        text=text,
        tokens=tuple(body),
        figures=tuple(blocks.running.figures),
        tables=tuple(blocks.tables),
        footnotes=tuple(footnotes.called.values()),
        references=tuple(blocks.running.references),
        equations=tuple(blocks.running.equations.equations),
    )


def _printable(value: str) -> str:
    """*value*, as long as it was, without what no page can show."""
    return UNPRINTABLE.sub(" ", value.replace("\r\n", " \n").replace("\r", "\n"))


def _check_text(slips: Slips) -> None:
    if len(slips.text) > limits.PROSE:
        slips.add(
            PROSE_LONG,
            slips.text.at(limits.PROSE),
            say("這段內容超過 {limit} 字，從這裡起不會印出。", limit=limits.PROSE),
            say("請分成數個場次。"),
        )
    for match in UNPRINTABLE.finditer(slips.text[: limits.PROSE]):
        slips.findings.append(refused(slips.text.at(match.start()), match[0]))


def _check_depth(slips: Slips, line: object) -> None:
    if isinstance(line, int):
        slips.add(PROSE_DEEP, slips.line(line), say("清單或引文層數太多，從這裡起不會印出。"))


def _check_definitions(slips: Slips, defined: object, tokens: list[Token]) -> None:
    """Report ``[label]: address`` lines that nothing uses: markdown-it swallows them."""
    if not isinstance(defined, dict):
        return
    inline = (all_tokens(token.children or ()) for token in tokens)
    used = {token.meta["label"] for part in inline for token in part if "label" in token.meta}
    for label, target in defined.items():
        if label not in used:
            slips.add(
                LINK_UNUSED,
                slips.line(target["map"][0]),
                say("這一行是連結網址的定義，內文沒有用到，不會印出。"),
                say("要印出這行，請在方括號前加反斜線：\\[…]。"),
            )


class _Blocks:
    """Walks the blocks, ties attribute lines to their tables, and hands on the running text."""

    def __init__(self, slips: Slips, running: Running) -> None:
        self.slips, self.running = slips, running
        self.tables: list[Table] = []

    def read(self, tokens: Sequence[Token], in_note: bool = False) -> None:
        """Read *tokens*, one after the other."""
        waiting: Token | None = None
        for parent, token in _with_parent(tokens):
            if waiting is not None:
                self._attach(waiting, token, in_note)
            waiting = token if token.type == "attributes" else None
            if token.type == "attributes":
                self.slips.malformed(token, None)
            elif token.type == "table_open":
                self._check_rows(token)
            elif token.type == "heading_open":
                self._heading(token)
            elif token.type == "formula_apart":
                self.running.equations.apart(token)
            elif token.type == "inline":
                self._inline(token, parent, in_note)
        if waiting is not None:
            self._loose(waiting)

    def _inline(self, token: Token, parent: Token, in_note: bool) -> None:
        inline = token.children or []
        origin = self.slips.lines.origin(token, parent.type)
        if parent.type == "paragraph_open":
            if not in_note and only_images(inline):
                token.meta["figures"] = self.running.row(inline, origin)
                return
            check_lines(inline, origin, self.slips)
            self._check_table(origin)
        self.running.read(inline, origin, in_note)

    def _check_table(self, origin: Origin) -> None:
        """Report the rule of a table that was read as text, for its head has other columns."""
        for rule in _TABLE_RULE.finditer(origin.content):
            if "-" in rule[0] and ("|" in rule[0] or "｜" in rule[0]):
                self.slips.add(
                    TABLE_FORM,
                    self.slips.at(origin, rule.start(), rule.end()),
                    say("這裡像是表格，但看不懂，會照字面印出。"),
                    say("分隔列的欄數要與表頭相同，直線用半形「|」。"),
                )

        rows = _TABBED.findall(origin.content)
        if len(rows) > 1:
            at = origin.content.index(rows[0])
            cells = " | ".join(cell.strip() for cell in rows[0].split("\t") if cell.strip())
            self.slips.add(
                TABLE_FORM,
                self.slips.at(origin, at, at + len(rows[0])),
                say("這裡像是以 Tab 分欄的表格，{count} 列會接成一段文字。", count=len(rows)),
                say("表格以直線分欄：「| {cells} |」，下一行是「{rule}」，其後一列一行。",
                    cells=cells, rule="|---" * (cells.count(" | ") + 1) + "|"),
            )  # fmt: skip

    def _heading(self, token: Token) -> None:
        self.slips.add(
            HEADING_IN_PROSE,
            self.slips.line((token.map or [0])[0]),
            say("內文不能有標題，章節由記錄的層次而來。"),
            say("分節請寫成下一層的 topics 或 sessions，醒目請用 **粗體**。"),
            say("若要的是橫線，請在「---」前空一行。"),
        )

    # -- tables and the attribute lines above them

    def _attach(self, line: Token, block: Token, in_note: bool) -> None:
        if block.type == "table_open" and not in_note:
            self._captioned(line, block)
        elif block.type in {"paragraph_open", "blockquote_open"}:
            lang = value(self.slips.attributes(line, None, "lang"), "lang")
            if lang:
                block.attrSet("lang", lang)
        else:
            self._loose(line)

    def _captioned(self, line: Token, block: Token) -> None:
        kept = self.slips.attributes(line, None, "id", "caption", "source")
        place = self.slips.where(line, None)
        title = value(kept, "caption")
        if not title:
            if kept:
                self.slips.add(
                    CAPTION_MISSING,
                    place,
                    say("這個表沒有標題，不會編號。"),
                    say("請加 {example}。", example='caption="…"'),
                )
            return
        table = Table(title, value(kept, "id") or None, value(kept, "source"), place)
        block.meta["table"] = table
        self.tables.append(table)

    def _loose(self, line: Token) -> None:
        if "attributes" in line.meta:
            self.slips.add(
                ATTRIBUTE_LOOSE,
                self.slips.where(line, None),
                say("這一行屬性之後沒有表格。"),
                say("表格的屬性寫在表格上一行；圖片的屬性緊接在「)」之後，不換行。"),
            )

    def _check_rows(self, token: Token) -> None:
        for row in token.meta["long_rows"]:
            self.slips.add(
                TABLE_CELLS,
                self.slips.line(row),
                say("這一列的欄數多於表頭，多出的不會印出。"),
                say("格內的「|」請寫成「\\|」。"),
            )


def _with_parent(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """Each token with the one before it, which for an inline is the block it stands in."""
    yield from zip((*tokens[:1], *tokens), tokens, strict=False)
