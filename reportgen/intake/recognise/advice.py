"""心得, 建議 and 後續工作事項: items with or without a title, and by whom and until when."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reportgen.intake.blocks import Block, Paragraph, Span
from reportgen.intake.ledger import core
from reportgen.intake.recognise.dates import days_in
from reportgen.intake.recognise.facts import Fact, in_line
from reportgen.intake.recognise.numbers import Kind
from reportgen.intake.recognise.prose import Prose, Writer
from reportgen.intake.recognise.sessions import Context, name_of
from reportgen.intake.recognise.tree import Node, numbered
from reportgen.scaffold.commented import Noted, Tree

REFLECTIONS, RECOMMENDATIONS = "reflections.yaml", "recommendations.yaml"

_LABELS = {
    "期程": "horizon", "辦理期程": "horizon", "主辦機關": "lead", "主辦單位": "lead",
    "主辦": "lead",     "協辦機關": "supporting", "協辦單位": "supporting", "協辦": "supporting",
    "完成期限": "due", "辦理期限": "due", "期限": "due", "依據": "based_on",
}  # fmt: skip
_FACTS = re.compile(
    rf"(?:^|[\s\u3000；;（(])(?P<label>{'|'.join(sorted(_LABELS, key=len, reverse=True))})[：:]"
)
_REMARK = re.compile(r"[（(][^（）()]*[）)]\s*$")
_HORIZONS = {"立即可行": "立即可行", "中長期": "中長期", "短期": "立即可行", "立即": "立即可行",
             "立即可行建議": "立即可行", "中長期建議": "中長期",
             "中長期性建議": "中長期"}  # fmt: skip


_HORIZON = re.compile(
    rf"[（(]\s*({'|'.join(sorted(_HORIZONS, key=len, reverse=True))})\s*"
    r"(?:[，,；;、]\s*|(?=[）)]))"
)
"""「（中長期，」 or 「（短期」 before the end of a bracket."""


def is_label(text: str) -> bool:
    """Whether *text* is a label of an item."""
    return text in _LABELS


def reflections(context: Context, node: Node) -> list[Tree]:
    """The items of 心得: headings below it, or numbered paragraphs, or the whole as one."""
    writer = context.writer
    items: list[Tree] = []
    if node.children:
        text = writer.prose(node.blocks, REFLECTIONS)
        if text:
            items.append({"title": Noted("綜合心得", "匯入：原文沒有標題，請改寫"), "prose": text})
        for child in node.children:
            title = name_of(context, child, REFLECTIONS)
            items.append({"title": title, "prose": below(context, child, REFLECTIONS) or "待填"})
        return items
    for head, blocks in _pieces(node.blocks):
        if head is not None and (parts := _headed_item(head)) is not None:
            typed, title, colon, more = parts
            writer.ledger.put(head, REFLECTIONS, (title, more), (typed, colon))
            rest = writer.prose(blocks, REFLECTIONS)
            text = "\n\n".join(filter(None, (writer.sign(" ".join(more.split())), rest)))
            items.append({"title": writer.line(title), "prose": text})
            continue
        if head is not None:
            line = numbered(head)
            words = head.text[len(line.text) :] if line and not head.number else head.text
            writer.ledger.put(head, REFLECTIONS, words, line.text if line else "")
            named: Tree = writer.line(words)
        else:
            named = Noted("心得", "匯入：原文沒有標題，請改寫")
        items.append({"title": named, "prose": writer.prose(blocks, REFLECTIONS) or "待填"})
    return items


def _pieces(blocks: Sequence[Block]) -> list[tuple[Paragraph | None, list[Block]]]:
    """*blocks* cut at short numbered lines, or at 「（一）title：words」; else in one piece."""
    pieces: list[tuple[Paragraph | None, list[Block]]] = []
    texts = [b for b in blocks if isinstance(b, Paragraph) and b.line]
    heads = _headed_items(texts)
    for block in blocks:
        short = isinstance(block, Paragraph) and 0 < len(block.line) < 40 and (
            numbered(block) is not None and not block.line.endswith(("。", "；"))
        )  # fmt: skip
        if short or block in heads:
            assert isinstance(block, Paragraph)
            pieces.append((block, []))
        elif pieces:
            pieces[-1][1].append(block)
        elif not isinstance(block, Paragraph) or block.line or block.pictures:
            pieces.append((None, [block]))
    return pieces


def _headed_items(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Those of *paragraphs* that are 「（一）title：words」, where they begin with such a one."""
    kinds = [n.kind if (n := numbered(p)) and _headed_item(p) else None for p in paragraphs]
    if len(kinds) < 2 or kinds[0] is None:
        return []
    return [p for p, kind in zip(paragraphs, kinds, strict=True) if kind == kinds[0]]


