"""Every rule has a fixture that breaks it, at its place, and one that comes near in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.rulebook.rule import Mends
from reportgen.rules import Phase, all_rules
from tests.rules.harness import check_fixture, description, expected, found

FIXTURES = Path(__file__).with_name("fixtures")
ERR = sorted(path for path in FIXTURES.glob("*/err*.yaml") if "@" not in path.name)
OK = sorted(path for path in FIXTURES.glob("*/ok*.yaml") if "@" not in path.name)


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("fixture", ERR, ids=name)
def test_breaks_its_rule_at_the_place(fixture: Path, tmp_path: Path) -> None:
    head = expected(fixture)
    assert head, "an err fixture says what it expects"
    assert description(found(fixture, tmp_path / "report"), fixture) == head


@pytest.mark.parametrize("fixture", OK, ids=name)
def test_stays_silent_near_by(fixture: Path, tmp_path: Path) -> None:
    assert description(found(fixture, tmp_path / "report"), fixture) == ""


def test_every_rule_of_the_check_has_both() -> None:
    rules = {rule.code for rule in all_rules().values() if rule.phase is Phase.CHECK}
    assert rules
    assert rules == {path.parent.name for path in ERR} & {path.parent.name for path in OK}


@pytest.fixture(scope="module")
def mended(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[bool]]:
    """Whether the mends of the findings of each rule are certain."""
    certain: dict[str, set[bool]] = {}
    for number, fixture in enumerate(ERR):
        if "✎" in expected(fixture):
            folder = tmp_path_factory.mktemp("mended") / str(number)
            mends = [f.mend for f in found(fixture, folder) if f.mend]
            certain.setdefault(fixture.parent.name, set()).update(m.certain for m in mends)
    return certain


def test_a_rule_mends_as_it_says(mended: dict[str, set[bool]]) -> None:
    kinds = {
        Mends.CERTAIN: {True},
        Mends.UNSAFE: {False},
        Mends.EITHER: {True, False},
    }
    rules = (rule for rule in all_rules().values() if rule.phase is Phase.CHECK)
    assert len(mended) > 10
    assert mended == {r.code: kinds[r.mends] for r in rules if r.mends is not Mends.NEVER}


def test_a_path_of_another_machine_is_found_once(tmp_path: Path) -> None:
    fixture = tmp_path / "ok.yaml"
    fixture.write_text(
        'purpose:\n  prose: |\n    ![會談](C:\\talk.jpg){#fig-a alt="二人"}\n', "utf-8"
    )
    codes = [finding.code for finding in check_fixture(fixture, tmp_path / "report")]
    assert codes.count("FIGURE-FILE") == 1
    assert "FILE-UNREADABLE" not in codes
