"""The languages of a form: words of the law, of the report, and of the form itself."""

from __future__ import annotations

from html import escape

from reportgen.findings import Message, Translate
from reportgen.language import html_lang, word

_YES = word("是")
LAW = "zh-Hant-TW"
"""The language of an authority's forms."""


class FormWords:
    """Text for the HTML of a form in the language of *translate*, about a report in *language*."""

    def __init__(self, translate: Translate, language: str) -> None:
        self.translate = translate
        self.lang = LAW if translate(_YES) == _YES else "en"
        self._report = html_lang(language)

    def own(self, sentence: Message | str) -> str:
        """A sentence, or a fixed word, of the form itself."""
        if isinstance(sentence, Message):
            return escape(sentence.text(self.translate))
        return escape(self.translate(sentence))

    def law(self, text: str) -> str:
        """*text* in the words of the authority."""
        return self._in(LAW, text)

    def report(self, text: str) -> str:
        """*text* of the report."""
        return self._in(self._report, text)

    def _in(self, language: str, text: str) -> str:
        if not text or language == self.lang:
            return escape(text)
        return f'<span lang="{language}">{escape(text)}</span>'


def document(
    title: str, body: str, lang: str, *, authors: tuple[str, ...] = (), created: str = ""
) -> str:
    """*body* as an HTML document with the properties that its PDF has."""
    properties = [
        *(("author", author) for author in authors),
        ("description", title),
        ("generator", "reportgen"),
        *((f"dcterms.{name}", created) for name in ("created", "modified") if created),
    ]
    metas = "".join(f'<meta name="{name}" content="{escape(text)}">\n' for name, text in properties)
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n{metas}</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
