"""The hand-written documents: links lead somewhere, commands exist, the example is a report."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest

from reportgen.authority import Authority
from reportgen.cli.main import run
from reportgen.cli.verbs import verbs
from reportgen.findings import Severity
from reportgen.pipeline import build_report, check_report
from reportgen.world import World, shipped_templates
from tools.wrap import documents, wrapped

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh-Hant.md")
DOCUMENTS = documents(ROOT)

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?!\[\]\(#)\[[^\]]*\]\(([^)\s]+)\)")
"""An empty link to a label is a reference of the records' prose, not of these documents."""
_HEADING = re.compile(r"^(#+) +(.+)$", re.MULTILINE)
_MAKE = re.compile(r"\bmake ([a-z-]+)(?=`|$|[ \t]*#)", re.MULTILINE)
_VERB = re.compile(r"(?:`|^|/)reportgen (?:--lang \w+ )?([a-z]+)\b", re.MULTILINE)
_CODE = re.compile(r"`[^`\n]+`")


def text_of(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def prose_of(document: Path) -> str:
    """The text without code, in which brackets are no links."""
    return _CODE.sub("", _FENCE.sub("", text_of(document)))


def blocks(document: Path, language: str) -> list[str]:
    """The fenced blocks of *language*."""
    return [code for name, code in _FENCE.findall(text_of(document)) if name == language]


def anchors(document: Path) -> set[str]:
    """The anchors that a forge makes from the headings."""
    headings = [title for _, title in _HEADING.findall(_FENCE.sub("", text_of(document)))]
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in headings}


def commands(document: Path, pattern: re.Pattern[str]) -> set[str]:
    """What *pattern* finds in code; prose may say "make" as a word."""
    code = [*_CODE.findall(text_of(document)), *blocks(document, "sh")]
    return {word for piece in code for word in pattern.findall(piece)}


def test_there_are_documents() -> None:
    assert len(DOCUMENTS) > 15


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_prose_is_wrapped(document: Path) -> None:
    assert wrapped(text_of(document)) == text_of(document), "run make format"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("word " * 30, ["word " * 19 + "word", "word " * 9 + "word"]),
        ("* " + "word " * 30, ["* " + "word " * 18 + "word", "  " + "word " * 10 + "word"]),
        ("1. `" + "code " * 20 + "` word", ["1. `" + "code " * 20 + "`", "   word"]),
        ("文字，" * 20, ["文字，" * 16, "文字，" * 4]),
        ("（文）、" * 13, ["（文）、" * 12, "（文）、"]),
        ("word " * 19 + "- word", ["word " * 18 + "word -", "word"]),
        ("word " * 18 + "`code with spaces`", ["word " * 17 + "word", "`code with spaces`"]),
        ("| " + "word " * 30 + "|", ["| " + "word " * 30 + "|"]),
        ("```\n" + "word " * 30 + "\n```", ["```", "word " * 30, "```"]),
        ("short\nlines\nstay", ["short", "lines", "stay"]),
    ],
)
def test_lines_end_where_words_do(text: str, lines: list[str]) -> None:
    assert wrapped(text).split("\n") == lines


def test_readmes_have_the_same_sections() -> None:
    """Levels one by one; and each language's code blocks, which are not translated."""
    english, chinese = (ROOT / name for name in READMES)
    levels = [
        [len(marks) for marks, _ in _HEADING.findall(_FENCE.sub("", text_of(readme)))]
        for readme in (english, chinese)
    ]
    assert len(levels[0]) > 8
    assert levels[0] == levels[1]
    assert _FENCE.findall(text_of(english)) == _FENCE.findall(text_of(chinese))


def test_readmes_link_to_the_same_places_in_the_same_order() -> None:
    def sections(name: str) -> list[list[str]]:
        prose = prose_of(ROOT / name).replace(".zh-Hant.md", ".md").replace("-en.png", ".png")
        return [_LINK.findall(part) for part in re.split(r"^## ", prose, flags=re.MULTILINE)[1:]]

    assert sections(READMES[0]) == sections(READMES[1])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_relative_links_resolve(document: Path) -> None:
    for link in _LINK.findall(prose_of(document)):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = unquote(link).partition("#")
        target = (document.parent / path).resolve() if path else document
        assert target.exists(), link
        assert target.is_relative_to(ROOT), link
        if anchor and target.suffix == ".md":
            assert anchor in anchors(target), link


def test_make_words_exist() -> None:
    makefile = text_of(ROOT / "Makefile")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = {word for document in DOCUMENTS for word in commands(document, _MAKE)}
    assert {"report", "test", "lint"} <= named
    assert named <= targets


