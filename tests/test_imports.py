"""What is imported when, and by whom.

A check must not wait for the typesetter, nor an outcome that is shown again for a check.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from reportgen.findings import Finding, Severity, say
from reportgen.kept.memory import Memory
from reportgen.outcome import Options, Outcome
from reportgen.places import Place
from reportgen.world import World

HEAVY = ("weasyprint", "rich", "pypdfium2", "pypdf", "uharfbuzz", "PIL", "watchfiles")
CHECKING = ("pydantic", "markdown_it", "yaml", "jinja2", "babel", "reportgen.pipeline")
"""What is not needed either where nothing is even checked."""


def imported_by(*arguments: str, cwd: Path, among: Sequence[str] = HEAVY) -> set[str]:
    """The packages *among* these that are loaded after the command line *arguments* has run."""
    program = (
        "import sys\n"
        "from reportgen.cli.main import run\n"
        f"run({list(arguments)!r})\n"
        f"print('LOADED', *[name for name in {among!r} if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=cwd, capture_output=True, text=True, check=True
    )
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("LOADED")]
    return set(line.split()[1:])


@pytest.mark.parametrize("verb", [["check"], ["schema"], ["--help"], ["build", "--help"]])
def test_what_only_checks_loads_no_typesetter(verb: list[str]) -> None:
    root = Path(__file__).parent.parent
    assert imported_by(*verb, cwd=root) == set()


def test_a_check_loads_what_it_checks_with() -> None:
    root = Path(__file__).parent.parent
    assert imported_by("check", cwd=root, among=CHECKING) >= {"pydantic", "reportgen.pipeline"}


@pytest.mark.parametrize("verb", [["--help"], ["--version"]])
def test_help_loads_nothing_to_check_with(verb: list[str], tmp_path: Path) -> None:
    assert imported_by(*verb, cwd=tmp_path, among=(*HEAVY, *CHECKING)) == set()


@pytest.mark.parametrize("form", ["pretty", "compact", "json", "github", "junit"])
def test_what_has_not_changed_loads_nothing_to_check_with(
    make_report: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """An outcome is remembered here, and told by another process."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    folder = make_report()
    memory = Memory.of(World.here(), Path("build"), Options())
    finding = Finding("URL-BARE", Severity.WARNING, Place("trip/report.yaml", 1), say("網址太長。"))
    memory.keep(folder, memory.look(folder), Outcome("trip", (finding,)))
    command = ("build", str(folder), "--format", form)
    assert imported_by(*command, cwd=tmp_path, among=(*HEAVY, *CHECKING)) == set()


PACKAGE = Path(__file__).parent.parent / "reportgen"
MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in PACKAGE.rglob("*.py")
}


def imports_of(path: Path) -> set[str]:
    """The modules of the package that *path* imports at any time, but for annotations."""

    def walk(node: ast.AST) -> Iterator[str]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
                continue
            if isinstance(child, ast.ImportFrom) and child.module:
                for alias in child.names:
                    inner = f"{child.module}.{alias.name}"
                    yield inner if inner in MODULES else child.module
            yield from walk(child)

    return {name for name in walk(ast.parse(path.read_text("utf-8"))) if name in MODULES}


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {name: imports_of(path) - {name} for name, path in MODULES.items()}
    assert "reportgen.places" in graph["reportgen.findings"]
    assert len(list(TopologicalSorter(graph).static_order())) == len(MODULES) > 300
