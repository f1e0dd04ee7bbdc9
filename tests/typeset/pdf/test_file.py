import io

import pytest
from pypdf import PdfReader

from reportgen.typeset.pdf.file import File, written
from reportgen.typeset.pdf.strings import encoded, text_string


@pytest.mark.parametrize(
    ("value", "bytes_"),
    [
        (b"/Name", b"/Name"),
        ("a(b)\\", rb"(a\(b\)\\)"),
        ("頁", b"<feff9801>"),
        ("a\nb", b"<610a62>"),
        (True, b"true"),
        (3, b"3"),
        (2.5, b"2.5"),
        (2.0, b"2"),
        (-0.00001, b"-0"),
        ((1, "a"), b"[1 (a)]"),
        ({"A": 1, "B": {"C": b"/D"}}, b"<</A 1 /B <</C /D>>>>"),
    ],
)
def test_values_are_written_as_pdf_has_them(value: object, bytes_: bytes) -> None:
    assert written(value) == bytes_


def test_what_pdf_does_not_know_is_refused() -> None:
    with pytest.raises(TypeError):
        written({1, 2})


def test_a_file_is_read_back() -> None:
    file = File()
    pages = file.reserve()
    content = file.add_deflated({}, b"0 0 m")
    page = file.add(
        {"Type": b"/Page", "Parent": pages, "MediaBox": (0, 0, 10, 20), "Contents": content}
    )
    file.set(pages, {"Type": b"/Pages", "Kids": (page,), "Count": 1})
    for number in range(1000):
        file.add({"N": number})
    last = file.add({"Title": "最後"})
    root = file.add({"Type": b"/Catalog", "Pages": pages, "Last": last})
    data = file.finished(root, file.add({"Title": "題"}))
    reader = PdfReader(io.BytesIO(data), strict=True)
    assert reader.metadata is not None
    assert reader.metadata.title == "題"
    assert reader.pages[0].mediabox.height == 20
    assert reader.pages[0].get_contents().get_data() == b"0 0 m"
    assert reader.trailer["/Root"]["/Last"]["/Title"] == "最後"


def test_equal_files_have_one_identifier_and_others_another() -> None:
    def made(title: str) -> PdfReader:
        file = File()
        pages = file.add({"Type": b"/Pages", "Kids": (), "Count": 0})
        root = file.add({"Type": b"/Catalog", "Pages": pages})
        return PdfReader(io.BytesIO(file.finished(root, file.add({"Title": title}))))

    first, again, other = (made(title).trailer["/ID"][0] for title in ("a", "a", "b"))
    assert first == again != other


def test_text_strings_sort_by_their_bytes() -> None:
    assert sorted(["頁", "z", "a"], key=encoded) == ["a", "z", "頁"]
    assert text_string("𠮷") == b"<feffd842dfb7>"
