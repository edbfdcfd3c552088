"""The built styles, scripts and fonts as the server offers them: under an address that changes when any does."""

from groundswell.look.static_files import built_folder, content_mark

__all__ = ["always_immutable", "built_folder", "content_mark"]


def always_immutable(_path: str, _url: str) -> bool:
    """Return True: the mark in the address changes with the content, so no file ever changes at its address."""
    return True
