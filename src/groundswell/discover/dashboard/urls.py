"""Addresses of the dashboard: the field's words, no numbers in sequence, each safe to paste into a paper."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from groundswell.discover.dashboard.views import adding, api, equity, explaining, files, front, outcomes, trust

app_name = "dashboard"


class FileExtension(StringConverter):
    """The formats a page is kept in."""

    regex = "csv|xlsx|json|docx|pptx|md"


class PictureExtension(StringConverter):
    """The formats a chart is kept in."""

    regex = "svg|png"


class PlainWord(StringConverter):
    """A code or name without a dot, so that a format can follow it."""

    regex = r"[^/.]+"


register_converter(FileExtension, "extension")
register_converter(PictureExtension, "picture")
register_converter(PlainWord, "word")

urlpatterns = [
    path("", front.find, name="find"),
    path("compare/", front.compare, name="compare"),
    path("elements/", front.all_elements, name="elements"),
    path("editions/", front.editions, name="editions"),
    path("editions/add/", adding.add, name="add-edition"),
    path("editions/<slug:edition_id>/", front.one_edition, name="edition"),
    path("editions/<slug:edition_id>.<extension:extension>", files.edition_file, name="edition-file"),
    path("questions/<str:question_id>/", front.one_question, name="question-explained"),
    path("trusts/<str:code>/", trust.at_a_glance, name="glance"),
    path("trusts/<str:code>/elements/<slug:element_id>/", trust.one_element, name="element"),
    path("trusts/<str:code>/questions/<str:question_id>/", trust.one_question, name="question"),
    path("trusts/<str:code>/scores/<str:score_id>/", trust.one_score, name="score"),
    path("trusts/<str:code>/differences/", trust.where_it_differs, name="differences"),
    path("trusts/<str:code>/equity/", equity.equity, name="equity"),
    path("trusts/<str:code>/outcomes/", outcomes.outcomes, name="outcomes"),
    path("trusts/<str:code>/take-away/", files.take_away, name="take-away"),
    path("trusts/<word:code>.<extension:extension>", files.page_file, name="file"),
    path("trusts/<word:code>/<word:part>.<extension:extension>", files.page_file, name="part-file"),
    path("trusts/<word:code>/<word:part>/<word:name>.<extension:extension>", files.page_file, name="named-file"),
    path("compare.<extension:extension>", files.compared_file, name="compared-file"),
    path("trusts/<word:code>/charts/<word:figure>.<picture:extension>", files.chart_file, name="chart"),
    path(
        "trusts/<word:code>/<word:part>/charts/<word:figure>.<picture:extension>", files.chart_file, name="part-chart"
    ),
    path(
        "trusts/<word:code>/<word:part>/<word:name>/charts/<word:figure>.<picture:extension>",
        files.chart_file,
        name="named-chart",
    ),
    path("api/", api.explained, name="api-explained"),
    path("methods/", explaining.methods, name="methods"),
    path("methods/<path:topic>/", explaining.one_method, name="method"),
    path("about/", explaining.about, name="about"),
    path("accessibility/", explaining.accessibility, name="accessibility"),
]
