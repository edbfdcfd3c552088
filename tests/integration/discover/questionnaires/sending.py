"""What the form on a page would send, as a browser without a script reads it."""

from html.parser import HTMLParser


class _Form(HTMLParser):
    """Collects the fields of the first form that posts in the main part of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self._is_inside = self._is_over = False
        self._area = self._select = ""

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        name = given.get("name") or ""
        if tag == "form" and given.get("method") == "post" and "action" not in given and not self._is_over:
            self._is_inside = True
        elif not self._is_inside or self._is_over:
            return
        elif tag == "input" and name and (given.get("type") not in {"checkbox", "radio"} or "checked" in given):
            self._add(name, given.get("value") or "")
        elif tag == "textarea":
            self._area = name
            self._add(name, "")
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in given:
            self._add(self._select, given.get("value") or "")

    def handle_data(self, data):
        if self._area:
            self.fields[self._area][-1] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            self._area = ""
        if tag == "form" and self._is_inside:
            self._is_over = True

    def _add(self, name, value):
        self.fields.setdefault(name, []).append(value)


def form_on(answer) -> dict[str, list[str]]:
    """Return the fields of the first form of its own on a page, without the token against forged requests."""
    read = _Form()
    read.feed(answer.content.decode())
    return {name: values for name, values in read.fields.items() if name != "csrfmiddlewaretoken"}
