"""The structure tree as PDF objects (ISO 32000-1, 14.7.2 and 14.7.4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pydyf  # type: ignore[import-untyped]

from reportgen.typeset.conformance.nodes import Annotation, Mark, Node


class TreeWriter:
    """Adds structure elements to *pdf*."""

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        self.pages: Sequence[bytes] = pdf.page_references
        self.objects: dict[Node, Any] = {}

    def write(self, root: Node, owners: Sequence[Sequence[Node]]) -> None:
        """Write the tree below *root*, with the *owners* of the marks of each content stream.

        A stream's place among them is its ``StructParents``.
        """
        tree = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        self.pdf.add_object(tree)
        areas: list[tuple[Node, Annotation]] = []
        tree["K"] = pydyf.Array([self._node(root, tree.reference, areas)])
        numbers = self._parent_tree(owners, areas)
        tree["ParentTree"] = numbers.reference
        tree["ParentTreeNextKey"] = len(owners) + len(areas)
        if identifiers := self._identifiers():
            names = pydyf.Dictionary({"Names": pydyf.Array(identifiers)})
            self.pdf.add_object(names)
            tree["IDTree"] = names.reference
        self.pdf.catalog["StructTreeRoot"] = tree.reference
        self.pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
        self.pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})

    def _node(self, node: Node, parent: bytes, areas: list[tuple[Node, Annotation]]) -> bytes:
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.type}", "P": parent})
        self.pdf.add_object(element)
        self.objects[node] = element
        reference: bytes = element.reference
        page = next((kid.page for kid in node.kids if not isinstance(kid, Node)), None)
        if page is not None:
            element["Pg"] = self.pages[page]
        if node.lang:
            element["Lang"] = pydyf.String(node.lang)
        if node.alt:
            element["Alt"] = pydyf.String(node.alt)
        if node.id:
            element["ID"] = pydyf.String(node.id)
        if node.attributes:
            element["A"] = _attributes(node.attributes)
        kids: list[bytes | int] = []
        for kid in node.kids:
            if isinstance(kid, Node):
                kids.append(self._node(kid, reference, areas))
            elif isinstance(kid, Annotation):
                areas.append((node, kid))
                kids.append(self._area(kid))
            else:
                entry = self._mark(kid, page)
                # Marks that became one stretch stand here once.
                if not kids or kids[-1] != entry:
                    kids.append(entry)
        element["K"] = pydyf.Array(kids)
        return reference

    def _mark(self, mark: Mark, page: int | None) -> bytes | int:
        if mark.stream:
            return b"<</Type /MCR /Pg %b /Stm %b /MCID %d>>" % (
                self.pages[mark.page],
                mark.stream,
                mark.mcid,
            )
        if mark.page == page:
            return mark.mcid
        return b"<</Type /MCR /Pg %b /MCID %d>>" % (self.pages[mark.page], mark.mcid)

    def _area(self, area: Annotation) -> bytes:
        reference = area.dictionary.reference
        return b"<</Type /OBJR /Pg %b /Obj %b>>" % (self.pages[area.page], reference)

    def _parent_tree(
        self, owners: Sequence[Sequence[Node]], areas: Iterable[tuple[Node, Annotation]]
    ) -> Any:
        """Whose each mark and each annotation is (14.7.4.4)."""
        numbers = pydyf.Array()
        for page, nodes in enumerate(owners):
            numbers += [page, pydyf.Array(self.objects[node].reference for node in nodes)]
        for key, (node, area) in enumerate(areas, start=len(owners)):
            area.dictionary["StructParent"] = key
            numbers += [key, self.objects[node].reference]
        tree = pydyf.Dictionary({"Nums": numbers})
        self.pdf.add_object(tree)
        return tree

    def _identifiers(self) -> list[Any]:
        named = sorted((node for node in self.objects if node.id), key=lambda node: node.id)
        return [
            part for node in named for part in (pydyf.String(node.id), self.objects[node].reference)
        ]


def _attributes(owners: Mapping[str, Mapping[str, Any]]) -> Any:
    objects = [
        pydyf.Dictionary({"O": f"/{owner}", **{k: _value(v) for k, v in attributes.items()}})
        for owner, attributes in owners.items()
    ]
    return objects[0] if len(objects) == 1 else pydyf.Array(objects)


def _value(value: Any) -> Any:
    return pydyf.Array(value) if isinstance(value, tuple) else value