def test_verbs_exist() -> None:
    known = {command.name for command in verbs(str)}
    named = {word for document in DOCUMENTS for word in commands(document, _VERB)}
    assert {"build", "check"} <= named
    assert named <= known


def test_the_readme_shows_every_verb() -> None:
    named = commands(ROOT / READMES[0], _VERB)
    assert named >= {str(command.name) for command in verbs(str)}


@pytest.mark.parametrize("name", READMES)
def test_the_example_is_a_report_without_findings(name: str, tmp_path: Path) -> None:
    (example,) = blocks(ROOT / name, "yaml")
    folder = tmp_path / "my-trip"
    folder.mkdir()
    (folder / "report.yaml").write_text(example, encoding="utf-8")
    world = World(shipped_templates(), tmp_path / "cache", date(2025, 5, 1))
    outcome = check_report(world, folder)
    assert [f"{f.place.line}: {f.code}" for f in outcome.findings] == []


@pytest.mark.parametrize("name", READMES)
def test_the_example_has_the_pages_that_are_shown(name: str, tmp_path: Path) -> None:
    """Four: the chapters of a short trip follow each other on the page."""
    (example,) = blocks(ROOT / name, "yaml")
    folder = tmp_path / "my-trip"
    folder.mkdir()
    (folder / "report.yaml").write_text(example, encoding="utf-8")
    world = World(shipped_templates(), tmp_path / "cache", date(2025, 5, 1))
    outcome = build_report(world, folder, tmp_path / "out")
    assert outcome.pages == 4
    assert f"my-trip.pdf：{outcome.pages} 頁" in text_of(ROOT / name)


def test_the_findings_shown_are_those_of_the_example(tmp_path: Path) -> None:
    """The four slips of the README, made again in its own example."""
    readme = ROOT / READMES[0]
    (example,) = blocks(readme, "yaml")
    shown = next(block for block in blocks(readme, "text") if "COLON-FULLWIDTH" in block)
    for right, wrong in (
        ("\nagency: ", "\nagency："),
        ("end: 2025-03-13", "end: 2025-02-30"),
        ("contact: wang-xiao-ming", "contact: wang-xiao-mng"),
        ("    unit: ", "    unti: "),
    ):
        assert example.count(right) == 1
        example = example.replace(right, wrong)
    folder = tmp_path / "my-trip"
    folder.mkdir()
    (folder / "report.yaml").write_text(example, encoding="utf-8")
    outcome = check_report(World.here(), folder)
    told = [
        (f.place.line, f.place.column, f.code, f.message.text())
        for f in outcome.findings
        if f.severity is Severity.ERROR
    ]
    head = re.compile(r"^my-trip/report\.yaml:(\d+):(\d+) 錯誤 (.+) ([A-Z-]+)$", re.MULTILINE)
    assert [(int(m[1]), int(m[2]), m[4], m[3]) for m in head.finditer(shown)] == told


