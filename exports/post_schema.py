"""The tables that a post's own rows go to."""

from __future__ import annotations

from exports.column import Column, Table

_POST_ID = Column("post_id", "str", "Which post: the first 16 hex digits of the SHA-256 of its normalised permalink.")
_POSITION = Column("position", "i32", "Place in the post's reading order, 0-based; the same number in every table.")
_OF_POST = ((("post_id",), "posts", ("post_id",)),)
_OF_BLOCK = (*_OF_POST, (("post_id", "position"), "blocks", ("post_id", "position")))

POSTS = Table(
    "posts",
    "The posts, one row each.",
    ("post_id",),
    (
        _POST_ID,
        Column("url", "str", "Permalink under which the archive lists the post."),
        Column("canonical_url", "str?", "What the page names as its canonical address."),
        Column("slug", "str?", "Last part of the permalink, or the CMS's own."),
        Column("source_id", "str?", "The CMS's own id or guid."),
        Column("post_type", "cat?", "The CMS's own kind of content: post, page, article."),
        Column("title", "str?", "Title."),
        Column("authors", "[str]", "Names of the authors, in order."),
        Column("published_at", "ts?", "When it was published."),
        Column("published_raw", "str?", "The publication date as the page says it."),
        Column("published_precision", "cat?", "How exact the publication date is: second, minute or day."),
        Column("modified_at", "ts?", "When it was last modified."),
        Column("modified_raw", "str?", "The modification date as the page says it."),
        Column("language", "cat?", "Language, BCP 47."),
        Column("excerpt", "str?", "Summary or teaser."),
        Column("tags", "[str]", "Names of its tags."),
        Column("categories", "[str]", "Names of its categories."),
        Column("featured_image", "str?", "Address of its featured image."),
        Column("meta_title", "str?", "Title for search engines and tabs."),
        Column("meta_description", "str?", "Description for search engines."),
        Column("translations", "[translation]", "The same post in other languages."),
        Column("noindex", "bool", "The page asks search engines not to list it."),
        Column("body_status", "cat", "How much of the body was read: whole, excerpt, protected or failed."),
        Column("word_count", "i32", "Words of content_text without references, footnotes and boilerplate."),
        Column("content_html", "str?", "The body, sanitised, links absolute.", parquet_only=True),
        Column("content_text", "str?", "The texts of its blocks, parted by a blank line.", parquet_only=True),
        Column("content_sha256", "str?", "SHA-256 of what a reader sees, without boilerplate and featured image; markup is left out."),
        Column("cms", "cat?", "Content management system."),
        Column("site", "cat", "Host."),
        Column("source", "cat", "The way that it was read by."),
        Column("archive_url", "str", "The first of the job's archives that lists it."),
        Column("fetched_at", "ts", "When it was fetched."),
        Column("first_seen_at", "ts", "When a crawl first saw it."),
        Column("last_changed_at", "ts", "When a crawl first saw it as it is now."),
        Column("parser", "cat", "Version of Pressmark that read it."),
        Column("crawl_id", "cat", "The crawl that read it; a UTC time that sorts."),
    ),
)

TERMS = Table(
    "terms",
    "Tags, categories, authors and formats of the posts.",
    ("post_id", "taxonomy", "term"),
    (
        _POST_ID,
        Column("taxonomy", "cat", "tag, category, author, format or other."),
        Column("term", "i16", "Place among the post's terms of this taxonomy, 0-based."),
        Column("name", "str", "Name."),
        Column("slug", "str?", "Short name in addresses."),
        Column("url", "str?", "Address of its archive."),
        Column("parent", "str?", "Name of the term above it."),
    ),
    _OF_POST,
)

