"""Questions that read the synthesis."""
