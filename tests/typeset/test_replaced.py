from collections.abc import Iterable
from pathlib import Path

import pytest

from reportgen.typeset import linesetting, pagemaking, shortcuts
from reportgen.typeset.pictures import lossless
from reportgen.typeset.replaced import Replacement, replaced

UPSTREAM = Path(__file__).parents[2] / "docs/upstream.md"


class Engine:
    number = 1

    @staticmethod
    def plain() -> int:
        return 1


def test_an_attribute_is_another_one_only_inside() -> None:
    before = vars(Engine)["plain"]
    with replaced([(Engine, "number", 2), (Engine, "plain", staticmethod(lambda: 2))]):
        assert (Engine.number, Engine.plain()) == (2, 2)
    assert (Engine.number, Engine.plain()) == (1, 1)
    assert vars(Engine)["plain"] is before


def test_it_comes_back_after_an_error() -> None:
    with pytest.raises(ValueError, match="甲"), replaced([(Engine, "number", 2)]):
        raise ValueError("甲")
    assert Engine.number == 1


def test_what_is_not_there_is_not_replaced() -> None:
    with pytest.raises(KeyError), replaced([(Engine, "number", 2), (Engine, "letter", 2)]):
        pass
    assert not hasattr(Engine, "letter")
    assert Engine.number == 1


def count(replacements: Iterable[Replacement]) -> tuple[int, int]:
    """How many functions are replaced, and in how many places."""
    functions = [vars(owner)[name] for owner, name, _ in replacements]
    return len(set(functions)), len(functions)


def test_the_document_counts_what_is_replaced() -> None:
    needed = count([
        *linesetting.replacements(), *pagemaking.replacements(), *lossless.replacements()
    ])  # fmt: skip
    faster = count(shortcuts.replacements())
    assert (
        f"a report needs {needed[0]} functions of the engine replaced, in {needed[1]} places; "
        f"{faster[0]}, in {faster[1]} places, are replaced only to save time."
    ) in " ".join(UPSTREAM.read_text("utf-8").split())
