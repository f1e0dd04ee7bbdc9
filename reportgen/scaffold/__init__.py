"""A new report: answers in, the first records out.

The room knows no screen: ``reportgen.cli.new`` asks the questions. Answers are read
(:mod:`~reportgen.scaffold.reading`), become the data of each record file
(:mod:`~reportgen.scaffold.drafts`), then its text with a comment for each key
(:mod:`~reportgen.scaffold.commented`), and are put on the disk all at once
(:mod:`~reportgen.scaffold.folder`).
"""
