from xml.etree import ElementTree

from reportgen.authority.model import PdfStandard
from reportgen.typeset.pdf.metadata import Metadata


def test_metadata_is_escaped_and_leaves_out_what_is_empty() -> None:
    packet = Metadata(title="A & <B>", language="zh-TW").xmp(PdfStandard.UA_1).decode()
    root = ElementTree.fromstring(packet.partition("?>")[2].rpartition("<?xpacket")[0])
    assert "A & <B>" in [one.text for one in root.iter() if one.text]
    for name in ("creator", "subject", "Keywords", "CreateDate"):
        assert name not in packet
