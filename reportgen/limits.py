"""Every bound of the program, with its unit and its reason; ``docs/limits.md`` is made from it.

Why here: whoever meets a bound wants to know all of them, and a number that stands twice becomes
two numbers. A bound protects time, memory or the reader from an input. Numbers of typography, of
formats and of rules stay where they are used.
"""

from __future__ import annotations


class Limit(int):
    """A bound: a number that knows *what* it bounds, in which *unit*, and *why* it is this one."""

    what: str
    unit: str
    why: str

    def __new__(cls, number: int, unit: str, what: str, why: str) -> Limit:
        """A number with its reason."""
        self = super().__new__(cls, number)
        self.unit, self.what, self.why = unit, what, why
        return self

    def __reduce__(self) -> tuple[type[int], tuple[int]]:
        """Another process gets the plain number."""
        return int, (int(self),)


MIB = 1024**2

# Records, and what people write in them.
RECORD_BYTES = Limit(
    MIB, "bytes", "one record file", "a report of a hundred pages has a fifth of it"
)
RECORD_DEPTH = Limit(
    64,
    "levels",
    "lists and mappings inside each other in a record",
    "sessions in sessions take two a level: 30 levels of headings",
)
RECORD_SLIPS = Limit(
    200, "findings", "slips of YAML reported for one file", "more of them are one mistake"
)
SLIP_NAMES = Limit(
    500,
    "names",
    "names that a mistyped one is compared with",
    "what is asked of every slip may not grow with the report",
)
SLIP_LENGTH = Limit(
    60,
    "characters",
    "a word that is compared by its spelling",
    "nobody mistypes a paragraph; longer words are compared by case only",
)
MEANT_LENGTH = Limit(
    60,
    "characters",
    "a value that somebody may have meant as a date, a time or a code",
    "whoever writes more has written something else",
)
TRIP_DAYS = Limit(
    400, "days", "a trip that is gone through day by day", "a trip of years is a slip of its own"
)
PROSE = Limit(
    200_000,
    "characters",
    "one prose",
    "several whole reports, and even the worst text is parsed in seconds",
)
PROSE_DEPTH = Limit(
    40,
    "levels",
    "quotes, lists (a list takes two) and brackets inside each other in a prose",
    "nobody reads deeper ones, and the parser calls itself for each",
)
PROSE_BRACKETS = Limit(
    40,
    "levels",
    "links, images and spans inside each other in a prose",
    "what encloses more of them is text",
)
PROSE_ATTRIBUTES = Limit(
    20_000, "characters", "one list of attributes in a prose", "bounds the search for its end"
)
FINDINGS = Limit(
    100,
    "findings",
    "findings of one kind that are listed of one file; the rest are counted",
    "a text of nothing but brackets must not fill the memory nor a screen",
)
MEND_ROUNDS = Limit(
    100,
    "rounds",
    "checks of one report that is being mended",
    "each mends a hundred places of a kind in each file; two rules that undo each other end here",
)
FILES_BESIDE = Limit(
    5_000,
    "files",
    "files of a report that are looked at for use",
    "a folder with all photographs of a trip has hundreds",
)
FORMULA = Limit(
    1_000, "characters", "the TeX of one formula", "the longest that fills a page has some 500"
)
FORMULA_WORK = Limit(
    2_000,
    "steps",
    "drawing one formula: its elements, doubled with every row that they stand in",
    "a step takes half a millisecond, and a table of cases has some 200",
)
FORMULA_SIZE = Limit(200, "em", "width and height of a formula", "the widest page has 60")
FORMULAS = Limit(
    1_000,
    "formulas",
    "formulas of one prose",
    "a textbook chapter has some hundreds, and each takes 15 milliseconds to draw",
)
COMPARED_TEXT = Limit(
    4_000,
    "characters",
    "texts that are compared to see whether two items are alike",
    "the comparison takes the square of their length",
)
FOLLOWUP_BYTES = Limit(
    16 * MIB, "bytes", "an earlier follow-up table", "one of 10,000 recommendations has 10 MiB"
)
FOLLOWUP_COLUMNS = Limit(
    1_000,
    "columns",
    "a line of an earlier follow-up table",
    "sheets are filled with repeated empty cells",
)
COMPARED_FILES = Limit(
    2_000,
    "files",
    "record files of a version that is compared",
    "those of a very large mission are some two hundred",
)

