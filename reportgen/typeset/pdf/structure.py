"""The structure tree as PDF objects (ISO 32000-1, 14.7.2 and 14.7.4; ISO 32000-2, 14.7.4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from reportgen.typeset.conformance.nodes import Annotation, Mark, Node
from reportgen.typeset.pdf.file import File, written
from reportgen.typeset.pdf.strings import encoded, text_string


class Written(NamedTuple):
    """A page sequence whose pages are in the file already.

    ``pages`` are their references, ``owners`` the owners of the marks of each content stream under
    its ``StructParents``, ``forms`` the references of forms with marks, by number. ``links`` are
    the annotations by page and number; one that leads nowhere was left out.
    """

    root: Node
    pages: Sequence[bytes]
    owners: Mapping[int, Sequence[Node]]
    forms: Mapping[int, bytes]
    links: Mapping[tuple[int, int], LinkPlace]


class LinkPlace(NamedTuple):
    """An annotation: where it is reserved, and its ``StructParent``."""

    reference: bytes
    key: int


_NAMESPACE = "http://iso.org/pdf2/ssn"
"""Of the structure types of PDF 2.0 (ISO 32000-2, 14.8.6)."""
_ELDER = frozenset(("Art", "BlockQuote", "Code", "Quote", "Reference", "TOC", "TOCI"))
"""Types of PDF 1.7 that the namespace of PDF 2.0 does not have."""
_RENAMED = {"Note": "FENote"}
"""Types that PDF 2.0 has under another name."""
_ROLES = {"Em": "Span", "Strong": "Span", "Title": "H1"}
"""Types of PDF 2.0, and what they are to readers of PDF 1.7."""
_SIX = 6
"""The levels of headings that PDF 1.7 knows; deeper ones are ``H7`` (ISO 14289-1, 7.4.2)."""


class TreeWriter:
    """Adds the structure elements of page sequences to *file* as one tree.

    A *modern* tree is of PDF 2.0: its types stand in a namespace, and what refers to something
    says to which element, by *targets*, the elements of all anchors.
    """

    def __init__(self, file: File, targets: Mapping[str, Node], *, modern: bool = False) -> None:
        self.file = file
        self.targets = targets
        self.modern = modern
        self.document = file.reserve()
        self.namespace = file.add({"Type": b"/Namespace", "NS": _NAMESPACE}) if modern else b""
        self.roles: dict[str, bytes] = {}
        """Types that PDF 1.7 does not know, and what they are to it."""
        self.references: dict[Node, bytes] = {}
        self.areas: dict[int, Node] = {}
        """Who has the annotation of each ``StructParent``."""
        self.names: dict[str, bytes] = {}
        """Elements that have an ``ID``."""

    def write(self, sequences: Sequence[Written], next_key: int) -> bytes:
        """Write the tree; *next_key* is the first key that nothing has. The tree's reference."""
        tree = self.file.reserve()
        kids = [self._kids(s.root, self.document, s)[0] for s in sequences]
        # Its language is that of the catalogue.
        head = b"<</Type /StructElem /S /Document /P %b" % tree
        if self.modern:
            head += b" /NS %b" % self.namespace
        self.file.set(self.document, b"%b /K [%b]>>" % (head, b" ".join(kids)))
        entries = {
            "Type": b"/StructTreeRoot",
            "K": (self.document,),
            "ParentTree": self._parent_tree(sequences),
            "ParentTreeNextKey": next_key,
            **({"RoleMap": self.roles} if self.roles else {}),
            **({"Namespaces": (self.namespace,)} if self.modern else {}),
        }
        if self.names:
            names = [part for name in sorted(self.names, key=encoded) for part in self._named(name)]
            entries["IDTree"] = self.file.add({"Names": names})
        self.file.set(tree, entries)
        return tree

    def reference(self, node: Node) -> bytes:
        """The reference of *node*, which may be written later."""
        made = self.references.get(node)
        if made is None:
            made = self.document if node.parent is None else self.file.reserve()
            self.references[node] = made
        return made

    def _type(self, type_: str) -> bytes:
        """*type_* as this tree has it."""
        if self.modern:
            return _RENAMED.get(type_, type_).encode()
        if role := _ROLES.get(type_, "H6" if _is_deep(type_) else ""):
            self.roles[type_] = b"/" + role.encode()
        return type_.encode()

    def _node(self, node: Node, parent: bytes, sequence: Written) -> bytes:
        reference = self.reference(node)
        parts = [b"<</Type /StructElem /S /%b /P %b" % (self._type(node.type), parent)]
        if self.modern:
            if node.type not in _ELDER:
                parts.append(b"/NS %b" % self.namespace)
            if (about := self.targets.get(node.refers)) is not None:
                parts.append(b"/Ref [%b]" % self.reference(about))
        if node.lang:
            parts.append(b"/Lang %b" % text_string(node.lang))
        if node.alt:
            parts.append(b"/Alt %b" % text_string(node.alt))
        if node.actual:
            parts.append(b"/ActualText %b" % text_string(node.actual))
        if node.id:
            parts.append(b"/ID %b" % text_string(self._identifier(node.id, reference)))
        attributes = node.attributes
        if self.modern and _defines(node):
            attributes = {**attributes, "List": {"ListNumbering": "/Description"}}
        if attributes:
            parts.append(b"/A %b" % _attributes(attributes))
        kids, page = self._kids(node, reference, sequence)
        if page is not None:
            parts.append(b"/Pg %b" % sequence.pages[page])
        parts.append(b"/K [%b]>>" % kids)
        self.file.set(reference, b" ".join(parts))
        return reference

    def _identifier(self, wished: str, reference: bytes) -> str:
        """*wished*, or what it becomes where an earlier element has it (14.7.2: unique)."""
        name, again = wished, 1
        while name in self.names:
            again += 1
            name = f"{wished}-{again}"
        self.names[name] = reference
        return name

    def _kids(self, node: Node, reference: bytes, sequence: Written) -> tuple[bytes, int | None]:
        """What is in *node*, and the page that its own content is on."""
        page = next((kid.page for kid in node.kids if not isinstance(kid, Node)), None)
        kids: list[bytes] = []
        for kid in node.kids:
            if isinstance(kid, Node):
                kids.append(self._node(kid, reference, sequence))
            elif isinstance(kid, Annotation):
                if (link := sequence.links.get((kid.page, kid.number))) is not None:
                    self.areas[link.key] = node
                    entry = b"<</Type /OBJR /Pg %b /Obj %b>>"
                    kids.append(entry % (sequence.pages[kid.page], link.reference))
            else:
                entry = _mark(kid, page, sequence)
                # Marks that became one stretch stand here once.
                if not kids or kids[-1] != entry:
                    kids.append(entry)
        return b" ".join(kids), page

    def _parent_tree(self, sequences: Sequence[Written]) -> bytes:
        """Whose each mark and each annotation is (14.7.4.4)."""
        owners = {key: nodes for sequence in sequences for key, nodes in sequence.owners.items()}
        entries = {
            key: b"[%b]" % b" ".join(map(self.reference, nodes)) for key, nodes in owners.items()
        }
        entries |= {key: self.reference(node) for key, node in self.areas.items()}
        numbers = b" ".join(b"%d %b" % (key, entries[key]) for key in sorted(entries))
        return self.file.add(b"<</Nums [%b]>>" % numbers)

    def _named(self, name: str) -> tuple[str, bytes]:
        return name, self.names[name]


