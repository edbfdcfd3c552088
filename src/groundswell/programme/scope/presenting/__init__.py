"""Builds the pages of scoping from what queries found."""
