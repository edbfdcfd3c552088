"""Pages about patient comments, by noun."""
