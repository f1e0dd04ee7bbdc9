"""The outline of one report: the authority's chapters, filled with the records and numbered.

The same tree is rendered by the templates, listed in the 目次, and compared with the finished PDF.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from reportgen.authority import Authority, Block, BlockKind
from reportgen.authority.numbering import Numbering, Pattern, for_language
from reportgen.findings import say
from reportgen.language import word
from reportgen.manuscript.extras import Chosen, chosen, who_was_met
from reportgen.records import Records
from reportgen.records.appendices import AttachedTable, ReferenceGroup, References
from reportgen.records.names import Name
from reportgen.records.sessions import Session, Topic

APPENDIX = "appendix"
"""The chapter whose parts are called 附錄一, 附錄二 …"""


_OWN_NUMBERS = (say("附件 1、"), say("附件一、"), say("附錄 1、"), say("附錄一、"))
"""``AppendixNumber`` for the catalogue of messages: an English report has Annex 1: instead."""


@dataclass(slots=True)
class Heading:
    """A numbered heading with what stands under it.

    ``kind`` names the template of its content (``blocks/<kind>.html``), ``content`` is the record
    that the template prints; both are empty for a heading that only gathers others. ``path`` is how
    a reference names it: 「貳、三、（一）」, and 「附錄一」 below the appendix.
    """

    title: str
    gloss: str = ""
    gloss_lang: str = ""
    kind: str = ""
    content: Any = None
    label: str = ""
    level: int = 1
    number: str = ""
    path: str = ""
    anchor: str = ""
    own: bool = False
    """Whether a count of headings gives another number: its own sequence, or items before it."""
    children: list[Heading] = field(default_factory=list)

    @property
    def gap(self) -> str:
        """What parts number and title: a blank after 「1.」, nothing after 「一、」."""
        return " " if self.number and self.number[-1].isascii() else ""

    @property
    def text(self) -> str:
        """The heading as it is printed: 「一、行前準備」."""
        return f"{self.number}{self.gap}{self.title}{self.gloss}"

    def walk(self) -> Iterator[Heading]:
        """The heading itself and everything below it, in printed order."""
        yield self
        for child in self.children:
            yield from child.walk()


def build_outline(
    authority: Authority, records: Records, translate: Callable[[str], str]
) -> list[Heading]:
    """The numbered chapters of *records* under *authority*; empty chapters are left out.

    *translate* turns the authority's titles into the language of the report.
    """
    chapters = []
    extras = chosen(records, authority)
    for section in authority.outline:
        chapter = Heading(translate(section.title), label=str(section.id))
        for block in section.blocks:
            _fill(chapter, block, records, translate)
        if any(extras):
            kinds = {block.kind for block in section.blocks}
            chapter.children.extend(_extra_headings(extras, kinds, records, translate))
        if chapter.content is not None or chapter.children:
            chapters.append(chapter)
    if authority.further_chapters:
        last = len(chapters) - (bool(chapters) and chapters[-1].label == APPENDIX)
        chapters[last:last] = map(_topic, records.chapters)
    own = records.appendix_number or authority.appendix_number
    pattern = Pattern.last(translate(own)) if own else None
    examples = for_language(authority.numbering, records.language)
    _number(chapters, Numbering(examples), pattern)
    return chapters


OVERVIEW, MET = "overview", "met"
"""Kinds of the headings that the program adds; their content is read elsewhere already."""


def _extra_headings(
    extras: Chosen, kinds: set[BlockKind], records: Records, translate: Callable[[str], str]
) -> Iterator[Heading]:
    """The headings that *extras* add at the end of a section with blocks of *kinds*."""
    advice = records.recommendations
    if extras.overview and BlockKind.RECOMMENDATIONS in kinds and advice and advice.items:
        title = translate(word("建議事項一覽"))
        yield Heading(title, kind=OVERVIEW, content=advice.items)
    if extras.met and BlockKind.APPENDICES in kinds and who_was_met(records):
        title = translate(word("接觸人員及機關索引"))
        yield Heading(title, kind=MET, content=records.sessions)


def _fill(
    chapter: Heading, block: Block, records: Records, translate: Callable[[str], str]
) -> None:
    """Put *block* under *chapter*: below a heading of its own where it has a title."""
    content = _content(block.kind, records)
    if content is None:
        return
    parent = chapter
    if block.title is not None:
        # A chapter of its own name keeps it.
        label = "" if chapter.label == block.kind else str(block.kind)
        parent = Heading(_title(block, records, translate), label=label)
        chapter.children.append(parent)
    below = _CHILDREN.get(block.kind)
    if below is None:
        parent.kind, parent.content = str(block.kind), content
    else:
        parent.children.extend(below(content))


def _title(block: Block, records: Records, translate: Callable[[str], str]) -> str:
    """The report's own title of *block*, where it has one and may; else the authority's."""
    own = getattr(records.headings, block.kind.replace("-", "_"), None)
    return str(own) if own and not block.fixed else translate(str(block.title))


def _content(kind: BlockKind, records: Records) -> Any:
    """What *records* hold for *kind*; ``None`` where there is nothing to print."""
    itinerary, recommendations = records.itinerary, records.recommendations
    found = {
        BlockKind.PURPOSE: records.purpose,
        BlockKind.PROCESS: records.process,
        BlockKind.PREPARATION: itinerary.preparation if itinerary else None,
        BlockKind.ITINERARY: itinerary
        if itinerary and (itinerary.days or itinerary.overview)
        else None,
        BlockKind.TOPICS: records.topics,
        BlockKind.SESSIONS: records.sessions,
        BlockKind.REFLECTIONS: records.reflections,
        BlockKind.RECOMMENDATIONS: recommendations.items if recommendations else None,
        BlockKind.FOLLOW_UP: recommendations.follow_up if recommendations else None,
        BlockKind.APPENDICES: records.appendices,
    }[kind]
    return found or None


def _heading(name: Name, **options: Any) -> Heading:
    gloss = f"（{name.gloss}）" if name.gloss else ""
    return Heading(str(name.main), gloss, str(name.lang or "und") if gloss else "", **options)


def _session(session: Session) -> Heading:
    return _heading(
        session.title,
        kind="session",
        content=session,
        label=str(session.id or ""),
        children=[_session(child) for child in session.sessions],
    )


def _topic(topic: Topic) -> Heading:
    return _heading(
        topic.title,
        kind="topic",
        content=topic,
        label=str(topic.id or ""),
        children=[_topic(child) for child in topic.topics],
    )


def _reference_group(group: ReferenceGroup) -> Heading:
    return _heading(
        group.title,
        kind="reference-group",
        content=group,
        children=[_reference_group(child) for child in group.groups],
    )


def _appendix(appendix: Any) -> Heading:
    children = (
        [_reference_group(group) for group in appendix.groups]
        if isinstance(appendix, References)
        else []
    )
    return _heading(
        appendix.title,
        kind=str(appendix.kind),
        content=appendix,
        # The label of an attached table names the table, not the heading over it.
        label="" if isinstance(appendix, AttachedTable) else str(appendix.id or ""),
        children=children,
    )


_CHILDREN: dict[BlockKind, Callable[[Any], list[Heading]]] = {
    BlockKind.TOPICS: lambda topics: [_topic(item) for item in topics],
    BlockKind.SESSIONS: lambda sessions: [_session(item) for item in sessions],
    BlockKind.REFLECTIONS: lambda items: [
        _heading(item.title, kind="reflection", content=item, label=str(item.id or ""))
        for item in items
    ],
    BlockKind.APPENDICES: lambda items: [_appendix(item) for item in items],
}


def _number(
    headings: list[Heading],
    numbering: Numbering,
    appendices: Pattern | None,
    level: int = 1,
    prefix: str = "",
    key: str = "_s",
    items: int = 0,
) -> None:
    """Number *headings* at *level*, and those below them, restarting under each.

    They go on from the *items* that stand before them, which have numbers of the same level. Parts
    of the appendix have a sequence of their own where there is a pattern for *appendices*. *prefix*
    are the numbers above them in a row, *key* makes an ``id`` that no label can equal.
    """
    for ordinal, heading in enumerate(headings, start=1):
        heading.level, heading.own = level, items > 0
        heading.number = numbering.format(level, items + ordinal)
        own, below = f"{prefix}{heading.number}", f"{key}-{ordinal}"
        heading.path = own.rstrip("、. ")
        heading.anchor = heading.label or below
        if heading.label == APPENDIX:
            own = heading.title
            if appendices is not None:
                _number_appendices(heading.children, numbering, appendices, below)
                continue
        counted = _count_items(heading)
        _number(heading.children, numbering, None, level + 1, own, below, counted)


def _number_appendices(
    headings: list[Heading], numbering: Numbering, pattern: Pattern, key: str
) -> None:
    """Number *headings* 附件 1、 附件 2、; what is below them goes on as anywhere."""
    for ordinal, heading in enumerate(headings, start=1):
        heading.level, heading.own = 2, True
        heading.number = pattern.format(ordinal)
        heading.path = heading.number.rstrip("、.: ")
        heading.anchor = heading.label or f"{key}-{ordinal}"
        below, counted = f"{key}-{ordinal}", _count_items(heading)
        _number(heading.children, numbering, None, 3, heading.path, below, counted)


def _count_items(heading: Heading) -> int:
    """How many numbered items the template of *heading* prints before the headings below it."""
    match heading.kind:
        case BlockKind.RECOMMENDATIONS | BlockKind.FOLLOW_UP:
            return len(heading.content)
        case "reference-group":
            return len(heading.content.references)
        case "events":
            return len(heading.content.events)
    return 0