def _headed_item(paragraph: Paragraph) -> tuple[str, str, str, str] | None:
    """Number, title, colon and words of 「（一）title：words」 without notes or formulas."""
    if not all(isinstance(piece, Span) for piece in paragraph.content):
        return None
    number = numbered(paragraph)
    typed = number.text if number is not None and not paragraph.number else ""
    title, colon, more = _headed(paragraph.text[len(typed) :])
    return (typed, title, colon, more) if number is not None and more else None


def below(context: Context, node: Node, where: str) -> str:
    """The prose of *node*; headings below it are lines in bold, as a prose has none."""
    writer = context.writer
    parts = [writer.prose(node.blocks, where)]
    for child in node.children:
        title = writer.line(child.title)
        number = child.heading.number if child.heading is not None else ""
        prefix = child.prefix.strip() or number
        if child.heading is not None:
            writer.ledger.put(child.heading, where, (prefix, child.title))
        parts += [f"**{prefix}{title}**", below(context, child, where)]
    return "\n\n".join(part for part in parts if part)


def recommendations(context: Context, node: Node, *, follow_up: bool = False) -> list[Tree]:
    """The items of 建議: headings below it, numbered paragraphs, or one for each paragraph."""
    items: list[Tree] = []
    for child in node.children:
        horizon = _HORIZONS.get(child.title.strip())
        if horizon is not None:
            if child.heading is not None:
                context.writer.ledger.put(child.heading, RECOMMENDATIONS, (), child.heading.text)
            for inner in recommendations(context, child):
                assert isinstance(inner, dict)
                items.append({**inner, "horizon": horizon})
            continue
        item: dict[str, Tree] = {}
        title = name_of(context, child, RECOMMENDATIONS)
        facts, rest = _with_facts(child.blocks)
        shown = Node(child.title, child.heading, child.number, rest, child.children)
        prose = below(context, shown, RECOMMENDATIONS)
        if follow_up or not prose:
            item["prose"] = "\n\n".join(filter(None, (str(title), prose)))
        else:
            item |= {"title": title, "prose": prose}
        _apply(context.writer, item, facts)
        items.append(_ordered(item))
    if node.children:
        opening = context.writer.prose(node.blocks, RECOMMENDATIONS)
        return [{"prose": opening}, *items] if opening else items
    return _from_blocks(context.writer, node.blocks, follow_up=follow_up)


def _from_blocks(writer: Writer, blocks: Sequence[Block], *, follow_up: bool) -> list[Tree]:
    groups: list[list[Block]] = []
    lists = any(isinstance(b, Paragraph) and _begins_item(b) for b in blocks)
    for block in blocks:
        begins = isinstance(block, Paragraph) and block.line and (not lists or _begins_item(block))
        facts = isinstance(block, Paragraph) and _is_facts(block)
        if (begins and not facts) or not groups:
            groups.append([])
        groups[-1].append(block)
    return [item for group in groups if (item := _item(writer, group, follow_up=follow_up))]


def _begins_item(paragraph: Paragraph) -> bool:
    number = numbered(paragraph)
    return number is not None and number.kind is not Kind.DECIMAL


def _item(writer: Writer, blocks: list[Block], *, follow_up: bool) -> dict[str, Tree]:
    item: dict[str, Tree] = {}
    facts, rest = _with_facts(blocks)
    first = next((b for b in rest if isinstance(b, Paragraph) and b.line), None)
    if first is not None and numbered(first) is not None:
        rest.remove(first)
        number = numbered(first)
        typed = number.text if number is not None and not first.number else ""
        words, remark, named = _without_remark(first, typed)
        facts += named
        title, colon, more = _headed(words)
        if horizon := _HORIZONS.get(title.strip()):
            item["horizon"] = horizon
            prefix = first.text[: len(first.text) - len(remark) - len(more)]
            inner = Prose(writer, RECOMMENDATIONS).paragraph(first, prefix, remark, counted=True)
            item["prose"] = "\n\n".join(filter(None, (inner, writer.prose(rest, RECOMMENDATIONS))))
        elif not follow_up and not rest and colon and more:
            item["title"] = writer.line(title)
            item["prose"] = writer.sign(" ".join(more.split()))
            writer.ledger.put(first, RECOMMENDATIONS, (title, more), (typed, colon))
        elif not follow_up and rest and len(words.strip()) < 40 and not words.endswith("。"):
            item["title"] = writer.line(words)
            item["prose"] = writer.prose(rest, RECOMMENDATIONS)
            writer.ledger.put(first, RECOMMENDATIONS, words, typed)
        else:
            writer.ledger.put(first, RECOMMENDATIONS, (), typed)
            rest_text = writer.prose(rest, RECOMMENDATIONS)
            inner = Prose(writer, RECOMMENDATIONS).paragraph(first, typed, remark, counted=True)
            item["prose"] = "\n\n".join(filter(None, (inner, rest_text)))
    else:
        item["prose"] = writer.prose(rest, RECOMMENDATIONS)
    if not item.get("prose"):
        return {}
    _apply(writer, item, facts)
    return _ordered(item)


