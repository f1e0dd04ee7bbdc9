import pytest

from reportgen.typeset.replaced import replaced


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
