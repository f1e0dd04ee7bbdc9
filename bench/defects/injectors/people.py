"""People and bodies that no record knows."""

from __future__ import annotations

import re
from collections import Counter

from bench.defects import words
from bench.defects.injectors.kinds import appended, kind
from bench.defects.source import Defect, Source
from bench.defects.split import Half


@kind("person-unlisted", "文中的人不在名單", "PERSON-NOT-IN-ROSTER")
def person_unlisted(source: Source, half: Half) -> Defect | None:
    """Somebody in the prose whom neither roster nor sessions know."""
    template, post_ = half.pick(words.HOSTED), half.pick(words.POSTS)
    if half.chance.random() < 0.5:
        name = half.pick(words.NAMES_HAN)
        return appended(source, half, template.format(name=name, post=post_), frozenset())
    name = half.pick(words.NAMES_LATIN)
    return appended(
        source, half, template.format(name=f" {name} ", post=post_).lstrip(), frozenset()
    )


@kind("guest-removed", "場次的人從記錄漏列", "PERSON-NOT-IN-ROSTER")
def guest_removed(source: Source, half: Half) -> Defect | None:
    """A guest whom the prose names is missing in the records."""
    people = [
        p for p in source.people if source.mentions(p.name) and len(source.all_lines_of(p.name)) > 1
    ]
    places = [
        (n, p)
        for n, line in enumerate(source.lines)
        for p in people
        if re.match(r"  - \{name: ", line) and p.name in line
    ]
    names = Counter(p.name for _, p in places)
    places = [(n, p) for n, p in places if names[p.name] == 1]
    if not places or not half.has(source):
        return None
    number, person = half.chance.choice(places)
    other = "  - {name: 另一位代表, post: 助理, organisation: 主辦單位}"
    return source.replaced(
        number, 0, len(source.lines[number]), other, person.name, source.all_lines_of(person.name)
    )


@kind("body-unlisted", "與會機關不在名單", "ORGANISATION-NOT-IN-ROSTER")
def body_unlisted(source: Source, half: Half) -> Defect | None:
    """A body that is said to have sent somebody, of whom the roster knows nobody."""
    own = source.data["agency"]
    sentence = half.pick(words.SENT).format(own=own, body=half.pick(words.BODIES))
    return appended(source, half, sentence, frozenset())
