"""A layout for a report whose numbers, chapter titles or captions are not the authority's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from reportgen.authority import Authority
from reportgen.authority.numbering import Numbering, Pattern
from reportgen.edit import Data
from reportgen.edit.emit import lines
from reportgen.intake.ledger import core
from reportgen.intake.recognise.captions import Caption
from reportgen.intake.recognise.report import Recognised
from reportgen.intake.recognise.tree import Node
from reportgen.intake.recognise.vocabulary import Part, Vocabulary

FOLDER = ".layout"
"""The hidden folder of the proposal in a report: it has no effect until it is copied."""
_SEPARATORS = "：:、.．"


def proposal(made: Recognised, authority: Authority, name: str) -> str:
    """The text of an ``authority.yaml`` that extends *name*; empty where nothing differs."""
    settings: dict[str, Data] = {
        **_numbering(made.nodes, authority),
        **_captions(made.captions, authority),
        **_outline(made.nodes, authority),
    }
    if not settings:
        return ""
    data: dict[str, Data] = {
        "name": f"{authority.name}（依匯入的報告）",
        "extends": name,
        **settings,
    }
    head = (
        "# 由匯入的報告看出的版型，與權責機關的不同之處。要採用時，把這個檔案放到",
        "# templates/版型名稱/authority.yaml（與放報告的資料夾並列），",
        "# 並在 report.yaml 的 authority 填版型名稱。",
        "# 章名與編號若為權責機關所規定，請改報告，不要改版型。",
    )
    return "\n".join([*head, "", *lines(data, 0)]) + "\n"


# --- numbers of headings


def _numbering(nodes: Sequence[Node], authority: Authority) -> dict[str, Data]:
    seen = dict(_examples(nodes, 1))
    usual = list(map(str, authority.numbering))
    numbering = Numbering(usual)
    changed = [level for level, text in seen.items() if not _same(numbering.format(level, 1), text)]
    if not changed:
        return {}
    most = max(len(usual), *seen)
    examples = [seen.get(n) or usual[min(n, len(usual)) - 1] for n in range(1, most + 1)]
    return {"numbering": list(examples)}


def _examples(nodes: Sequence[Node], level: int) -> Iterator[tuple[int, str]]:
    """The number of the first heading of each level, where it can be counted from."""
    for node in nodes[:1]:
        if node.number is not None and node.number.value == 1:
            typed = node.heading.number if node.heading is not None else ""
            text = (typed or node.number.text).strip(" \u3000")
            try:
                if Pattern.parse(text).format(1) == text:
                    yield level, text
            except ValueError:
                return
    below = next((node.children for node in nodes if node.children), [])
    if below:
        yield from _examples(below, level + 1)


def _same(one: str, other: str) -> bool:
    """Whether two numbers are the same but for blanks and the width of brackets."""
    return core(one) == core(other) and _signs(one) == _signs(other)


def _signs(text: str) -> str:
    return re.sub(r"[\w\s]", "", text.translate(str.maketrans("()．", "（）.")))


# --- captions


def _captions(captions: Sequence[Caption], authority: Authority) -> dict[str, Data]:
    made: dict[str, Data] = {}
    for of_table, key in ((False, "figure"), (True, "table")):
        label = next((c.label for c in captions if c.label and c.of_table is of_table), "")
        match = re.fullmatch(rf"(?P<form>.*?\d)\s*(?P<sep>[{_SEPARATORS}]?)\s*", label)
        if match is None or "-" in match["form"]:
            continue
        form = re.sub(r"\d+", "{n}", match["form"])
        if form != str(getattr(authority.captions, key)):
            made[key] = form
        separator = match["sep"].replace(":", "：")
        if separator and separator != str(authority.captions.separator):
            made["separator"] = separator
    return {"captions": made} if made else {}


# --- titles of chapters


def _outline(nodes: Sequence[Node], authority: Authority) -> dict[str, Data]:
    vocabulary = Vocabulary(authority)
    titles = {part: node.title for node in reversed(nodes)
              if (part := vocabulary.part(node.title)) is not None}  # fmt: skip
    sections: list[Data] = []
    changed = False
    for section in authority.outline:
        title = _title(str(section.title), vocabulary, titles)
        changed = changed or title != section.title
        entry: dict[str, Data] = {"id": str(section.id), "title": title}
        if section.required:
            entry["required"] = "true"
        blocks: list[Data] = []
        for block in section.blocks:
            made: dict[str, Data] = {"kind": str(block.kind)}
            if block.title is not None:
                made["title"] = str(block.title)
            blocks.append(made)
        sections.append({**entry, "blocks": blocks})
    return {"outline": sections} if changed else {}


def _title(own: str, vocabulary: Vocabulary, titles: Mapping[Part, str]) -> str:
    """The title that the document gives the section *own*."""
    part = vocabulary.part(own)
    other = titles.get(part) if part is not None else None
    return own if other is None or core(other) == core(own) else other
