"""Posts as Markdown files with front matter, for static site generators."""
