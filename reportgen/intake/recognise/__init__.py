"""From blocks to records: a module for each part of a report; knows no file format."""
