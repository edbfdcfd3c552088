"""Measurements against plain peers on the same machine. `python -m bench` writes RESULTS.md."""
