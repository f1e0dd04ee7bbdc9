"""From YAML text to Fields, Items and Text that know their places; no value is converted.

Built from the parser's events. Why not from composed nodes: they have lost anchors and tags, they
recurse, and they take five times as long.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from yaml import MarkedYAMLError, YAMLError
from yaml._yaml import CParser, Mark
from yaml.error import Mark as PurePythonMark
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from reportgen import limits
from reportgen.findings import Finding, say
from reportgen.patterns import late
from reportgen.places import Fields, Items, Place, Source, Text
from reportgen.read.lost import lost_in
from reportgen.read.slips import Slips
from reportgen.read.syntax import Trouble, syntax_error
from reportgen.rulebook.records import (
    KEY_DUPLICATE,
    NESTING_TOO_DEEP,
    VALUE_EMPTY,
    VALUE_NULL,
    YAML_ALIAS,
    YAML_ANCHOR,
    YAML_SYNTAX,
    YAML_TAG,
)

_BLANKS = (" ", "\t")
_PROPERTIES = late(r"(?:[&!]\S*\s*)+")

Node = Fields | Items | Text


@dataclass
class Nodes:
    """The nodes of a file, and the findings about its YAML."""

    root: Node | None
    findings: list[Finding]


@dataclass
class _Collection:
    """A mapping or list that is being read."""

    start: int
    mapping: bool
    flow: bool
    end: int = 0
    values: dict[str, Node] = field(default_factory=dict)
    items: list[Node] = field(default_factory=list)
    keys: dict[str, Place] = field(default_factory=dict)
    empty: dict[str, Place] = field(default_factory=dict)
    key: Text | None = None
    key_is_next: bool = True


class _StopReading(Exception):  # noqa: N818
    """Reading cannot go on; a finding has been made."""


def read_nodes(source: Source, slips: Slips) -> Nodes:
    """The document of *source*; its root is ``None`` where it cannot be parsed."""
    builder = _Builder(source, slips)
    root: Node | None = None
    try:
        root = builder.build()
    except _StopReading:
        pass
    except MarkedYAMLError as problem:
        builder.trouble(problem)
    except YAMLError:
        builder.findings.append(syntax_error(Trouble(source, 0, 0, "", "", None)))
    if slips.unmended is not None:
        root = None
    return Nodes(root, builder.findings)


class _Builder:
    """Builds one document from events, without recursion."""

    def __init__(self, source: Source, slips: Slips) -> None:
        self.source = source
        self.slips = slips
        self.findings: list[Finding] = []
        self.open: list[_Collection] = []
        self.root: Node | None = None
        self.documents = 0
        self.last_scalar: Text | None = None

    def build(self) -> Node | None:
        parser = CParser(self.slips.text)
        while parser.check_event():
            self._event(parser.get_event())
        return self.root

    def trouble(self, problem: MarkedYAMLError) -> None:
        """Report the parser's error, unless it follows from a slip that is reported already."""
        mark, began = problem.problem_mark, problem.context_mark
        at = self.slips.back(mark.index) if mark else 0
        if self.slips.unmended is not None and at >= self.slips.unmended:
            return
        since = self.slips.back(began.index) if began else at
        phrase, context = problem.problem or "", problem.context or ""
        trouble = Trouble(self.source, at, since, phrase, context, self.last_scalar)
        cause = syntax_error(trouble)
        self.findings = [f for f in self.findings if f.place[:3] != cause.place[:3]]
        self.findings.append(cause)

    def _event(self, event: Event | None) -> None:
        if isinstance(event, ScalarEvent):
            self._add(self._scalar(event))
        elif isinstance(event, CollectionStartEvent):
            self._open(event)
        elif isinstance(event, CollectionEndEvent):
            self._close(event)
        elif isinstance(event, AliasEvent):
            self._add(self._alias(event))
        elif isinstance(event, DocumentStartEvent):
            self._document(event)

    def _document(self, event: DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents == 1:
            return
        start = self.slips.back(_index(event.start_mark))
        self.findings.append(
            YAML_SYNTAX.finding(
                self.source.place(start, start + 3),
                say("一個檔案只能有一份文件，這裡又用「---」開了第二份。"),
                say("請刪除「---」，或把後面的內容移到另一個檔案。"),
            )
        )
        raise _StopReading

    # --- scalars

    def _span(self, event: NodeEvent) -> tuple[int, int]:
        """Start and end in the file, anchor and tag left out."""
        start, end = _index(event.start_mark), _index(event.end_mark)
        text = self.slips.text
        if text[start : start + 1] in {"&", "!"}:
            marks = _PROPERTIES.match(text, start, end)
            start = marks.end() if marks else start
        if text[start : start + 1] in {"|", ">"}:
            end = start + len(text[start:end].rstrip("\n"))
        if not self.slips.mends:
            return start, end
        return self.slips.back(start), self.slips.back(end)

    def _scalar(self, event: ScalarEvent) -> Text:
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        span = self._span(event)
        text = Text(event.value, self.source, span)
        start, end = span
        # A plain scalar on one line, with nothing behind it, is all there.
        if event.style or end - start != len(text) or self.source.text[end : end + 1] in _BLANKS:
            self.findings += lost_in(text, event.style or "")
        self.last_scalar = text
        return text

    def _refuse_properties(self, event: ScalarEvent | CollectionStartEvent) -> None:
        start = self.slips.back(_index(event.start_mark))
        if event.anchor is not None:
            at = self.source.text.find("&", start)
            self.findings.append(
                YAML_ANCHOR.finding(
                    self.source.place(at, at + 1 + len(event.anchor)),
                    say("這裡的「&{name}」是 YAML 錨點，記錄不使用錨點。", name=event.anchor),
                    say("請刪除「&{name}」；若是文字，請將整個值加上引號。", name=event.anchor),
                )
            )
        if event.tag is not None:
            at = self.source.text.find("!", start)
            tag = re.compile(r"\S*").match(self.source.text, at)
            name = tag.group() if tag else "!"
            self.findings.append(
                YAML_TAG.finding(
                    self.source.place(at, at + len(name)),
                    say("這裡的「{name}」是 YAML 標籤，記錄不使用標籤。", name=name),
                    say("請刪除它；若驚嘆號是文字，請將整個值加上引號。"),
                )
            )

    def _alias(self, event: AliasEvent) -> Text:
        span = self._span(event)
        self.findings.append(
            YAML_ALIAS.finding(
                self.source.place(*span),
                say("這裡的「*{name}」是 YAML 別名，記錄不使用別名。", name=event.anchor),
                say("請直接寫出內容；若星號是文字或粗體，請將整個值加上引號。"),
            )
        )
        return Text(f"*{event.anchor}", self.source, span)

    # --- collections

    def _open(self, event: CollectionStartEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        start, end = self._span(event)
        if len(self.open) == limits.RECORD_DEPTH:
            self.findings.append(
                NESTING_TOO_DEEP.finding(
                    self.source.place(start, max(end, start + 1)),
                    say(
                        "這裡已是第 {depth} 層以上，超過可讀取的層數。",
                        depth=limits.RECORD_DEPTH + 1,
                    ),
                    say("請檢查縮排或括號，並減少層數。"),
                )
            )
            raise _StopReading
        mapping = isinstance(event, MappingStartEvent)
        if self._expects_key() and not any(c.mapping and c.key_is_next for c in self.open[:-1]):
            self._no_text_key(start, max(end, start + 1))
        self.open.append(_Collection(start, mapping, bool(event.flow_style), end))

    def _expects_key(self) -> bool:
        return bool(self.open) and self.open[-1].mapping and self.open[-1].key_is_next

    def _no_text_key(self, start: int, end: int) -> None:
        self.findings.append(
            YAML_SYNTAX.finding(
                self.source.place(start, end),
                say("鍵必須是一般文字。"),
                say("請在冒號前寫出鍵的名稱；若這是值，請加上引號。"),
            )
        )

    def _close(self, event: CollectionEndEvent) -> None:
        collection = self.open.pop()
        if _index(event.end_mark) > _index(event.start_mark):
            collection.end = self.slips.back(_index(event.end_mark))
        place = self.source.place(collection.start, collection.end)
        node: Node
        if collection.mapping:
            node = Fields(
                collection.values, place, collection.keys, collection.empty, flow=collection.flow
            )
        else:
            node = Items(collection.items, place)
        self._add(node, collection.end)

    def _add(self, node: Node, end: int = 0) -> None:
        """Add *node* to the innermost open collection, or make it the root."""
        end = node.span[1] if isinstance(node, Text) else end
        if not self.open:
            self.root = None if _is_absent(node) else node
            return
        parent = self.open[-1]
        parent.end = max(parent.end, end)
        if isinstance(node, Text) and node in {"null", "~"}:
            self._null(node)
        if not parent.mapping:
            self._add_item(parent, node)
        elif parent.key_is_next:
            self._add_key(parent, node)
        else:
            self._add_value(parent, node)

    def _add_item(self, parent: _Collection, node: Node) -> None:
        if not _is_absent(node):
            parent.items.append(node)
            return
        assert isinstance(node, Text)
        at = self.source.text.rfind("-", 0, node.span[0] + 1)
        at = at if at >= 0 else node.span[0]
        self.findings.append(
            VALUE_EMPTY.finding(
                self.source.place(at, at + 1),
                say("清單的這一項是空的。"),
                say("請填入內容，或刪除這一項。"),
            )
        )

    def _null(self, text: Text) -> None:
        """Report a ``null`` or ``~``, as tools write it, that would be printed as text."""
        if self.source.text[slice(*text.span)] == text:
            self.findings.append(
                VALUE_NULL.finding(
                    text.place,
                    say("這裡的「{value}」會當成文字，照樣印出。", value=str(text)),
                    say("沒有值時，冒號後面請留空；確是文字時，請加上引號。"),
                )
            )

    def _add_key(self, parent: _Collection, node: Node) -> None:
        parent.key_is_next = False
        parent.key = node if isinstance(node, Text) else None
        if isinstance(node, Text) and not node:
            self._no_text_key(node.span[0], max(node.span[1], node.span[0] + 1))
            parent.key = None

    def _add_value(self, parent: _Collection, node: Node) -> None:
        parent.key_is_next = True
        key, parent.key = parent.key, None
        if key is None:
            return
        name = str(key)
        first = parent.keys.get(name)
        if first is not None:
            self.findings.append(
                KEY_DUPLICATE.finding(
                    key.place,
                    say("「{key}」在同一層出現兩次，第一次在第 {line} 行。",
                        key=name, line=first.line),
                    say("請合併為一個，或刪除多餘的一個。"),
                )
            )  # fmt: skip
            return
        parent.keys[name] = key.place
        if _is_absent(node):
            parent.empty[name] = key.place
        else:
            parent.values[name] = node


def _is_absent(node: Node) -> bool:
    """Whether nothing was written: not even a pair of quotes; ``prose: |`` alone is nothing."""
    if not isinstance(node, Text) or node.strip() or node.source is None:
        return False
    return node.source.text[slice(*node.span)][:1] not in {"'", '"'}


def _index(mark: Mark | PurePythonMark | None) -> int:
    return mark.index if mark else 0
