"""Scoping: what a programme is for, who works on it, when, and what has to be settled before discovery."""
