"""reportgen: the records of a mission abroad in, the standard 出國報告 out."""

__version__ = "0.1.0"
