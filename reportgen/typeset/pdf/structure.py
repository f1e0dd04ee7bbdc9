"""The structure tree as PDF objects (ISO 32000-1, 14.7.2 and 14.7.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pydyf  # type: ignore[import-untyped]

from reportgen.typeset.conformance.nodes import Annotation, Mark, Node
from reportgen.typeset.pdf.strings import encoded


@dataclass(frozen=True, slots=True)
class Written:
    """A page sequence whose pages are in the PDF already.

    ``pages`` are their references, ``owners`` the owners of the marks of each content stream under
    its ``StructParents``, ``forms`` the references of forms with marks, by number. ``links`` are
    the annotations by page and number; one that leads nowhere was left out.
    """

    root: Node
    pages: Sequence[bytes]
    owners: Mapping[int, Sequence[Node]]
    forms: Mapping[int, bytes]
    links: Mapping[tuple[int, int], Any]


class TreeWriter:
    """Adds the structure elements of page sequences to *pdf* as one tree."""

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        self.objects: dict[Node, Any] = {}
        self.areas: list[tuple[Node, Any]] = []
        self.names: dict[str, bytes] = {}
        """Elements that have an ``ID``."""

    def write(self, sequences: Sequence[Written], next_key: int) -> None:
        """Write the tree; *next_key* is the first ``StructParent`` that no stream has."""
        tree = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        self.pdf.add_object(tree)
        # Its language is that of the catalogue.
        document = pydyf.Dictionary({"Type": "/StructElem", "S": "/Document", "P": tree.reference})
        self.pdf.add_object(document)
        kids: list[Any] = []
        for sequence in sequences:
            self.objects[sequence.root] = document
            kids += self._kids(sequence.root, document, sequence)
        document["K"] = pydyf.Array(kids)
        tree["K"] = pydyf.Array([document.reference])
        tree["ParentTree"] = self._parent_tree(sequences, next_key)
        tree["ParentTreeNextKey"] = next_key + len(self.areas)
        if self.names:
            names = pydyf.Dictionary({"Names": pydyf.Array(self._identifiers())})
            self.pdf.add_object(names)
            tree["IDTree"] = names.reference
        self.pdf.catalog["StructTreeRoot"] = tree.reference
        self.pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
        self.pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})

    def _node(self, node: Node, parent: bytes, sequence: Written) -> bytes:
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.type}", "P": parent})
        self.pdf.add_object(element)
        self.objects[node] = element
        reference: bytes = element.reference
        if node.lang:
            element["Lang"] = pydyf.String(node.lang)
        if node.alt:
            element["Alt"] = pydyf.String(node.alt)
        if node.id:
            element["ID"] = pydyf.String(self._identifier(node.id, reference))
        if node.attributes:
            element["A"] = _attributes(node.attributes)
        element["K"] = pydyf.Array(self._kids(node, element, sequence))
        return reference

    def _identifier(self, wished: str, reference: bytes) -> str:
        """*wished*, or what it becomes where an earlier element has it (14.7.2: unique)."""
        name, again = wished, 1
        while name in self.names:
            again += 1
            name = f"{wished}-{again}"
        self.names[name] = reference
        return name

    def _kids(self, node: Node, element: Any, sequence: Written) -> list[bytes | int]:
        page = next((kid.page for kid in node.kids if not isinstance(kid, Node)), None)
        if page is not None and "Pg" not in element:
            element["Pg"] = sequence.pages[page]
        kids: list[bytes | int] = []
        for kid in node.kids:
            if isinstance(kid, Node):
                kids.append(self._node(kid, element.reference, sequence))
            elif isinstance(kid, Annotation):
                if (link := sequence.links.get((kid.page, kid.number))) is not None:
                    self.areas.append((node, link))
                    kids.append(
                        b"<</Type /OBJR /Pg %b /Obj %b>>"
                        % (sequence.pages[kid.page], link.reference)
                    )
            else:
                entry = _mark(kid, page, sequence)
                # Marks that became one stretch stand here once.
                if not kids or kids[-1] != entry:
                    kids.append(entry)
        return kids

    def _parent_tree(self, sequences: Sequence[Written], next_key: int) -> bytes:
        """Whose each mark and each annotation is (14.7.4.4)."""
        owners = {key: nodes for one in sequences for key, nodes in one.owners.items()}
        numbers = pydyf.Array()
        for key, nodes in sorted(owners.items()):
            numbers += [key, pydyf.Array(self.objects[node].reference for node in nodes)]
        for key, (node, link) in enumerate(self.areas, start=next_key):
            link["StructParent"] = key
            numbers += [key, self.objects[node].reference]
        tree = pydyf.Dictionary({"Nums": numbers})
        self.pdf.add_object(tree)
        reference: bytes = tree.reference
        return reference

    def _identifiers(self) -> Iterator[Any]:
        for name in sorted(self.names, key=encoded):
            yield pydyf.String(name)
            yield self.names[name]


def _mark(mark: Mark, page: int | None, sequence: Written) -> bytes | int:
    reference = sequence.pages[mark.page]
    if mark.stream:
        form = sequence.forms[mark.stream]
        return b"<</Type /MCR /Pg %b /Stm %b /MCID %d>>" % (reference, form, mark.mcid)
    if mark.page == page:
        return mark.mcid
    return b"<</Type /MCR /Pg %b /MCID %d>>" % (reference, mark.mcid)


def _attributes(owners: Mapping[str, Mapping[str, Any]]) -> Any:
    objects = [
        pydyf.Dictionary({"O": f"/{owner}", **{k: _value(v) for k, v in attributes.items()}})
        for owner, attributes in owners.items()
    ]
    return objects[0] if len(objects) == 1 else pydyf.Array(objects)


def _value(value: Any) -> Any:
    return pydyf.Array(value) if isinstance(value, tuple) else value
