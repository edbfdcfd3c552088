"""Groundswell runs an NHS culture and leadership programme: discover, design, deliver."""
