"""Addresses of the dashboard: the field's words, no numbers in sequence, each safe to paste into a paper."""

from django.urls import path

from groundswell.discover.dashboard.views import equity, explaining, front, outcomes, trust

app_name = "dashboard"

urlpatterns = [
    path("", front.find, name="find"),
    path("compare/", front.compare, name="compare"),
    path("elements/", front.elements, name="elements"),
    path("editions/", front.editions, name="editions"),
    path("editions/<slug:edition_id>/", front.one_edition, name="edition"),
    path("questions/<str:question_id>/", front.one_question, name="question-explained"),
    path("trusts/<str:code>/", trust.at_a_glance, name="glance"),
    path("trusts/<str:code>/elements/<slug:element_id>/", trust.one_element, name="element"),
    path("trusts/<str:code>/questions/<str:question_id>/", trust.one_question, name="question"),
    path("trusts/<str:code>/scores/<str:score_id>/", trust.one_score, name="score"),
    path("trusts/<str:code>/differences/", trust.where_it_differs, name="differences"),
    path("trusts/<str:code>/equity/", equity.equity, name="equity"),
    path("trusts/<str:code>/outcomes/", outcomes.outcomes, name="outcomes"),
    path("methods/", explaining.methods, name="methods"),
    path("methods/<path:topic>/", explaining.one_method, name="method"),
    path("about/", explaining.about, name="about"),
    path("accessibility/", explaining.accessibility, name="accessibility"),
]
