"""Verbs of the synthesis."""
