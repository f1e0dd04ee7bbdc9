"""The shorter ways lead to the same pages, for what they are meant for and for all else."""

import pytest
import weasyprint

from reportgen.typeset import shortcuts
from reportgen.typeset.fonts.kit import font_kit
from reportgen.typeset.fonts.roles import Passage
from reportgen.typeset.insides import insides_replaced
from reportgen.typeset.typesetting import typeset

HEAD = '<!doctype html><html lang="zh-TW"><head><title>報告</title></head>'
CSS = """
html { font: 12pt/1.6 var(--font-body) } h1 { font: bold 1.2em var(--font-heading) }
p { text-align: justify; margin: 0 }
@page { size: 105mm 148mm; margin: 12% 10mm;
  @top-right { content: "頁首"; width: 100%; border-bottom: 1pt solid }
  @bottom-center { content: counter(page); font-size: 8pt } @left-middle { content: none } }
"""

PROSE = "民國 105 年的 OGP 高峰會在 Paris 召開，計有七十國參加「開放政府」討論。"

BODIES = {
    "prose": f"<h1>壹、目的</h1>{'<p>' + PROSE * 9}",
    "floats and positions": f"<div style='float:left;width:30%'>{PROSE}</div><p>{PROSE}"
    "<div style='position:absolute;top:3cm;right:0;left:auto'>角</div>"
    "<div style='position:relative;left:1em'>移</div><div style='position:fixed;top:0'>定</div>",
    "footnotes": f"<p>{PROSE}<span style='float:footnote'>註文 {PROSE}</span>{PROSE}",
    "lengths": f"<div style='width:calc(50% + 1em);min-width:10%;max-width:90%;height:auto'>{PROSE}"
    "</div><div style='padding:5%;margin:auto;border:2pt solid;min-height:2em'>x</div>",
    "tables": "<table style='border-collapse:collapse;width:100%'>"
    f"{'<tr><th>年<td style=border:solid>' * 3}{PROSE}</table>",
    "decorations": f"<p><u>{PROSE}</u><s>刪除</s><span style='text-decoration:overline'>上</span>",
    "features": f"<p style='font-variant-numeric:oldstyle-nums;font-feature-settings:\"kern\" 0'>"
    f"{PROSE}<p style='letter-spacing:1pt;word-spacing:3pt'>{PROSE}",
    "directions": f"<p dir=rtl>abc שלום {PROSE}<p lang=en>office fluffy AVATAR {PROSE}",
    "line heights": f"<p style='line-height:normal'>{PROSE}<p style='line-height:30px'>{PROSE}"
    f"<p style='line-height:calc(1em + 4px)'>{PROSE}<sup>上</sup><sub>下</sub>",
    "cut short": "<p style='white-space:nowrap;overflow:hidden;text-overflow:ellipsis;width:5em'>"
    f"{PROSE}<p style='block-ellipsis:auto;max-lines:2;continue:discard;width:8em'>{PROSE}",
    "missing glyphs": "<p>甲\U0002ebf0乙\u200b\u00ad丙é́",
    "first lines": f"<style>.f::first-line{{font-size:2em}}.f::first-letter{{color:red}}</style>"
    f"<p class=f>{PROSE * 3}",
    "nothing to see": "<p style='font-size:0'>甲<p style='visibility:hidden'>乙<p>　",
}


def _pdf(chains, cache, body, monkeypatch, short):
    if not short:
        monkeypatch.setattr(shortcuts, "replacements", lambda: iter(()))
    html = f"{HEAD}<body>{body}</body></html>"
    kit = font_kit(chains, [Passage(html + CSS), Passage(html, bold=True)], cache)
    made = typeset(kit.without_boxes(html), kit, [CSS])
    assert made.pages
    return made


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_the_pages_are_the_same(chains, cache, body, monkeypatch):
    short = _pdf(chains, cache, body, monkeypatch, short=True)
    long = _pdf(chains, cache, body, monkeypatch, short=False)
    assert short.pdf == long.pdf
    assert short.findings == long.findings


def test_they_are_gone_afterwards_and_never_there_for_another_version(monkeypatch):
    ways = [(owner, name) for owner, name, _ in shortcuts.replacements()]
    before = [vars(owner)[name] for owner, name in ways]
    with insides_replaced():
        assert not [b for b, (o, n) in zip(before, ways, strict=True) if vars(o)[n] is b]
    assert [vars(owner)[name] for owner, name in ways] == before
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    with insides_replaced():
        assert [vars(owner)[name] for owner, name in ways] == before


def test_they_are_taken(chains, cache, monkeypatch):
    """A way that nobody goes would prove nothing."""
    taken = set()
    ways = shortcuts.replacements

    def counted():
        for owner, name, function in ways():

            def through(*given, _name=name, _function=function, **named):
                taken.add(_name)
                return _function(*given, **named)

            yield owner, name, through

    monkeypatch.setattr(shortcuts, "replacements", counted)
    _pdf(chains, cache, BODIES["prose"], monkeypatch, short=True)
    assert taken == {name for _, name, _ in ways()}
