"""Words that are wrong."""

from __future__ import annotations

import re

from bench.defects import words
from bench.defects.injectors.kinds import appended, kind, pairs_of
from bench.defects.source import Defect, Source
from bench.defects.split import Half


@kind("confused-word", "錯別字", "CHARACTER-CONFUSED CHARACTER-NONSTANDARD WORD-DOUBLED")
def confused_word(source: Source, half: Half) -> Defect | None:
    """A word that sounds or looks like the right one stands for it."""
    sentences = half.of(words.SENTENCES)
    pairs = [pair for s in sentences for pair in re.findall(r"\[(.*)/(.*)\]", s)]
    places = [(a, b, *m) for a, b in pairs for m in source.mentions(a)]
    if places and half.chance.random() < 0.4:
        right, wrong, paragraph, start = half.chance.choice(places)
        return source.in_paragraph(paragraph, start, start + len(right), wrong)
    sentence = re.sub(r"\[.*/(.*)\]", r"\1", half.chance.choice(sentences))
    return appended(source, half, sentence, frozenset())


@kind("word-doubled", "虛詞連寫兩次", "WORD-DOUBLED")
def word_doubled(source: Source, half: Half) -> Defect | None:
    """A function word is written twice."""
    word = half.pick(words.DOUBLED)
    if not source.mentions(word):
        return None
    places = [
        (p, at)
        for p, at in source.mentions(word)
        if re.search(rf"[\u4e00-\u9fff ]{word}[\u4e00-\u9fff ]", p.text[max(0, at - 1) : at + 2])
    ]
    if not places:
        return None
    paragraph, at = half.chance.choice(places)
    return source.in_paragraph(paragraph, at, at, word)


@kind("mainland", "大陸用語", "FORM-MAINLAND GLOSSARY-TERM")
def mainland(source: Source, half: Half) -> Defect | None:
    """A term of mainland China for Taiwan's."""
    pairs = pairs_of(half, words.MAINLAND)
    places = [(a, b, *m) for a, b in pairs for m in source.mentions(a)]
    if places and half.chance.random() < 0.4:
        right, wrong, paragraph, start = half.chance.choice(places)
        return source.in_paragraph(paragraph, start, start + len(right), wrong)
    _, wrong = half.chance.choice(pairs)
    return appended(source, half, half.pick(words.USED).format(w=wrong), frozenset())
