"""The file that holds the pages: fonts, links, outline, structure, metadata, attachments."""