BLOCKS = Table(
    "blocks",
    "What the bodies are made of, in reading order.",
    ("post_id", "position"),
    (
        _POST_ID,
        _POSITION,
        Column("parent_position", "i32?", "Position of the block that it stands in."),
        Column("parent_item", "i32?", "Item of that block that it stands in, where that is a list."),
        Column("type", "cat", "paragraph, heading, list, image, gallery, table, quote, code, references and so on."),
        Column("text", "str?", "Its text; items, entries and rows one a line, cells parted by a tab."),
        Column("html", "str?", "Its HTML, sanitised, links absolute.", parquet_only=True),
        Column("caption", "str?", "Caption of an image, gallery, table, embed or code."),
        Column("attribution", "str?", "Whom a quote cites."),
        Column("code_language", "str?", "Language of code."),
        Column("url", "str?", "Address of an embed, file, audio or video."),
        Column("section", "[str]", "The headings that it stands under, outermost first."),
        Column("boilerplate", "bool", "Most posts of the same site and language open or close with it."),
    ),
    _OF_POST,
)

HEADINGS = Table(
    "headings",
    "Headings.",
    ("post_id", "position"),
    (
        _POST_ID,
        _POSITION,
        Column("level", "i8", "1 to 6."),
        Column("text", "str", "Text."),
        Column("anchor", "str?", "Id by which a link reaches it."),
        Column("parent_position", "i32?", "Position of the heading that it stands under."),
    ),
    _OF_BLOCK,
)

LIST_ITEMS = Table(
    "list_items",
    "Items of lists, through all nesting.",
    ("post_id", "position", "item"),
    (
        _POST_ID,
        Column("position", "i32", "Position of the outermost list's block."),
        Column("item", "i32", "Place in the list in reading order through all nesting, 0-based."),
        Column("parent_item", "i32?", "The item that it stands in; null at depth 0."),
        Column("depth", "i8", "Depth of nesting, 0-based."),
        Column("kind", "cat", "bullet, ordered, term, description or task."),
        Column("number", "i32?", "Number of an ordered item, as displayed."),
        Column("marker", "str?", "Marker of an ordered item, as displayed: 4, iv."),
        Column("checked", "bool?", "Whether a task is ticked off."),
        Column("text", "str?", "Its own text, without that of the items in it."),
    ),
    _OF_BLOCK,
)

IMAGES = Table(
    "images",
    "Images, the featured one first.",
    ("post_id", "image"),
    (
        _POST_ID,
        Column("image", "i32", "Place among the post's images, 0-based."),
        Column("position", "i32?", "Position of its block; null for a featured image that does not stand in the body."),
        Column("role", "cat", "featured, inline or gallery; the featured image is inline where it stands in the body."),
        Column("src", "str", "Address, of the full size where the page names it."),
        Column("alt", "str?", "Alternative text."),
        Column("decorative", "bool", "The page says that it carries no meaning (alt is empty)."),
        Column("caption", "str?", "Caption."),
        Column("width", "i32?", "Width in pixels, as the page says."),
        Column("height", "i32?", "Height in pixels, as the page says."),
        Column("link", "str?", "Where a click on it leads."),
        Column("credit", "str?", "Whom the page names as its maker or owner."),
    ),
    _OF_POST,
)

