"""The newer tree with the older one's blocks put into it: paired, marked, moved ones once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from xml.etree.ElementTree import Element

from reportgen import limits
from reportgen.compare.redline.dom import (
    BLOCKS,
    classes,
    is_element,
    is_generated,
    is_leaf,
    text_of,
)
from reportgen.compare.redline.inline import mark_differences, wrap

CHANGED, ADDED, REMOVED, MOVED = "changed", "added", "removed", "moved"
KIND = "data-redline"
"""The attribute that says what became of a block."""
EARLIER = "earlier/"
"""Before the addresses of pictures of the older version."""

_ALIKE = 0.4
"""The least share of equal characters of two blocks that are versions of each other."""
_MOVED = 6
"""Characters of a block that can be recognised elsewhere."""

Digests = Mapping[str, str]
"""Of the pictures, by address."""


@dataclass(slots=True)
class Merged:
    """Blocks that only one version has, until it is known which of them have moved."""

    added: list[Element] = field(default_factory=list)
    removed: list[tuple[Element, Element]] = field(default_factory=list)
    """Each with the element that it was put into."""
    headings: dict[int, str] = field(default_factory=dict)
    """By a removed block: the heading that it stood under."""


def merge(old: Element, new: Element, before: Digests, after: Digests) -> None:
    """Mark in the body *new* what differs from the body *old*."""
    merging = _Merging(before, after, Merged(), dict(_headings(old)))
    merging.pair(old, new)
    merging.settle()


def _headings(body: Element) -> Iterator[tuple[int, str]]:
    """Each element with the heading before it, by identity."""
    heading = ""
    for element in body.iter():
        if is_element(element):
            if element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
                heading = text_of(element)
            yield id(element), heading


class _Merging:
    def __init__(
        self, before: Digests, after: Digests, merged: Merged, headings: Mapping[int, str]
    ) -> None:
        self.before, self.after, self.merged, self.headings = before, after, merged, headings

    def pair(self, old: Element, new: Element) -> None:
        """Mark what differs between two versions of one element."""
        if is_generated(new):
            return
        if is_leaf(old) or is_leaf(new):
            if mark_differences(old, new):
                new.set(KIND, CHANGED)
            return
        self._children(old, new)

    def _children(self, old: Element, new: Element) -> None:
        olds, news = _blocks(old), _blocks(new)
        if new.tag == "tr" and len(olds) == len(news):
            aligned: list[tuple[int | None, int | None]] = [(n, n) for n in range(len(olds))]
        else:
            aligned = list(self._aligned(olds, news))
        last: Element | None = None
        for a, b in aligned:
            if b is None:
                assert a is not None
                last = self._take_away(olds[a], new, last)
                continue
            last = news[b]
            if a is None:
                self.merged.added.append(last)
            elif self._key(olds[a], self.before) != self._key(last, self.after):
                self.pair(olds[a], last)

    def _take_away(self, element: Element, parent: Element, last: Element | None) -> Element:
        """Put a copy of *element* behind *last* in *parent*."""
        copy = _without_names(element)
        at = list(parent).index(last) + 1 if last is not None else 0
        parent.insert(at, copy)
        self.merged.removed.append((copy, parent))
        self.merged.headings[id(copy)] = self.headings.get(id(element), "")
        return copy

    def _aligned(
        self, olds: Sequence[Element], news: Sequence[Element]
    ) -> Iterator[tuple[int | None, int | None]]:
        """Pairs of positions in order; ``None`` on the side that has no such block."""
        before = [self._key(element, self.before) for element in olds]
        after = [self._key(element, self.after) for element in news]
        for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if tag == "equal":
                yield from zip(range(a, b), range(c, d), strict=True)
            else:
                for older, newer in _similar(olds[a:b], news[c:d]):
                    yield (
                        None if older is None else a + older,
                        None if newer is None else c + newer,
                    )

    def _key(self, element: Element, digests: Digests) -> tuple[object, ...]:
        pictures = tuple(
            (image.get("src"), digests.get(image.get("src", ""), ""))
            for image in element.iter("img")
        )
        return element.tag, element.get("class"), text_of(element), pictures

    def settle(self) -> None:
        """Recognise what has moved, and mark all else."""
        waiting: dict[str, list[tuple[Element, Element]]] = {}
        for copy, parent in self.merged.removed:
            waiting.setdefault(text_of(copy), []).append((copy, parent))
        for element in self.merged.added:
            text = text_of(element)
            if len(text) >= _MOVED and waiting.get(text):
                copy, parent = waiting[text].pop(0)
                parent.remove(copy)
                element.set(KIND, MOVED)
                element.set("data-from", self.merged.headings[id(copy)])
            else:
                element.set(KIND, ADDED)
                wrap(element, "ins")
        for copy, _ in (pair for pairs in waiting.values() for pair in pairs):
            copy.set(KIND, REMOVED)
            wrap(copy, "del")


def _blocks(element: Element) -> list[Element]:
    return [child for child in element if is_element(child) and child.tag in BLOCKS]


def _without_names(element: Element) -> Element:
    """A copy of *element* that no link leads to, that leads nowhere, and heads no chapter."""
    copy = deepcopy(element)
    copy.tail = ""
    for part in copy.iter():
        if not is_element(part):
            continue
        for name in ("id", "href", "data-page"):
            part.attrib.pop(name, None)
        if part.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            part.tag = "p"
        if part.tag == "img":
            part.set("src", EARLIER + part.get("src", ""))
    return copy


def _similar(
    olds: Sequence[Element], news: Sequence[Element]
) -> Iterator[tuple[int | None, int | None]]:
    """The alignment of blocks that differ, with the greatest sum of likenesses."""
    if len(olds) * len(news) > limits.REDLINE_PAIRS:
        yield from ((older, None) for older in range(len(olds)))
        yield from ((None, newer) for newer in range(len(news)))
        return
    counts = [Counter(text_of(element)) for element in news]
    likeness = [
        [_likeness(o, Counter(text_of(o)), n, count) for n, count in zip(news, counts, strict=True)]
        for o in olds
    ]
    best = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
    for a in reversed(range(len(olds))):
        for b in reversed(range(len(news))):
            paired = likeness[a][b] + best[a + 1][b + 1] if likeness[a][b] else 0.0
            best[a][b] = max(paired, best[a + 1][b], best[a][b + 1])
    a = b = 0
    while a < len(olds) and b < len(news):
        if likeness[a][b] and best[a][b] == likeness[a][b] + best[a + 1][b + 1]:
            yield a, b
            a, b = a + 1, b + 1
        elif best[a][b] == best[a + 1][b]:
            yield a, None
            a += 1
        else:
            yield None, b
            b += 1
    yield from ((older, None) for older in range(a, len(olds)))
    yield from ((None, newer) for newer in range(b, len(news)))


def _likeness(old: Element, before: Counter[str], new: Element, after: Counter[str]) -> float:
    """How alike two blocks are, from 0 to 1; 0 where one cannot be a version of the other."""
    if old.tag != new.tag or old.tag == "img" or not _fits(old, new):
        return 0.0
    if old.get("id") and old.get("id") == new.get("id"):
        return 1.0
    total = before.total() + after.total()
    share = 2 * (before & after).total() / total if total else 1.0
    if old.tag in {"main", "section", "tbody", "thead"} or classes(old) & {"content", "prose"}:
        return max(share, 0.01)
    return share if share >= _ALIKE else 0.0


def _fits(old: Element, new: Element) -> bool:
    """Whether rows of the two can be put together: as many cells, and none over several rows."""
    if old.tag == "tr":
        return len(_blocks(old)) == len(_blocks(new))
    if old.tag == "table":
        spans = any(
            cell.get("rowspan")
            for t in (old, new)
            for cell in t.iter(
                "td",
            )
        )
        spans = spans or any(cell.get("rowspan") for t in (old, new) for cell in t.iter("th"))
        return not spans or len(list(old.iter("tr"))) == len(list(new.iter("tr")))
    return True
