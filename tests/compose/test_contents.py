"""The 目次: foreign titles, and one line for the photographs of an appendix."""

from typing import Any

from reportgen.compose.contents import listed_figures, listed_title
from reportgen.manuscript import Manuscript, read_manuscript
from reportgen.manuscript.outline import Heading
from reportgen.places import Fields
from reportgen.records import Records
from tests.compose.test_document import REPORT, layout

PHOTOS = [{"file": f"figures/{n}.jpg", "caption": f"照片{n}", "alt": "人"} for n in "abc"]


def manuscript(**more: Any) -> Manuscript:
    records = Records.model_validate(Fields({**REPORT, **more}))
    return read_manuscript(records, layout().authority, str)


def test_photographs_of_an_appendix_take_one_line() -> None:
    made = manuscript(appendices=[{"kind": "photos", "title": "活動照片", "photos": PHOTOS}])
    (line,) = listed_figures(made)
    assert (line.label, line.title, line.anchor) == ("圖 1–3", "活動照片", made.figures[0].anchor)


def test_a_single_photograph_keeps_its_caption() -> None:
    made = manuscript(appendices=[{"kind": "photos", "title": "照片", "photos": PHOTOS[:1]}])
    assert [figure.title for figure in listed_figures(made)] == ["照片a"]


def test_a_foreign_title_can_be_left_out() -> None:
    heading = Heading("拜會", gloss="（Visit）", number="1.")
    assert listed_title(heading, foreign=True) == "1. 拜會（Visit）"
    assert listed_title(heading, foreign=False) == "1. 拜會"
