"""The catalogue's msgids, gathered from code, templates and layouts; for developers.

``python -m tools.messages`` brings ``reportgen/locale/en`` up to date: new msgids are added
untranslated, those that nobody says any more are dropped. A test sees that none is left empty.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Any, get_args

import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

import reportgen
from reportgen.authority import Authority
from reportgen.check.glossary import Glossary
from reportgen.desk.forms import choices_in
from reportgen.language import DOMAIN, LOCALES
from reportgen.read import forms, shapes
from reportgen.records import Records
from reportgen.settings import Settings
from reportgen.world import shipped_templates

PACKAGE = Path(reportgen.__file__).parent
ENGLISH = LOCALES / "en" / "LC_MESSAGES" / f"{DOMAIN}.po"

KEYWORDS = ("_", "say", "word", "translate")
_TITLES = {"title", "form_title", "figure", "table", "separator"}
_RULE_TEXTS = {"title", "reason"}


def messages() -> dict[str, list[tuple[str, int]]]:
    """Every msgid with the files that say it: Chinese words, and Chinese marks such as 「、」."""
    found: dict[str, list[tuple[str, int]]] = {}
    for file, line, msgid in (*_code(), *_layouts(), *_rules(), *_fields()):
        if not msgid.isascii():
            found.setdefault(msgid, []).append((file, line))
    return found


def _code() -> Iterator[tuple[str, int, str]]:
    """What ``say``, ``word``, ``_`` and ``translate`` are called with, in code and templates."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for line, msgid in calls(ast.parse(path.read_bytes())):
            yield path.relative_to(PACKAGE).as_posix(), line, msgid
    extracted = extract_from_dir(
        shipped_templates(),
        [("**.html", "jinja2.ext:babel_extract")],
        {"**.html": _JINJA},
        keywords=dict.fromkeys(KEYWORDS),
    )
    for file, line, message, _comments, _context in extracted:
        yield file, line, message if isinstance(message, str) else message[0]


def calls(code: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and msgid of each call; babel's own reader does not see those within an f-string."""
    for node in ast.walk(code):
        match node:
            case ast.Call(
                func=ast.Name(id=name) | ast.Attribute(attr=name),
                args=[ast.Constant(value=str(msgid)), *_],
            ) if name in KEYWORDS:
                yield node.lineno, msgid


_JINJA = {"trimmed": "false", "silent": "false", "encoding": "utf-8"}


def _layouts() -> Iterator[tuple[str, int, str]]:
    """Titles of chapters and words of captions, which authority.yaml holds."""
    for path in sorted(shipped_templates().glob("*/authority.yaml")):
        settings = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        parts = {key: settings.get(key) for key in ("outline", "captions", "form_title")}
        for key, text in _texts(parts):
            if key in _TITLES:
                yield path.parent.name, 1, text


def _texts(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, child in value.items():
            yield from _texts(child, name)
    elif isinstance(value, list):
        for child in value:
            yield from _texts(child, key)


def _rules() -> Iterator[tuple[str, int, str]]:
    """Titles, reasons and sources of the rules, for ``explain``."""
    from reportgen.rules import all_rules

    for rule in all_rules().values():
        for name in sorted(_RULE_TEXTS):
            yield f"rules/{rule.code}", 1, str(getattr(rule, name))
        for basis in rule.basis:
            yield f"rules/{rule.code}", 1, basis.title


def _fields() -> Iterator[tuple[str, int, str]]:
    """Titles of fields, the values that they offer, and what the forms say of them.

    Of settings only the titles of fields that must be filled in.
    """
    for root in (Records, Settings, Glossary, Authority):
        for model in shapes.reachable(root):
            for field in model.model_fields.values():
                place = f"fields/{model.__name__}", 1
                if field.title and (field.is_required() or root is Records):
                    yield *place, field.title
                if field.description and root is Records:
                    yield *place, field.description
                    for enum in _enums(field.annotation):
                        for _, word in choices_in(enum, field.description):
                            yield *place, word
                offered = list(forms.choices(field.annotation))
                for label in forms.labels(offered, field.description or ""):
                    yield f"fields/{model.__name__}", 1, label.template


def _enums(annotation: Any) -> Iterator[type[StrEnum]]:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        yield annotation
    for part in get_args(annotation):
        yield from _enums(part)


def update(path: Path = ENGLISH) -> list[str]:
    """Bring the catalogue in *path* up to date; return the msgids without a translation."""
    with path.open("rb") as file:
        old = read_po(file)
    new = Catalog(locale="en", project=DOMAIN, charset="utf-8", header_comment=_HEADER, fuzzy=False)
    for msgid, places in sorted(messages().items(), key=lambda item: (item[1][0], item[0])):
        known = old.get(msgid)
        translation = known.string if known is not None else ""
        new.add(msgid, translation, locations=sorted({(file, 0) for file, _ in places}))
    new.creation_date = new.revision_date = _NEVER
    output = BytesIO()
    write_po(output, new, width=100, include_lineno=False, omit_header=False)
    lines = output.getvalue().splitlines(keepends=True)
    # The version of Babel is no part of the messages.
    path.write_bytes(b"".join(line for line in lines if not line.startswith(b'"Generated-By:')))
    return [str(m.id) for m in new if m.id and not m.string]


_HEADER = "# English for the messages and fixed words, whose msgids are Traditional Chinese."
_NEVER = datetime(2026, 1, 1, tzinfo=UTC)
"""A fixed date, so that the file changes only when a message does."""


if __name__ == "__main__":
    missing = update()
    for msgid in missing:
        print(f"no translation: {msgid}", file=sys.stderr)
    sys.exit(bool(missing))
