"""Verbs that change patient comments, by noun."""
