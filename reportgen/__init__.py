"""reportgen: the records of a mission abroad in, the standard 出國報告 out."""

__version__ = "0.1.0"

DISTRIBUTION = "taiwan-mission-report"
"""What pip installs. On PyPI the name ``reportgen`` belongs to another project."""
