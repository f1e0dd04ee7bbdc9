"""Names and terms that stand otherwise: translated twice, nearly equal, of another post."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from bench.defects.injectors.kinds import appended, kind, pairs_of, written_otherwise
from bench.defects.source import Defect, Source
from bench.defects.split import Part

# --- one original, two renderings --------------------------------------------------------------


@kind("two-renderings", "一個原文，兩個譯名", "GLOSS-TWO-TERMS NAME-VARIANT TERM-VARIANT")
def two_renderings(source: Source, part: Part) -> Defect | None:
    """Another Chinese word for a part of a term, beside the same original."""
    choices = [
        (term, term.zh.replace(a, b, 1))
        for term in source.terms
        for a, b in pairs_of(part, part.words.RENDERINGS)
        if a in term.zh
    ]
    if not choices:
        return None
    term, other = part.chance.choice(choices)
    sentence = part.pick(part.words.RETELLINGS).format(
        zh=other, en=written_otherwise(part, term.foreign)
    )
    return appended(source, part, sentence, source.all_lines_of(term.foreign))


@kind("two-originals", "一個譯名，兩個原文", "TERM-TWO-GLOSSES GLOSS-TWO-TERMS NAME-VARIANT")
def two_originals(source: Source, part: Part) -> Defect | None:
    """Another foreign word in an original, beside the same Chinese term."""
    choices = [
        (term, term.foreign.replace(a, b, 1))
        for term in source.terms
        for a, b in pairs_of(part, part.words.ORIGINALS)
        if a in term.foreign
    ]
    if not choices:
        return None
    term, other = part.chance.choice(choices)
    sentence = part.pick(part.words.RETELLINGS).format(zh=term.zh, en=other)
    return appended(source, part, sentence, source.all_lines_of(term.foreign))


# --- near-equal names --------------------------------------------------------------------------


@kind(
    "latin-name",
    "外文姓名差一個字母",
    "NAME-VARIANT VARIANT-TERM TERM-VARIANT PERSON-NOT-IN-ROSTER",
)
def latin_name(source: Source, part: Part) -> Defect | None:
    """Two letters exchanged, one lost, another or doubled, or an accent lost, in one mention."""
    people = [p for p in source.people if p.name.isascii() or not _is_han(p.name)]
    places = [(p, *place) for p in people for place in source.mentions(p.name)]
    if not places or not part.has(source):
        return None
    person, paragraph, start = part.chance.choice(places)
    other = _misspelt(part, person.name)
    if other is None:
        return None
    stop = start + len(person.name)
    return source.in_paragraph(paragraph, start, stop, other, source.all_lines_of(person.name))


def _is_han(name: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in name)


def _misspelt(part: Part, name: str) -> str | None:
    spans = [m.span() for m in re.finditer(r"[^\W\d_]{5,}", name)]
    if not spans:
        return None
    start, stop = part.chance.choice(spans)
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    at = part.chance.randrange(start + 1, stop - 1)
    swapped = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    letter = part.chance.choice("aeioulnrst")
    forms = [
        swapped,
        name[:at] + name[at + 1 :],
        name[:at] + name[at] + name[at:],
        name[:at] + letter + name[at + 1 :],
        plain,
    ]
    forms = [form for form in forms if form.casefold() != name.casefold()]
    return part.chance.choice(forms) if forms else None


@kind(
    "body-name",
    "機關名稱差一兩個字",
    "NAME-VARIANT TERM-VARIANT VARIANT-TERM CHARACTER-CONFUSED AGENCY-CHANGES"
    " ORGANISATION-NOT-IN-ROSTER",
)
def body_name(source: Source, part: Part) -> Defect | None:
    """The end of a body's name is another, a character is lost, or two are exchanged."""
    bodies = sorted({p.body for p in source.people if len(p.body) > 4 and _is_han(p.body)})
    bodies += [t.zh for t in source.terms if len(t.zh) > 4]
    places = [
        (b, *place)
        for b in bodies
        if len(source.all_lines_of(b)) > 1
        for place in source.mentions(b)
    ]
    if not places:
        return None
    body, paragraph, start = part.chance.choice(places)
    ends = [(a, b) for a, b in pairs_of(part, part.words.ENDS) if body.endswith(a)]
    if ends and part.chance.random() < 0.6:
        a, b = part.chance.choice(ends)
        other = body[: -len(a)] + b
    elif part.has(source):
        at = part.chance.randrange(1, len(body) - 2)
        lost = body[:at] + body[at + 1 :]
        swapped = body[:at] + body[at + 1] + body[at] + body[at + 2 :]
        other = part.chance.choice([lost, swapped])
    else:
        return None
    if other == body:
        return None
    stop = start + len(body)
    return source.in_paragraph(paragraph, start, stop, other, source.all_lines_of(body))


