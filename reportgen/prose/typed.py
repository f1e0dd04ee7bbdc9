"""What was typed and is not what Markdown reads: marks of an input method, pastes from Word.

Such text prints as it stands, or runs on in the line above; each line of it is reported. A note
with full-width brackets or colon is read as it was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from markdown_it.token import Token

from reportgen.findings import say
from reportgen.patterns import late
from reportgen.prose.model import Inline
from reportgen.prose.origin import Origin
from reportgen.prose.slips import Slips
from reportgen.rulebook.prose import (
    EMPHASIS_FORM,
    FOOTNOTE_MARKS,
    HEADING_IN_PROSE,
    LIST_FORM,
    LIST_NUMBER,
    QUOTE_TIGHT,
)

_NOTE = late(r"(?P<open>[\[［])\^[^\s\[\]［］]{1,100}(?P<close>[\]］])(?P<colon>[ \t]{0,3}[:：])?")
_TYPED_NUMBER = late(
    r"^[ \t　]*(?:[一二三四五六七八九十甲乙丙丁戊己庚辛]{1,3}、"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、．）]|[A-Za-zＡ-Ｚａ-ｚ][.．、)）]|[①-⒛㈠-㈩㊀-㊉❶-➓]"
    r"|[•●◎○◆◇■□▪►▲△★☆※・･‧·➢✓✔＊＋])",
    re.MULTILINE,
)
_LETTER = late("[A-Za-zＡ-Ｚａ-ｚ]")
_CHINESE_NUMBER = late("[（(]?[一二三四五六七八九十]")
_HEADING_TYPED = say("若是小標題，請寫成下一層的 topics 或 sessions，號碼由程式印出。")
_TIGHT = late(r"^[ \t　]*(?P<mark>[-–－﹣+]|\d{1,3}[.)])(?=[^\W\d_])", re.MULTILINE)
_TIGHT_HEADING = late(
    r"^(#{1,6}(?=[^\s#\d])|＃{1,6}[ \t　]?(?=[^\s＃\d]))[^#＃\n。]{1,40}$", re.MULTILINE
)
_TIGHT_QUOTE = late(r"[ \t]*>(?=[\d=＝.])")


def mended(source: str, slips: Slips) -> str:
    """*source*, of the same length, its notes with half-width brackets and colon."""
    parts: list[str] = []
    done = 0
    for match in _NOTE.finditer(source):
        text = match[0].replace("［", "[").replace("］", "]")
        starts_line = not source[source.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
        if match["colon"] and starts_line:
            blanks = match["colon"][:-1]
            text = text[: -len(match["colon"])] + ":" + blanks
        if text != match[0]:
            slips.add(
                FOOTNOTE_MARKS,
                slips.text.at(*match.span()),
                say("註腳的方括號與冒號要用半形，「]」與「:」之間不空格。"),
                say("請寫成 {example}。", example=text.rstrip()),
                edit=slips.text.edit(*match.span(), text),
            )
            parts += [source[done : match.start()], text]
            done = match.end()
    return "".join((*parts, source[done:])) if parts else source


def _is_alphabet(letters: Sequence[str]) -> bool:
    """Whether *letters* run A, B, C …; others before a point are the initials of names."""
    plain = [ord(normalize("NFKC", letter).upper()) - ord("A") for letter in letters]
    return plain == list(range(len(plain)))


def check_lines(inline: Inline, origin: Origin, slips: Slips) -> None:
    """Report the lines of a paragraph that look like items or headings."""
    items = list(_TYPED_NUMBER.finditer(origin.content))
    letters = [item for item in items if _LETTER.match(item[0].strip(" \t　"))]
    if not _is_alphabet([item[0].strip(" \t　")[0] for item in letters]):
        items = [item for item in items if item not in letters]
    for item in items if len(items) > 1 else ():
        if "\n" in origin.content[: item.start()]:
            slips.add(
                LIST_FORM,
                slips.at(origin, *_span(item)),
                say("這一行會接在上一行之後，不會分行。"),
                say("清單請用「1. 」或「- 」開頭，或在兩項之間空一行。"),
                *((_HEADING_TYPED,) if _CHINESE_NUMBER.match(item[0].lstrip(" \t　")) else ()),
            )
    for match in _TIGHT.finditer(origin.content):
        _tight_item(match["mark"], match.start("mark"), origin, slips)
    for index in _literal_stars(inline, origin):
        _tight_item("*", index, origin, slips)
    for match in _TIGHT_HEADING.finditer(origin.content):
        slips.add(
            HEADING_IN_PROSE,
            slips.at(origin, *match.span(1)),
            say("這一行像是標題，會連「#」照字面印出。"),
            say("分節請寫成下一層的 topics 或 sessions，醒目請用 **粗體**。"),
        )
    _check_emphasis(inline, origin, slips)


def _span(match: re.Match[str]) -> tuple[int, int]:
    """The stretch of *match* without the blanks before it."""
    return match.end() - len(match[0].lstrip(" \t　")), match.end()


def _tight_item(mark: str, start: int, origin: Origin, slips: Slips) -> None:
    slips.add(
        LIST_FORM,
        slips.at(origin, start, start + len(mark)),
        say("「{mark}」後面沒有空格，不會印成清單。", mark=mark),
        say("清單請用「1. 」或「- 」開頭：半形記號，後面空一個半形空格。"),
        edit=slips.text.edit(
            origin.index(start),
            origin.index(start) + len(mark),
            f"{'-' if mark in '–－﹣*' else mark} ",
        ),
    )


def _literal_stars(inline: Inline, origin: Origin) -> Iterator[int]:
    """Where a line begins with a star that opens no emphasis and touches a word."""
    starts_line = True
    line = 0
    for token in inline:
        if starts_line and token.type == "text" and re.match(r"\*[^\W_]", token.content):
            start = origin.starts[min(line, len(origin.starts) - 1)]
            yield origin.content.find("*", start)
        starts_line = token.type in {"softbreak", "hardbreak"}
        line += starts_line


def _check_emphasis(inline: Inline, origin: Origin, slips: Slips) -> None:
    """Report ``**`` that stayed text: a blank inside, or the other half is missing."""
    if "\\*" in origin.content or not any(t.type == "text" and "**" in t.content for t in inline):
        return
    start = origin.content.rfind("**")
    slips.add(
        EMPHASIS_FORM,
        slips.at(origin, start, start + 2),
        say("這裡的「**」沒有成為粗體，會照字面印出。"),
        say("「**」要成對，並緊貼文字，裡面不空格；要印出星號，請寫 \\*。"),
    )


def check_numbers(tokens: Sequence[Token], slips: Slips) -> None:
    """Report items that print another number than the one that was typed.

    ``1.`` before every item is Markdown's own way of leaving the numbers to the program.
    """
    lists: list[list[Token]] = []
    for token in tokens:
        if token.type in {"ordered_list_open", "bullet_list_open"}:
            lists.append([])
        elif token.type == "list_item_open":
            lists[-1].append(token)
        elif token.type in {"ordered_list_close", "bullet_list_close"}:
            items = lists.pop()
            if token.type == "ordered_list_close" and len({item.info for item in items}) > 1:
                _check_order(items, slips)


def _check_order(items: list[Token], slips: Slips) -> None:
    first = int(items[0].info)
    offset = 0
    for printed, item in enumerate(items, first):
        written = int(item.info)
        if written - printed == offset:
            continue
        offset = written - printed
        if not offset:
            continue
        place = slips.line((item.map or [0])[0])
        slips.add(
            LIST_NUMBER,
            place._replace(end_line=place.line, end_column=place.column + len(item.info) + 1),
            say("清單照順序編號：這一項印成 {printed}，不是 {written}。",
                printed=printed, written=written),
            say("請改正號碼；要另起一個清單，請在中間寫一段文字。"),
        )  # fmt: skip


def check_quotes(tokens: Sequence[Token], slips: Slips) -> None:
    """Report a ``>`` that was a sign of comparison, and made its line a quotation."""
    for token in tokens:
        if token.type == "blockquote_open" and token.map:
            line = token.map[0]
            if _TIGHT_QUOTE.match(slips.lines.lines[line]):
                place = slips.line(line)
                slips.add(
                    QUOTE_TIGHT,
                    place._replace(end_line=place.line, end_column=place.column + 1),
                    say("行首的「>」讓這一行成為引文，「>」不會印出。"),
                    say("是大於的意思時，請寫 \\>；是引文時，請在「>」後空一格。"),
                )
