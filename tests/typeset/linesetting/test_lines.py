import inspect
import shutil
import subprocess

import pypdfium2
import pytest
import weasyprint
from weasyprint.draw import text as drawing
from weasyprint.layout import inline, preferred

from reportgen.typeset.insides import VERSION, insides_replaced
from tests.typeset.conftest import EM

TEXT = (
    "大會自12月5日起至12月9日止，計有70個國家、2,500 名代表參加「開放政府」，「夥伴關係」為其主題；"
    "公民參與率達40%的國家——包括法國、加拿大……均於第 3 次會議提出OGP國家行動方案，"
    "並由Independent Reporting Mechanism（IRM）於2016年之後逐年評估，供各國參考。"
)


def lines(document):
    boxes = [b for page in document.pages for b in page._page_box.descendants()]
    return [box for box in boxes if type(box).__name__ == "LineBox"]


def words(line):
    return "".join(b.text for b in line.descendants() if type(b).__name__ == "TextBox")


def text_box(line):
    (box,) = (b for b in line.descendants() if type(b).__name__ == "TextBox")
    return box


def test_the_engine_is_the_one_that_the_hooks_know():
    assert weasyprint.__version__ == VERSION
    parameters = {
        inline.split_first_line: "text style context max_width justification_spacing is_line_start"
        " minimum",
        inline.split_text_box: "context box available_width skip is_line_start",
        inline.text_align: "context line available_width last",
        inline.justify_line: "context line extra_width",
        inline.can_break_text: "text lang",
        drawing.draw_first_line: "stream textbox text_overflow block_ellipsis matrix",
    }
    for function, names in parameters.items():
        assert list(inspect.signature(function).parameters) == names.split()
    assert list(inspect.signature(inline.get_next_linebox).parameters)[:2] == ["context", "linebox"]
    first = list(inspect.signature(inline.split_inline_level).parameters)[:4]
    assert first == ["context", "box", "position_x", "max_x"]


def test_the_functions_come_back():
    before = [inline.split_text_box, inline.text_align, preferred.split_first_line]
    with insides_replaced() as findings:
        assert findings == ()
        assert inline.split_text_box not in before
    assert [inline.split_text_box, inline.text_align, preferred.split_first_line] == before


@pytest.mark.parametrize("change", ["version", "function"])
def test_another_engine_sets_plainly_with_a_warning(monkeypatch, change):
    if change == "version":
        monkeypatch.setattr(weasyprint, "__version__", "71.0")
    else:
        monkeypatch.delattr(inline, "justify_line")
    before = inline.split_text_box
    with insides_replaced() as findings:
        assert inline.split_text_box is before
    assert [finding.code for finding in findings] == ["ENGINE-LINE-SETTING"]


@pytest.mark.parametrize("width", [12, 15, 18, 22, 26, 31, 38])
def test_lines_are_full_and_numbers_whole(setter, width):
    document, _ = setter(f"<p>{TEXT}</p>" * 2, f"p {{ width: {width}em }}")
    found = lines(document)
    assert "".join(map(words, found)).replace(" ", "") == (TEXT * 2).replace(" ", "")
    full = [line for line in found if abs(line.width - width * EM) < 0.01]
    assert all(line.width < width * EM + 0.01 for line in found)
    assert width < 20 or len(full) == len(found) - 2
    joined = "\n".join(map(words, found))
    for kept in (
        "12月",
        "5日",
        "9日",
        "70個",
        "2,500 名",
        "40%的",
        "第 3 次",
        "2016年",
        "——",
        "……",
    ):
        assert joined.count(kept) == TEXT.count(kept) * 2


@pytest.mark.parametrize("width", range(9, 40, 3))
def test_no_last_line_of_one_character(setter, width):
    sentences = [
        "本次會議經各國代表充分討論後圓滿結束。"[:n] + "決議（略）。" for n in range(4, 18)
    ]
    body = "".join(f"<p>{one}</p><p>{one[:-3]}<b>{one[-3]}</b>{one[-2:]}</p>" for one in sentences)
    document, _ = setter(body, f"p {{ width: {width}em }}")
    found = lines(document)
    assert len(found) >= 2 * len(sentences)
    assert all(sum(char.isalnum() for char in words(line)) > 1 for line in found)


def test_a_quarter_em_between_han_and_digits_in_every_line(setter):
    document, _ = setter("<p>於2016年起</p><p>2016</p>", "p { text-align: left }")
    with_gaps, alone = lines(document)
    assert with_gaps.width == pytest.approx(3 * EM + alone.width + 2 * EM / 4, abs=0.1)


def test_a_quarter_em_at_the_edge_of_a_link_but_not_of_a_note_number(setter):
    body = "<p>參加<a>OGP</a>會議<sup>2</sup>時</p><p>參加會議時</p><p>OGP</p><p><sup>2</sup></p>"
    document, _ = setter(body, "p { text-align: left } sup { font-size: 8px; line-height: 0 }")
    mixed, *parts = lines(document)
    assert mixed.width == pytest.approx(sum(p.width for p in parts) + EM / 2, abs=0.1)