# What a new report is made from.
NEW_PHOTOS = Limit(
    1_000, "pictures", "pictures that a new report takes over", "a mission of a month has hundreds"
)
NEW_PHOTO_FILES = Limit(
    20_000,
    "files",
    "files of a folder that is searched for pictures",
    "a full camera card has some",
)
TABLE_BYTES = Limit(
    10 * MIB, "bytes", "a table or calendar from elsewhere", "that of a large conference has one"
)
TABLE_UNPACKED = Limit(
    100 * MIB,
    "bytes",
    "the parts of a workbook, unpacked",
    "a bomb has thousands of times its size; a table of a thousand rows has one",
)
TABLE_ROWS = Limit(
    5_000, "rows", "rows of a table from elsewhere", "a large conference has 2,000 sessions"
)
TABLE_COLUMNS = Limit(
    200, "columns", "columns of a table from elsewhere", "programmes have some ten"
)
TABLE_CELL = Limit(
    2_000, "characters", "one cell of a table, or one value of a calendar", "titles have 200"
)
PROGRAMME_EVENTS = Limit(
    5_000, "events", "sessions of a programme", "the largest conferences have 2,000"
)

# What is set.
HTML_DEPTH = Limit(
    200,
    "levels",
    "elements inside each other in a layout's HTML",
    "the deepest prose in the deepest session takes some 150",
)
REPORT_PAGES = Limit(3_000, "pages", "pages of one report", "ten times a long report")

# PDFs from anywhere.
PDF_BYTES = Limit(
    200 * MIB,
    "bytes",
    "the file of a PDF given to check",
    "the portal's reports with many photographs stay below a tenth of it",
)
PDF_PAGES = Limit(3_000, "pages", "pages of a PDF given to check", "ten times a long report")
PDF_RULES = Limit(
    20_000,
    "drawn lines",
    "a page of a PDF whose tables are read by their lines",
    "a timetable of a page has a thousand; a map has many more, and no table",
)
PDF_ATTACHMENTS = Limit(
    500,
    "files",
    "attachments of a PDF that are read",
    "a report has some dozens of records",
)
PDF_TAG_DEPTH = Limit(
    40, "levels", "the structure tree of a PDF", "reportgen makes below 20, and it is walked"
)
PDF_TAGS = Limit(
    5_000,
    "elements",
    "headings of a PDF, and elements of one of its pages",
    "a page has some hundreds",
)
EARLIER_BYTES = Limit(
    200_000_000, "bytes", "an earlier report in the comparison", "as of a PDF given to check"
)

# Pictures.
PICTURE_BYTES = Limit(100_000_000, "bytes", "one picture file", "far above what a camera makes")
PICTURE_PIXELS = Limit(
    100_000_000,
    "pixels",
    "one picture",
    "300 MB when it is decoded; a full page in print needs a twelfth of it",
)
PICTURE_OPTIMIZED = Limit(
    16_000_000,
    "pixels",
    "a picture that is compressed as tightly as possible, and tried at its own size",
    "ten seconds for a hundred million pixels",
)
JPEG_SCANS = Limit(100, "scans", "a progressive JPEG", "programs make some ten")
JPEG_WORK = Limit(
    2_000_000_000,
    "pixels times scans",
    "decoding a progressive JPEG",
    "a second for each thousand millions",
)
PICTURE_HEAD = Limit(
    MIB, "bytes", "what check reads of a picture", "time and camera stand in its first part"
)
SVG_DEPTH = Limit(
    64,
    "levels",
    "elements inside each other in a drawing",
    "drawing programs nest some dozens at most",
)
SVG_ELEMENTS = Limit(
    30_000, "elements", "elements of a drawing", "each takes the engine 0.1 ms where it is drawn"
)
SVG_NUMBERS = Limit(
    3_000_000,
    "characters",
    "measures, paths and points of a drawing",
    "each takes the engine 1.4 µs; a page shows no more than a tenth of it",
)
SVG_NUMBER = Limit(
    1_000_000_000, "units", "a measure in a drawing", "PDF readers keep nine digits at most"
)
SVG_SIZE = Limit(
    100_000, "CSS pixels", "width, height and viewBox of a drawing", "26 metres; 1 is the least"
)
SVG_STYLES = Limit(
    300_000,
    "characters",
    "different style sheets and styles of a drawing",
    "they are parsed at five microseconds a character",
)
SVG_MATCHES = Limit(
    5_000_000,
    "comparisons",
    "selectors of a drawing, times its elements and their ancestors",
    "half a microsecond each",
)
SVG_SECONDS = Limit(
    5,
    "seconds of processor time",
    "drawing a drawing in which the engine might stumble, tried in a child process",
    "what is counted beforehand takes three; this is for what nobody has thought of",
)
SVG_COST = Limit(
    3_000_000,
    "microseconds",
    "drawing a drawing, every reference included, as counted beforehand",
    "a chart takes a hundredth of it, and a slow machine three times as long",
)

