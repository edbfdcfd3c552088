"""Keeping a reader in the edition that was asked for: every way on from a pinned page carries the pin."""

import re

from groundswell.discover.dashboard.pages import address

# The addresses that read an edition: an organisation's pages and files, and comparisons.
_WAYS = re.compile(
    r'(?P<open> href=")(?P<page>/(?:trusts|compare)[/.][^"?#]*)(?:\?(?P<query>[^"#]*))?(?P<place>#[^"]*)?(?=")'
)


def pin_ways(page: str, edition_id: str) -> str:
    """Return a page whose ways to an organisation's figures all name an edition; those that name one stay."""

    def pinned(way: re.Match[str]) -> str:
        query = way["query"] or ""
        if re.search(r"(?:^|&|;)edition=", query):
            return way[0]
        named = address.pinned("", edition_id).removeprefix("?")
        words = f"{query}&amp;{named}" if query else named
        return f"{way['open']}{way['page']}?{words}{way['place'] or ''}"

    return _WAYS.sub(pinned, page)
