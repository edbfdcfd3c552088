"""Pages of the synthesis."""
