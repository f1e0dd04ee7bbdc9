"""The findings about slips of an input method, each with the mend for it."""

from __future__ import annotations

from reportgen.findings import Finding, say
from reportgen.places import Edit, Place
from reportgen.rulebook.records import (
    COLON_FULLWIDTH,
    INDENT_FULLWIDTH_SPACE,
    INDENT_TAB,
    YAML_SYNTAX,
)


def tab_indent(place: Place, blanks: int) -> Finding:
    """An indent of *blanks* tabs."""
    return INDENT_TAB.finding(
        place,
        say("縮排用了 Tab，YAML 只接受半形空格。"),
        say("請把 Tab 改為兩個半形空格。"),
        mend=INDENT_TAB.mend_marks(Edit(place, "  " * blanks)),
    )


def wide_indent(place: Place, blanks: int) -> Finding:
    """An indent of *blanks* full-width or no-break spaces."""
    return INDENT_FULLWIDTH_SPACE.finding(
        place,
        say("縮排用了全形空格或不換行空格，YAML 只接受半形空格。"),
        say("請把每個全形空格改為兩個半形空格。"),
        mend=INDENT_FULLWIDTH_SPACE.mend_marks(Edit(place, "  " * blanks)),
    )


def wrong_dash(place: Place) -> Finding:
    """A list item whose dash is not half-width, or lacks its space."""
    return YAML_SYNTAX.finding(
        place,
        say("清單的每一項要以半形的「-」和一個半形空格開頭。"),
        say("請改成「- 」。"),
        mend=YAML_SYNTAX.mend_marks(Edit(place, "- ")),
    )


def wide_colon(place: Place, key: str, colon: str, edit: Edit) -> Finding:
    """A full-width *colon* behind *key*, which *edit* corrects."""
    return COLON_FULLWIDTH.finding(
        place,
        say("「{key}」後面是全形冒號「{colon}」，YAML 只認半形冒號。", key=key, colon=colon),
        say("請寫成「{key}: 」：半形冒號，後面空一個半形空格。", key=key),
        mend=COLON_FULLWIDTH.mend_marks(edit),
    )


def tight_colon(place: Place, key: str, edit: Edit) -> Finding:
    """A colon behind *key* without its space, which *edit* corrects."""
    return YAML_SYNTAX.finding(
        place,
        say("「{key}:」後面要空一個半形空格。", key=key),
        say("請寫成「{key}: 」，再接內容。", key=key),
        mend=YAML_SYNTAX.mend_marks(edit),
    )
