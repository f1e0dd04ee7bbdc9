"""A report as a document that can be edited: OpenDocument Text (ODF 1.3).

Made from the composed HTML, not from the records, so that both editions have the same text:
``blocks`` reads the HTML as headings, paragraphs, lists, tables, figures and notes, and ``odt``
writes them. The word processor itself counts and updates what it can: numbers of headings and
lists, contents, notes, numbers of figures and tables, references, page numbers.
"""
