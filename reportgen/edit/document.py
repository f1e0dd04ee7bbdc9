"""The text of a record file with its nodes, and where each begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from reportgen.findings import Message, say
from reportgen.limits import RECORD_DEPTH

Data = str | list["Data"] | dict[str, "Data"] | None
"""The data of a file: text, lists, mappings, and ``None`` for a key without a value."""

_COMMENT = re.compile(r"(?:(?<=\s)|(?<![\s\S]))#[^\n]*")

Path = tuple[str | int, ...]
"""The keys and positions that lead from the root of a file to a value."""


class Unchangeable(Exception):  # noqa: N818  a refusal, not a bug
    """A change that cannot be made; ``message`` is the reason, for a person."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text())
        self.message = message


class Document:
    """A record file: its text, with line feeds only, and its nodes.

    Raises :class:`Unchangeable` for a text that is no YAML, that is deeper than any record, or that
    shares nodes by aliases: a change of one place would then change another.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        try:
            self.root: Node | None = yaml.compose(text, Loader=yaml.CBaseLoader)
        except (yaml.YAMLError, RecursionError):
            raise Unchangeable(say("這個檔案不是讀得懂的 YAML，請先修正。")) from None
        if _is_too_deep(self.root):
            raise Unchangeable(say("這個檔案的層次太深，請先修正。"))

    @cached_property
    def data(self) -> Data:
        """The data of the file."""
        return _data(self.root, set())

    def node(self, path: Path) -> Node:
        """The node at *path*. Raises :class:`Unchangeable` where there is none."""
        node = self.root
        for step in path:
            child = _child(node, step)
            if child is None:
                raise missing(path)
            node = child
        if node is None:
            raise missing(path)
        return node

    def path_at(self, index: int) -> Path | None:
        """The path of the scalar that holds the character at *index*; ``None`` between scalars."""
        node, path = self.root, list[str | int]()
        while isinstance(node, (MappingNode, SequenceNode)):
            for step, child in _children(node):
                if child.start_mark.index <= index < child.end_mark.index:
                    path.append(step)
                    node = child
                    break
            else:
                return None
        return tuple(path) if isinstance(node, ScalarNode) else None

    def comments(self, without: range = range(0)) -> list[str]:
        """The comments of the file, but for those that begin at an index of *without*."""
        matches: list[re.Match[str]] = []
        index = 0
        for node in _scalars(self.root):
            start = node.start_mark.index
            if node.style in {"|", ">"}:
                start = max(start, self.line_end(start) - 1)  # its header may end in a comment
            matches += _COMMENT.finditer(self.text, index, start)
            index = max(index, self.content_end(node))
        matches += _COMMENT.finditer(self.text, index)
        return [match.group().rstrip() for match in matches if match.start() not in without]

    def line_start(self, index: int) -> int:
        """Index of the first character of the line at *index*."""
        return self.text.rfind("\n", 0, index) + 1

    def line_end(self, index: int) -> int:
        """Index behind the line at *index*, its line feed included."""
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end + 1

    def content_end(self, node: Node) -> int:
        """Index behind the last character of *node* itself.

        Why: the parser ends a block collection where the next token begins, behind comments and
        blank lines that are not its own.
        """
        while isinstance(node, (MappingNode, SequenceNode)) and not node.flow_style and node.value:
            last = node.value[-1]
            node = last[1] if isinstance(last, tuple) else last
        end: int = node.end_mark.index
        if isinstance(node, ScalarNode) and node.style in {"|", ">"}:
            # A block with a header alone has nothing to strip but its own line feed.
            start = node.start_mark.index
            end = start + len(self.text[start:end].rstrip(" \n"))
        return end


def missing(path: Path) -> Unchangeable:
    """The error for a *path* that does not exist."""
    steps = " › ".join(str(step + 1) if isinstance(step, int) else step for step in path)
    return Unchangeable(say("檔案裡沒有「{path}」。", path=steps))


def _children(node: MappingNode | SequenceNode) -> Iterator[tuple[str | int, Node]]:
    if isinstance(node, SequenceNode):
        yield from enumerate(node.value)
    else:
        yield from ((str(key.value), child) for key, child in node.value)


def _child(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, SequenceNode) and isinstance(step, int):
        return node.value[step] if 0 <= step < len(node.value) else None
    if isinstance(node, MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    return None


def _is_too_deep(root: Node | None) -> bool:
    """Whether nodes stand deeper in each other than records may, each counted where it is first."""
    level = {id(root): root}
    seen: set[int] = set()
    for _ in range(RECORD_DEPTH + 1):
        seen |= level.keys()
        level = {
            id(child): child
            for node in level.values()
            if isinstance(node, (MappingNode, SequenceNode))
            for _step, child in _children(node)
            if id(child) not in seen
        }
        if not level:
            return False
    return True


def _data(node: Node | None, seen: set[int]) -> Data:
    if node is None:
        return None
    if id(node) in seen:
        raise Unchangeable(say("這個檔案用了錨點與別名，請先改為分別寫出。"))
    seen.add(id(node))
    if isinstance(node, MappingNode):
        values = {str(key.value): _data(value, seen) for key, value in node.value}
        if len(values) != len(node.value):
            raise Unchangeable(say("這個檔案裡有重複的鍵，請先修正。"))
        return values
    if isinstance(node, SequenceNode):
        return [_data(item, seen) for item in node.value]
    assert isinstance(node, ScalarNode)
    return None if not node.value and not node.style else str(node.value)


def _scalars(node: Node | None) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            yield from _scalars(key)
            yield from _scalars(value)
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from _scalars(item)
