"""The bench of the checks: its clean reports draw nothing, its injectors make what they say."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bench.defects import fresh, words
from bench.defects.__main__ import Bench
from bench.defects.injectors import KINDS, Kind
from bench.defects.source import FRESH, Source, sources
from bench.defects.split import Part, Share, held_out
from reportgen.rules import all_rules

SOURCES = sources()
NEW = sources(FRESH)


@pytest.mark.parametrize("source", SOURCES + NEW, ids=lambda source: source.slug)
def test_nothing_is_found_in_a_clean_report(source: Source, tmp_path: Path) -> None:
    findings = Bench(tmp_path).check(source.slug, source.text)
    assert [(f.code, f.place.line, f.message.text()) for f in findings] == []


def test_there_are_reports_enough() -> None:
    assert len(SOURCES) >= 12


@pytest.mark.parametrize("share", [Share.OPEN, Share.FRESH])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_an_injector_changes_the_lines_that_it_names(kind: Kind, share: Share) -> None:
    part = Part(share, random.Random(kind.name))
    sources = NEW if share is Share.FRESH else SOURCES
    made = [(s, defect) for s in sources * 8 if (defect := kind.inject(s, part)) is not None]
    assert made
    for source, defect in made:
        assert defect.text != source.text
        before, after = source.lines, defect.text.split("\n")
        changed = next(n for n, line in enumerate(after, 1) if before[n - 1 : n] != [line])
        assert defect.lines & {changed - 1, changed, changed + 1, changed + 2}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_codes_of_a_kind_are_rules(kind: Kind) -> None:
    assert kind.codes
    assert kind.codes | kind.follows <= set(all_rules())


def test_a_third_is_held_out() -> None:
    words = [f"word {n}" for n in range(30)]
    assert len(held_out(words)) == 10
    assert held_out(words) == held_out(words[::-1])


def test_the_fresh_part_has_a_list_for_each_of_the_first() -> None:
    names = {name for name in vars(words) if name.isupper()}
    assert names == {name for name in vars(fresh) if name.isupper()}
    for name in names:
        assert not set(getattr(words, name)) & set(getattr(fresh, name)), name
