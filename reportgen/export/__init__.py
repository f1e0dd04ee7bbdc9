"""A report as a document that can be edited: OpenDocument Text (ODF 1.3).

Made from what composing made, never from the records again, so that both editions say the same:
``blocks`` reads the composed HTML as headings, paragraphs, lists, tables, figures and notes, and
``odt`` writes them. What a word processor can keep alive is alive: numbers of headings and lists,
contents, notes, numbers of figures and tables, references, page numbers.
"""
