"""Files that already exist (Word, ODF, text, PDF) become records; nothing that they say is dropped.

Two steps that do not know each other: :mod:`~reportgen.intake.reading` turns a file into blocks and
knows no report; :mod:`~reportgen.intake.recognise` turns blocks into records, a module for each
part of a report, and knows no file format. Between them stand the
:class:`~reportgen.intake.blocks.Document` and the :class:`~reportgen.intake.ledger.Ledger`, which
knows where each paragraph went.
"""
