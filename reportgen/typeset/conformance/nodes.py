"""What a structure tree is made of (ISO 32000-1, 14.7), before it becomes PDF objects."""

from __future__ import annotations

from typing import Any

LAYOUT = b"<</Type /Layout>>"
PAGINATION = b"<</Type /Pagination>>"
HEADER = b"<</Type /Pagination /Subtype /Header /Attached [/Top]>>"
FOOTER = b"<</Type /Pagination /Subtype /Footer /Attached [/Bottom]>>"
"""Property lists of artifacts (ISO 32000-1, table 330)."""

GROUPING = frozenset({"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "TOCI", "Note"})
"""Types whose text must stand in a block of its own."""

ORDERING = frozenset({"L", "TOC", "Table", "THead", "TBody", "TFoot", "TR"})
"""Types that hold other elements only (ISO 32005, table 5): blanks in them are layout."""


class Mark:
    """A marked stretch of page content: somebody's text or picture, or an artifact."""

    __slots__ = ("artifact", "mcid", "owner", "page", "position", "stream")

    def __init__(self, page: int) -> None:
        self.page = page
        self.owner: Node | None = None
        self.position = 0
        """Which kid of its owner it is."""
        self.mcid = 0
        """Its number among the marks of its content stream."""
        self.stream = 0
        """Number of the form whose content it is in; 0 for the page's own."""
        self.artifact = LAYOUT
        """Its property list while nobody owns it."""

    def continues(self, before: Mark) -> bool:
        """Whether it may stand in one stretch with *before*, which ends where it begins."""
        if self.owner is None:
            return before.owner is None and self.artifact is before.artifact
        return before.owner is self.owner and before.position + 1 == self.position


class Annotation:
    """A link's active area on a page, in points: left, bottom, right, top.

    *target* is an address, or ``#`` and an anchor; *text* is what stands there, where that is not
    the text of its element.
    """

    __slots__ = ("number", "page", "rectangle", "target", "text")

    def __init__(
        self, page: int, rectangle: tuple[float, float, float, float], target: str, text: str = ""
    ) -> None:
        self.page = page
        self.rectangle = rectangle
        self.target = target
        self.text = text
        self.number = -1
        """Which it is among the links of its page that are wanted."""


class Node:
    """A structure element; *language* is that of its text, *lang* only what it must say itself."""

    __slots__ = (
        *("actual", "alt", "attributes", "id", "kids", "language", "parent", "refers", "source"),
        "type",
    )

    def __init__(self, type_: str, parent: Node | None, language: str) -> None:
        self.type = type_
        self.parent = parent
        self.language = language
        self.kids: list[Node | Mark | Annotation] = []
        self.alt = ""
        self.actual = ""
        """Words that are read in place of its content."""
        self.id = ""
        self.refers = ""
        """The anchor of what it is about: of an entry, its heading; of a call, its note."""
        self.attributes: dict[str, dict[str, Any]] = {}
        """By owner (``Table``, ``List``, ``Layout``)."""
        self.source: object = None
        """For a paragraph that no element asked for: the element whose text it holds."""
        if parent is not None:
            parent.kids.append(self)

    @property
    def lang(self) -> str:
        """Its language where it differs from its parent's."""
        parent = self.parent.language if self.parent else self.language
        return self.language if self.language != parent else ""

    def own(self, mark: Mark) -> None:
        """Take *mark* as the next kid."""
        mark.owner, mark.position = self, len(self.kids)
        self.kids.append(mark)

    def attribute(self, owner: str, name: str, value: Any) -> None:
        """Set an attribute of the attribute object of *owner* (ISO 32000-1, 14.8.5)."""
        self.attributes.setdefault(owner, {})[name] = value
