"""The kinds of block, each in its own file. To add one: write the file, import it, name it in ``KINDS``."""

from __future__ import annotations

from pipelines.blocks.checkbox import CHECKBOX
from pipelines.blocks.code import CODE, CODE_NUMBERS, CODE_WRAPPER, LITERAL
from pipelines.blocks.details import DETAILS, SUMMARY
from pipelines.blocks.embed import EMBED, EMBED_WRAPPER, POST
from pipelines.blocks.figure import CAPTION, CONTROL, CREDIT, FIGURE, GALLERY
from pipelines.blocks.footnotes import FOOTNOTES, LABEL, NOTE, SIDENOTE
from pipelines.blocks.heading import HEADING
from pipelines.blocks.image import IMAGE, NOSCRIPT
from pipelines.blocks.lists import ITEM, LIST
from pipelines.blocks.math import MATH, RENDERED, TEX_SCRIPT
from pipelines.blocks.media import FILE, MEDIA
from pipelines.blocks.quote import ATTRIBUTION, QUOTE
from pipelines.blocks.reading import Kind
from pipelines.blocks.references import REFERENCES
from pipelines.blocks.separator import SEPARATOR
from pipelines.blocks.table import CELL, ROW, TABLE, TABLE_CAPTION
from pipelines.blocks.toc import TOC
from pipelines.blocks.word_list import WORD_ITEM

# An element is asked in this order, and the first kind that says yes has it: kinds known by a class before those known by a tag
# alone (a list that is a gallery, a figure that is a listing), wholes before their parts.
KINDS: tuple[Kind, ...] = (
    TOC,
    NOTE,
    SIDENOTE,
    LABEL,
    FOOTNOTES,
    REFERENCES,
    RENDERED,
    MATH,
    TEX_SCRIPT,
    CODE_NUMBERS,
    CODE,
    CODE_WRAPPER,
    LITERAL,
    POST,
    EMBED,
    EMBED_WRAPPER,
    FILE,
    MEDIA,
    CAPTION,
    CREDIT,
    CONTROL,
    GALLERY,
    FIGURE,
    ATTRIBUTION,
    QUOTE,
    TABLE,
    ROW,
    CELL,
    TABLE_CAPTION,
    LIST,
    WORD_ITEM,
    ITEM,
    CHECKBOX,
    DETAILS,
    SUMMARY,
    HEADING,
    IMAGE,
    NOSCRIPT,
    SEPARATOR,
)
