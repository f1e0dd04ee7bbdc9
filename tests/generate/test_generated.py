"""What is generated is fresh, and what is documented can be used."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from reportgen.authority.model import Authority
from reportgen.records import RECORD_NAMES
from reportgen.rules import all_rules
from tools.generate import pages

ROOT = Path(__file__).parents[2]
PAGES = pages()


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_file_is_fresh(name: str) -> None:
    assert (ROOT / name).read_text("utf-8") == PAGES[name], "run make generated"


def test_every_rule_is_in_the_reference() -> None:
    headings = re.findall(r"^### (\S+)$", PAGES["docs/rules.md"], re.MULTILINE)
    assert sorted(headings) == sorted(all_rules())


def test_every_record_is_in_the_reference() -> None:
    headings = re.findall(r"^## ([a-z]+)", PAGES["docs/records.md"], re.MULTILINE)
    assert headings == ["report", *RECORD_NAMES]


def test_every_authority_is_in_the_table() -> None:
    named = re.findall(r"authority: ([a-z-]+)`", PAGES["docs/authorities.md"])
    folders = sorted(path.parent.name for path in (ROOT / "templates").glob("*/authority.yaml"))
    assert sorted(named) == folders
    assert Authority.model_fields


def blocks() -> dict[str, str]:
    text = (ROOT / "docs" / "ci.md").read_text("utf-8")
    return dict(re.findall(r"<!-- (\w+) -->\n```yaml\n(.*?)```", text, re.DOTALL))


@pytest.mark.parametrize("name", ["github", "gitlab"])
def test_a_recipe_is_yaml_and_runs_what_there_is(name: str) -> None:
    text = blocks()[name]
    assert yaml.safe_load(text)
    options = set(re.findall(r"reportgen \w+ .*?(--[a-z-]+)", text))
    assert options <= {"--format", "--output", "--fail-level", "--final"}
    formats = set(re.findall(r"--format (\w+)", text))
    from reportgen.cli.formats import FORMATS

    assert formats
    assert formats <= set(FORMATS)


def test_the_hooks_run_check() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    entries = ["reportgen check --changed", "reportgen check --fix --changed"]
    assert [hook["entry"] for hook in hooks] == entries
    for hook in hooks:
        assert hook["require_serial"]
        assert not hook.keys() & {"files", "types", "exclude"}, "a report may stand anywhere"


_ACTIONLINT = Path(sys.executable).with_name("actionlint")


@pytest.mark.skipif(not _ACTIONLINT.is_file(), reason="actionlint has no wheel for this machine")
def test_actionlint_has_nothing_against_the_workflow(tmp_path: Path) -> None:
    """Among other things it knows which actions GitHub no longer runs."""
    file = tmp_path / ".github/workflows/reports.yml"
    file.parent.mkdir(parents=True)
    file.write_text(blocks()["github"], encoding="utf-8")
    done = subprocess.run(
        [_ACTIONLINT, "-no-color", file], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")
    old = file.read_text(encoding="utf-8").replace("actions/checkout@v6", "actions/checkout@v4")
    file.write_text(old, encoding="utf-8")
    done = subprocess.run(
        [_ACTIONLINT, "-no-color", file], capture_output=True, text=True, check=False
    )
    assert "node20" in done.stdout