REFERENCES = Table(
    "references",
    "Entries of reference lists, parsed. Only what the entry or a link in it says.",
    ("post_id", "number"),
    (
        _POST_ID,
        Column("number", "i16", "Place through all reference lists of the post, 1-based."),
        Column("position", "i32", "Position of the list's block."),
        Column("label", "str?", "Marker as printed."),
        Column("raw", "str", "The entry as printed, without its marker."),
        Column("type", "cat?", "CSL type: article-journal, book, webpage and so on."),
        Column("authors", "[name]", "Authors."),
        Column("et_al", "bool", "The entry names only some of its authors."),
        Column("editors", "[name]", "Editors."),
        Column("title", "str?", "Title."),
        Column("container_title", "str?", "Journal, book or site that it stands in."),
        Column("collection_title", "str?", "Series."),
        Column("year", "i16?", "Year of publication."),
        Column("month", "i8?", "Month of publication, 1 to 12."),
        Column("day", "i8?", "Day of publication, 1 to 31."),
        Column("volume", "str?", "Volume."),
        Column("issue", "str?", "Issue."),
        Column("page", "str?", "Page or pages."),
        Column("edition", "str?", "Edition."),
        Column("publisher", "str?", "Publisher."),
        Column("publisher_place", "str?", "Where the publisher is."),
        Column("doi", "str?", "DOI, bare, in lower case."),
        Column("pmid", "str?", "PubMed id."),
        Column("pmcid", "str?", "PubMed Central id."),
        Column("arxiv", "str?", "arXiv id."),
        Column("isbn", "str?", "ISBN."),
        Column("url", "str?", "Address; null where it only repeats the DOI."),
        Column("accessed", "str?", "When the author of the entry saw it; ISO 8601, possibly of reduced precision."),
        Column("language", "cat?", "Language of the title, BCP 47."),
        Column("work_id", "str?", "Entries of the same work carry the same id, across posts and spellings."),
        Column("confidence", "f32", "How likely the whole entry is right, 0 to 1."),
        Column("csl_json", "str", "The entry as a CSL-JSON item, loadable by a citation manager.", parquet_only=True),
    ),
    _OF_BLOCK,
)

CITATIONS = Table(
    "citations",
    "Markers in the text, one row for each entry that they point to.",
    ("post_id", "citation"),
    (
        _POST_ID,
        Column("citation", "i32", "Place among the post's citations, 0-based."),
        _POSITION,
        Column("offset", "i32?", "Where the marker begins in the block's text, in Unicode code points."),
        Column("length", "i16", "Length of the marker in Unicode code points."),
        Column("marker", "str", "The marker as printed: [3], ⁹, 1–3."),
        Column("kind", "cat", "reference or footnote: which of the two tables number counts in."),
        Column("number", "i16", "The reference's number, or the note's."),
    ),
    _OF_BLOCK,
)

FOOTNOTES = Table(
    "footnotes",
    "Footnotes and endnotes.",
    ("post_id", "note"),
    (
        _POST_ID,
        Column("note", "i16", "Place among the post's notes, 1-based."),
        _POSITION,
        Column("label", "str?", "Marker as printed."),
        Column("text", "str", "Text, without the way back to its marker."),
    ),
    _OF_BLOCK,
)

LINKS = Table(
    "links",
    "Links in the bodies.",
    ("post_id", "link"),
    (
        _POST_ID,
        Column("link", "i32", "Place among the post's links, 0-based."),
        _POSITION,
        Column("href", "str", "Where it leads, absolute."),
        Column("text", "str?", "Its text."),
        Column("rel", "str?", "How the page says that it relates: nofollow, sponsored."),
        Column("internal", "bool", "It leads to the same registrable domain."),
        Column("target_post_id", "str?", "The post of this dataset that it leads to."),
    ),
    (*_OF_BLOCK, (("target_post_id",), "posts", ("post_id",))),
)

TABLE_CELLS = Table(
    "table_cells",
    "Cells of tables, at their place in the grid.",
    ("post_id", "position", "row_index", "column_index"),
    (
        _POST_ID,
        Column("position", "i32", "Position of the table's block."),
        Column("row_index", "i32", "Row, 0-based."),
        Column("column_index", "i32", "Column, 0-based."),
        Column("row_span", "i16", "Rows that it covers."),
        Column("column_span", "i16", "Columns that it covers."),
        Column("header", "bool", "It heads a row or column."),
        Column("text", "str?", "Text."),
    ),
    _OF_BLOCK,
)

# Posts first: whoever reads one post's rows reads what it is before what it holds.
POST_TABLES = (POSTS, TERMS, BLOCKS, HEADINGS, LIST_ITEMS, IMAGES, REFERENCES, CITATIONS, FOOTNOTES, LINKS, TABLE_CELLS)