FACSIMILES = Limit(
    200, "pages", "pages of one file that an appendix shows whole", "a thick set of slides has 100"
)
FACSIMILE_SIDE = Limit(
    14_400, "points", "a side of such a page", "PDF 1.7 allows no more: five metres"
)
FACSIMILE_OBJECTS = Limit(
    200_000, "objects", "objects of a PDF that are looked at for actions", "a book has 50,000"
)
FACSIMILE_TEXT = Limit(
    6_000, "characters", "text behind such a page", "a page full of small print has 5,000"
)

# Fonts.
FONT_FILES = Limit(
    20_000, "files", "font files of this machine and of a layout", "a designer has some thousands"
)
FONT_TRIAL = Limit(
    5_000, "characters", "those that a layout's own font is tried with", "a report has fewer"
)
FONT_FACES = Limit(
    256, "faces", "one collection of fonts", "the collections of Noto CJK have some dozens"
)
FONT_TABLE = Limit(
    MIB, "bytes", "a table of names that is read of a font", "real ones have some kilobytes"
)

# Files that are imported.
IMPORT_BYTES = Limit(
    200 * MIB, "bytes", "a file given to import", "a report full of photographs has a quarter of it"
)
IMPORT_INFLATED = Limit(
    300 * MIB,
    "bytes",
    "all parts of a Word or ODF file, inflated",
    "photographs are compressed already, and the text of a thousand pages has some ten MiB",
)
IMPORT_PARTS = Limit(
    5_000,
    "files",
    "parts of a Word or ODF file",
    "each photograph is one, and a report has hundreds",
)
IMPORT_DEPTH = Limit(
    250,
    "levels",
    "elements inside each other in a Word or ODF file",
    "a table in a text box in a table takes some forty",
)
IMPORT_ELEMENTS = Limit(
    3_000_000, "elements", "one part of a Word or ODF file", "a page has some five hundred"
)
IMPORT_PARAGRAPHS = Limit(
    50_000, "paragraphs", "text of a file given to import", "a page has some twenty"
)
IMPORT_REPEATS = Limit(
    200,
    "repeats",
    "spaces, cells and rows that an ODF file has once and repeats",
    "spreadsheets repeat empty rows a million times",
)
IMPORT_STYLES = Limit(
    30, "styles", "a chain of styles based on each other in a Word file", "longer ones are circles"
)
IMPORT_NUMBER = Limit(
    10_000,
    "items",
    "a list of a Word file whose numbers are written in its own form",
    "no list is that long, and a Roman number would fill pages",
)
IMPORT_SECONDS = Limit(
    60,
    "seconds of processor time",
    "reading one file that is imported, in a child process",
    "the longest Word file tried, of 400 pages, takes a tenth of it",
)
IMPORT_RECOGNISING = Limit(
    120,
    "seconds of processor time",
    "making records of the files that were read, in a child process",
    "the longest report tried takes two seconds, and some searches take the square of its length",
)
REDLINE_PAIRS = Limit(
    40_000,
    "pairs",
    "blocks of two versions that a redline compares with each other",
    "what differs in a row is seldom ten blocks; beyond, all are taken out and put in",
)
# This machine.
CACHE_BYTES = Limit(
    1024 * MIB,
    "bytes",
    "the cache folder (REPORTGEN_CACHE_MIB changes it)",
    "the pictures and fonts of some two hundred reports",
)
CACHE_ENTRY = Limit(
    256 * MIB,
    "bytes",
    "one entry of the cache",
    "the largest that is made, a photograph in print resolution, has some 30 MiB",
)

