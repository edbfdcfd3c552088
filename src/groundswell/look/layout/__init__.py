"""The page around every page: frame, mark, layout template."""
