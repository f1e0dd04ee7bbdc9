"""People and bodies that no record knows."""

from __future__ import annotations

import re
from collections import Counter

from bench.defects.injectors.kinds import appended, kind
from bench.defects.source import Defect, Source
from bench.defects.split import Part


@kind("person-unlisted", "文中的人不在名單", "PERSON-NOT-IN-ROSTER")
def person_unlisted(source: Source, part: Part) -> Defect | None:
    """Somebody in the prose whom neither roster nor sessions know."""
    template, post_ = part.pick(part.words.HOSTED), part.pick(part.words.POSTS)
    if part.chance.random() < 0.5:
        name = part.pick(part.words.NAMES_HAN)
        return appended(source, part, template.format(name=name, post=post_), frozenset())
    name = part.pick(part.words.NAMES_LATIN)
    return appended(
        source, part, template.format(name=f" {name} ", post=post_).lstrip(), frozenset()
    )


@kind("guest-removed", "場次的人從記錄漏列", "PERSON-NOT-IN-ROSTER")
def guest_removed(source: Source, part: Part) -> Defect | None:
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
    if not places or not part.has(source):
        return None
    number, person = part.chance.choice(places)
    other = "  - {name: 另一位代表, post: 助理, organisation: 主辦單位}"
    return source.replaced(
        number, 0, len(source.lines[number]), other, person.name, source.all_lines_of(person.name)
    )


@kind("body-unlisted", "與會機關不在名單", "ORGANISATION-NOT-IN-ROSTER")
def body_unlisted(source: Source, part: Part) -> Defect | None:
    """A body that is said to have sent somebody, of whom the roster knows nobody."""
    own = source.data["agency"]
    sentence = part.pick(part.words.SENT).format(own=own, body=part.pick(part.words.BODIES))
    return appended(source, part, sentence, frozenset())
