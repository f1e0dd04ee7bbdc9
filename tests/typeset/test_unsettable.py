from xml.etree.ElementTree import Element, SubElement

import pytest
import weasyprint.css

from reportgen import limits
from reportgen.typeset.unsettable import Unsettable, faults_of_layout, refuse_deep


def raised_by_the_engine() -> None:
    weasyprint.css.declaration_precedence("nobody", "important")


def test_what_the_engine_raises_is_a_fault_of_the_layout() -> None:
    with pytest.raises(Unsettable, match="AssertionError"), faults_of_layout():
        raised_by_the_engine()


def test_endless_calls_are_told_as_depth() -> None:
    def call() -> None:
        call()

    with pytest.raises(Unsettable, match="套疊太深"), faults_of_layout():
        call()


def test_a_lack_of_memory_goes_through() -> None:
    with pytest.raises(MemoryError), faults_of_layout():
        raise MemoryError


def test_a_bug_of_this_package_stays_one() -> None:
    with pytest.raises(TypeError), faults_of_layout():
        refuse_deep(None)  # type: ignore[arg-type]


def nested(depth: int) -> Element:
    root = element = Element("div")
    for _ in range(depth - 1):
        element = SubElement(element, "div")
    return root


def test_depth_is_counted_from_the_root() -> None:
    refuse_deep(nested(limits.HTML_DEPTH))
    with pytest.raises(Unsettable, match=str(int(limits.HTML_DEPTH))):
        refuse_deep(nested(limits.HTML_DEPTH + 1))
