"""HTML written safely: every text escaped, every tag from here."""

from __future__ import annotations

from markupsafe import Markup, escape

from reportgen.prose.text import UNPRINTABLE


def text(value: str) -> Markup:
    """*value* escaped, without what XML has no place for."""
    return escape(UNPRINTABLE.sub("", value))


def tag(name: str, **attributes: str) -> Markup:
    """An opening tag, without those of its attributes that are empty.

    ``class_`` is written ``class``, and ``data_number`` ``data-number``.
    """
    return Markup("<{}{}>").format(name, _written(attributes))


def empty(name: str, **attributes: str) -> Markup:
    """A tag without content: ``<br/>``, ``<img …/>``."""
    return Markup("<{}{}/>").format(name, _written(attributes))


def end(name: str) -> Markup:
    """A closing tag."""
    return Markup("</{}>").format(name)


def _written(attributes: dict[str, str]) -> Markup:
    return Markup("").join(
        Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), text(value))
        for key, value in attributes.items()
        if value
    )
