"""The account: what is in no record is unplaced, whatever a recogniser says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.intake.blocks import Document, Paragraph, Span
from reportgen.intake.ledger import Ledger, core


def par(text: str) -> Paragraph:
    return Paragraph((Span(text),))


def test_a_claim_that_no_record_bears_out_is_unplaced() -> None:
    paragraph, ledger = par("國家發展委員會"), Ledger()
    ledger.put(paragraph, "report.yaml", paragraph.text)
    document = Document("a", (paragraph,))
    account = ledger.settle(
        document, {"report.yaml": ["國家發展"], "roster.yaml": [paragraph.text]}
    )
    assert [item.text for item in account.unplaced] == ["國家發展委員會"]
    assert account.missing == 0


def test_a_word_that_was_neither_kept_nor_read_makes_its_paragraph_unplaced() -> None:
    paragraph, ledger = par("時間：上午（暫定）"), Ledger()
    ledger.put(paragraph, "sessions/010-session.yaml", (), ("時間：", "上午"))
    account = ledger.settle(Document("a", (paragraph,)), {})
    assert [item.text for item in account.unplaced] == ["時間：上午（暫定）"]


def test_words_that_the_program_prints_are_read() -> None:
    paragraph, ledger = par("壹、目的"), Ledger()
    ledger.put(paragraph, "report.yaml", (), "壹、目的")
    account = ledger.settle(Document("a", (paragraph,)), {})
    assert account.unplaced == ()
    assert (account.read.paragraphs, account.read.characters) == (1, 4)


def test_two_paragraphs_of_one_text_are_two() -> None:
    first, second, ledger = par("無"), par("無"), Ledger()
    ledger.put(first, "report.yaml", "無")
    account = ledger.settle(Document("a", (first, second)), {"report.yaml": ["無"]})
    assert len(account.unplaced) == 1


@given(st.lists(st.text(max_size=20), max_size=8), st.data())
def test_placed_read_and_unplaced_are_the_whole(texts: list[str], data: st.DataObject) -> None:
    ledger, written = Ledger(), []
    paragraphs = [par(text) for text in texts]
    for paragraph in paragraphs:
        use = data.draw(st.sampled_from(["keep", "claim", "read", "part", "none"]))
        half = paragraph.text[: len(paragraph.text) // 2]
        if use == "read":
            ledger.put(paragraph, "a.yaml", (), paragraph.text)
        elif use != "none":
            ledger.put(paragraph, "a.yaml", half if use == "part" else paragraph.text)
        if use == "keep":
            written.append(paragraph.text)
    account = ledger.settle(Document("a", tuple(paragraphs)), {"a.yaml": written})
    assert account.missing == 0


def test_signs_of_markdown_are_no_words() -> None:
    figure = '![圖說](figures/a.png){#fig-1 alt="會場"}'
    prose = f"如[](#fig-1)：**粗**[^1]。\n\n{figure}\n\n1. 項\n\n[^1]: 註"
    assert core(prose) == "如粗圖說會場項註"