@kind("han-name", "中文姓名差一個字", "NAME-VARIANT PERSON-NOT-IN-ROSTER")
def han_name(source: Source, part: Part) -> Defect | None:
    """A character of a given name is another of one sound or shape."""
    choices = [
        (person.name, person.name[:-1].replace(a, b) + person.name[-1:].replace(a, b), place)
        for person in source.people
        if _is_han(person.name) and "·" not in person.name
        for a, b in map(tuple, part.of(part.words.GIVEN))
        if a in person.name[1:]
        for place in source.mentions(person.name)
    ]
    if not choices:
        return None
    name, other, (paragraph, start) = part.chance.choice(choices)
    return source.in_paragraph(
        paragraph, start, start + len(name), other, source.all_lines_of(name)
    )


@kind(
    "rare-form",
    "多次出現的詞有一處寫錯",
    "TERM-VARIANT VARIANT-TERM CHARACTER-CONFUSED NAME-VARIANT",
)
def rare_form(source: Source, part: Part) -> Defect | None:
    """A character of a term that stands three times or more is another of one sound or shape."""
    prose = "\n".join(p.text for p in source.paragraphs)
    counts = Counter(
        run[i : i + 4] for run in re.findall("[\u4e00-\u9fff]+", prose) for i in range(len(run) - 3)
    )
    pairs = {pair[0]: pair[1] for pair in part.of(part.words.LOOKALIKES)}
    choices = [
        (four, i) for four, n in sorted(counts.items()) if n > 2 for i in (1, 2) if four[i] in pairs
    ]
    if not choices:
        return None
    four, at = part.chance.choice(choices)
    paragraph, start = part.chance.choice(source.mentions(four))
    return source.in_paragraph(
        paragraph, start + at, start + at + 1, pairs[four[at]], source.all_lines_of(four)
    )


@kind("post", "同一人兩個職稱", "TITLE-CHANGES")
def post(source: Source, part: Part) -> Defect | None:
    """A post behind a name in the prose is another."""
    places = [
        (p, *m) for p in source.people if _is_han(p.post) for m in source.mentions(p.name + p.post)
    ]
    places += [
        (p, *m)
        for p in source.people
        if _is_han(p.post)
        for m in source.mentions(f"{p.name} {p.post}")
    ]
    posts = part.of(part.words.POSTS)
    if not places:
        return None
    person, paragraph, start = part.chance.choice(places)
    others = [x for x in posts if x not in person.post and person.post not in x]
    begin = paragraph.text.index(person.post, start)
    other = part.chance.choice(others)
    lines = source.all_lines_of(person.name)
    return source.in_paragraph(paragraph, begin, begin + len(person.post), other, lines)


@kind("body-of-person", "同一人兩個機關", "AGENCY-CHANGES")
def body_of_person(source: Source, part: Part) -> Defect | None:
    """A body before a name in the prose is another."""
    places = [(p, *m) for p in source.people if p.post for m in source.mentions(p.name)]
    if not places:
        return None
    person, paragraph, start = part.chance.choice(places)
    body = part.pick(part.words.BODIES)
    if person.body and paragraph.text[:start].endswith(person.body):
        begin = start - len(person.body)
    else:
        begin = start
    latin = "" if _is_han(person.name) else " "
    return source.in_paragraph(
        paragraph, begin, start, body + latin, source.all_lines_of(person.name)
    )
