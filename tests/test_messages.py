"""The English catalogue: fresh, whole, true to the holes, and in English."""

from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from reportgen import language
from reportgen.findings import say
from reportgen.language import DOMAIN, LOCALES, translator
from reportgen.text import has_han
from tools.messages import ENGLISH, calls, messages, update

TERMS = ("提要表", "出國報告", "權責機關", "系統識別號")
"""Terms of the regulations, which English messages name in brackets."""

_QUOTED = re.compile("「[^「」]*」")


@pytest.fixture(scope="module")
def catalogue() -> list[Message]:
    with ENGLISH.open("rb") as file:
        return [message for message in read_po(file) if message.id]


def holes(text: str) -> list[tuple[str, str]]:
    """Name and format of each ``{hole}``."""
    found = ((name, form or "") for _, name, form, _ in Formatter().parse(text) if name is not None)
    return sorted(set(found))


def unflagged(path: Path) -> list[bytes]:
    """The lines of a catalogue without the kinds of format, which Babel 2.16 does not write."""
    return [line for line in path.read_bytes().splitlines() if not line.startswith(b"#, python-")]


def test_the_catalogue_is_up_to_date(tmp_path: Path) -> None:
    copy = tmp_path / ENGLISH.name
    shutil.copy(ENGLISH, copy)
    assert update(copy) == []
    assert unflagged(copy) == unflagged(ENGLISH), "run python -m tools.messages"


def test_update_adds_what_is_new_and_drops_what_is_gone(tmp_path: Path) -> None:
    copy = tmp_path / ENGLISH.name
    copy.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "目次"\nmsgstr "Contents"\n\nmsgid "沒有人說的話"\nmsgstr "Unsaid"\n',
        encoding="utf-8",
    )
    missing = update(copy)
    assert set(missing) == set(messages()) - {"目次"}
    text = copy.read_text(encoding="utf-8")
    assert 'msgstr "Contents"' in text
    assert "沒有人說的話" not in text


def test_every_message_is_translated_for_good(catalogue: list[Message]) -> None:
    assert len(catalogue) == len(messages())
    assert [m.id for m in catalogue if not str(m.string).strip() or m.fuzzy] == []


def test_translations_have_the_holes_of_their_message(catalogue: list[Message]) -> None:
    wrong = [m.id for m in catalogue if holes(str(m.id)) != holes(str(m.string))]
    assert wrong == []


def test_english_is_english(catalogue: list[Message]) -> None:
    """Chinese stands in 「」 only, as an example, or as a term of the regulations."""
    chinese = []
    for message in catalogue:
        rest = _QUOTED.sub("", str(message.string))
        for term in TERMS:
            rest = rest.replace(f"({term})", "")
        if has_han(rest):
            chinese.append(message.string)
    assert chinese == []


def test_english_has_no_chinese_punctuation(catalogue: list[Message]) -> None:
    marks = re.compile("[，。：；、？！]")
    left = [m.string for m in catalogue if marks.search(_QUOTED.sub("", str(m.string)))]
    assert left == []


def test_sentences_end_alike(catalogue: list[Message]) -> None:
    """A Chinese sentence stays one: its full stop, colon or question mark has an English one."""
    ends = {"。": (".", ".)"), "？": ("?",), "：": (":", ": ", ". ")}
    wrong = [
        m.string
        for m in catalogue
        if (end := ends.get(str(m.id)[-1])) and not str(m.string).endswith(end)
    ]
    assert wrong == []


def test_calls_are_seen_within_an_f_string() -> None:
    code = "print(f'a {translate(\"乙\")}', session.translate('丙'), say('丁', n=1), other('戊'))"
    assert sorted(msgid for _, msgid in calls(ast.parse(code))) == ["丁", "丙", "乙"]


@pytest.fixture
def english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The catalogue as it stands in the source, compiled as the build does."""
    compiled = tmp_path / ENGLISH.relative_to(LOCALES).with_suffix(".mo")
    compiled.parent.mkdir(parents=True)
    with ENGLISH.open("rb") as source, compiled.open("wb") as binary:
        write_mo(binary, read_po(source))
    monkeypatch.setattr(language, "LOCALES", tmp_path)
    translator.cache_clear()


@pytest.mark.usefixtures("english")
def test_english_speaks() -> None:
    assert DOMAIN == "reportgen"
    translate = translator("en")
    assert translate("目次") == "Contents"
    assert say("找不到檔案「{path}」。", path="a.jpg").text(translate) == "File `a.jpg` not found."
    assert translate("、") == ", "
    missing = say("這裡缺少「{key}」（{title}）。", key="agency", title=say("服務機關"))
    assert missing.text(translate) == "`agency` (Agency) is missing here."
    translator.cache_clear()


def test_chinese_is_the_message_itself() -> None:
    for name in ("zh", "zh-Hant", "zh-Hant-TW"):
        assert translator(name)("找不到檔案「{path}」。") == "找不到檔案「{path}」。"


def test_a_language_without_a_catalogue_speaks_chinese() -> None:
    assert translator("fr")("目次") == "目次"
