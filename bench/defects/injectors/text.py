"""Abbreviations that are not explained, and sentences that are cut off or stand twice."""

from __future__ import annotations

import re

from bench.defects.injectors.kinds import appended, kind
from bench.defects.source import Defect, Source
from bench.defects.split import Part


@kind("short-untold", "縮寫沒有說明", "ABBREVIATION-UNTOLD")
def short_untold(source: Source, part: Part) -> Defect | None:
    """An abbreviation that is nowhere told in full."""
    sentence = part.pick(part.words.UNTOLD).format(a=part.pick(part.words.ABBREVIATIONS))
    return appended(source, part, sentence, frozenset())


@kind("short-twice", "縮寫說明兩次", "ABBREVIATION-OTHERWISE")
def short_twice(source: Source, part: Part) -> Defect | None:
    """An abbreviation that is introduced twice."""
    terms = [t for t in source.terms if t.short]
    if not terms:
        return None
    term = part.chance.choice(terms)
    sentence = part.pick(part.words.OTHERWISE).format(zh=term.zh, en=term.foreign, a=term.short)
    return appended(source, part, sentence, source.all_lines_of(term.foreign))


@kind("short-otherwise", "一個縮寫，兩個全名", "ABBREVIATION-OTHERWISE")
def short_otherwise(source: Source, part: Part) -> Defect | None:
    """An abbreviation that is introduced again for something else."""
    terms = [t for t in source.terms if t.short]
    if not terms:
        return None
    term = part.chance.choice(terms)
    zh, en = part.pick(part.words.OTHER_TERMS).split("=")
    sentence = part.pick(part.words.OTHERWISE).format(zh=zh, en=en, a=term.short)
    return appended(source, part, sentence, source.all_lines_of(term.foreign))


@kind("short-swapped", "縮寫的字母對調", "ABBREVIATION-UNTOLD")
def short_swapped(source: Source, part: Part) -> Defect | None:
    """Two letters of an abbreviation are exchanged in one mention."""
    places = [
        (t.short, p, at)
        for t in source.terms
        if t.short
        for p, at in source.mentions(t.short)
        if p.text[at - 1 : at] not in "，（"
    ]
    if not places or not part.has(source):
        return None
    short, paragraph, at = part.chance.choice(places)
    k = part.chance.randrange(len(short) - 1)
    other = short[:k] + short[k + 1] + short[k] + short[k + 2 :]
    if other == short:
        return None
    return source.in_paragraph(paragraph, at, at + len(short), other, source.all_lines_of(short))


@kind("cut-off", "句子沒有寫完", "SENTENCE-UNFINISHED", follows="COUNT-ARITHMETIC")
def cut_off(source: Source, part: Part) -> Defect | None:
    """A paragraph ends in the middle of a sentence."""
    places = [p for p in source.body if len(p.text) > 30]
    if not places or not part.has(source):
        return None
    paragraph = part.chance.choice(places)
    stop = len(paragraph.text) - part.chance.randrange(2, 10)
    text = paragraph.text[:stop].rstrip("，。；、？ ")
    return source.in_paragraph(paragraph, len(text), len(paragraph.text), "")


@kind("sentence-twice", "同一句出現兩次", "SENTENCE-REPEATED PARAGRAPH-REPEATED SIMILAR-PARAGRAPH")
def sentence_twice(source: Source, part: Part) -> Defect | None:
    """A sentence stands again at the end of another paragraph."""
    places = [
        (p, s) for p in source.body for s in re.findall(r"[^。？]{18,}。", p.text) if "[](" not in s
    ]
    if not part.has(source):
        return None
    paragraph, sentence = part.chance.choice(places)
    others = [p for p in source.body if p is not paragraph]
    return source.appended(part.chance.choice(others), sentence, frozenset({paragraph.line + 1}))


@kind(
    "paragraph-twice",
    "同一段出現兩次",
    "SENTENCE-REPEATED PARAGRAPH-REPEATED SIMILAR-PARAGRAPH",
    follows="DATE-TEXT-FIELD ABBREVIATION-OTHERWISE COUNT-TWO-VALUES",
)
def paragraph_twice(source: Source, part: Part) -> Defect | None:
    """A paragraph stands again elsewhere."""
    places = [p for p in source.body if len(p.text) > 50 and "[](" not in p.text and p.start > 3]
    if not part.has(source):
        return None
    paragraph = part.chance.choice(places)
    blocks = [p for p in places if p is not paragraph and source.lines[p.line].strip() == p.text]
    other = part.chance.choice(blocks)
    indent = " " * other.start
    defect = source.with_line(other.line, f"\n{indent}{paragraph.text}", paragraph.text[:20])
    copy = other.line + 3
    first = paragraph.line + 1 + (2 if paragraph.line > other.line else 0)
    return Defect(defect.text, frozenset({first, copy}), defect.what)


@kind("question", "問句用句號", "QUESTION-STOP")
def question(source: Source, part: Part) -> Defect | None:
    """A direct question that ends in a full stop."""
    return appended(source, part, f"{part.pick(part.words.QUESTIONS)}。", frozenset())


@kind("name-dots", "譯名的間隔號不一", "NAME-DOT-MIXED NAME-VARIANT PUNCTUATION-HALF-WIDTH")
def name_dots(source: Source, part: Part) -> Defect | None:
    """One name with another dot between its parts."""
    places = source.mentions("·")
    if not places:
        return None
    paragraph, at = part.chance.choice(places)
    return source.in_paragraph(
        paragraph, at, at + 1, part.pick("‧・•．∙⋅"), source.all_lines_of("·")
    )
