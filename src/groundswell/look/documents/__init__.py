"""Documents: one object from which a page, Word, slides, Markdown, tables and files are made alike."""
