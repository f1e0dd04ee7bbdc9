"""One document as the records of one report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reportgen.authority import Authority
from reportgen.findings import Finding
from reportgen.intake.blocks import Block, Document, Paragraph, Role, Table, paragraphs
from reportgen.intake.ledger import Ledger, core
from reportgen.intake.recognise import advice, front, itinerary, roster, sessions
from reportgen.intake.recognise.captions import Caption
from reportgen.intake.recognise.dates import days_in
from reportgen.intake.recognise.files import Parts, files_of
from reportgen.intake.recognise.numbers import Kind
from reportgen.intake.recognise.prose import Writer
from reportgen.intake.recognise.roster import Roster
from reportgen.intake.recognise.sessions import Context
from reportgen.intake.recognise.tree import Node, outline, without_contents
from reportgen.intake.recognise.vocabulary import Part, Vocabulary
from reportgen.scaffold.commented import Tree

_SHORTEST = 4
"""Characters of a short title, at least."""


@dataclass(slots=True)
class Recognised:
    """The record files of a report, with what is known about how they came to be."""

    files: dict[str, Tree] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    findings: list[Finding] = field(default_factory=list)
    pictures: dict[str, str] = field(default_factory=dict)
    """The pictures that are used, and their paths in the report."""
    changed: int = 0
    nodes: tuple[Node, ...] = ()
    """The chapters as they were found."""
    captions: tuple[Caption, ...] = ()


def recognise(
    document: Document, authority: Authority, name: str, *, as_is: bool = False
) -> Recognised:
    """The records of *document* for *authority*, whose layout is called *name*."""
    return _Report(document, authority, name, as_is).recognised()


class _Report:
    def __init__(self, document: Document, authority: Authority, name: str, as_is: bool) -> None:
        self.document, self.authority, self.name = document, authority, name
        self.made = Recognised()
        self.vocabulary = Vocabulary(authority)
        self.writer = Writer(document, self.made.ledger, as_is)
        self.roster = Roster()
        self.front = front.Front(self.writer, self.roster, document.name)
        self.parts = Parts()
        self.words = "".join(
            core(p.text) for p in paragraphs(document.blocks) if p.role is not Role.MARGIN
        )

    def recognised(self) -> Recognised:
        blocks = [b for b in without_contents(self.document.blocks) if not _is_margin(b)]
        for paragraph in paragraphs(self.document.blocks):
            self._leave(paragraph)
        blocks = [shown for block in blocks if (shown := self._seen(block)) is not None]
        before, roots = outline(blocks, self.vocabulary.is_chapter, sessions.is_label)
        before, roots = self._chapters(before, roots)
        self.writer.find_labels(blocks)
        self.front.read(before)
        self._short_title()
        self._roster_tables(roots)
        year = self.front.start.year if self.front.start else self._usual_year()
        self.context = Context(self.writer, self.roster, self.document.name, year,
                               self.made.findings, set())  # fmt: skip
        self._route(roots)
        self.made.files |= files_of(self.parts, self.context, self.front, self.name)
        self.made.findings += self.front.findings
        self.made.pictures = self.writer.files
        self.made.changed = self.writer.changed
        self.made.nodes = tuple(roots)
        self.made.captions = tuple(self.writer.captions)
        return self.made

    def _usual_year(self) -> int | None:
        """The year of most dates, for those without one in a file that has no cover."""
        years = Counter(
            days.first.year
            for paragraph in paragraphs(self.document.blocks)
            for days in days_in(paragraph.line)
            if days.dated
        )
        return years.most_common(1)[0][0] if years else None

    def _leave(self, paragraph: Paragraph) -> None:
        """Running heads and hidden text have no place; what a head repeats is printed anyway."""
        if paragraph.role is Role.HIDDEN:
            self.made.ledger.leave(paragraph, "原檔中隱藏的文字")
        elif paragraph.role is Role.MARGIN:
            words = core(paragraph.text)
            if words.isdecimal() or words in self.words:
                self.made.ledger.put(paragraph, "report.yaml", (), paragraph.text)
            else:
                self.made.ledger.leave(paragraph, "頁首或頁尾")

    def _short_title(self) -> None:
        """A running head that is the title with words left out is its short form."""
        title = self.front.report.get("title")
        whole = core(str(title.get("zh") if isinstance(title, dict) else title or ""))
        for paragraph in paragraphs(self.document.blocks):
            words = core(paragraph.text) if paragraph.role is Role.MARGIN else ""
            if _SHORTEST <= len(words) < len(whole) and _is_within(words, whole):
                self.front.report["short_title"] = self.writer.line(paragraph.line)
                self.made.ledger.put(paragraph, "report.yaml", paragraph.text)
                return

    def _seen(self, block: Block) -> Block | None:
        """*block*, unless it is a line of a table of contents, which the program makes anew."""
        if isinstance(block, Paragraph) and block.role is Role.CONTENTS:
            self.made.ledger.put(block, "report.yaml", (), block.text)
            return None
        return None if isinstance(block, Paragraph) and block.role is Role.HIDDEN else block

    def _chapters(self, before: list[Block], roots: list[Node]) -> tuple[list[Block], list[Node]]:
        """The chapters: below a heading that is the title of the whole, where there is one."""
        known = [self.vocabulary.part(node.title) is not None for node in roots]
        if len(roots) <= 2 and not any(known):
            inner = [child for node in roots for child in node.children]
            if any(self.vocabulary.part(child.title) is not None for child in inner):
                for node in roots:
                    if node.heading is not None:
                        before.append(node.heading)
                    before += node.blocks
                return before, inner
        return before, roots

    def _roster_tables(self, roots: Iterable[Node]) -> None:
        """People are known before anybody asks who they are."""
        for root in roots:
            for node in root.walk():
                for block in node.blocks:
                    if isinstance(block, Table) and (columns := roster.columns_of(block)):
                        roster.from_table(self.roster, block, columns, Ledger())

    # --- chapters

    def _route(self, roots: Sequence[Node]) -> None:
        done_with_findings = False
        for node in roots:
            part = self.vocabulary.part(node.title)
            if part in {Part.FINDINGS, Part.REFLECTIONS, Part.RECOMMENDATIONS}:
                done_with_findings = True
            if part is None and _is_annex(node):
                self.parts.appendices.append(node)
            elif part is None and done_with_findings:
                self.parts.chapters.append(node)
            elif part is None:
                self._of_process(node)
            else:
                self._chapter(part, node)

    def _chapter(self, part: Part, node: Node) -> None:
        if part is Part.APPENDICES:
            self._appendices(node)
            return
        if part in {Part.ABSTRACT, Part.CONTENTS}:
            self._front_chapter(part, node)
            return
        self._printed(node)
        if part is Part.PURPOSE:
            self.parts.purpose.append(advice.below(self.context, node, "purpose.yaml"))
        elif part in {Part.PROCESS, Part.SESSIONS, Part.ITINERARY, Part.TOPICS, Part.PREPARATION}:
            self._process(part, node)
        else:
            self._findings(part, node)

    def _printed(self, node: Node) -> None:
        sessions.heading(self.context, node, "report.yaml")

    def _front_chapter(self, part: Part, node: Node) -> None:
        self._printed(node)
        if part is Part.ABSTRACT and "abstract" not in self.front.report:
            node.blocks = self.front.without_keywords(node.blocks)
            text = advice.below(self.context, node, "report.yaml")
            if text:
                self.front.report["abstract"] = text

    def _process(self, part: Part, node: Node) -> None:
        """貳、過程: what stands in it, by the headings below."""
        if part is Part.PREPARATION:
            self._preparation(node)
            return
        if part is Part.PROCESS:
            rest = self._tables_of_days(node.blocks)
            text = self.writer.prose(rest, "process.yaml")
            if text:
                self.parts.process.append(text)
        elif part is Part.ITINERARY:
            self._overview(node)
        elif part is Part.TOPICS and not node.children:
            self.parts.topics.append(node)
        else:
            text = self.writer.prose(self._tables_of_days(node.blocks), "process.yaml")
            if text:
                self.parts.process.append(text)
        for child in node.children:
            inner = self._inner(child)
            if part is Part.TOPICS:
                self.parts.topics.append(child)
            elif part is Part.SESSIONS:
                self.parts.sessions.append(child)
            elif inner is Part.PREPARATION:
                self._preparation(child)
            elif inner in {Part.ITINERARY, Part.TOPICS, Part.SESSIONS} and (
                inner is Part.ITINERARY or child.children
            ):
                self._renamed(inner, child)
                self._printed(child)
                self._process(inner, child)
            else:
                self._of_process(child)

    def _inner(self, node: Node) -> Part | None:
        """What a heading of the process holds: by its title, else by what stands under it."""
        part = self.vocabulary.part(node.title)
        if part is not None:
            return part
        tables = [block for block in node.blocks if isinstance(block, Table)]
        if any(itinerary.columns_of(table) for table in tables):
            return Part.ITINERARY
        if not node.children or any(days_in(node.title, self.context.year)):
            return None
        if any(not isinstance(b, Paragraph) or b.line for b in node.blocks):
            return None
        year = self.context.year
        return Part.SESSIONS if any(sessions.is_session(c, year) for c in node.children) else None

    def _renamed(self, part: Part | None, node: Node) -> None:
        """Remember the title of a group of headings where the layout prints another one."""
        if part is None:
            return
        own = self.vocabulary.own_title(part, self.writer.line(node.title))
        if own:
            self.parts.headings.setdefault(str(part), own)

    def _preparation(self, node: Node) -> None:
        self._renamed(Part.PREPARATION, node)
        self._printed(node)
        text = advice.below(self.context, node, itinerary.FILE)
        before = self.parts.itinerary.get("preparation")
        self.parts.itinerary["preparation"] = f"{before}\n\n{text}" if before else text

    def _overview(self, node: Node) -> None:
        rest = self._tables_of_days(node.blocks)
        if not self.parts.days:
            days, rest = itinerary.days_in_lines(self.writer, rest, self.context.year)
            if days:
                self.parts.itinerary["days"] = days
        text = self.writer.prose(rest, itinerary.FILE)
        if text:
            self.parts.itinerary["overview"] = text

    def _tables_of_days(self, blocks: Sequence[Block]) -> list[Block]:
        """*blocks* without the itinerary, which is read when the titles of sessions are known."""
        rest: list[Block] = []
        for block in blocks:
            columns = itinerary.columns_of(block) if isinstance(block, Table) else None
            if isinstance(block, Table) and columns is not None:
                self.parts.days.append((block, columns))
            else:
                rest.append(block)
        return rest

    def _of_process(self, node: Node) -> None:
        """A heading of the process that has no name of its own: a session or a topic."""
        if sessions.is_session(node, self.context.year):
            self.parts.sessions.append(node)
        else:
            self.parts.topics.append(node)

    def _findings(self, part: Part, node: Node) -> None:
        if part is Part.REFLECTIONS:
            self.parts.reflections += advice.reflections(self.context, node)
            return
        if part is Part.RECOMMENDATIONS:
            self.parts.items["items"] += advice.recommendations(self.context, node)
            return
        if part is Part.FOLLOW_UP:
            self.parts.items["follow_up"] += advice.recommendations(
                self.context, node, follow_up=True
            )
            return
        loose: list[Node] = []
        for child in node.children:
            inner = self.vocabulary.part(child.title)
            if inner in {Part.REFLECTIONS, Part.RECOMMENDATIONS, Part.FOLLOW_UP}:
                self._renamed(inner, child)
                self._printed(child)
                self._findings(inner, child)
            else:
                loose.append(child)
        rest = Node(node.title, blocks=node.blocks, children=loose)
        if loose or any(not isinstance(b, Paragraph) or b.line for b in node.blocks):
            self.parts.reflections = advice.reflections(self.context, rest) + self.parts.reflections

    def _appendices(self, node: Node) -> None:
        """肆、附錄 with an appendix under each heading, or one that is the whole chapter."""
        if node.children:
            self._printed(node)
            rest = [b for b in node.blocks if not isinstance(b, Paragraph) or b.line or b.pictures]
            if rest:
                self.parts.appendices.append(Node("附錄", blocks=rest))
            self.parts.appendices += node.children
        else:
            self.parts.appendices.append(node)

    # --- files


def _is_within(words: str, whole: str) -> bool:
    """Whether *words* is *whole* with characters left out."""
    left = iter(whole)
    return all(char in left for char in words)


def _is_margin(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.MARGIN


def _is_annex(node: Node) -> bool:
    return node.number is not None and node.number.kind is Kind.ANNEX
