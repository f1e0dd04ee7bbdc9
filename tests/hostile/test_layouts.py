# ruff: noqa: E501  (tables of inputs)
"""Layouts of bad will: each ends in ``TEMPLATE-ERROR`` or in a document, and nothing runs.

The templates come from generators with a seed; a failure names the seed. They are composed, which
is where templates act. A few layouts are built to the end, for what the engine makes of them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reportgen.authority.load import Layout, load_layout
from reportgen.compose.document import compose
from reportgen.findings import Finding
from reportgen.manuscript import read_manuscript
from reportgen.outcome import Outcome
from reportgen.pipeline import build_report, foreign
from reportgen.pipeline.foreign import within_bounds
from reportgen.places import label_of
from reportgen.read import read
from reportgen.records import Records
from reportgen.typeset.typesetting import Typeset
from reportgen.typeset.workshop import Workshop
from reportgen.world import World, shipped_templates
from tests.conftest import SMALL

Choice = random.Random
Make = Callable[..., Path]
EACH = 60
"""Templates of each kind."""

ROOTS = (
    "records", "records.title", "records.title.main", "records.roster", "records.roster[0]",
    "records.roster[0].name", "records.period", "records.period.start", "records.purpose.prose",
    "report", "report.reporters", "authority", "authority.outline", "authority.fonts",
    "authority.page_numbers", "outline", "outline[0]", "outline[0].content", "contents", "figures",
    "tables", "calendar", "calendar.full", "draft", "_", "range", "namespace", "namespace(a=1)",
    "''", "'a'", "1", "1.5", "[]", "{}", "()", "none", "true", "loop", "self", "caller", "varargs",
    "cycler", "joiner", "lipsum", "dict", "config", "request", "context", "environment",
)  # fmt: skip
WAYS_OUT = (
    "__class__", "__mro__", "__subclasses__", "__globals__", "__init__", "__dict__", "__reduce__",
    "__getattribute__", "__builtins__", "__code__", "__func__", "__self__", "__module__", "_fields",
    "_remember", "model_fields", "model_dump", "model_config", "model_copy", "model_construct",
    "model_validate", "parse_raw", "parse_file", "parse_obj", "from_orm", "copy", "json", "dict",
    "schema", "where", "place", "source", "span", "at", "encode", "format", "format_map", "join",
    "strftime", "isoformat", "replace", "translate", "mro", "call", "takes", "named", "use",
    "gi_frame", "cr_frame", "tb_frame", "f_globals", "func_globals", "im_func", "walk", "append",
    "pop", "clear", "update", "setdefault", "sort", "key_places", "empty", "items", "keys",
)  # fmt: skip
PAYLOADS = (
    "\"cposix\\nsystem\\n(S'touch OWNED'\\ntR.\", proto='pickle', allow_pickle=True",
    "'OWNED'", "'/etc/passwd'", "'../secret'", "'{0.__class__}'", "", "1", "records", "'touch OWNED'",
)  # fmt: skip


def code(choice: Choice) -> str:
    """An attempt to reach Python through a value."""
    value = choice.choice(ROOTS)
    for _ in range(choice.randint(1, 4)):
        name = choice.choice(WAYS_OUT)
        value += choice.choice((f".{name}", f"['{name}']", f".{name}()", f"|attr('{name}')"))
    call = f"({choice.choice(PAYLOADS)})" if choice.random() < 0.6 else ""
    form = choice.choice(
        (
            "{{{{ {0} }}}}", "{{% for x in {0} %}}{{{{ x }}}}{{% endfor %}}", "{{% set x = {0} %}}",
            "{{% if {0} %}}a{{% endif %}}", "{{% include {0} %}}", "{{{{ [{0}] | map(attribute='a') }}}}",
            "{{% with x = {0} %}}{{{{ x }}}}{{% endwith %}}", "{{{{ 'a' ~ {0} }}}}",
        )
    )  # fmt: skip
    return form.format(value + call)


def by_attribute(choice: Choice) -> str:
    """The same through filters that take the name of an attribute."""
    filters = ("map", "selectattr", "rejectattr", "groupby", "sort", "unique", "sum", "min", "max")
    name = choice.choice(filters)
    path = ".".join(choice.choice(WAYS_OUT) for _ in range(choice.randint(1, 3)))
    named = name in {"map", "sort", "unique", "sum", "min", "max"}
    argument = f"attribute='{path}'" if named else f"'{path}'"
    return f"{{{{ [{choice.choice(ROOTS)}] | {name}({argument}) | list }}}}"


def outside(choice: Choice) -> str:
    """A file outside of the layout."""
    dots = choice.choice(("../", "..\\", "....//", "%2e%2e/", "/", "./../", "front/../../"))
    end = choice.choice(("secret", "etc/passwd", "report.yaml", "content/trip/report.yaml", "\0"))
    name = dots * choice.randint(1, 6) + end
    return choice.choice(
        (
            f"{{% include '{name}' %}}",
            f"{{% include ['{name}', 'front/abstract.html'] %}}",
            f"{{% import '{name}' as x %}}",
            f"{{% extends '{name}' %}}",
            f"{{% from '{name}' import x %}}",
            f"{{% set x = '{name}' %}}{{% include x %}}",
        )
    )


def endless(choice: Choice) -> str:
    """Work or output without end."""
    n = choice.choice((99, 9999, 20_000, 99_999, 10**10))
    loops = choice.randint(2, 5)
    grow = choice.choice(
        ("ns.s ~ ns.s", "ns.s + ns.s", "ns.s | replace('a', ns.s)", "[ns.s, ns.s] | join(ns.s)",
         "(ns.s, ns.s)", "ns.s * ns.s", "ns.s ** 9", "ns.s | center(9999999999)", "[ns.s] + [ns.s]")
    )  # fmt: skip
    start = choice.choice(("'a'", "9", "[1]", "1.5"))
    return choice.choice(
        (
            f"{{% for i in range({n}) %}}" * loops + "x" + "{% endfor %}" * loops,
            f"{{% set ns = namespace(s={start}) %}}{{% for i in range(99) %}}{{% set ns.s = {grow} %}}"
            "{% endfor %}{{ ns.s }}",
            f"{{{{ 'a' * {n} }}}}",
            f"{{{{ 'a' | {choice.choice(('center', 'indent', 'ljust', 'truncate'))}({n}) }}}}",
            f"{{{{ '%{n}d' % 1 }}}}{{{{ '%{n}d' | format(1) }}}}",
            f"{{{{ '{{:{n}}}'.format(1) }}}}",
            f"{{{{ {n} ** {n} }}}}",
            f"{{{{ lipsum(n={n}) }}}}",
            f"{{% macro m(a) %}}{'{{ m(a) }}' * choice.randint(1, 3)}{{% endmacro %}}{{{{ m(1) }}}}",
            "{% include 'front/cover.html' %}" * choice.randint(1, 3),
            "{% extends 'front/cover.html' %}",
            f"{{% set x %}}{{% for i in range({n}) %}}{'x' * n if n < 999 else 'x'}{{% endfor %}}"
            "{% endset %}{{ x }}{{ x }}{{ x | upper | lower | title }}",
            f"{{{{ range({n}) | list | batch({n}) | list | length }}}}",
            f"{{{{ [records.purpose.prose] * {n} | map('prose') | join }}}}",
            f"{{% for i in range({n}) %}}{{{{ records.purpose.prose | prose }}}}{{% endfor %}}",
        )
    )


def deep(choice: Choice) -> str:
    """Something in itself, very often."""
    n = choice.choice((30, 80, 300, 3000))
    opening, closing = choice.choice(
        (
            ("{{ ", " }}"), ("{% if 1 %}", "{% endif %}"), ("{% for x in [1] %}", "{% endfor %}"),
            ("{% with %}", "{% endwith %}"), ("{% set x %}", "{% endset %}"), ("<div>", "</div>"),
            ("<table><tr><td>", "</td></tr></table>"), ("<b>", ""), ("<svg>", "</svg>"),
            ("<ul><li>", "</ul>"), ("{% macro m() %}", "{% endmacro %}"), ("<span><p>", "</p></span>"),
        )
    )  # fmt: skip
    if opening == "{{ ":
        left, right = choice.choice((("(", ")"), ("[", "]"), ("not ", ""), ("-", ""), ("{1:", "}")))
        return f"{{{{ {left * n}1{right * n} }}}}"
    return opening * n + "x" + closing * n


PIECES = (
    "{{", "}}", "{%", "%}", "{#", "#}", "{%-", "-%}", " for x in ", " endfor ", " if ", " else ",
    " endif ", " set x ", "=", " with ", " include ", " macro m(a) ", " endmacro ", " raw ", " filter ",
    "records", ".", "title", "[", "]", "(", ")", "'", '"', "|", "prose", "named", "join", "default",
    " is ", " not ", " in ", " and ", "~", "+", "-", "*", "/", "//", "%", "**", "1", "1e400", "0x",
    "9" * 20, "9" * 5000, "None", "true", ",", ":", "{", "}", "\n", "\r", "\0", "\u2028", "é", "字",
    "<p>", "</p>", "<!--", "-->", "<!-- flow -->", "<![CDATA[", "&#0;", "\ufeff", "# for", "## x", "1_",
)  # fmt: skip


def noise(choice: Choice) -> str:
    """Pieces of the language in any order."""
    return "".join(choice.choice(PIECES) for _ in range(choice.randint(1, 60)))


def misuse(choice: Choice) -> str:
    """A filter or a test on a value of any kind, with any arguments."""
    values = (
        *ROOTS,
        "records.itinerary.days",
        "report.contact",
        "outline[0].children",
        "10**9",
        "-1",
    )
    name = choice.choice(
        ("prose", "named", "people", "presenters", "session_facts", "event_facts", "caption", "columns",
         "turned", "timetables", "time", "title_lines", "colour", "language_labels", "heading_tag",
         "title_line", "reference", "session_title", "bracketed", "recommendation_facts", "batch",
         "join", "int", "float", "round", "truncate", "replace", "sum", "sort", "length", "first",
         "items", "abs", "upper", "groupby", "unique", "default", "string", "escape", "trim", "title")
    )  # fmt: skip
    arguments = ", ".join(choice.choice(values) for _ in range(choice.randint(0, 3)))
    end = choice.choice(("", " | length", " | list | length", " | string", ".x", "[0]", "()"))
    return f"{{{{ ({choice.choice(values)} | {name}({arguments})){end} }}}}"


KINDS = (code, by_attribute, outside, endless, deep, noise, misuse)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Records, Layout]:
    """A report, and a layout whose cover each test writes."""
    root = tmp_path_factory.mktemp("hostile")
    report, own = root / "content" / "trip", root / "templates" / "evil"
    report.mkdir(parents=True)
    (own / "front").mkdir(parents=True)
    (report / "report.yaml").write_text(SMALL, encoding="utf-8")
    settings = "name: 壞版型\nextends: executive-yuan\nfront: [cover]\n"
    (own / "authority.yaml").write_text(settings, encoding="utf-8")
    (root / "secret").write_text("password: hunter2", encoding="utf-8")
    records = read(report, label_of(report)).records
    layout = load_layout((own.parent, shipped_templates()), "evil").layout
    assert records is not None
    assert layout is not None
    return records, layout


@pytest.fixture
def composed(
    small: tuple[Records, Layout], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], tuple[str, tuple[Finding, ...]]]:
    """The HTML of a report whose cover is a template, and what there is to say of it."""
    records, layout = small
    monkeypatch.chdir(tmp_path)
    manuscript = read_manuscript(records, layout.authority, str)

    def compose_cover(template: str) -> tuple[str, tuple[Finding, ...]]:
        cover = layout.folders[0] / "front" / "cover.html"
        cover.write_bytes(template.encode("utf-8", "surrogatepass"))
        result = compose(manuscript, layout, str)
        return result.html, result.findings

    return compose_cover


def templates(make: Callable[[Choice], str]) -> Iterator[tuple[int, str]]:
    for seed in range(EACH):
        yield seed, make(Choice(f"{make.__name__} {seed}"))


@pytest.mark.parametrize("make", KINDS, ids=lambda make: make.__name__)
def test_a_hostile_template_ends_in_a_finding_or_a_document(
    make: Callable[[Choice], str],
    composed: Callable[[str], tuple[str, tuple[Finding, ...]]],
    tmp_path: Path,
) -> None:
    failed = 0
    for seed, template in templates(make):
        html, findings = composed(template)
        assert bool(html) != bool(findings), (seed, template[:200])
        assert "hunter2" not in html, (seed, template[:200])
        assert "root:x:" not in html, (seed, template[:200])
        for finding in findings:
            failed += 1
            assert finding.code == "TEMPLATE-ERROR"
            assert finding.place.file.endswith((".html", ".css")), (seed, template[:200])
            assert finding.place.line >= 1
            assert finding.message.text()
    assert failed > EACH // 3
    assert list(tmp_path.iterdir()) == []


# --- to the end: what the engine makes of it

SHEETS = "stylesheets: [page.css, text.css, front.css, tables.css, figures.css, own.css]\n"
FLEX = '<span style="display:flex">' * 24


def built(
    world: World,
    make_report: Make,
    tmp_path: Path,
    *,
    cover: str = "",
    css: str = "",
    workshop: Workshop | None = None,
) -> Outcome:
    own = tmp_path / "templates" / "evil"
    for name in ("front", "style"):
        (own / name).mkdir(parents=True)
    settings = f"name: 壞版型\nextends: executive-yuan\nfront: [cover]\n{SHEETS if css else ''}"
    (own / "authority.yaml").write_text(settings, encoding="utf-8")
    if cover:
        (own / "front" / "cover.html").write_text(cover, encoding="utf-8")
    (own / "style" / "own.css").write_text(css, encoding="utf-8")
    report = make_report(("title: 出席測試會議", "authority: evil\ntitle: 出席測試會議"))
    return build_report(world, report, tmp_path / "out", workshop=workshop)


def test_a_watched_layout_is_bounded_until_it_has_been_set_as_it_is(
    world: World, make_report: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lengths: list[int] = []

    def counted(work: Callable[[], Typeset], layout: Layout, characters: int) -> Typeset | Finding:
        lengths.append(characters)
        return within_bounds(work, layout, characters)

    monkeypatch.setattr(foreign, "within_bounds", counted)
    workshop = Workshop()
    built(world, make_report, tmp_path, css="p {}", workshop=workshop)
    assert len(lengths) == 1
    report, own = tmp_path / "content" / "trip", tmp_path / "templates" / "evil" / "style"
    for css, children in (("p {}", 1), ("p { margin: 0 }", 2), ("p { margin: 0 }", 2)):
        (own / "own.css").write_text(css, encoding="utf-8")
        outcome = build_report(world, report, tmp_path / "out", workshop=workshop)
        assert outcome.pdf is not None
        assert len(lengths) == children


@pytest.mark.slow
def test_a_watched_layout_without_an_end_is_a_finding(
    world: World, make_report: Make, tmp_path: Path
) -> None:
    outcome = built(world, make_report, tmp_path, cover=f"<p>{FLEX}x", workshop=Workshop())
    assert [f.code for f in outcome.findings].count("TEMPLATE-ERROR") == 1


@pytest.mark.parametrize(
    ("css", "code", "line"),
    [
        ("/* a */\n@import url('file:///etc/passwd');", "RESOURCE-REFUSED", 2),
        ("@import 'http://example.org/a.css';", "RESOURCE-REFUSED", 1),
        ("\n\n.cover { background: url(file:///etc/passwd) }", "RESOURCE-REFUSED", 3),
        (".cover::before { content: url(../../../secret) }", "RESOURCE-", 1),
        ("@font-face { font-family: x; src: url(file:///etc/passwd) } * { font-family: x }", "", 1),
        ("p { margin: 0 }\np { width: " + "9" * 5000 + "px }", "TEMPLATE-ERROR", 2),
        (
            "/*" + ("9" * 999 + "x") * 200 + "*/\np { width: 1" + "0" * 1000 + "px }",
            "TEMPLATE-ERROR",
            2,
        ),
        ("\n\n@page { size: ." + "1" * 4400 + "em }", "TEMPLATE-ERROR", 3),
        ("\n}}}} .a{{{{ @media (( p { width: calc(( }", "ENGINE-WARNING", 2),
    ],
)
def test_a_style_sheet_that_asks_for_more_is_told_at_its_line(
    world: World, make_report: Make, tmp_path: Path, css: str, code: str, line: int
) -> None:
    outcome = built(world, make_report, tmp_path, css=css)
    told = [f for f in outcome.findings if f.place.file.endswith("own.css")]
    assert all(f.code.startswith(code) and f.place.line == line for f in told)
    assert told or not code
    assert outcome.pdf is None or b"root:x:" not in outcome.pdf.read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("cover", "css"),
    [
        (f"<p>{FLEX}x", ""),
        ("", ".cover { background: repeating-linear-gradient(red, blue 0.0001px) }"),
        ("", "@page { size: 20pt 20pt; margin: 0 }"),
        ("<!--" * 60_000, ""),
        ("<" * 250_000, ""),
        ("<p>" + "<span style='display:inline-block'>" * 60, ""),
        ("<a href='http://['>x</a>", ""),
        ("", ":root{--a:var(--b);--b:var(--a)} p{color:var(--a);width:var(--c)}"),
        (
            "",
            "@counter-style a{system:extends b} @counter-style b{system:extends a} li{list-style:a}",
        ),
        ("", "body { display: grid; grid-template-columns: repeat(99999, 1px) }"),
    ],
)
def test_what_the_engine_cannot_bear_is_a_finding(
    world: World, make_report: Make, tmp_path: Path, cover: str, css: str
) -> None:
    outcome = built(world, make_report, tmp_path, cover=cover, css=css)
    assert (
        outcome.pdf is not None or [f.code for f in outcome.findings].count("TEMPLATE-ERROR") == 1
    )


# --- style sheets from a generator

LONG = "9" * 900
"""As many digits as may be."""
VALUES = (
    LONG, f"{LONG}px", f"-{LONG}", f"1e{'9' * 400}px", f".{LONG}em", "calc(" * 200 + "1px" + ")" * 200,
    "var(--x)", "url('')", "url(data:,)", "\\0", f"'{'a' * 70_000}'", "NaN", "infinity", "1e999px",
    "-1px", "0", "100000em", f"counter(a, {LONG})", f"attr({LONG})", f"rgb({LONG}, 0, 0)",
    f"#{'f' * 5000}", "(" * 3000, f"min({'1px,' * 3000}1px)", f"linear-gradient({'red,' * 2000}blue)",
    f"translate({LONG}px)", "scale(1e300)", f"repeat({LONG}, 1px)", "minmax(0, 1fr) " * 3000, "\u202e",
)  # fmt: skip
PROPERTIES = (
    "width", "height", "margin", "padding", "font-size", "line-height", "content", "counter-reset",
    "counter-increment", "columns", "column-width", "border", "border-radius", "border-width",
    "transform", "background", "background-size", "letter-spacing", "word-spacing", "text-indent",
    "tab-size", "orphans", "widows", "z-index", "flex", "grid-template-columns", "grid-row", "size",
    "font-family", "font-feature-settings", "hyphens", "opacity", "top", "position", "float", "display",
    "page", "break-before", "footnote-display", "bookmark-label", "bookmark-level", "string-set",
    "quotes", "list-style-type", "outline", "min-width", "max-height", "color", "font-weight",
    "font-variation-settings", "vertical-align", "object-fit", "--x", "all", "max-lines", "overflow",
)  # fmt: skip
SELECTORS = (
    "p", "*", ".cover", "body", "html", "table", "td", "@page", "li::marker", "p::before", "a::after",
    "figure", "@page :first", "p::footnote-call", ":root", "h1", f":nth-child({LONG})",
)  # fmt: skip


def sheet(choice: Choice) -> str:
    rules = []
    for _ in range(choice.randint(1, 4)):
        pairs = range(choice.randint(1, 4))
        body = ";".join(f"{choice.choice(PROPERTIES)}: {choice.choice(VALUES)}" for _ in pairs)
        rules.append(f"{choice.choice(SELECTORS)} {{ {body} }}")
    return "\n".join(rules)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(EACH))
def test_a_hostile_style_sheet_ends_in_a_document_or_one_finding_at_its_place(
    world: World, make_report: Make, tmp_path: Path, seed: int
) -> None:
    outcome = built(world, make_report, tmp_path, css=sheet(Choice(f"sheet {seed}")))
    faults = [f for f in outcome.findings if f.code == "TEMPLATE-ERROR"]
    assert len(faults) == (outcome.pdf is None)
    assert all(f.place.file.endswith((".css", ".html", ".yaml")) for f in faults)
