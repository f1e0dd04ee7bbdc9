"""Every bound stands in reportgen/limits.py, with a unit and a reason."""

from __future__ import annotations

import ast
import pickle
import re
from collections.abc import Iterator
from pathlib import Path

from reportgen import limits

PACKAGE = Path(limits.__file__).parent
_NAME = re.compile(r"MAX|MOST|LARGEST|LONGEST|DEEPEST|LIMIT")
_LARGE = 100_000
"""A number that large bounds something, or has a reason to be here below."""

ELSEWHERE = {
    "authority/numbering.py LONGEST": "what Chinese numerals are made for",
    "cache.py _PIECE": "bytes read at a time",
    "check/ask/latin_names.py _MOST": "names in one message",
    "check/ask/terms.py _LONGEST": "characters of a term",
    "check/ask/glosses.py _MOST_MORE": "characters by which a gloss may differ",
    "check/ask/lists.py _LONGEST": "characters of a list, by its grammar",
    "check/ask/spellings.py _MOST": "names in one message",
    "check/ask/quantities.py _LONGEST": "characters around a number",
    "cli/formats/pretty.py MAX_QUOTE": "cells of a quoted line",
    "cli/doctor.py _SPACE": "free space that is advised",
    "compare/redline/document.py _LONGEST": "characters that a list shows",
    "compose/charts.py _MOST_LABELS": "typography",
    "compose/cover.py _LONGEST": "typography",
    "compose/cover.py _LONGEST_SMALL": "typography",
    "compose/cover.py _MOST_CHARACTERS": "typography",
    "compose/cover.py _MOST_LINES": "typography",
    "compose/filters.py MAX_HEADING": "levels of HTML",
    "compose/marks.py MOST_LINES": "lines of a draft's first page",
    "compose/stylesheet.py MAX_LEVEL": "levels of numbering",
    "compose/timetable/layout.py MAX_COLUMNS": "typography",
    "export/widths.py _MOST": "characters by which a column is weighed",
    "filestate.py TICK": "of file systems",
    "intake/recognise/captions.py _LONGEST": "characters of a caption, by which it is recognised",
    "intake/recognise/people.py _LONGEST_BEFORE": "characters of a post",
    "intake/recognise/tree.py _LONGEST": "characters of a heading, by which it is recognised",
    "intake/recognise/tree.py _LONGEST_STYLED": "characters of a heading with a style",
    "intake/recognise/vocabulary.py _LONGEST": "characters of a word",
    "isolate/bounds.py _PIECE": "bytes read at a time",
    "kept/manifest.py LARGE": "when a file is known by its state alone",
    "kept/manifest.py SMALL": "when a file is known by its content",
    "many/cluster/run.py ON_THE_WAY": "how much is sent ahead",
    "many/machine/worker.py GROWTH": "when a worker is replaced",
    "prose/columns.py MAX_UPRIGHT": "typography",
    "records/appendices.py MOST_SERIES": "columns that a chart tells apart without colour",
    "records/appendices.py _LONGEST": "digits that a chart shows",
    "prose/columns.py _LONGEST_PIECE": "typography",
    "rules/dates/session_long.py MOST": "of the rule",
    "rules/figures/table_caption_missing.py MOST_ROWS": "of the rule",
    "rules/sections/foreign_share.py MOST": "of the rule",
    "rules/sections/foreign_share.py MOST_PIECE": "of the rule",
    "rules/wording/session_title_variant.py _LONGEST": "of the rule",
    "typeset/conformance/links.py _LONGEST": "characters of a description",
    "typeset/engine.py _LAID_OUT": "when garbage is looked for",
    "typeset/engine.py _LEFT_BEHIND": "when garbage is looked for",
    "typeset/engine.py _NEVER": "when garbage is looked for",
    "typeset/engine.py _YOUNG": "when garbage is looked for",
    "typeset/linesetting/characters.py _LONGEST_TAIL": "typography",
    "typeset/linesetting/shapes.py _MOST": "how much is kept",
    "typeset/pictures/files.py _WORTHWHILE": "when a process pays",
    "typeset/pictures/png.py _PIECE": "bytes read at a time",
    "verify/chapters.py LONGEST_TITLE": "of the rule",
    "verify/chapters.py _LONGEST_BOOKMARK": "of the rule",
    "verify/anybody.py _LONGEST_LINE": "of the rule",
    "verify/checks.py _MOST_LOST": "findings of one kind",
    "verify/origins.py _CLOSE": "a character",
    "verify/origins.py _MOST": "characters that Unicode leaves free",
    "verify/origins.py _OPEN": "a character",
    "whole.py _LONGEST": "of file systems",
}
"""Numbers that look like bounds and are not, each with what it is."""


def test_every_limit_has_a_unit_and_a_reason() -> None:
    bounds = {name: item for name, item in vars(limits).items() if name.isupper() and name != "MIB"}
    assert len(bounds) > 20
    for name, item in bounds.items():
        assert isinstance(item, limits.Limit), name
        assert item > 0
        assert item.unit, name
        assert item.what, name
        assert item.why, name
    assert len({item.what for item in bounds.values()}) == len(bounds)


def test_a_limit_is_a_number_everywhere() -> None:
    assert f"{limits.PROSE:,}" == "200,000"
    assert type(pickle.loads(pickle.dumps(limits.PROSE))) is int


def test_every_limit_is_used() -> None:
    texts = [path.read_text("utf-8") for path in PACKAGE.rglob("*.py") if path.name != "limits.py"]
    names = [name for name in vars(limits) if name.isupper() and name != "MIB"]
    unused = [name for name in names if not any(re.search(rf"\b{name}\b", t) for t in texts)]
    assert unused == []


def numbers() -> Iterator[tuple[str, str, float]]:
    """Module, name and value of the numbers that stand at the top of a module."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for statement in ast.parse(path.read_text("utf-8")).body:
            for name, value in assignments(statement):
                number = value_of(value)
                if number is not None:
                    yield path.relative_to(PACKAGE).as_posix(), name, number


def assignments(statement: ast.stmt) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(statement, ast.AnnAssign) and statement.value is not None:
        if isinstance(statement.target, ast.Name):
            yield statement.target.id, statement.value
    elif isinstance(statement, ast.Assign):
        for target in statement.targets:
            if isinstance(target, ast.Name):
                yield target.id, statement.value
            elif isinstance(target, ast.Tuple) and isinstance(statement.value, ast.Tuple):
                for each, value in zip(target.elts, statement.value.elts, strict=True):
                    if isinstance(each, ast.Name):
                        yield each.id, value


_ARITHMETIC = (ast.Constant, ast.BinOp, ast.operator)


def value_of(expression: ast.expr) -> float | None:
    """The value of a constant expression of numbers."""
    if not all(isinstance(node, _ARITHMETIC) for node in ast.walk(expression)):
        return None
    value = eval(compile(ast.Expression(expression), "", "eval"))
    return value if isinstance(value, int | float) else None


def test_every_limit_has_a_name_of_its_own() -> None:
    names = re.findall(r"^([A-Z_]+) = Limit", Path(limits.__file__).read_text("utf-8"), re.M)
    assert len(names) > 50
    assert sorted(set(names)) == sorted(names)


def test_no_bound_stands_elsewhere() -> None:
    suspects = {
        f"{module} {name}"
        for module, name, value in numbers()
        if module != "limits.py" and (_NAME.search(name) or value >= _LARGE)
    }
    assert suspects - set(ELSEWHERE) == set(), "put it into reportgen/limits.py"
    assert set(ELSEWHERE) - suspects == set(), "no longer there"
