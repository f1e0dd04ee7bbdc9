"""Marks foreign words in the HTML of a report with their languages, for those who listen to it.

An author's own word comes first: ``[…]{lang=fr}``, the ``lang`` of a name or of a term, which also
counts wherever the same words stand. The rest is guessed (:mod:`reportgen.compose.guess`):
three words and more in Latin letters are English unless they are something else for certain.

Why in the finished HTML: it holds every text of the records, from whichever template.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import unescape

from reportgen.compose.guess import OTHER_SCRIPTS, guess, spoken_in
from reportgen.language import html_lang
from reportgen.patterns import late
from reportgen.records import Records
from reportgen.records.walk import Found
from reportgen.text import HAN

UNDETERMINED = "und"
"""BCP 47: what templates say of a foreign name whose record says nothing."""
_USUAL, _CHINESE = "en", "zh-Hant-TW"
_LEAST = 3
"""Words of a run that is English by default: with fewer it is a name or an abbreviation."""
_LEAST_WITHIN = 8
"""Words of an English run within a text of another language. Why more: an element of its own costs
the engine a millisecond, and a voice for Chinese reads a few English words well."""

_TAG = late("(<[^>]*>)")
_STARTS = f"A-Za-z\u00c0-\u024f\u1e00-\u1eff{OTHER_SCRIPTS}"
_RUN = late(
    rf"[{_STARTS}](?:[{_STARTS} !#-;=?-~\u00a0-\u00bf\u0300-\u036f\u200c\u200d\u2010-\u2014"
    rf"\u2018\u2019\u201c\u201d\u2032]*[{_STARTS}.!?])?(?: (?=[{HAN}]))?"
)
"""With the blank before Han, at which a line may end: alone it would begin the next one."""
_OF_HAN = late(f"([{HAN}](?:[{HAN}\u3000-\u3011\uff00-\uff1f0-9]*[{HAN}])?)")
_OPAQUE = ("<a ", "<code", "<pre", "<title", "<style")
"""Elements that may hold no other, or are in no language."""


def with_languages(html: str, records: Records, texts: Iterable[Found]) -> str:
    """*html* with runs of other languages marked; *records* has these *texts*."""
    languages = _Languages(records, _stated(texts))
    pieces = _TAG.split(html)
    inside = ""
    depth = 0
    for index in range(1, len(pieces), 2):
        tag = pieces[index]
        if inside:
            depth += tag.startswith((f"<{inside} ", f"<{inside}>")) - (tag == f"</{inside}>")
            inside = inside if depth else ""
        elif tag.startswith(_OPAQUE) or (' lang="' in tag and not tag.startswith("<html")):
            inside, depth = tag[1:-1].split(" ", 1)[0], 1
            if f' lang="{UNDETERMINED}"' in tag:
                language = languages.of_name(pieces[index + 1])
                pieces[index] = tag.replace(f'"{UNDETERMINED}"', f'"{language}"')
        if not inside or inside == "a":
            text = pieces[index + 1]
            if (
                text
                and ' lang="' not in tag
                and pieces[index + 2 : index + 3] == [f"</{tag[1:-1].split(' ', 1)[0]}>"]
            ):
                language = languages.of_whole(text)
                if language:
                    pieces[index] = f'{tag[:-1]} lang="{language}">'
                    continue
            if not inside:
                pieces[index + 1] = languages.marked(text)
    return "".join(pieces)


def _stated(texts: Iterable[Found]) -> Mapping[str, str]:
    """The languages that records state, by the foreign name or term."""
    stated: dict[str, str] = {}
    foreign = ""
    for entry in texts:
        if entry.field == "foreign":
            foreign = str(entry.text)
        elif entry.field == "lang":
            stated[foreign] = str(entry.text)
        elif entry.field in {"zh", "term"}:
            foreign = ""
    return stated


class _Languages:
    """Gives the runs of one report their languages."""

    def __init__(self, records: Records, stated: Mapping[str, str]) -> None:
        self.report = html_lang(records.language)
        self._stated = stated
        self._spoken = spoken_in([str(place.country) for place in records.destinations])

    def marked(self, text: str) -> str:
        """*text* of an element, each run of another language in an element of its own."""
        if self.report.startswith("zh"):
            return _RUN.sub(self._run, text)
        parts = _OF_HAN.split(text)
        parts[::2] = [_RUN.sub(self._run, part) for part in parts[::2]]
        parts[1::2] = [f'<span lang="{_CHINESE}">{part}</span>' for part in parts[1::2]]
        return "".join(parts)

    def of_whole(self, text: str) -> str:
        """The language of an element's *text* that is one run; "" for any other text."""
        words = text.strip()
        if (" " not in words and words.isascii()) or not _RUN.fullmatch(words):
            return ""
        language = self._of_run(words)
        return "" if language == self.report else language

    def of_name(self, words: str) -> str:
        """The language of *words*, which are foreign."""
        return self._of(unescape(words)) or _USUAL

    def _of(self, words: str) -> str:
        return self._stated.get(words) or guess(words, self._spoken)

    def _run(self, match: re.Match[str]) -> str:
        run = match[0]
        words = run.rstrip(" ")
        if words.isascii() and " " not in words:
            return run
        language = self._of_run(words)
        few = language == _USUAL and words.count(" ") + 1 < _LEAST_WITHIN
        if not language or few or language == self.report:
            return run
        return f'<span lang="{language}">{run}</span>'

    def _of_run(self, run: str) -> str:
        language = self._of(unescape(run))
        return _USUAL if not language and run.count(" ") + 1 >= _LEAST else language
