"""Drawings that stand inline in a layout's HTML, cleaned and counted like those in files."""

from __future__ import annotations

from xml.etree import ElementTree

from reportgen.findings import Finding
from reportgen.places import NOWHERE
from reportgen.typeset.pictures.drawing import SvgError, clean_tree
from reportgen.typeset.pictures.drawing.cleaning import remove
from reportgen.typeset.pictures.drawing.syntax import SVG
from reportgen.typeset.pictures.findings import cleaned, unusable_drawing

_NAME = "<svg>"
_TAG = f"{{{SVG}}}svg"


def clean_inline(document: ElementTree.Element) -> list[Finding]:
    """Clean the drawings in the HTML *document*, and take out those that cannot be used."""
    findings: list[Finding] = []
    for parent in list(document.iter()):
        if parent.tag == _TAG:
            continue
        for child in [child for child in parent if child.tag == _TAG]:
            try:
                removed = clean_tree(child)
            except SvgError as error:
                findings.append(unusable_drawing(_NAME, error.problem, NOWHERE))
                remove(parent, child)
            else:
                findings += [cleaned(_NAME, removed, NOWHERE)] if removed else []
    return findings
