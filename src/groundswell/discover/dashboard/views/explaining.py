"""Pages that explain: methods, about, accessibility. All open to read."""

from django.http import HttpRequest, HttpResponse

from groundswell.discover.dashboard.pages.about import about_page, accessibility_page
from groundswell.discover.dashboard.pages.methods import explaining_page, method_address, methods_index
from groundswell.discover.dashboard.views.answering import published, show_document
from groundswell.look.layout.frame import Link
from groundswell.national.store import all_editions
from groundswell.packs.explanations import method_explanation
from groundswell.web.errors import NotHere


@published
def methods(request: HttpRequest) -> HttpResponse:
    """List how figures are made."""
    document = methods_index()
    return show_document(request, "dashboard/methods.jinja", document, content=document)


@published
def one_method(request: HttpRequest, *, topic: str) -> HttpResponse:
    """Explain how one kind of figure is made."""
    explained = method_explanation(topic)
    if explained is None:
        raise NotHere(sentence="There is no such method here.")
    document = explaining_page(explained, address=method_address(topic))
    return show_document(
        request,
        "dashboard/document.jinja",
        document,
        content=document,
        breadcrumbs=(Link("Methods", "/methods/"),),
    )


@published
def about(request: HttpRequest) -> HttpResponse:
    """Say what the product is, whose figures it shows and what is unverified."""
    document = about_page(all_editions())
    return show_document(request, "dashboard/document.jinja", document, content=document)


@published
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say what was tested with whom, and what was not."""
    document = accessibility_page()
    return show_document(request, "dashboard/document.jinja", document, content=document)