def test_exit_status_is_as_the_readme_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = blocks(ROOT / READMES[0], "yaml")
    for name, text in (("good", example), ("bad", example.replace("\ncategory: ", "\nkategory: "))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "report.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["check", "good"]) == 0
    assert run(["check", "bad"]) == 1
    assert run(["check", "bad", "--fail-level", "none"]) == 0
    assert run(["check", "nowhere"]) == 2
    assert run(["check", "--no-such-option"]) == 2
    assert "KEY-UNKNOWN" in capsys.readouterr().out


def test_every_dependency_is_explained() -> None:
    project = tomllib.loads(text_of(ROOT / "pyproject.toml"))
    required = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = [re.split(r"[^\w-]", line, maxsplit=1)[0].lower() for line in required]
    explained = set(re.findall(r"`([\w-]+)`", text_of(ROOT / "docs/dependencies.md")))
    assert set(names) <= explained


def test_every_system_package_is_explained() -> None:
    setup = text_of(ROOT / "scripts/setup.sh")
    packages = re.search(r"^packages=\(([^)]+)\)", setup, re.MULTILINE)
    assert packages
    explained = set(re.findall(r"`([\w.-]+)`", text_of(ROOT / "docs/dependencies.md")))
    assert set(packages[1].split()) <= explained


def test_every_key_of_an_authority_is_explained() -> None:
    guide = text_of(ROOT / "docs/layout-guide.md")
    cells = re.findall(r"^\| (`[^|]+`) \|", guide, re.MULTILINE)
    explained = {word for cell in cells for word in re.findall(r"`(\w+)`", cell)}
    assert explained >= set(Authority.model_fields)


ARCHITECTURE = text_of(ROOT / "docs/architecture.md")
ROOMS = re.findall(r"^\| `(\w+)` \|", ARCHITECTURE.partition("| Room | Holds |")[2], re.MULTILINE)


def test_the_rooms_are_those_of_the_package() -> None:
    package = ROOT / "reportgen"
    modules = {path.stem for path in package.glob("*.py") if path.stem.strip("_") == path.stem}
    assert sorted(ROOMS) == sorted(
        modules | {path.parent.name for path in package.glob("*/__init__.py")}
    )


def test_what_the_architecture_names_exists() -> None:
    names = re.findall(r"`((?:reportgen/|tests/)?\w+/[\w./]+)`", ARCHITECTURE)
    assert len(names) > 15
    for name in names:
        path = (
            ROOT / name
            if name.startswith(("reportgen/", "tests/", "build/"))
            else ROOT / "reportgen" / name
        )
        assert path.exists() or path.with_suffix(".py").exists(), name


def test_the_last_phases_take_only_types_from_composing() -> None:
    files = [
        path for room in ("typeset", "verify") for path in (ROOT / "reportgen" / room).rglob("*.py")
    ]
    imports = {
        module
        for path in files
        for module in re.findall(r"from reportgen\.(compose[\w.]*)", text_of(path))
    }
    assert imports == {"compose.composition", "compose.expected"}


def test_rooms_import_from_rooms_above_them() -> None:
    """The order of docs/architecture.md is that of the imports at the head of modules."""
    order = {room: number for number, room in enumerate(ROOMS)}
    pairs = {
        (path.relative_to(ROOT / "reportgen").parts[0].removesuffix(".py"), imported)
        for path in (ROOT / "reportgen").rglob("*.py")
        for imported in re.findall(r"^from reportgen\.(\w+)", text_of(path), re.MULTILINE)
    }
    crossing = {(room, other) for room, other in pairs if room != other and room[0] != "_"}
    assert len(crossing) > 30
    wrong = {(a, b) for a, b in crossing if order[b] >= order[a]}
    assert wrong == {("rules", "check")}


def test_the_index_names_every_document() -> None:
    links = _LINK.findall(text_of(ROOT / "docs/README.md"))
    documents = {path.name for path in ROOT.glob("docs/*.md")} - {"README.md"}
    assert documents
    assert documents <= set(links)


def test_decisions_are_listed() -> None:
    decisions = sorted(path.name for path in ROOT.glob("docs/adr/*.md"))
    listed = re.findall(r"\(adr/([^)]+)\)", text_of(ROOT / "docs/README.md"))
    assert decisions
    assert listed == decisions
    for name in decisions:
        text = text_of(ROOT / "docs/adr" / name)
        assert text.startswith(f"# {name[:4]}: ")
        assert re.search(r"^Status: (accepted|overtaken)\b", text, re.MULTILINE), name
        assert [title for _, title in _HEADING.findall(text)[1:]] == [
            "Context", "Decision", "Consequence"
        ]  # fmt: skip


_RIDDLES = re.compile(r"\b(told|of ours|so many|has come of|lets go|owning up)\b")


def test_comments_are_in_plain_english() -> None:
    """A few words that readers stumble over; CONTRIBUTING.md has the rule."""
    package = ROOT / "reportgen"
    files = list(package.rglob("*.py"))
    assert len(files) > 200
    riddles = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in files
        for number, line in enumerate(text_of(path).split("\n"), start=1)
        if _RIDDLES.search(line)
    ]
    assert riddles == []


_TABLES = {"limits.py", "rulebook/records.py"}
"""One entry after the other: they are looked up, not read, and stand in one place for that."""


def test_modules_have_one_idea() -> None:
    """More than 400 lines are a sign of a second idea."""
    package = ROOT / "reportgen"
    lines = {
        path.relative_to(package).as_posix(): len(text_of(path).splitlines())
        for path in package.rglob("*.py")
    }
    assert len(lines) > 500
    assert {name for name, count in lines.items() if count > 400} <= _TABLES


def test_every_test_of_the_threat_model_exists() -> None:
    """A row without a test that holds it would be a wish."""
    text = text_of(ROOT / "docs/threat-model.md")
    rows = [line for line in text.splitlines() if line.startswith("| ")][1:]
    assert len(rows) > 7
    for row in rows:
        held = re.findall(r"`(tests/[^`]+)`", row.rsplit("|", 2)[1])
        assert held, row
        assert [path for path in held if not (ROOT / path).exists()] == []