PARCEL_BYTES = Limit(
    256 * MIB,
    "bytes",
    "a report that is sent to a cluster; a larger one is done where the command was called",
    "the scheduler holds what is on its way in memory",
)

KEPT_EXPRESSIONS = Limit(
    2_000,
    "expressions",
    "regular expressions whose code is kept beside the byte code",
    "the program has a third of it; beyond are those of earlier versions, and all are dropped",
)

# Child processes.
CHILD_SECONDS = Limit(
    10,
    "seconds of processor time",
    "work on somebody else's file, in a child process",
    "the longest that anybody waits for the check of one file",
)
CHILD_PATIENCE = Limit(
    6,
    "times the processor time",
    "the same by the clock",
    "a machine that does other work at the same time must not make a good file a bad one",
)
CHILD_MEMORY = Limit(
    1536 * MIB,
    "bytes",
    "memory of such a child, beyond that of its parent",
    "with its parent it stays below 2 GiB, the memory of a small CI machine",
)
LAYOUT_FILE = Limit(
    256 * 1024,
    "bytes",
    "a template, a style sheet or the authority.yaml of a layout",
    "twenty times the longest of the layouts that come with reportgen",
)
NAMES_COMPARED = Limit(
    200,
    "names",
    "names of a report whose near forms are looked for in its text",
    "six times those of the reports known; each is looked for in the whole text",
)
COUNTS_COMPARED = Limit(
    6,
    "numbers",
    "numbers of one noun that another one is compared with",
    "with more, the noun is a common one; the work stays linear",
)
LAYOUT_DIGITS = Limit(
    1_000,
    "digits",
    "a number in a template or a style sheet of a layout from elsewhere",
    "nothing is that large, and Python converts no number of more than 4,300",
)
TEMPLATE_SECONDS = Limit(
    10,
    "seconds of the processor",
    "the rendering of a report by its templates",
    "the longest that anybody waits; the largest report known takes a tenth of a second",
)
TEMPLATE_CHARACTERS = Limit(
    5_000_000,
    "characters and rounds of loops",
    "what templates make in one rendering",
    "forty times the largest report known",
)
TEMPLATE_ITEMS = Limit(
    20_000,
    "items",
    "a list that a template makes itself, as by range()",
    "more than a report has of anything",
)
TEMPLATE_DEPTH = Limit(
    100,
    "levels",
    "includes and macros in each other",
    "a heading takes two levels, and headings go a dozen deep",
)
TEMPLATE_NUMBER = Limit(
    10**15,
    "units",
    "a number in a template, either way",
    "nothing on a page is counted so far, and larger ones cost time",
)
LAYOUT_SECONDS = Limit(
    10,
    "seconds of processor time",
    "what a layout from elsewhere adds to the typesetting of a report",
    "the longest that anybody waits",
)
LAYOUT_RATE = Limit(
    5_000,
    "characters of HTML a second",
    "the rest of the time for a report in such a layout",
    "a tenth of what the shipped layouts take on a slow machine",
)

# The desk.
UPLOAD_BYTES = Limit(
    30 * MIB, "bytes", "a photo that comes from the browser", "three times what telephones make"
)
REQUEST_BYTES = Limit(
    4 * MIB, "bytes", "a change that comes from the browser", "four times the largest record file"
)
UNDO_STEPS = Limit(50, "writes", "what can be taken back on the desk", "further back is for git")

# Documents that come back for review.
REVIEW_BYTES = Limit(
    200 * MIB, "bytes", "a file given to review", "a report full of photographs has a tenth of it"
)
PACKAGE_PARTS = Limit(
    5_000, "parts", "parts of a file given to review", "its pictures and a dozen others"
)
PACKAGE_XML = Limit(
    64 * MIB,
    "bytes",
    "the XML of a Word or ODF file, unpacked",
    "a report of three hundred pages has 5 MiB; read, it takes ten times as much memory",
)
PACKAGE_DEPTH = Limit(
    200, "levels", "elements inside each other in such a file", "tables in tables take some fifty"
)
REVIEW_CHANGES = Limit(
    20_000, "changes", "changes and remarks of a file given to review", "nobody decides on more"
)
REVIEW_TEXT = Limit(
    20_000,
    "characters",
    "a paragraph whose changes are brought back",
    "the comparison takes the square of its length where nothing is alike",
)
