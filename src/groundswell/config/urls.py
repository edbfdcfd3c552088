"""Every address of the product, room by room."""

from django.urls import include, path

from groundswell.discover.dashboard.views.api import api_urls
from groundswell.web.health import health

urlpatterns = [
    path("operate/health", health, name="health"),
    path("", include("groundswell.people.urls")),
    path("", include("groundswell.programme.urls")),
    path("", include("groundswell.programme.scope.urls")),
    path("", include("groundswell.discover.breakdown.urls")),
    path("", include("groundswell.discover.evidence.urls")),
    path("", include("groundswell.discover.patients.urls")),
    path("", include("groundswell.discover.questionnaires.urls")),
    path("", include("groundswell.discover.results.urls")),
    path("", include("groundswell.discover.surveys.urls")),
    path("", include("groundswell.discover.synthesis.urls")),
    path("", include("groundswell.discover.workforce.urls")),
    path("api/v1/", api_urls),
    path("", include("groundswell.discover.dashboard.urls")),
]

handler400 = "groundswell.web.errors.bad_request"
handler403 = "groundswell.web.errors.forbidden"
handler404 = "groundswell.web.errors.not_found"
handler429 = "groundswell.web.errors.too_many"
handler500 = "groundswell.web.errors.broken"