def _is_deep(type_: str) -> bool:
    """Whether *type_* is a heading of a level that PDF 1.7 does not know."""
    return type_[0] == "H" and type_[1:].isdecimal() and int(type_[1:]) > _SIX


def _defines(node: Node) -> bool:
    """Whether *node* is a list of terms, for which PDF 1.7 has no ``ListNumbering``."""
    if node.type != "L" or "List" in node.attributes:
        return False
    items = (item for item in node.kids if isinstance(item, Node))
    return any(isinstance(k, Node) and k.type == "Lbl" for item in items for k in item.kids)


def _mark(mark: Mark, page: int | None, sequence: Written) -> bytes:
    reference = sequence.pages[mark.page]
    if mark.stream:
        form = sequence.forms[mark.stream]
        return b"<</Type /MCR /Pg %b /Stm %b /MCID %d>>" % (reference, form, mark.mcid)
    if mark.page == page:
        return b"%d" % mark.mcid
    return b"<</Type /MCR /Pg %b /MCID %d>>" % (reference, mark.mcid)


def _attributes(owners: Mapping[str, Mapping[str, Any]]) -> bytes:
    objects = [
        written({"O": b"/%b" % owner.encode(), **{k: _value(v) for k, v in attributes.items()}})
        for owner, attributes in owners.items()
    ]
    return objects[0] if len(objects) == 1 else b"[%b]" % b" ".join(objects)


def _value(value: Any) -> Any:
    """An attribute's value: names are kept as text with their solidus, as in ``/Column``."""
    if isinstance(value, str) and value.startswith("/"):
        return value.encode()
    return [_value(item) for item in value] if isinstance(value, (tuple, list)) else value
