"""How often somebody may try: counted in memory, under a key that is forgotten every ten minutes, never written down.

Who asked for a code, and when, would otherwise stand in the database.
"""

import hashlib
import hmac
import secrets
import threading
from collections import Counter
from collections.abc import Callable

WINDOW_SECONDS = 600


class Limits:
    """Counts of one process for the ten minutes under way. Several processes allow as many times as much."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._window = -1
        self._key = b""
        self._counts: Counter[bytes] = Counter()

    def allow(self, what: str, whose: str, *, most: int) -> bool:
        """Count one try and return whether it is among the first `most` in these ten minutes."""
        with self._lock:
            name = self._name(what, whose)
            self._counts[name] += 1
            return self._counts[name] <= most

    def give_back(self, what: str, whose: str) -> None:
        """Take back one try that was counted and turned out to be right: only wrong ones are held against anybody."""
        with self._lock:
            name = self._name(what, whose)
            self._counts[name] = max(0, self._counts[name] - 1)

    def _name(self, what: str, whose: str) -> bytes:
        """Return under what these tries are counted; the caller holds the lock. A new window forgets the last."""
        window = int(self._clock() // WINDOW_SECONDS)
        if window != self._window:
            self._window, self._key = window, secrets.token_bytes(32)
            self._counts.clear()
        return hmac.digest(self._key, f"{what}\0{whose}".encode(), hashlib.sha256)
