"""Sentences for the person at the terminal."""

import sys


def say(sentence: str) -> None:
    """Write a sentence for the person at the terminal."""
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


def refuse(sentence: str) -> int:
    """Write why nothing was done, and return the exit status for it."""
    sys.stderr.write(f"{sentence}\n")
    return 2