def _without_remark(paragraph: Paragraph, number: str) -> tuple[str, str, list[Fact]]:
    """The words behind *number* without 「（主辦機關：…）」 at their end; that, and its facts."""
    words = paragraph.text[len(number) :]
    match = _REMARK.search(words)
    if match is None:
        return words, "", []
    remark = match[0]
    horizon = _HORIZON.match(remark)
    rest = remark[horizon.end() :] if horizon else remark
    named = _FACTS.match(rest) is not None
    if not named and not (horizon and not rest.strip(" \u3000）)")):
        return words, "", []
    facts = _split(paragraph, rest) if named else []
    if horizon:
        facts.insert(0, Fact("期程", [(paragraph, remark[: horizon.start(1)], horizon[1])]))
    return words[: match.start()], remark, facts


def _headed(text: str) -> tuple[str, str, str]:
    """「充實人力：增聘二名……」 as its title and its words."""
    match = re.match(
        r"(?P<title>[^：:。，、]{2,30})(?P<colon>[：:])\s*(?P<more>.+)", text, re.DOTALL
    )
    return (match["title"], match["colon"], match["more"]) if match else ("", "", "")


def _is_facts(paragraph: Paragraph) -> bool:
    match = _FACTS.search(paragraph.text)
    return match is not None and match.start() <= 1


def _with_facts(blocks: Sequence[Block]) -> tuple[list[Fact], list[Block]]:
    """期程：…　主辦機關：… as facts, and the other blocks."""
    facts: list[Fact] = []
    rest: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and _is_facts(block):
            facts += _split(block, block.text)
        elif isinstance(block, Paragraph) and (fact := in_line(block, is_label)) is not None:
            facts.append(fact)
        else:
            rest.append(block)
    return facts, rest


def _split(paragraph: Paragraph, text: str) -> list[Fact]:
    """The facts in *text*, which stands in *paragraph*."""
    matches = list(_FACTS.finditer(text))
    facts = []
    for match, after in zip(matches, [*matches[1:], None], strict=True):
        value = text[match.end() : after.start() if after else len(text)].strip(" \u3000；;）)")
        head = match[0]
        facts.append(Fact(match["label"], [(paragraph, head, value)]))
    return facts


def _apply(writer: Writer, item: dict[str, Tree], facts: list[Fact]) -> None:
    for fact in facts:
        field = _LABELS[fact.label]
        if field == "horizon":
            value = _HORIZONS.get(fact.value.strip())
            if value is None:
                continue
            item["horizon"] = value
            fact.read(writer.ledger, RECOMMENDATIONS)
        elif field == "due":
            days = next(days_in(fact.value), None)
            if days is None:
                continue
            item["due"] = days.first.isoformat()
            fact.read(writer.ledger, RECOMMENDATIONS)
        elif field == "supporting":
            item["supporting"] = [writer.line(p) for p in re.split(r"[、，,]", fact.value) if p]
            fact.keep(writer.ledger, RECOMMENDATIONS)
        elif field == "based_on":
            item["based_on"] = [p.strip() for p in _BASIS_END.split(fact.value) if p.strip()]
            fact.read(writer.ledger, RECOMMENDATIONS)
        else:
            item["lead"] = writer.line(fact.value)
            fact.keep(writer.ledger, RECOMMENDATIONS)


def _ordered(item: dict[str, Tree]) -> dict[str, Tree]:
    order = ("title", "prose", "horizon", "lead", "supporting", "due", "based_on")
    return {key: item[key] for key in order if key in item}


_BASIS_END = re.compile(r"\s*[（(]\s*(?:頁|第|p\.)\s*\d*\s*頁?\s*(?:[）)]|$)\s*[、，,；]?|[、；\n]")
"""What follows a title in 依據: its page, a mark, or both."""


def with_ids(items: Sequence[Tree], titles: dict[str, str]) -> list[Tree]:
    """心得 with an id each, which is entered in *titles* (folded)."""
    made: list[Tree] = []
    for number, item in enumerate(items, start=1):
        assert isinstance(item, dict)
        identifier = f"reflection-{number}"
        title = item["title"]
        words = title.get("zh") if isinstance(title, dict) else title
        if isinstance(words, str):
            titles.setdefault(core(words), identifier)
        made.append({"id": identifier, **item})
    return made


def with_bases(items: Sequence[Tree], titles: Mapping[str, str]) -> list[Tree]:
    """建議 whose 依據 are ids instead of titles; what is no title stays in the prose."""
    return [_with_bases(item, titles) if isinstance(item, dict) else item for item in items]


def _with_bases(item: dict[str, Tree], titles: Mapping[str, str]) -> Tree:
    written = item.get("based_on")
    if not isinstance(written, list):
        return item
    ids = [titles[core(title)] for title in written if core(title) in titles]
    strange = [title for title in written if core(title) not in titles]
    made = {**item, "based_on": ids}
    if strange:
        made["prose"] = f"{item['prose']}\n\n依據：{'、'.join(strange)}"
    return {key: value for key, value in made.items() if value}
