"""A machine without fonts, and pictures that cannot be used: a finding each, no more."""

from collections import Counter

import pytest
from PIL import Image

from reportgen.outcome import Options
from reportgen.pipeline import build_report
from reportgen.typeset import materials


def codes(outcome):
    return Counter(finding.code for finding in outcome.findings)


def test_without_fonts_there_is_one_finding_with_the_line_to_run(
    world, make_report, tmp_path, monkeypatch
):
    monkeypatch.setattr(materials, "system_font_folders", lambda: (tmp_path / "none",))
    outcome = build_report(world, make_report(), tmp_path / "out", Options())
    assert outcome.pdf is None
    fonts = [finding for finding in outcome.findings if finding.code.startswith(("FONT", "CHAR"))]
    assert [finding.code for finding in fonts] == ["FONT-NONE"]
    (hint,) = fonts[0].hints
    assert ("package", "fonts-cns11643-kai fonts-liberation2 fonts-noto-cjk") in hint.values


def test_a_missing_first_choice_is_told_once_and_not_for_each_character(
    world, make_report, tmp_path, monkeypatch
):
    latin = tmp_path / "fonts"
    latin.mkdir()
    for folder in materials.system_font_folders():
        for path in folder.rglob("LiberationSerif-*.ttf"):
            (latin / path.name).symlink_to(path)
    if not list(latin.iterdir()):
        pytest.skip("fonts-liberation2 is not installed")
    monkeypatch.setattr(materials, "system_font_folders", lambda: (latin,))
    outcome = build_report(world, make_report(), tmp_path / "out", Options())
    assert codes(outcome)["FONT-MISSING"] >= 1
    assert codes(outcome)["CHARACTER-NO-FONT"] == 0


PICTURE = ("作為修正的依據。\n", "作為修正的依據。\n\n    ![會談](figures/{name}){{alt=會談}}\n")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.gif", b"GIF89a", "IMAGE-FORMAT"),
        ("a.jpg", b"", "IMAGE-EMPTY"),
        ("a.png", b"text", "IMAGE-BROKEN"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 5'/>", "IMAGE-BROKEN"),
        ("a.jpg", None, "FILE-MISSING"),
    ],
)
def test_a_picture_that_cannot_be_used_is_one_error(world, make_report, tmp_path, name, data, code):
    before, after = PICTURE
    folder = make_report((before, after.format(name=name)))
    (folder / "figures").mkdir()
    if data is not None:
        (folder / "figures" / name).write_bytes(data)
    outcome = build_report(world, folder, tmp_path / "out", Options())
    about = [
        finding
        for finding in outcome.findings
        if finding.code.startswith(("IMAGE", "RESOURCE", "FILE", "ENGINE"))
    ]
    assert [finding.code for finding in about] == [code]
    assert about[0].place.file.endswith("report.yaml")


def test_a_picture_is_found_in_either_form_of_unicode(world, make_report, tmp_path):
    before, after = PICTURE
    folder = make_report((before, after.format(name="caf\u00e9.png")))
    (folder / "figures").mkdir()
    Image.new("L", (2000, 1000), 9).save(folder / "figures" / "cafe\u0301.png")
    outcome = build_report(world, folder, tmp_path / "out", Options())
    assert not {"FILE-MISSING", "FILE-UNUSED", "RESOURCE-MISSING"} & set(codes(outcome))
