"""Record files as text: a comment for each key, from what the record format says about it.

Why: whoever opens the file for the first time sees what belongs behind each key, whatever the
editor; an editor that reads the modeline shows the same, and completes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, get_args, get_origin

from pydantic.fields import FieldInfo

from reportgen.cells import wrapped
from reportgen.edit.emit import STEP, flow, literal, scalar
from reportgen.read.merge import LIST_RECORDS, REPORT
from reportgen.read.shapes import choose, item
from reportgen.records import Records
from reportgen.records.values import ProseKind
from reportgen.scaffold.answers import TO_FILL_IN

SCHEMAS = ".schemas"
"""The folder of the JSON Schemas in a new report; hidden, so no phase reads it."""

_COMMENT_CELLS = 92
_ABOUT_REPORT = "報告：封面與提要表由此印出。標「待填」之處請換成內容；沒有可填的鍵可以刪去。"


class Noted(NamedTuple):
    """A value with a comment behind it, such as a date with its weekday, or a doubt."""

    value: str
    note: str


Tree = str | Noted | Sequence["Tree"] | Mapping[str, "Tree"] | None
"""The data of a record file; ``None`` is a key that a person still has to fill in."""


def text_of(file: str, tree: Tree) -> str:
    """The text of the record *file*, such as ``sessions/010-opening.yaml``, that holds *tree*."""
    record = file.removesuffix(".yaml").partition("/")[0]
    up = "../" * file.count("/")
    schema = f"# yaml-language-server: $schema={up}{SCHEMAS}/{record}.schema.json"
    lines = [schema, *_comment(_about(record), 0), "", *_Text().lines(tree, _annotation(record), 0)]
    return "\n".join(lines) + "\n"


def _about(record: str) -> str:
    if record == REPORT:
        return _ABOUT_REPORT
    info = Records.model_fields[record]
    return _sentence(info)


def _annotation(record: str) -> Any:
    """What the file of *record* holds: of a list, the file may hold one item."""
    if record == REPORT:
        return Records
    annotation = Records.model_fields[record].annotation
    return item(annotation) if record in LIST_RECORDS else annotation


def _sentence(info: FieldInfo) -> str:
    """``名稱：說明。``, or the name alone where the description says no more."""
    title, description = str(info.title), str(info.description)
    return description if description.removesuffix("。") == title else f"{title}：{description}"


def _comment(text: str, indent: int) -> list[str]:
    lead = " " * indent + "# "
    return [lead + line for line in wrapped(text, _COMMENT_CELLS - len(lead))]


class _Text:
    """The lines of one file; each key is explained where it stands first."""

    def __init__(self) -> None:
        self._explained: set[tuple[type, str]] = set()

    def lines(self, tree: Tree, annotation: Any, indent: int) -> Iterator[str]:
        """The lines of a mapping or a list of mappings."""
        if isinstance(tree, Mapping):
            yield from self._mapping(tree, annotation, indent)
        elif isinstance(tree, Sequence) and not isinstance(tree, (str, Noted)):
            for number, child in enumerate(tree):
                if number and not indent:
                    yield ""
                yield from self._item(child, annotation, indent)

    def _mapping(self, tree: Mapping[str, Tree], annotation: Any, indent: int) -> Iterator[str]:
        (model, *_) = choose(annotation, tree)
        for number, (key, value) in enumerate(tree.items()):
            info = model.model_fields[key]
            if number and not indent:
                yield ""
            if (model, key) not in self._explained:
                self._explained.add((model, key))
                yield from _comment(_explanation(info, value), indent)
            yield from self._entry(key, value, info, indent)

    def _entry(self, key: str, value: Tree, info: FieldInfo, indent: int) -> Iterator[str]:
        lead = " " * indent + f"{key}:"
        if value is None or value == []:
            yield lead
        elif isinstance(value, Noted):
            text = literal(value.value + "\n", indent + STEP, f"  # {value.note}")
            if "\n" in value.value and text:
                yield f"{lead} {text}"
            else:
                yield f"{lead} {scalar(value.value, 0)}  # {value.note}"
        elif isinstance(value, str):
            block = literal(value + "\n", indent + STEP) if _is_prose(info) else None
            yield f"{lead} {block or scalar(value, indent + STEP)}"
        elif isinstance(value, Sequence) and all(isinstance(child, str) for child in value):
            yield f"{lead} {flow([str(child) for child in value])}"
        else:
            yield lead
            inner = item(info.annotation) if isinstance(value, Sequence) else info.annotation
            yield from self.lines(value, inner, indent + STEP)

    def _item(self, tree: Tree, annotation: Any, indent: int) -> Iterator[str]:
        """An item of a list: its comments above the dash, its first key behind it."""
        if isinstance(tree, Noted):
            yield " " * indent + f"- {scalar(tree.value, 0)}  # {tree.note}"
            return
        if isinstance(tree, str):
            yield " " * indent + f"- {scalar(tree, indent + STEP)}"
            return
        if isinstance(tree, Sequence):
            yield " " * indent + f"- {flow([str(cell) for cell in tree])}"
            return
        waiting = True
        for line in self.lines(tree, annotation, indent + STEP):
            if waiting and line.lstrip().startswith("#"):
                yield line[STEP:]
            elif waiting:
                waiting = False
                yield " " * indent + "- " + line[indent + STEP :]
            else:
                yield line


def _explanation(info: FieldInfo, value: Tree) -> str:
    """What the key is for, with an example where it is still to be filled in."""
    sentence = _sentence(info)
    examples = info.examples if value in (None, TO_FILL_IN, [], [TO_FILL_IN]) else None
    if not examples:
        return sentence
    example = examples[0] if isinstance(examples[0], str) else flow(examples[0])
    return f"{sentence.removesuffix('。')}。例：{example}"


def _is_prose(info: FieldInfo) -> bool:
    return ProseKind in info.metadata or _mentions_prose(info.annotation)


def _mentions_prose(annotation: Any) -> bool:
    """Whether *annotation* is ``Prose``, perhaps with others: ``Prose | None``."""
    if ProseKind in getattr(annotation, "__metadata__", ()):
        return True
    return get_origin(annotation) is not tuple and any(map(_mentions_prose, get_args(annotation)))
