"""Static site generators: the same posts as Markdown, built by each generator's own command and served as files."""