def test_a_typed_space_has_one_width_in_whatever_font_it_is_set(setter):
    body = (
        "<p>參訪 Ekimetrics</p><p>參訪 <a>Ekimetrics</a></p><p>參訪 3</p><p>Ekimetrics</p><p>3</p>"
    )
    document, _ = setter(body, "p { text-align: left }")
    word, link, digit, word_alone, digit_alone = (line.width for line in lines(document))
    assert word - word_alone == pytest.approx(2.25 * EM, abs=0.1)
    assert link == pytest.approx(word, abs=0.1)
    assert digit - digit_alone == pytest.approx(2.25 * EM, abs=0.1)


def test_no_gap_at_the_end_of_a_line(setter):
    document, _ = setter("<p>政府於<br>2016<br>年</p>", "p { text-align: left }")
    first, second, third = lines(document)
    assert first.width == pytest.approx(3 * EM, abs=0.1)
    assert third.width == pytest.approx(EM, abs=0.1)
    assert second.width < 2.1 * EM


def test_brackets_beside_marks_are_closed_up(setter):
    document, _ = setter("<p>甲」，「乙</p><p>甲」乙「丙</p>", "p { text-align: left }")
    closed, apart = lines(document)
    assert apart.width == pytest.approx(5 * EM, abs=0.1)
    assert 4 * EM <= closed.width <= 4.7 * EM


def test_a_line_that_would_be_torn_stays_ragged(setter):
    body = "<p>討論主題包括Internationalization與Institutionalization等</p>"
    document, _ = setter(body, "p { width: 12em; overflow-wrap: normal }")
    first, *_ = lines(document)
    assert first.width < 11 * EM
    assert text_box(first).pango_layout.gaps.keys() <= {5}


def test_no_space_is_wider_than_what_the_eye_forgives(setter):
    document, _ = setter(f"<p>{TEXT}</p>", "p { width: 24em }")
    spaces = [
        line.space_width(space)
        for line in (text_box(one).pango_layout for one in lines(document))
        for space in line.spaces()
    ]
    assert len(spaces) >= 3
    assert max(spaces) < 0.6 * EM


def test_an_address_breaks_and_keeps_its_text(setter):
    url = "https://www.opengovpartnership.org/about/news-and-events/paris_2016?lang=zh&year=2016"
    document, pdf = setter(f"<p>詳見{url}。</p>", "p { width: 14em }")
    found = lines(document)
    assert len(found) > 3
    assert all(line.width <= 14 * EM + 0.01 for line in found)
    assert url in copied(pdf)


def test_labels_are_set_to_one_width(setter):
    css = "p { width: 8em; text-align: justify; text-align-last: justify }"
    document, _ = setter("<p>服務機關</p><p>姓名：</p>", css)
    long, short = lines(document)
    assert long.width == pytest.approx(8 * EM)
    assert short.width == pytest.approx(8 * EM)
    gaps = list(text_box(long).pango_layout.gaps.values())
    assert gaps == pytest.approx([4 * EM / 3] * 3)
    assert text_box(short).pango_layout.gaps == {0: pytest.approx(5 * EM)}


def copied(pdf):
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    return text.replace("\r", "").replace("\n", "")


@pytest.mark.parametrize("width", [20, 23, 38])
def test_copied_text_is_what_was_written(setter, width):
    text = TEXT.replace("OGP", "<a href='https://x.org'>OGP</a>")
    _, pdf = setter(f"<p>{text}</p>", f"p {{ width: {width}em }}")
    assert copied(pdf) == TEXT


def test_a_shortened_text_leaves_the_same_text_elsewhere_whole(setter):
    # What is cut off is painted before what is positioned.
    css = "p { white-space: nowrap; position: relative }"
    css += ".cut { width: 5em; overflow: hidden; text-overflow: ellipsis; position: static }"
    text = "本次會議由主辦國召集"
    _, pdf = setter(f"<p class=cut>{text}</p><p>{text}</p>", css)
    first, second = copied(pdf)[: -len(text)], copied(pdf)[-len(text) :]
    assert first != text
    assert second == text


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="Poppler is not installed")
def test_text_taken_by_poppler_is_what_was_written(setter, tmp_path):
    _, pdf = setter(f"<p>{TEXT}</p>", "p { width: 23em }")
    (tmp_path / "a.pdf").write_bytes(pdf)
    command = ["pdftotext", "-raw", tmp_path / "a.pdf", "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert text.replace("\n", "").replace("\f", "") == TEXT


def test_glyphs_are_drawn_where_the_layout_has_them(setter):
    _, pdf = setter(f"<p>{TEXT}</p>", "p { width: 24em }")
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=4).to_pil().convert("L")
    _, _, right, _ = picture.point(lambda value: 255 * (value < 128)).getbbox()
    edge = (20 + 24 * EM) * 0.75
    assert edge - 3 < right / 4 < edge + 0.25
