"""Words that are wrong."""

from __future__ import annotations

import re

from bench.defects.injectors.kinds import appended, kind, pairs_of
from bench.defects.source import Defect, Source
from bench.defects.split import Part


@kind("confused-word", "錯別字", "CHARACTER-CONFUSED CHARACTER-NONSTANDARD WORD-DOUBLED")
def confused_word(source: Source, part: Part) -> Defect | None:
    """A word that sounds or looks like the right one stands for it."""
    sentences = part.of(part.words.SENTENCES)
    pairs = [pair for s in sentences for pair in re.findall(r"\[(.*)/(.*)\]", s)]
    places = [(a, b, *m) for a, b in pairs for m in source.mentions(a)]
    if places and part.chance.random() < 0.4:
        right, wrong, paragraph, start = part.chance.choice(places)
        return source.in_paragraph(paragraph, start, start + len(right), wrong)
    sentence = re.sub(r"\[.*/(.*)\]", r"\1", part.chance.choice(sentences))
    return appended(source, part, sentence, frozenset())


@kind("word-doubled", "虛詞連寫兩次", "WORD-DOUBLED")
def word_doubled(source: Source, part: Part) -> Defect | None:
    """A function word is written twice."""
    word = part.pick(part.words.DOUBLED)
    if not source.mentions(word):
        return None
    places = [
        (p, at)
        for p, at in source.mentions(word)
        if re.search(rf"[\u4e00-\u9fff ]{word}[\u4e00-\u9fff ]", p.text[max(0, at - 1) : at + 2])
    ]
    if not places:
        return None
    paragraph, at = part.chance.choice(places)
    return source.in_paragraph(paragraph, at, at, word)


@kind("mainland", "大陸用語", "FORM-MAINLAND GLOSSARY-TERM")
def mainland(source: Source, part: Part) -> Defect | None:
    """A term of mainland China for Taiwan's."""
    pairs = pairs_of(part, part.words.MAINLAND)
    places = [(a, b, *m) for a, b in pairs for m in source.mentions(a)]
    if places and part.chance.random() < 0.4:
        right, wrong, paragraph, start = part.chance.choice(places)
        return source.in_paragraph(paragraph, start, start + len(right), wrong)
    _, wrong = part.chance.choice(pairs)
    return appended(source, part, part.pick(part.words.USED).format(w=wrong), frozenset())
