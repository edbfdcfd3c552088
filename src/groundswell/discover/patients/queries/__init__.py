"""Questions about patient comments, by noun."""
